"""Applies CSL styles by pandoc's citeproc: one process for a whole document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.document import Run
from biblio.files.limits import most
from biblio.files.scratch import scratch
from biblio.pandoc import PandocError, TooMuchError, run
from biblio.styles.checks import Item, Locate, no_bibliography, omitted
from biblio.styles.conventions import finished
from biblio.styles.csl import CslFile, read_csl
from biblio.styles.formatted import Cluster, Formatted, FormattedEntry
from biblio.styles.links import linked
from biblio.styles.literal_dates import printed_once
from biblio.styles.locators import Locators, locators_of
from biblio.styles.marking import marked, with_whole_names
from biblio.styles.pandoc_document import write_document
from biblio.styles.pandoc_reading import Made, read_document
from biblio.styles.preparing import prepared
from biblio.styles.sorting import are_to_be_sorted, with_year
from biblio.styles.style import Style

# Measured: the style of Chicago takes 3 ms and 0.07 MB an item, and 0.2 s and 80 MB for none;
# styles that tell works of one author and year apart take most, the square of their number.
_SECONDS, _A_SECOND = 10, 5
_MEGABYTES, _A_MEGABYTE = 400, 4


def format_with_pandoc(
    items: Sequence[Item],
    clusters: Sequence[Cluster],
    style: Style,
    language: str,
    locate: Locate,
) -> Formatted:
    """The clusters and all items as the CSL style has them (see `biblio.styles.format`)."""
    file = read_csl(style.path)
    with scratch() as folder:
        by_years = are_to_be_sorted(items, file.root)
        job = _Job(folder, language, locators_of(clusters), file, by_years)
        _write(job.style, prepared(file, job.locators, by_years=by_years))
        try:
            made = job.format(items, clusters)
        except TooMuchError as error:
            raise BiblioError(
                f"{style.path}: pandoc was stopped: {error} (--big lets it go on)."
            ) from error
        except PandocError:
            _check_style(job)
            refused = dict(_refused(job, items))
            items = [item for item in items if str(item["id"]) not in refused]
            made = _told(job.format(items, _without(clusters, refused)), refused, locate)
        made = _with_whole_names(_without_gaps(made, items, job), items, job)
    return replace(
        made, diagnostics=(*made.diagnostics, *_remarks(made, items, style, file, locate))
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """The folder of the files that pandoc reads, and what it is to write."""

    folder: str
    language: str
    locators: Locators
    file: CslFile
    by_years: bool

    @property
    def style(self) -> str:
        return os.path.join(self.folder, "style.csl")

    @property
    def bibliography(self) -> str:
        return os.path.join(self.folder, "items.json")

    def format(self, items: Sequence[Item], clusters: Sequence[Cluster]) -> Formatted:
        """The clusters and items, formatted. Raises PandocError."""
        notes = self.file.category == "note"
        names = {str(item["id"]): _name(number) for number, item in enumerate(items)}
        renamed = [{**self._marked(item), "id": names[str(item["id"])]} for item in items]
        _write(self.bibliography, json.dumps(renamed, ensure_ascii=False).encode())
        document = write_document(clusters, names, self.language, self.locators, notes)
        cited = self._cited(document, len(items) + len(clusters))
        try:
            made = read_document(cited)
        except RecursionError as error:
            raise PandocError("it is nested too deeply.") from error
        return _formatted(made, items, clusters, notes)

    def _marked(self, item: Item) -> dict[str, Any]:
        made = marked(item)
        return with_year(made) if self.by_years else made

    def _cited(self, document: str, number: int) -> str:
        """The document, in pandoc's JSON, with its citations made. Raises PandocError."""
        limits = _SECONDS + number / _A_SECOND, _MEGABYTES + number // _A_MEGABYTE
        seconds, megabytes = (None, None) if most() is None else limits
        arguments = ["--citeproc", "--from=json", "--to=json"]
        arguments += [f"--csl={self.style}", f"--bibliography={self.bibliography}"]
        return run(arguments, document.encode(), seconds, megabytes).output.decode()


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
            if runs
        ),
    )


def _citation(
    runs: tuple[Run, ...], cluster: Cluster, by_key: Mapping[str, Item], notes: bool
) -> tuple[Run, ...]:
    items = [by_key[cite.key] for cite in cluster.cites]
    begins = notes and bool(items) and not cluster.cites[0].prefix.strip()
    return linked(finished(runs, items, notes=notes, capital=begins), items)


def _entry(runs: tuple[Run, ...], item: Item, notes: bool) -> tuple[Run, ...]:
    once = printed_once(runs, item)
    return linked(finished(once, [item], notes=notes, capital=True), [item])


def _without_gaps(made: Formatted, items: Sequence[Item], job: _Job) -> Formatted:
    """The same, made again where an entry that is left out hides who wrote the one before it."""
    printed = {entry.key for entry in made.bibliography}
    if len(printed) == len(items) or not printed or not job.file.repeats_no_author:
        return made
    again = job.format([item for item in items if str(item["id"]) in printed], ())
    return replace(made, bibliography=again.bibliography)


def _with_whole_names(made: Formatted, items: Sequence[Item], job: _Job) -> Formatted:
    """The same, listed again where pandoc would shorten names in Chinese characters.

    Citations have the family name alone, and stay.
    """
    whole = [with_whole_names(item) for item in items] if job.file.shortens_names else items
    if list(whole) == list(items) or not made.bibliography:
        return made
    printed = {entry.key for entry in made.bibliography}
    again = job.format([item for item in whole if str(item["id"]) in printed], ())
    return replace(made, bibliography=again.bibliography)


def _remarks(
    made: Formatted, items: Sequence[Item], style: Style, file: CslFile, locate: Locate
) -> Iterator[Diagnostic]:
    if file.has_bibliography:
        return omitted(items, made.bibliography, style, locate)
    return iter([no_bibliography(style)])


def _check_style(job: _Job) -> None:
    """Raise BiblioError where pandoc refuses the style itself, whatever the items."""
    try:
        job.format((), ())
    except PandocError as refusal:
        sentence = f"{job.file.path}: pandoc cannot use this style: {_sentence(refusal)}"
        raise BiblioError(sentence) from refusal


def _refused(job: _Job, items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """The keys of the items that pandoc refuses, and what it says, found by halving."""
    try:
        job.format(items, ())
    except PandocError as refusal:
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
