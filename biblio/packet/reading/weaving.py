"""Weaves marks into the runs of a paragraph, each at its character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from biblio.document import Paragraph, Run
from biblio.packet.drafting.marks import Mark
from biblio.packet.model import CitationSpan, CommentMark, Inline, NoteMark, PageMark
from biblio.styles.formatted import Cluster


@dataclass(frozen=True, slots=True)
class Cited:
    """Characters `start` to `end` of a paragraph that are a citation of the cluster."""

    start: int
    end: int
    cluster: Cluster


def weave(
    runs: Sequence[Run], marks: Iterable[Mark] = (), cited: Iterable[Cited] = ()
) -> tuple[Inline, ...]:
    """The runs with the marks in their places; no character is lost or moved."""
    ordered = sorted(marks, key=lambda mark: (mark.position, _rank(mark)))
    woven: list[Inline] = []
    at = 0
    spans = {one.start: one for one in cited}
    cuts = sorted({*(mark.position for mark in ordered), *_ends(spans.values())})
    for cut in cuts:
        woven += _stretch(runs, at, cut, spans)
        woven += [mark.inline for mark in ordered if mark.position == cut]
        at = cut
    return (*woven, *_stretch(runs, at, sum(len(run.text) for run in runs), spans))


def _ends(cited: Iterable[Cited]) -> Iterator[int]:
    for one in cited:
        yield from (one.start, one.end)


def _rank(mark: Mark) -> int:
    """What belongs to the text before a point goes before what belongs to the text after it."""
    match mark.inline:
        case CommentMark(is_start=False):
            return 0
        case NoteMark():
            return 1
        case PageMark():
            return 2
        case _:
            return 3


def _stretch(
    runs: Sequence[Run], start: int, end: int, spans: dict[int, Cited]
) -> tuple[Inline, ...]:
    part = Paragraph(tuple(runs)).runs_between(start, end)
    one = spans.get(start)
    return (CitationSpan(part, one.cluster),) if one and one.end == end and part else part
