"""Names printed `Family, Given` before the cuts of a note are known: which joints are theirs."""

from __future__ import annotations

from biblio.values import dates, names
from biblio.values.patterns import CAPITAL, Lazy

# von Salis, Slicher van Bath, d’Argenson, Ó Gráda
_FAMILY = (
    rf"(?:{names.PARTICLE}\s){{0,3}}(?:[dl][’'])?{CAPITAL}[\w’'-]*"
    rf"(?:\s(?:{names.PARTICLE}\s){{0,3}}{CAPITAL}[\w’'-]+|-{CAPITAL}[\w’'-]+)?"
)
# Woodcock, George (1972). Title. London: Verso: the year is no end there.
YEAR_FIRST = Lazy(rf"{_FAMILY},\s{CAPITAL}[^()\d]{{0,60}}\({dates.YEAR}[a-z]?\)[.:,]?\s?")
_INVERTED = rf"{_FAMILY},\s{CAPITAL}[\w.’-]*(?:\s{CAPITAL}[\w.’-]*){{0,2}}"
_INVERTED_LAST = Lazy(rf"(?:^|[;:.]\s|\b[Ss]ee\s){_INVERTED}$")
_INVERTED_NEXT = Lazy(rf"\s(?:and\s|&\s)?{_INVERTED}(?=[;:]|\s\(|,?\s{names.AND}\s|\.\s)")
# HALL; PINHEIRO, 1979: two families before one year
_FAMILIES_LAST = Lazy(rf"(?:^|;\s){CAPITAL}[\w’'-]+$")
_FAMILY_NEXT = Lazy(rf"\s{CAPITAL}[\w’'-]+(?:;|,\s{dates.YEAR})")
# Choi, Ann, Jin Kim, and Bin Zhu. “Salt”: only the first is turned
_DIRECT = rf"{CAPITAL}[\w.’-]*(?:\s(?:{names.PARTICLE}\s){{0,3}}{CAPITAL}[\w.’-]*){{1,3}}"
_FIRST_TURNED = Lazy(
    rf"{_FAMILY},\s{CAPITAL}[\w’-]*(?:\s{CAPITAL}[\w.’-]*){{0,2}}"
    rf"(?:,\s{_DIRECT})*,?\s{names.AND}\s{_DIRECT}\s*"
)
_LOOKBACK = 160  # characters: a name in both its parts
_LONGEST = 300


def joins_names(text: str, at: int) -> bool:
    """Whether the semicolon stands between names: `Webb, Sidney; Webb, Beatrice (1913)`."""
    start = max(at - _LOOKBACK, 0)
    end = len(text[:at].rstrip())
    if _FAMILIES_LAST.search(text, start, end) and _FAMILY_NEXT.match(text, at + 1):
        return True
    before = _INVERTED_LAST.search(text, start, end)
    return bool(before and _INVERTED_NEXT.match(text, at + 1))


def lists(text: str) -> bool:
    """Whether the text is names, the first of them turned and the others not."""
    return len(text) < _LONGEST and _FIRST_TURNED.fullmatch(text.rstrip(" .")) is not None
