"""Editors, translators and who introduced it, after a cue: edited by, trans., Hrsg. von …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import houses, names, places
from biblio.values.forenames import is_initial, opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_ROLES = ("editor_translator", "editor", "translator", "introduction", "foreword", "afterword")
# A source between the word and *by*: translated from the second German edition by
_FROM = r"[Tt]ranslated\sfrom\s[^,;()]{3,50}?\sby"
_CUES = {
    **{
        role: Lazy(rf"(?<![\w’'])(?:{cues.pattern(role)})\s+", sign=cues.sign(role))
        for role in _ROLES
    },
    "": Lazy(rf"(?<![\w’']){_FROM}\s+", sign="from"),
}
# What ends a title before these people.
_SPACE_BEFORE = Lazy(r",?\s+\Z")
_ROLE_ALONE = Lazy(r",?\s+(?:edited|translated)(?=\s)")
_BEFORE_CUE = Lazy(r"[,.]?\s+/?\s?(?:with (?:an?|the) )?(?:new )?\Z")
# (J. Tedeschi & A. Tedeschi, Trans.): the word behind the names, within brackets.
_BEHIND = Lazy(
    rf"(?:[(\[]|;\s)(?P<names>[^()\[\];]{{3,80}}?),\s(?:(?P<editor_translator>[Ee]ds?\.\s(?:&|and)\s[Tt]rans\.)|(?P<translator>{cues.pattern('translated')})|(?P<editor>[Ee]ds?\.))(?:(?:;[^()\[\],]{{1,40}})?[)\]]|(?=;\s))"
)
# Henry Reeve trad.: the word behind the name, no brackets
_ABBREVIATED = Lazy(
    rf",\s(?P<names>{CAPITAL}[^,()\d{TAKEN}]{{3,60}}?)\s(?P<translator>{cues.pattern('translated')})(?=,|\.?\s*$)"
)
_DASHED = Lazy(r"\s[‒–—]\s")
# … trans. Ann Miller, Salt Classics, 7 (London: …): the series and its number
_SERIES = rf",\s(?={CAPITAL}[^,();:\d]{{2,60}},\s\d{{1,4}}(?:\s[(\[{TAKEN}]|,\s))"
_EDITED = Lazy(
    rf",\s(?:{cues.pattern('edited')})\s(?={CAPITAL}[^\s,]*\s{CAPITAL})", sign=cues.sign("edited")
)
_STOP = Lazy(
    rf"[(){TAKEN};:\[]|{_SERIES}|,\s(?=[ivxl]{{1,5}}\.\s?\d|[IVXL]{{1,5}},\s\d)|\.\s+(?={CAPITAL}[^\W\d_]{{2,}}|{CAPITAL}\.?[;:]|\d|{cues.pattern('volume')}\s?[\dIVX])|\.\s*$|\s[-–—]\s(?!{CAPITAL}\.)"
    rf"|(?<=[a-z]{{4}})\.\s+(?={CAPITAL}\.)"  # and Ann Miller. G. P. Salter, 1929
)
_JOINT = Lazy(rf"{names.AND}\s")  # (Ann Miller, Ed. & Trans.)
_JOINED = Lazy(rf"\s(?:{cues.as_written('and')}|{cues.as_written('helped_by')})\s|&|/|;")
_NEAR = 8  # characters
_ORDINAL_BEFORE = Lazy(r"\d(?:st|nd|rd|th|d|e|ème|\.?[ªº]|\.)\s\Z")  # 3rd ed. Harbour Press


def after_cue(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """The names that follow each cue."""
    spans: list[Span] = []
    for role, cue in _cues(reading.rest):
        stop = _stop(reading.rest, cue.end())
        for start, end in people(reading.rest[cue.end() : stop], cue.end(), lexicon):
            spans.append(Span(role or "translator", start, end, 0.95))
    return spans or list(_abbreviated(reading, lexicon)) or list(_in_brackets(reading, lexicon))


def _abbreviated(reading: Reading, lexicon: Lexicon) -> Iterator[Span]:
    """`…, éd. Claude Noll, Paris`: the word for editors, and a forename or initials behind it."""
    for word in _EDITED.finditer(reading.rest):
        stop = _stop(reading.rest, word.end())
        first = reading.rest[word.end() : stop].split(" ")[0]
        if opens_name(first):
            for one in people(reading.rest[word.end() : stop], word.end(), lexicon):
                yield Span("editor", *one, 0.9)


def openings(text: str) -> Iterator[int]:
    """Where the words begin that lead to a cue: `, with an introduction by`."""
    for role, cue in _cues(text):
        before = _BEFORE_CUE.search(text, 0, cue.start()) if role else None
        if before:
            yield before.start()


def _cues(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each cue in order, with its role (none for a source); at one place the first role counts."""
    found = [
        (role, match)
        for role, cue in _CUES.items()
        for match in cue.finditer(text)
        if not _JOINT.match(text, match.end()) and not _is_edition(match)
    ]
    end = 0
    for role, match in sorted(found, key=lambda one: one[1].start()):
        if match.start() >= end:
            yield role, match
            end = match.end()


def _is_edition(cue: re.Match[str]) -> bool:
    """Whether the word counts an edition: `3rd ed. Harbour Press`."""
    if cue.group().strip().casefold() not in cues.words("edition"):
        return False
    start = max(cue.start() - _NEAR, 0)
    return _ORDINAL_BEFORE.search(cue.string, start, cue.start()) is not None


def title_ends(text: str) -> int:
    """The offset at which an editor or a translator is led to, comma and space included, or that of
    the text's end."""
    alone = _ROLE_ALONE.search(text)
    ends = [alone.start()] if alone else []
    for role in ("editor", "translator"):
        befores = (_SPACE_BEFORE.search(text, 0, m.start()) for m in _CUES[role].finditer(text))
        ends += [before.start() for before in befores if before]
    return min(ends, default=len(text))


def _in_brackets(reading: Reading, lexicon: Lexicon) -> Iterator[Span]:
    found = (*_BEHIND.finditer(reading.rest), *_ABBREVIATED.finditer(reading.rest))
    for match in found:
        if all_people(match["names"], lexicon):
            for start, end in people(match["names"], match.start("names"), lexicon):
                yield Span(str(match.lastgroup), start, end, 0.95)


def people(text: str, offset: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The spans of the names at the beginning of the text, up to what is not a name."""
    full = False
    for name, start in names.split(text, offset):
        if full and " " not in name and text[: start - offset].rstrip().endswith(","):
            return  # ed. Ann Miller, Bruno Noble, Berlin: a town behind full names
        if houses.is_known(name) or places.is_city(name) or places.is_city(f"{name}."):
            return  # edited by Ann Miller, W. W. Norton · ed. Miller, Lond. 1813
        full = full or " " in name
        person = name.rstrip(" .") if not re.search(r"\b(?:Jr|Sr)\.$", name) else name
        if not names.looks_like_person(person, lexicon):
            return
        yield start, start + len(person)


def all_people(text: str, lexicon: Lexicon) -> bool:
    """Whether the whole text is one name or a list of names."""
    single = [name for name, _ in names.split(text)]
    if not single or not all(names.looks_like_person(name, lexicon) for name in single):
        return False
    # Two family names need a joint other than a comma: `Clara Fraser, Revolution` is not a list.
    return len(single) == 1 or _is_list(text, single) or all(map(_is_initialled, single))


def _is_initialled(name: str) -> bool:
    """`A. Rossi`: such names make a list with commas alone."""
    first, _, rest = name.partition(" ")
    return bool(rest) and is_initial(first)


def _is_list(text: str, single: list[str]) -> bool:
    if _DASHED.search(text):
        return all(" " in name or "." in name for name in single)  # S. Miller – B. Noble
    if not _JOINED.search(text):
        return False
    whole = [len(name.split()) > 1 for name in single]
    return all(whole) or not any(whole) or len(single) == 2


def _stop(text: str, start: int) -> int:
    at = start
    while match := _STOP.search(text, at):
        # The full stop of an initial ends nothing: trans. C. K. Scott Moncrieff
        if match.group().startswith(".") and re.search(r"\b\w$", text[start : match.start()]):
            at = match.end()
            continue
        return match.start()
    return len(text)
