"""What a teacher's packet says of its readings: doubts of the reader, the library and a linter."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from biblio.citation import Form
from biblio.diagnostics import Diagnostic
from biblio.document import Document, Run
from biblio.editions.normalising.changes import Change
from biblio.editions.records import KnownWork
from biblio.library import Conflict
from biblio.origins import Where
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.annotating.known_works import Knowledge
from biblio.packet.drafting.cited_places import Spot, is_remarkable
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.wording.phrases import years_of
from biblio.packet.wording.words import words_of
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
    said = entry.original_date
    dates = [date for date in (work.published, work.written) if date] if work else []
    if not said or not dates or years_of(said) & frozenset().union(*map(years_of, dates)):
        return []
    words = words_of(None)
    recorded = words.date(dates[0])
    return [f"The library dates the original {words.date(said)}; on record is {recorded}."]


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


def untold(
    findings: Iterable[Diagnostic], spots: Iterable[Spot], path: str
) -> Iterator[Diagnostic]:
    """The findings without those on titles of citations, whose annotations say as much."""
    cited = [spot.resolution.citation.where for spot in spots if is_remarkable(spot)]
    for finding in findings:
        where = finding.where if finding.position.path == path else None
        is_told = where and any(one.meets(where) for one in cited)
        if not (is_told and finding.code.startswith(_ON_TITLES)):
            yield finding


def findings_at(
    findings: Iterable[Diagnostic], document: Document, pieces: Sequence[Piece]
) -> Iterator[Annotation]:
    """What a reader or a linter has found in the document, each at its characters.

    What stands in no paragraph of these pieces is put at the one before it, and what stands in a
    note at the one of its mark.
    """
    for finding, where, piece in placed(findings, document, pieces):
        start, end = _characters(where, piece, document)
        yield Annotation(piece.index, start, end, ((Run(finding.message),),))


def placed(
    findings: Iterable[Diagnostic], document: Document, pieces: Sequence[Piece]
) -> Iterator[tuple[Diagnostic, Where, Piece]]:
    """Each finding of the document with its place and the piece, of these, that it belongs to."""
    indices = [piece.index for piece in pieces]
    for finding in findings if pieces else ():
        where = _where(finding, document) if finding.position.path == document.path else None
        if where is not None:
            met = document.position(where)[0]
            yield finding, where, pieces[max(bisect_right(indices, met) - 1, 0)]


def _where(finding: Diagnostic, document: Document) -> Where | None:
    """The finding's place; of one in the source alone, the paragraph of its line."""
    if finding.where:
        return finding.where
    if finding.span:
        found = next(document.places(finding.span.start, finding.span.end), None)
        if found:
            return found
    line = finding.position.line
    return _at_line(document, line) if line and document.paragraphs else None


def _at_line(document: Document, line: int) -> Where:
    """The last paragraph of the body that begins on the line or before it, else the first."""
    wholes = [document.whole(at) for at in range(len(document.paragraphs))]
    return wholes[max(bisect_right(wholes, line, key=lambda one: document.line(one) or 0) - 1, 0)]


def _characters(where: Where, piece: Piece, document: Document) -> tuple[int, int]:
    """The characters of the place, or all of a paragraph that it is not in or that was cut."""
    is_inside = where.note is None and where.paragraph == piece.index
    is_inside = is_inside and piece.paragraph is document.paragraphs[piece.index]
    return (where.start, where.end) if is_inside else (0, len(piece.paragraph.string))
