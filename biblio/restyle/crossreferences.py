"""References to notes by their numbers, which are others where notes have come or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from biblio.citation import Form
from biblio.document import Document, Note
from biblio.extractor import Extraction
from biblio.language import cues
from biblio.origins import Where
from biblio.restyle.manuscript import Standing
from biblio.restyle.sites import Left, Site
from biblio.values.patterns import Lazy

_REFERENCE = Lazy(rf"(?<!\w){cues.pattern('above')}\s?(?P<number>\d{{1,4}})(?![\w–-])")
_UNKNOWN = "notes have come or gone, and the number may be another’s now"
_GONE = "that note has gone into the text"


def called(document: Document) -> list[int]:
    """The notes in the order in which they are called."""
    calls = [
        (note.anchor_paragraph, note.anchor, at)
        for at, note in enumerate(document.notes)
        if note.anchor is not None and note.anchor_paragraph is not None
    ]
    return [at for _, _, at in sorted(calls)]


def printed_numbers(document: Document, form: str) -> dict[int, int]:
    """The number that is printed for each note that is called; labels of Markdown are counted."""
    return {
        note: at if form == "markdown" or not mark.isdecimal() else int(mark)
        for at, note in enumerate(called(document), 1)
        for mark in [document.notes[note].mark]
    }


def followed(
    before: Document, after: Document, sites: Sequence[Site], standing: Standing
) -> dict[int, int]:
    """The notes that stay, each beside what it is `after`; none where that is not known.

    They follow one another as they did before, whatever comes in between them.
    """
    gone, made = set(), set()
    for site, places in zip(sites, standing.sites, strict=True):
        now = {place.note for place in places}
        if site.where.note is None:
            made |= now
        elif now == {None}:
            gone.add(site.where.note)
    old = [note for note in called(before) if note not in gone]
    new = [note for note in called(after) if note not in made]
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else {}


def misnumbered(
    before: Extraction, after: Extraction, rewritten: Sequence[Site], standing: Standing, form: str
) -> Iterator[Left]:
    """The references to notes that have another number or kind `after`, or are notes no more.

    Those within the citations of other works are none: *p. 12, n. 3* is a note of the work.
    """
    document = before.document
    if _marks(document) == _marks(after.document):
        return
    reasons = dict(_reasons(document, after.document, rewritten, standing, form))
    taken = [one.where for one in before.citations if one.form is not Form.SUPRA]
    taken += [site.where for site in rewritten]
    for where, number in _references(document):
        if number in reasons and not any(where.meets(one) for one in taken):
            yield Left(where, document.string(where), reasons[number])


def _marks(document: Document) -> list[tuple[str, str]]:
    return [(note.kind, note.mark) for note in document.notes]


def _references(document: Document) -> Iterator[tuple[Where, str]]:
    """Where the text refers to a note by its number, and that number."""
    for passage in document.passages():
        for match in _REFERENCE.finditer(document.string(passage)):
            yield passage.part(*match.span()), match["number"]


def _reasons(
    before: Document, after: Document, rewritten: Sequence[Site], standing: Standing, form: str
) -> Iterator[tuple[str, str]]:
    """The marks of the notes before, each with why a reference to it is wrong now, if it is."""
    times = Counter(note.mark for note in before.notes)
    changes = _changes(before, after, rewritten, standing, form)
    for note, reason in zip(before.notes, changes, strict=True):
        if reason:
            yield note.mark, reason if times[note.mark] == 1 else _UNKNOWN


def _changes(
    before: Document, after: Document, rewritten: Sequence[Site], standing: Standing, form: str
) -> Iterator[str]:
    """What has become of each note before; nothing is said of one that is the same `after`."""
    stay, now = followed(before, after, rewritten, standing), printed_numbers(after, form)
    for at, note in enumerate(before.notes):
        if after.notes and not stay:
            yield _UNKNOWN
        elif at not in stay:
            yield _GONE
        elif form == "docx":
            yield _moved(note, after.notes[stay[at]])
        else:
            number = now[stay[at]]
            yield "" if str(number) == note.mark else f"that note has the number {number} now"


def _moved(old: Note, new: Note) -> str:
    """What is printed for a note of Word now, whose endnotes are counted beside its footnotes."""
    if new.kind != old.kind:
        return f"that note is {new.kind} {new.mark} now"
    return "" if new.mark == old.mark else f"that note has the number {new.mark} now"
