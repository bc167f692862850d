"""The style engine as a packet uses it: full forms for annotations, and bibliographies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from biblio.diagnostics import Diagnostic
from biblio.document import Run
from biblio.library import Library
from biblio.packet.model import BibliographyEntry
from biblio.styles.formatted import Cite, Cluster, Formatted


@dataclass(frozen=True, slots=True)
class Cited:
    """A bibliography, and for each of its keys the full form in which a note cites it."""

    bibliography: tuple[BibliographyEntry, ...]
    full_forms: Mapping[str, tuple[Run, ...]]
    diagnostics: tuple[Diagnostic, ...] = ()


def cite(library: Library, keys: Iterable[str], style: str, language: str | None) -> Cited:
    """The entries of these keys in the style. Raises BiblioError where the style is not known.

    Every entry is cited in a chapter of its own, so that each has its full form.
    """
    wanted = tuple(dict.fromkeys(key for key in keys if library.get(key)))
    if not wanted:
        return Cited((), {})
    clusters = tuple(Cluster((Cite(key),), chapter) for chapter, key in enumerate(wanted, 1))
    entries = tuple(entry for key in wanted if (entry := library.get(key)))
    formatted = _format(Library(entries, library.path), clusters, style, language)
    bibliography = tuple(BibliographyEntry(one.key, one.runs) for one in formatted.bibliography)
    return Cited(bibliography, _full_forms(wanted, formatted), formatted.diagnostics)


def _format(
    library: Library, clusters: tuple[Cluster, ...], style: str, language: str | None
) -> Formatted:
    from biblio.formats import csljson
    from biblio.styles import find_style, format

    return format(csljson.items(library), clusters, find_style(style), language)


def _full_forms(keys: tuple[str, ...], formatted: Formatted) -> Mapping[str, tuple[Run, ...]]:
    """What a note has; a style that cites by author and date has full forms in its list only."""
    listed = {one.key: one.runs for one in formatted.bibliography}
    return dict(zip(keys, formatted.citations, strict=True)) or listed
