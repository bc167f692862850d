"""Makes examples/reading_room.docx: the text of that name as a Word file, with real footnotes.

`python tools/example_word.py` writes it, by pandoc; the titles in its notes are in italics.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from biblio import readers
from biblio.document import Document
from biblio.files.change import Change
from biblio.pandoc import run
from biblio.word.saving import restamped

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
# Titles stand between the author's name and the bracket of the imprint, behind *in*, and before the
# number of a volume.
_TITLES = re.compile(
    r"(?<=, )[A-Z][^“”,]+(?:, [0-9]+–[0-9]+)?(?=,? (?:\d+\w* (?:ed|vols)\. )?\()"
    r"|(?<=, in )\w+(?=, ed\.)|(?<=,” )[A-Z][\w ]+(?= \d+ \()"
)


def markdown(document: Document) -> str:
    """The document as pandoc reads it, a note called where its mark stands."""
    parts: list[str] = []
    for number, paragraph in enumerate(document.paragraphs):
        text, anchors = paragraph.string, []
        for at, note in enumerate(document.notes, 1):
            if note.anchor_paragraph == number and note.anchor is not None:
                anchors.append((note.anchor, at))
        for anchor, at in sorted(anchors, reverse=True):
            text = f"{text[:anchor]}[^{at}]{text[anchor:]}"
        is_heading = paragraph.style == "heading" and number != 1  # the second line says by whom
        parts.append(f"# {text}" if is_heading else text)
    for at, note in enumerate(document.notes, 1):
        text = " ".join(one.string for one in note.paragraphs)
        titled = _TITLES.sub(lambda title: f"*{title[0]}*", text)
        parts.append(f"[^{at}]: {titled}")
    return "\n\n".join(parts) + "\n"


def _numbered_through(package: bytes) -> bytes:
    """The Word file without pandoc's wish to number notes anew in each section."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for member in before.infolist():
            data = before.read(member)
            after.writestr(member, data.replace(b'<w:numRestart w:val="eachSect" />', b""))
    return stream.getvalue()


def main() -> int:
    """Write the Word file; the same text gives the same bytes."""
    document = readers.read(str(EXAMPLES / "reading_room.txt"))
    made = run(["--from", "markdown-smart", "--to", "docx"], markdown(document).encode()).output
    Change().write({str(EXAMPLES / "reading_room.docx"): restamped(_numbered_through(made))})
    return 0


if __name__ == "__main__":
    sys.exit(main())
