"""The style engine as a packet uses it: full forms for annotations, and bibliographies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from biblio.diagnostics import Diagnostic, Position
from biblio.document import Run
from biblio.library import Library
from biblio.packet.collation import by_name
from biblio.packet.model import BibliographyEntry
from biblio.packet.recipe import DEFAULT_STYLE
from biblio.styles.formatted import Cite, Cluster, Formatted

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
    from biblio.styles import find_style

    wanted = tuple(dict.fromkeys(key for key in keys if library.get(key)))
    if not wanted:
        return Cited((), {})
    formatted = _format(library, wanted, style, language)
    is_note_style = find_style(style).is_note_style
    noted = formatted if is_note_style else _format(library, wanted, DEFAULT_STYLE, language)
    full_forms = dict(zip(wanted, noted.citations, strict=True))
    return Cited(_bibliography(formatted, full_forms), full_forms, formatted.diagnostics)


def _format(library: Library, keys: Sequence[str], style: str, language: str | None) -> Formatted:
    """Every entry is cited in a chapter of its own, so that each has its full form.

    Some styles list no entry of a kind that tells nothing. A packet lists all that it cites: such
    an entry is then described as a text that stands for itself.
    """
    from biblio.styles import find_style, format

    def locate(key: str) -> Position:
        return Position(library.path or key)

    clusters = tuple(Cluster((Cite(key),), chapter) for chapter, key in enumerate(keys, 1))
    items, found = items_of(library, keys), find_style(style)
    formatted = format(items, clusters, found, language, locate)
    unlisted = set(keys) - {entry.key for entry in formatted.bibliography if entry.text.strip()}
    if not unlisted:
        return formatted
    again = [{**item, "type": "webpage"} if item["id"] in unlisted else item for item in items]
    return format(again, clusters, found, language, locate)


def items_of(library: Library, keys: Iterable[str]) -> list[dict[str, Any]]:
    """The entries of these keys in CSL-JSON, with what they take over from others."""
    from biblio.formats import csljson

    wanted = frozenset(keys)
    return [item for item in csljson.items(library) if item["id"] in wanted]


def _bibliography(
    formatted: Formatted, full_forms: Mapping[str, Runs]
) -> tuple[BibliographyEntry, ...]:
    """The style's list; of a style that has none, the full forms in the order of their letters."""
    if not formatted.bibliography:
        ordered = sorted(full_forms.items(), key=lambda item: by_name(_string(item[1])))
        return tuple(BibliographyEntry(key, runs) for key, runs in ordered)
    return tuple(
        BibliographyEntry(one.key, (*((Run(f"{one.label} "),) if one.label else ()), *one.runs))
        for one in formatted.bibliography
    )


def _string(runs: Runs) -> str:
    return "".join(run.text for run in runs)
