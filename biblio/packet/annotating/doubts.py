"""What a teacher's packet says of its readings: doubts of the reader, the library and a linter."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from biblio.citation import Form
from biblio.diagnostics import Diagnostic
from biblio.document import Run
from biblio.editions.normalising.changes import Change
from biblio.editions.records import KnownWork
from biblio.library import Conflict
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.annotating.known_works import Knowledge
from biblio.packet.drafting.cited_places import Spot, is_remarkable
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.wording.phrases import date_in_words, years_of
from biblio.record.edition import Edition

_ON_TITLES = "TTL"


def doubtful(
    suggestions: Iterable[Change], conflicts: Iterable[Conflict]
) -> dict[str, tuple[str, ...]]:
    """By entry, what a normaliser proposes and does not make, and what the readings contradict."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for change in suggestions:
        said[change.key].append(_suggested(change))
    for conflict in conflicts:
        sentence = f"“{conflict.kept}” in the library is “{conflict.offered}” in a reading."
        said[conflict.key].append(f"To decide: {conflict.field}: {sentence}")
    return {key: tuple(sentences) for key, sentences in said.items()}


def doubts(
    spots: Iterable[Spot], known: Knowledge, said_of: Mapping[str, Sequence[str]]
) -> Iterator[Annotation]:
    """Citations that may mean several works or none, and what is doubtful of their entries.

    `said_of` is by entry what `doubtful` gives.
    """
    told: set[str] = set()
    for spot in spots:
        said = _unresolved(spot)
        entry = known.library.get(spot.resolution.key or "")
        if entry and entry.key not in told:
            told.add(entry.key)
            said += [*_disputed(entry, known.work(entry)), *said_of.get(entry.key, ())]
        if said:
            text = tuple((Run(sentence),) for sentence in said)
            yield Annotation(spot.paragraph, spot.start, spot.end, text)


def _disputed(entry: Edition, work: KnownWork | None) -> list[str]:
    """The entry's date of the original, where the record of the work has none such."""
    said = entry.get("origdate") or entry.get("origyear")
    dates = [date for date in (work.published, work.written) if date] if work else []
    if not said or not dates or years_of(said) & frozenset().union(*map(years_of, dates)):
        return []
    recorded = date_in_words(dates[0])
    return [f"The library dates the original {date_in_words(said)}; on record is {recorded}."]


def _unresolved(spot: Spot) -> list[str]:
    resolution = spot.resolution
    if resolution.candidates:
        return [f"This may be any of {', '.join(resolution.candidates)}: {resolution.reason}."]
    if resolution.key or resolution.citation.form is Form.MENTION:
        return []
    return [f"No entry of the library is meant for sure: {resolution.reason}."]


def _suggested(change: Change) -> str:
    before = f"“{change.old}” may be " if change.old is not None else "perhaps "
    return f"To decide: {change.field} {before}“{change.new}” ({change.reason})."


def untold(findings: Iterable[Diagnostic], spots: Iterable[Spot]) -> Iterator[Diagnostic]:
    """The findings without those on titles of citations, whose annotations say as much."""
    places = [spot.resolution.citation.place for spot in spots if is_remarkable(spot)]
    for finding in findings:
        is_told = finding.span and any(
            one.start <= finding.span.start < one.end and one.path == finding.position.path
            for one in places
        )
        if not (is_told and finding.code.startswith(_ON_TITLES)):
            yield finding


def findings_at(
    findings: Iterable[Diagnostic], path: str, lines: Sequence[int], pieces: Sequence[Piece]
) -> Iterator[Annotation]:
    """What a reader or a linter has found in the document, each at its characters.

    Where it has none in the text, it is put at the paragraph of its line, or before it. `lines`
    are the offsets at which the lines of the source begin.
    """
    starts = [piece.paragraph.place.start for piece in pieces]
    for finding in findings:
        offset = _offset(finding, lines) if finding.position.path == path and pieces else None
        if offset is not None:
            piece = pieces[max(bisect_right(starts, offset) - 1, 0)]
            start, end = _characters(finding, piece)
            yield Annotation(piece.index, start, end, ((Run(finding.message),),))


def _offset(finding: Diagnostic, lines: Sequence[int]) -> int | None:
    if finding.span:
        return finding.span.start
    line = finding.position.line
    return lines[line - 1] if line and line <= len(lines) else None


def _characters(finding: Diagnostic, piece: Piece) -> tuple[int, int]:
    length = len(piece.paragraph.string)
    if finding.span:
        alignment = piece.paragraph.alignment
        start, end = alignment.positions(finding.span.start, finding.span.end, length)
        if end:
            return start, end
    return 0, length
