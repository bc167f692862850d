"""What a token has to know of the whole: the clauses between stops, the manner of the print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from biblio.parser.labelling.forms import SIGNS, Features, Form

_QUOTES = frozenset('“„«»"')
# Beyond this many words a clause is long.
_LONG = 7
# Lists whose words stand in any clause.
_COMMON = frozenset(("article", "joint"))
_ABBREVIATED = 5


def clauses(forms: Sequence[Form]) -> Iterator[Features]:
    """For each token its clause, the one before and the one behind, each in few words."""
    cut = _cut(forms)
    told = [_told(forms[start:end]) for start, end in cut]
    nothing: tuple[Features, str] = ((), "")
    around = zip([nothing, *told[:-1]], told, [*told[1:], nothing], strict=True)
    for (start, end), (before, own, behind) in zip(cut, around, strict=True):
        features = (*_said("Z", "N", own), *_said("X", "O", before), *_said("Y", "L", behind))
        for _ in range(start, end):
            yield features


def manner(forms: Sequence[Form]) -> str:
    """How the whole is printed: quoted, with `//`, with *In*, the year early, late, in brackets."""
    quoted = any(not _QUOTES.isdisjoint(form.lead) for form in forms)
    slashed = any("//" in form.tail for form in forms)
    within = any(form.plain == "in" and (form.shape == "Aa" or form.stop == ":") for form in forms)
    year = next((at for at, form in enumerate(forms) if form.shape == "year"), None)
    if year is None:
        return f"{quoted:d}{slashed:d}{within:d}-0"
    return f"{quoted:d}{slashed:d}{within:d}{3 * year // len(forms)}{'(' in forms[year].lead:d}"


def ends(form: Form) -> bool:
    """Whether a clause ends with this token: initials and abbreviations go on."""
    if form.stop != ".":
        return form.tail != ""
    return not (len(form.plain) == 1 or (form.kinds and len(form.plain) < _ABBREVIATED))


def _cut(forms: Sequence[Form]) -> list[tuple[int, int]]:
    """Where the clauses begin and end; each has the stops that end it."""
    edges = [0]
    for at, form in enumerate(forms[1:], 1):
        if form.shape != SIGNS and (form.lead or ends(forms[at - 1])):
            edges.append(at)
    return list(pairwise([*edges, len(forms)]))


def _told(forms: Sequence[Form]) -> tuple[Features, str]:
    """The lists that a clause's words stand in; how long it is, its first word, if it is dated."""
    words = [form for form in forms if form.shape != SIGNS]
    lists = {kind for form in words for kind in form.kinds} - _COMMON
    dated = any(form.shape == "year" for form in words)
    first = words[0].shape if words else "-"
    return tuple(sorted(lists)), f"{min(len(words), _LONG)}{dated:d}{first}"


def _said(kind: str, form: str, told: tuple[Features, str]) -> Features:
    return (*(kind + one for one in told[0]), form + told[1])
