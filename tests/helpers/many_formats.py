"""One document in many formats, made by pandoc and LibreOffice of what biblio reads from a text.

The document is written as Markdown, its notes tied to the text; pandoc makes the other formats of
it, LibreOffice those that only a word processor writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from biblio import office, pandoc
from biblio.document import Document, Paragraph, Run, Style

_MARKUP = re.compile(r"([\\`*_\[\]<>#^~$@\"'|.-])")
# format: how it is made of Markdown, by pandoc's name of what it writes
BY_PANDOC = {
    **{"docx": "docx", "odt": "odt", "html": "html", "epub": "epub", "rtf": "rtf"},
    **{"tex": "latex", "jats": "jats", "mediawiki": "mediawiki", "org": "org-smart", "rst": "rst"},
    **{"typ": "typst", "fb2": "fb2", "docbook": "docbook", "md": "markdown-smart"},
}
# of a Word file, by LibreOffice's names
BY_OFFICE = {
    **{"pdf": "pdf", "doc": "doc:MS Word 97", "lo.odt": "odt", "lo.rtf": "rtf", "fodt": "fodt"},
}


def markdown(document: Document) -> str:
    """The document in Markdown."""
    blocks = list(_blocks(document))
    blocks += [
        f"[^{number}]: " + "\n\n    ".join(_inline(one, {}) for one in note.paragraphs)
        for number, note in enumerate(document.notes)
    ]
    return "\n\n".join(blocks) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    for number, paragraph in enumerate(document.paragraphs):
        calls = {
            note.anchor: at
            for at, note in enumerate(document.notes)
            if note.anchor_paragraph == number and note.anchor is not None
        }
        text = _inline(paragraph, calls)
        yield f"# {text}" if paragraph.style is Style.HEADING else text


def _inline(paragraph: Paragraph, calls: dict[int, int]) -> str:
    parts, at = [], 0
    for run in paragraph.runs:
        end = at + len(run.text)
        cuts = sorted({at, end, *(cut for cut in calls if at < cut < end)})
        for start, stop in pairwise(cuts):
            parts.append(_marked(run, run.text[start - at : stop - at]))
            parts += [f"[^{calls[stop]}]"] if stop in calls else []
        at = end
    return "".join(parts)


def _marked(run: Run, text: str) -> str:
    escaped = _MARKUP.sub(r"\\\1", text)
    return f"*{escaped}*" if run.italic and text.strip() == text else escaped


@cache
def made(source: str, suffix: str) -> bytes:
    """The Markdown as a file of that kind; LibreOffice has to be there for those it makes."""
    if suffix in BY_OFFICE:
        path = office.program()
        assert path is not None
        names = ("document.docx", f"document.{suffix.rpartition('.')[2]}")
        arguments = ["--convert-to", BY_OFFICE[suffix]]
        return office.converted(path, made(source, "docx"), names, arguments, 180)
    arguments = ["--from=markdown-smart", f"--to={BY_PANDOC[suffix]}", "--standalone"]
    return pandoc.run([*arguments, "--wrap=none", "--output=-"], source.encode()).output
