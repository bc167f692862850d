"""Notes of the author that stand elsewhere than in the source, and why they had to move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblio.document import Document
from biblio.packet.drafting.marks import Mark
from biblio.packet.model import NoteMark
from biblio.packet.wording.words import Words


def moved_notes(
    document: Document, marks: Iterable[Mark], words: Words
) -> Iterator[tuple[Mark, str]]:
    """The marks that stand where the source has none, and why; of several in one place the last."""
    moved: dict[tuple[int, int, str], list[Mark]] = {}
    for mark in marks:
        if isinstance(mark.inline, NoteMark):
            note = document.notes[mark.inline.note]
            if note.anchor_paragraph is None:
                moved.setdefault((mark.paragraph, mark.position, _LOST), []).append(mark)
            elif mark.paragraph not in (note.anchor_paragraph, *(at for at, _ in note.again)):
                moved.setdefault((mark.paragraph, mark.position, _OF_TITLE), []).append(mark)
    for (_, _, why), together in moved.items():
        yield together[-1], words.text(why if len(together) == 1 else _OF_SEVERAL[why])


_LOST, _OF_TITLE = "lost_note", "note_on_title"
_OF_SEVERAL = {_LOST: "lost_notes", _OF_TITLE: "notes_on_title"}
