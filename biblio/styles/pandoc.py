"""Applies CSL styles by pandoc's citeproc: one process for a whole document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.document import Run
from biblio.styles.checks import Item, Locate, unprinted
from biblio.styles.conventions import finished
from biblio.styles.csl import read_csl
from biblio.styles.formatted import Cluster, Formatted, FormattedEntry
from biblio.styles.links import linked
from biblio.styles.locators import Locators, locators_of
from biblio.styles.pandoc_binary import PandocError, run
from biblio.styles.pandoc_document import write_document
from biblio.styles.pandoc_reading import Made, read_document
from biblio.styles.preparing import prepared
from biblio.styles.style import Style


def format_with_pandoc(
    items: Sequence[Item],
    clusters: Sequence[Cluster],
    style: Style,
    language: str,
    locate: Locate,
) -> Formatted:
    """The clusters and all items as the CSL style has them (see `biblio.styles.format`)."""
    file = read_csl(style.path)
    with TemporaryDirectory(prefix="biblio-") as folder:
        job = _Job(folder, language, locators_of(clusters))
        _write(job.style, prepared(file, job.locators))
        notes = file.category == "note"
        try:
            return _complete(job.format(items, clusters, notes), items, style, locate)
        except PandocError:
            refused = dict(_refused(job, items))
            accepted = [item for item in items if str(item["id"]) not in refused]
            made = job.format(accepted, _without(clusters, refused), notes)
            return _told(_complete(made, accepted, style, locate), refused, locate)


@dataclass(frozen=True, slots=True)
class _Job:
    """The folder of the files that pandoc reads, and what it is to write."""

    folder: str
    language: str
    locators: Locators

    @property
    def style(self) -> str:
        return os.path.join(self.folder, "style.csl")

    @property
    def bibliography(self) -> str:
        return os.path.join(self.folder, "items.json")

    def format(self, items: Sequence[Item], clusters: Sequence[Cluster], notes: bool) -> Formatted:
        """The clusters and items, formatted. Raises PandocError."""
        names = {str(item["id"]): _name(number) for number, item in enumerate(items)}
        renamed = [{**item, "id": names[str(item["id"])]} for item in items]
        _write(self.bibliography, json.dumps(renamed, ensure_ascii=False).encode())
        document = write_document(clusters, names, self.language, self.locators, notes)
        made = read_document(run(document, self.style, self.bibliography))
        return _formatted(made, items, clusters, notes)


def _name(number: int) -> str:
    """What pandoc calls an item, for keys may hold what its may not; names sort as numbers do."""
    return f"e{number:07}"


def _number(name: str) -> int:
    return int(name[1:])


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _formatted(
    made: Made, items: Sequence[Item], clusters: Sequence[Cluster], notes: bool
) -> Formatted:
    by_key = {str(item["id"]): item for item in items}
    return Formatted(
        citations=tuple(
            _citation(runs, cluster, by_key, notes)
            for runs, cluster in zip(made.citations, clusters, strict=True)
        ),
        bibliography=tuple(
            FormattedEntry(str(item["id"]), _entry(runs, item, notes), label)
            for name, label, runs in made.entries
            for item in [items[_number(name)]]
        ),
    )


def _citation(
    runs: tuple[Run, ...], cluster: Cluster, by_key: Mapping[str, Item], notes: bool
) -> tuple[Run, ...]:
    items = [by_key[cite.key] for cite in cluster.cites]
    begins = notes and bool(items) and not cluster.cites[0].prefix.strip()
    return linked(finished(runs, items, notes=notes, capital=begins), items)


def _entry(runs: tuple[Run, ...], item: Item, notes: bool) -> tuple[Run, ...]:
    return linked(finished(runs, [item], notes=notes, capital=True), [item])


def _complete(made: Formatted, items: Sequence[Item], style: Style, locate: Locate) -> Formatted:
    """The same, with what the style printed nothing of."""
    if not made.bibliography:
        return made
    return replace(made, diagnostics=tuple(unprinted(items, made.bibliography, style, locate)))


def _refused(job: _Job, items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """The keys of the items that pandoc refuses, and what it says, found by halving.

    Raises BiblioError where it refuses even none at all: then it is the style.
    """
    try:
        job.format(items, (), False)
    except PandocError as refusal:
        if not items:
            raise BiblioError(f"Pandoc cannot use this style: {_sentence(refusal)}") from refusal
        if len(items) == 1:
            yield str(items[0]["id"]), _sentence(refusal)
            return
        half = len(items) // 2
        yield from _refused(job, items[:half])
        yield from _refused(job, items[half:])


def _sentence(refusal: PandocError) -> str:
    lines = [line.strip() for line in str(refusal).splitlines() if line.strip()]
    return (lines[-1] if lines else "it does not say why").rstrip(".") + "."


def _without(clusters: Sequence[Cluster], refused: Mapping[str, str]) -> list[Cluster]:
    return [
        replace(cluster, cites=tuple(cite for cite in cluster.cites if cite.key not in refused))
        for cluster in clusters
    ]


def _told(made: Formatted, refused: Mapping[str, str], locate: Locate) -> Formatted:
    found = tuple(
        Diagnostic("style-refused-entry", f"pandoc cannot use {key}: {reason}", locate(key))
        for key, reason in refused.items()
    )
    return replace(made, diagnostics=(*found, *made.diagnostics))
