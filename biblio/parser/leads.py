"""Where a citation may begin inside a sentence: behind the remark that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from biblio.language import cues
from biblio.values import names, pages
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_WORD = rf"(?>(?:d’)?{CAPITAL}[\w’-]*+)"
_INNER = rf"(?:\s+(?:{_WORD}\.?|{names.LEADING_PARTICLE}))*"
_FULL = rf"(?:(?:[A-Z]\.\s?)++{_WORD}\.?(?:{_INNER}\s+{_WORD})?|{_WORD}\.?{_INNER}\s+{_WORD})"
_OTHERS = rf"(?:\s{names.OTHERS})?"
_PEOPLE = rf"{_FULL}(?:(?:,|,?\s+{names.AND})\s+{_FULL})*{_OTHERS}"
_TITLE_NEXT = rf"[“‘«„»\"]|{CAPITAL}"
# A full name, then a title; or a family name alone, right after a comma or a small word.
_STARTS = (
    Lazy(
        rf"(?<=\s){_PEOPLE}(?:\s\((?:{cues.pattern('edited')})\))?,\s+(?:eds?\.,\s+)?(?={_TITLE_NEXT})"
    ),
    Lazy(
        rf"(?<=[a-zß-ÿ,:]\s)(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s){_WORD}(?:\s+{names.AND}\s+{_WORD})?{_OTHERS},\s+"
        rf"(?={_TITLE_NEXT})"
    ),
    # bei Noll, Karl: Salz · la publicó NOVAL, J.: «La sal»
    Lazy(
        rf"(?<=[a-zß-ÿ]\s){_WORD},\s(?:{_WORD}(?:\s{_WORD})?|(?:{CAPITAL}\.\s?)+):\s+(?={_TITLE_NEXT})"
    ),
)
# zur Geschichte des Wortes Otto Noll: Salz. · ähnlich noch ders.: Brot.
_COLON_HEAD = Lazy(
    rf"(?<=[\w.]\s)(?:{cues.pattern('idem')}|(?P<people>{_FULL}(?:(?:\s?/\s?|\s{names.AND}\s){_FULL})*)):\s(?={_TITLE_NEXT})",
    sign=r":\s",
)
_WORDS = Lazy(r"\S+")
_INITIALS = Lazy(r"[^\W\d_]\.")
_SMALL_BEFORE = Lazy(r"(?:^|\s)(?!of\s)[a-zß-ÿ]{2,}\s$")
_LEADS_ON = frozenset((*names.PARTICLES - {"auf"}, *cues.words("small")))
_COMMA_BETWEEN = Lazy(rf",\s+(?:eds?\.,\s+)?(?:{_TITLE_NEXT})")
# A name, or a case, with the number of the note that it points to.
_NOTED = Lazy(
    rf"(?<=[a-zß-ÿ,:]\s)(?:{_WORD}{_INNER}\sv\.?\s)?{_WORD}\s[(\[]\s?{cues.pattern('above')}\s?\d",
    sign=r"[(\[]\s?[^\W\d][^()\[\]\d]*\d",
)
# El autor utiliza a Noce y Ruiz, ob. cit., p. 28 · Abdruck bei Noll, a. a. O., S. 5
_MAKER = rf"(?![а-яё])(?:{_FULL}|{_WORD}(?:,?\s(?:{CAPITAL}\.[\s-]?){{1,3}}(?=\s|,))?)"
_OF_PEOPLE = Lazy(
    rf"(?<=[a-zß-ÿа-яё,:]\s){_MAKER}(?:\s+{names.AND}\s+{_MAKER})?(?:,?\s{names.OTHERS})?,?\s*(?={cues.pattern('opcit')}(?!\w))",
    sign=cues.sign("opcit"),
)
# La primera, en ibídem, f. 40 · Текст приведён там же, с. 5
_AGAIN = Lazy(
    rf"(?<=[a-zß-ÿа-яё,:]\s)(?={cues.pattern('ibid')}(?!\w)[.,:]*\s(?:{cues.pattern('page')}\s?|{pages.LEAF})[\divxlc])",
    sign=cues.sign("ibid"),
)
_POINTING = (_OF_PEOPLE, _AGAIN)
# abolished by 5 Geo. IV. c. 12
_STATUTE = Lazy(
    rf"(?<=[a-zß-ÿ]\s)\d{{1,2}}(?:\s?&\s?\d{{1,2}})?\s{cues.pattern('reign')}\s",
    sign=cues.sign("reign"),
)
# A remark that names another edition by its title alone: First published as …, English edition: …
_RENAMED = Lazy(
    r"(?:\b(?:published|appeared|translated|reprinted|issued|reissued|available|known|English)"
    r"(?: in English)? as|\b(?:edition|translation|version|text)(?:[,:]| in| is)|"
    r"\b(?:is|are)(?: also)? (?:in|at|on|available at|to be found in))"
    rf"\s+(?=[“‘«\"]|{CAPITAL}|https?:|www\.)"
)
_ONE_BEFORE = Lazy(r"\b(?:eine?[mnrs]?|une?|uma?|un[ao]|een)\s$")
_LONGEST_REMARK = 70  # characters
_NEAR = 8  # an article and the spaces around it
_LONGEST_LEAD = 200  # characters, the names with it
_REMARK = Lazy(r"(?:^|\s)(?:[a-zà-ÿ]{2,}|[aàeoy]\s|w:\s)|[^\W\d_]{3}:(?=\s)")
_WORD_BEFORE = Lazy(r"[^\W\d_]{2,}[,:]?\s")


def starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Offsets at which an author and a title begin after a remark, full names first."""
    if word := _WORD_BEFORE.search(text):
        for pattern in _POINTING:
            yield from (match.start() for match in pattern.finditer(text, word.end()))
    remark = _REMARK.search(text)
    if not remark:
        return
    if start := before_colon(text):
        yield start
    always = (_NOTED, _STATUTE)
    patterns = (*_STARTS, *always) if _COMMA_BETWEEN.search(text, remark.end()) else always
    for pattern in patterns:
        for match in pattern.finditer(text, remark.end()):
            first = re.split(r"[\s,]", match.group())[0]
            at = match.start()
            thing = _ONE_BEFORE.search(text[:at][-_NEAR:])  # eine Schule, „Die Linde“
            if not thing and first.casefold() not in lexicon.common - names.PARTICLES:
                yield at


def before_colon(text: str) -> int:
    """Where the people begin whom a remark leads to and a colon parts from their title; 0 if
    nowhere. In *The Letters of Otto Noll: A Choice* the words lead on, and all is a title.
    """
    head = _COLON_HEAD.search(text[:_LONGEST_LEAD])
    if not head or not head["people"]:
        return head.start() if head else 0
    if _INITIALS.match(head["people"]) and _SMALL_BEFORE.search(text, 0, head.start()):
        return head.start()  # geht zurück auf G. H. Noll: Ansichten
    words = list(_WORDS.finditer(text, 0, head.end()))
    for before, word in pairwise(words):
        if word.start() >= head.start() and opens_name(word.group()):
            led = before.group()
            named = led[0].isupper() and opens_name(led)
            return 0 if named or led.casefold() in _LEADS_ON else word.start()
    return 0


def renamed(text: str) -> int:
    """Where a title begins that a remark gives to another edition of the work; 0 if nowhere."""
    match = _RENAMED.search(text)
    return match.end() if match and match.start() < _LONGEST_REMARK else 0
