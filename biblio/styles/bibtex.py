"""Applies BibTeX styles by pybtex: .bst files, and the styles that pybtex has built in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from biblio.diagnostics import Diagnostic
from biblio.document import Run, text_of
from biblio.styles.bibtex_entries import to_bibtex
from biblio.styles.checks import Item, Locate, omitted
from biblio.styles.formatted import Cite, Cluster, Formatted, FormattedEntry
from biblio.styles.latex_runs import read_latex
from biblio.styles.links import linked
from biblio.styles.rich_text import hidden, runs_of, shown
from biblio.styles.runs import merged
from biblio.styles.style import Style

_ITEM = re.compile(r"\\bibitem\s*(?:\[(?P<label>.*?)\]\s*)?\{(?P<name>e\d{7})\}", re.DOTALL)
_END = re.compile(r"\\end\{thebibliography\}")
_NAME = re.compile(r"\be\d{7}\b")
_PAGES = re.compile(r"\d\s*[-–,&]\s*\d")


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry as the style lists it."""

    name: str
    label: str
    runs: tuple[Run, ...]


def format_with_pybtex(
    items: Sequence[Item],
    clusters: Sequence[Cluster],
    style: Style,
    language: str,
    locate: Locate,
) -> Formatted:
    """All items as the BibTeX style has them, and their labels in brackets as citations.

    BibTeX styles are written in one language each, so `language` changes nothing.
    """
    keys = {f"e{number:07}": str(item["id"]) for number, item in enumerate(items)}
    source = to_bibtex(items, {key: name for name, key in keys.items()})
    listed, errors = _list_entries(source, style, len(items))
    labels = {keys[entry.name]: entry.label for entry in listed}
    entries = tuple(_entry(entry, keys, items) for entry in listed)
    return Formatted(
        citations=tuple(_citation(cluster, labels) for cluster in clusters),
        bibliography=entries,
        diagnostics=(*_complaints(errors, keys, locate), *omitted(items, entries, style, locate)),
    )


def _list_entries(source: str, style: Style, number: int) -> tuple[list[_Listed], list[Exception]]:
    """The entries of the source as the style lists them, and what pybtex complained of."""
    import pybtex.errors

    with pybtex.errors.capture() as errors:
        by_file = _is_file(style)
        made = _by_file(source, style, number) if by_file else _built_in(source, style)
        listed = list(made)
    return listed, list(errors)


def _is_file(style: Style) -> bool:
    return style.path.lower().endswith(".bst")


def _by_file(source: str, style: Style, number: int) -> Iterator[_Listed]:
    """What a .bst file makes: LaTeX, entry after entry."""
    from biblio.styles import bst

    listed = _END.split(bst.run(style.path, source, number))[0]
    found = list(_ITEM.finditer(listed))
    ends = [*(item.start() for item in found), len(listed)][1:]
    for number, (item, end) in enumerate(zip(found, ends, strict=False), 1):
        label = text_of(read_latex(item["label"] or "")) or str(number)
        yield _Listed(item["name"], label, read_latex(listed[item.end() : end]))


def _built_in(source: str, style: Style) -> Iterator[_Listed]:
    from pybtex.database import parse_string
    from pybtex.plugin import find_plugin

    library = parse_string(hidden(source), "bibtex")
    apply = find_plugin("pybtex.style.formatting", style.path)()
    entries = apply.sort(list(library.entries.values()))
    for label, entry in zip(apply.format_labels(entries), entries, strict=True):
        text = _formatted(apply, label, entry, library)
        yield _Listed(entry.key, label, merged(shown(runs_of(text, Run("")))))


def _formatted(apply: Any, label: str, entry: Any, library: Any) -> Any:
    """The entry's rich text; what lacks a field that its type must have is listed as misc."""
    from pybtex.errors import report_error
    from pybtex.style.template import FieldIsMissing

    try:
        return apply.format_entry(label, entry, library).text
    except FieldIsMissing as error:
        report_error(error)
        entry.type = "misc"
        return apply.format_entry(label, entry, library).text


def _entry(entry: _Listed, keys: Mapping[str, str], items: Sequence[Item]) -> FormattedEntry:
    item = items[int(entry.name[1:])]
    return FormattedEntry(keys[entry.name], linked(entry.runs, [item]), f"[{entry.label}]")


def _citation(cluster: Cluster, labels: Mapping[str, str]) -> tuple[Run, ...]:
    cites = [_cite(cite, labels[cite.key]) for cite in cluster.cites if cite.key in labels]
    separator = "; " if any(cite.locator for cite in cluster.cites) else ", "
    return (Run(f"[{separator.join(cites)}]"),) if cites else ()


def _cite(cite: Cite, label: str) -> str:
    before = f"{cite.prefix.rstrip()} " if cite.prefix.strip() else ""
    locator = f", {_locator(cite)}" if cite.locator else ""
    suffix = f" {cite.suffix}" if cite.suffix[:1].isalnum() else cite.suffix
    return f"{before}{label}{locator}{suffix}"


def _locator(cite: Cite) -> str:
    if cite.label != "page":
        return f"{cite.label} {cite.locator}"
    return f"{'pp.' if _PAGES.search(cite.locator or '') else 'p.'} {cite.locator}"


def _complaints(
    errors: Sequence[Exception], keys: Mapping[str, str], locate: Locate
) -> Iterator[Diagnostic]:
    for error in errors:
        message = str(error)
        if named := _NAME.search(message):
            key = keys[named.group()]
            told = _NAME.sub(lambda name: keys[name.group()], message)
            yield Diagnostic("style-lacks-field", f"{told}.", locate(key))
