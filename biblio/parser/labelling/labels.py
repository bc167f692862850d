"""The labels that a labeller may give, and the fields that they become."""

from __future__ import annotations

from biblio.diagnostics import BiblioError
from biblio.record.fields import ALIASES, Of, belonging

# The fields that a citation may print, whatever they are called.
FIELDS = frozenset(belonging(Of.WORK, Of.EDITION, Of.CITATION))
_FIELDS_OF: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in FIELDS},
    **{other: (name,) for other, name in ALIASES.items() if name in FIELDS},
    # One name in two roles (`ed. and trans. X`); the kind of a thesis; a sign without a value.
    "editor_translator": ("editor", "translator"),
    "thesis": ("type",),
    "undated": (),
    "medium": (),
    # The name of an act, which ends in its year.
    "act": ("title", "date"),
    # What a paper in an archive goes by; a talk goes by whom it was with.
    "shelfmark": ("title",),
    "interview": ("title",),
}
LABELS = frozenset(_FIELDS_OF)


def fields_of(label: str) -> tuple[str, ...]:
    """The fields that a label stands for; raises BiblioError for one that is not in `LABELS`."""
    if label in _FIELDS_OF:
        return _FIELDS_OF[label]
    known = ", ".join(sorted(LABELS))
    raise BiblioError(f"A labeller says “{label}”, which is no label of a citation: {known}.")
