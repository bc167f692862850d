"""The labels that a labeller may give, and the fields that they become."""

from __future__ import annotations

from biblio.diagnostics import BiblioError

# The fields of a citation, in the order in which they are given.
FIELDS = tuple(
    "author editor translator introduction foreword afterword title origtitle booktitle journal "
    "series edition volume volumes number "
    "address publisher year date origyear origdate pages locator url urldate language note "
    "thesis".split()
)
# Labels that are not one field: one name in two roles (`ed. and trans. X`); a sign without a value.
_OTHERS: dict[str, tuple[str, ...]] = {
    "editor_translator": ("editor", "translator"),
    "undated": (),
}
_RANKS = {name: rank for rank, name in enumerate(FIELDS)}
LABELS = frozenset((*FIELDS, *_OTHERS))


def fields_of(label: str) -> tuple[str, ...]:
    """The fields that a label stands for; raises BiblioError for one that is not in `LABELS`."""
    if label in _RANKS:
        return (label,)
    if label in _OTHERS:
        return _OTHERS[label]
    known = ", ".join(sorted(LABELS))
    raise BiblioError(f"A labeller says “{label}”, which is no label of a citation: {known}.")


def rank(field: str) -> int:
    """The place of a field among the others of its citation."""
    return _RANKS[field]
