"""What a citation says of the edition it means, and how an editor would name that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.likeness import agree
from biblio.record.edition import CONTAINERS, IMPRINT
from biblio.record.person import family_keys
from biblio.values import names
from biblio.values.titles import main_part

if TYPE_CHECKING:
    from biblio.citation import Citation
    from biblio.rules.basis.citing import Cited

_PRINTED = (*IMPRINT, *CONTAINERS)


def is_printed(citation: Citation) -> bool:
    """Whether a publisher, a place or a journal is given."""
    return any(citation.value(name) for name in _PRINTED)


def is_noted(citation: Citation) -> bool:
    """Whether the citation stands in a footnote or an endnote."""
    from biblio.citation import Kind  # here, for libraries alone need none of it

    return citation.kind in (Kind.FOOTNOTE, Kind.ENDNOTE)


def short_form(citation: Citation) -> str:
    """Family name and main title: what a later citation of the work needs."""
    people = citation.values("author") or citation.values("editor")
    title = main_part(citation.value("title") or "")
    return ", ".join(
        part for part in (names.printed([names.family_of(p) for p in people]), title) if part
    )


def agree_or_silent(field: str, one: str | None, other: str | None) -> bool:
    """Whether two values agree, or one of them says nothing."""
    return not one or not other or agree(field, one, other)


def share_a_name(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the lists have a family name in common, or one of them is empty."""
    return not some or not others or bool(family_keys(some) & family_keys(others))


def where(cited: Cited, other: Cited) -> str:
    """Where the other citation stands, seen from this one: a line, and the file if need be."""
    words = other.manuscript.document.words_for(other.citation.where)
    same = cited.manuscript.path == other.manuscript.path
    return words if same else f"{words} of {other.manuscript.path}"
