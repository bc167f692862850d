"""Words that lead to a citation and are no part of it: *see*, *vgl.*, *V.* for *voir*."""

from __future__ import annotations

from biblio.language import cues
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy

# S. Hist. Jahrb. Bd. XII · V. « Le Sel » · V. Mémoires de Noll: elsewhere it is an initial
_VOIR = Lazy(
    rf"S\.\s(?=[«„“]|(?:{CAPITAL}[a-zß-ÿ]+\.\s){{2,4}}"
    rf"(?:{cues.pattern('volume', 'de')}\s?)?[IVXLC\d])"
    rf"|V\.\s(?=[«“\"]|{cues.pattern('title_opening')}\s|{cues.pattern('title_word')})"
)
_IN_RE = Lazy(rf"In\s[Rr]e\s{CAPITAL}")  # a case’s title, and no signal
# So, Anna K. L., Salt: a family name, and no signal
_INITIALS = Lazy(rf",(?:\s{CAPITAL}[\w.’-]*){{0,3}}[\s.-]{CAPITAL}\.,\s")
# Malgré A. Noll, Le sel · Analogamente Noll, op. cit.: an adverb before a title belongs to it
_AUTHOR = Lazy(rf"(?:{CAPITAL}\.[ -]?){{1,3}}(?:[a-zß-ÿ]{{2,3}}\s)?{CAPITAL}[\w’'-]+,")
_POINTING_BACK = Lazy(
    rf"(?:[a-zß-ÿ]{{2,3}}\s)?{CAPITAL}[\w’'-]+(?:\s{CAPITAL}[\w’'-]+)?,?\s"
    rf"(?:[(\[]\s?)?(?:{cues.pattern('opcit')}|{cues.pattern('ibid')}|{cues.pattern('above')})(?!\w)"
)
_FORENAME = Lazy(rf"(?P<forename>{CAPITAL}[\w’'-]+)\s(?:[a-zß-ÿ]{{2,3}}\s)?{CAPITAL}[\w’'-]+,")
_SIGNALS = tuple(word.casefold() for word in cues.words("signal"))
_ADVERBS = tuple(word.casefold() for word in cues.words("adverb"))
_LONGEST_SIGNAL = max(map(len, (*_SIGNALS, *_ADVERBS))) + 1


def length(text: str) -> int:
    """The length of the signal, space included, with which the text begins."""
    plain = text[:_LONGEST_SIGNAL].casefold().replace("'", "’")
    if voir := _VOIR.match(text):
        return voir.end()
    if not plain.startswith(_SIGNALS):
        return _adverb(text, plain)
    found = next(signal for signal in _SIGNALS if plain.startswith(signal))
    rest = text[len(found) :]
    if _IN_RE.match(text) or _INITIALS.match(rest):
        return 0
    rest = rest[1:] if rest[:2] == " :" else rest  # Cf. : Noll, Le sel
    rest = rest[1:] if rest[:1] in (":", ",") else rest
    return len(text) - len(rest.lstrip()) if rest[:1].isspace() else _adverb(text, plain)


def _adverb(text: str, plain: str) -> int:
    """The length of the adverb, space included, that leads to an author, or to what points back."""
    found = next((word for word in _ADVERBS if plain.startswith(word + " ")), None)
    if found is None:
        return 0
    end = len(found) + 1
    named = _FORENAME.match(text, end)
    is_author = (
        named is not None and opens_name(named["forename"]) and not opens_name(text[: end - 1])
    )
    return end if is_author or _AUTHOR.match(text, end) or _POINTING_BACK.match(text, end) else 0
