"""Words that lead to a citation and are no part of it: *see*, *vgl.*, *V.* for *voir*."""

from __future__ import annotations

from biblio.language import cues
from biblio.values.patterns import CAPITAL, Lazy

# S. Hist. Jahrb. Bd. XII · V. « Le Sel » · V. Mémoires de Noll: elsewhere it is an initial
_VOIR = Lazy(
    rf"S\.\s(?=[«„“]|(?:{CAPITAL}[a-zß-ÿ]+\.\s){{2,4}}"
    rf"(?:{cues.pattern('volume', 'de')}\s?)?[IVXLC\d])"
    rf"|V\.\s(?=[«“\"]|{cues.pattern('title_opening')}\s|{cues.pattern('title_word')})"
)
_IN_RE = Lazy(rf"In\sre\s{CAPITAL}")  # a case’s title, and no signal
# So, Anna K. L., Salt: a family name, and no signal
_INITIALS = Lazy(rf",(?:\s{CAPITAL}[\w.’-]*){{0,3}}[\s.-]{CAPITAL}\.,\s")
_SIGNALS = tuple(word.casefold() for word in cues.words("signal"))
_LONGEST_SIGNAL = max(map(len, _SIGNALS)) + 1


def length(text: str) -> int:
    """The length of the signal, space included, with which the text begins."""
    plain = text[:_LONGEST_SIGNAL].casefold()
    if voir := _VOIR.match(text):
        return voir.end()
    if not plain.startswith(_SIGNALS):
        return 0
    found = next(signal for signal in _SIGNALS if plain.startswith(signal))
    rest = text[len(found) :]
    if _IN_RE.match(text) or _INITIALS.match(rest):
        return 0
    rest = rest[1:] if rest[:1] in (":", ",") else rest
    return len(text) - len(rest.lstrip()) if rest[:1].isspace() else 0
