"""The style engine as a packet uses it: full forms for annotations, and bibliographies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biblio.config import DEFAULT_STYLE
from biblio.diagnostics import Diagnostic, Position
from biblio.document import Run, text_of
from biblio.library import Library
from biblio.packet.model import BibliographyEntry
from biblio.packet.wording.collation import by_name
from biblio.styles.formatted import Cite, Cluster, Formatted

if TYPE_CHECKING:
    from biblio.bibliography.engine import Engine

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A bibliography, and for each of its keys the full form in which a note cites it."""

    bibliography: tuple[BibliographyEntry, ...]
    full_forms: Mapping[str, Runs]
    diagnostics: tuple[Diagnostic, ...] = ()


def cite(library: Library, keys: Iterable[str], style: str, language: str | None) -> Cited:
    """The entries of these keys in the style. Raises BiblioError where the style is not known.

    A style that cites in brackets has no form for notes: there Chicago's is taken.
    """
    from biblio.bibliography.engine import StyleEngine
    from biblio.styles import find_style

    find_style(style)  # a style that there is not is one though nothing be cited
    wanted = tuple(dict.fromkeys(key for key in keys if library.get(key)))
    if not wanted:
        return Cited((), {})
    engine = StyleEngine.of(style, language, lambda key: Position(library.path or key))
    formatted = noted = _format(engine, library, wanted)
    if not engine.style.is_note_style:
        notes = StyleEngine.of(DEFAULT_STYLE, language, engine.locate)
        noted = _format(notes, library, wanted)
    full_forms = dict(zip(wanted, noted.citations, strict=True))
    return Cited(_bibliography(formatted, full_forms), full_forms, formatted.diagnostics)


def _format(engine: Engine, library: Library, keys: Sequence[str]) -> Formatted:
    """Every entry is cited in a chapter of its own, so that each has its full form."""
    from biblio.bibliography.engine import items_of

    clusters = tuple(Cluster((Cite(key),), chapter) for chapter, key in enumerate(keys, 1))
    return engine.format(items_of(library, keys), clusters)


def _bibliography(
    formatted: Formatted, full_forms: Mapping[str, Runs]
) -> tuple[BibliographyEntry, ...]:
    """The style's list; of a style that has none, the full forms in the order of their letters."""
    if not formatted.bibliography:
        ordered = sorted(full_forms.items(), key=lambda item: by_name(text_of(item[1])))
        return tuple(BibliographyEntry(key, runs) for key, runs in ordered)
    return tuple(
        BibliographyEntry(one.key, (*((Run(f"{one.label} "),) if one.label else ()), *one.runs))
        for one in formatted.bibliography
    )
