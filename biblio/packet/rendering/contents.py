"""The table of contents: a field whose entries are there before Word has made any."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.document import Run
from biblio.packet.rendering.press import Heading, Press
from biblio.packet.wording.emphasis import emphasised
from biblio.word.fields import closing, linked, opening, page_of
from biblio.word.runs import paragraph

# The headings of two levels, and the authors, which are entries of their own (TC).
_CONTENTS = 'TOC \\o "1-2" \\f \\h \\z'
_BELOW_AUTHOR = '<w:spacing w:before="0"/>'


def entry_of(author: str) -> str:
    """The instruction of a field that puts an author among the contents, without a page."""
    quoted = author.replace("\\", "\\\\").replace('"', "”")
    return f'TC "{quoted}" \\l 3 \\n'


def contents(press: Press) -> tuple[str, ...]:
    """The paragraphs of the table, and of a remark where its numbers are estimated."""
    written = list(_entries(press))
    if not written:
        return ()
    first, last = opening(_CONTENTS), closing()
    written[0] = written[0].replace("</w:pPr>", f"</w:pPr>{first}", 1)
    written[-1] = f"{written[-1].removesuffix('</w:p>')}{last}</w:p>"
    if press.layout.folios is None:
        written.append(
            paragraph("ContentsNote", press.text.run(Run(press.words.text("estimated"))))
        )
    return tuple(written)


def _entries(press: Press) -> Iterator[str]:
    for at, heading in enumerate(press.headings):
        if not heading.is_listed:
            continue
        if heading.author:
            author = press.text.run(Run(heading.author))
            yield paragraph("TOC3", linked(heading.bookmark, author))
        below = _BELOW_AUTHOR if heading.author else ""
        content = press.text.runs(emphasised(heading.text)) + "<w:r><w:tab/></w:r>"
        shown = page_of(heading.bookmark, _folio(press, heading, at))
        yield paragraph(f"TOC{heading.level + 1}", linked(heading.bookmark, content + shown), below)


def _folio(press: Press, heading: Heading, at: int) -> str:
    folios = press.layout.folios
    return folios[at] if folios and at < len(folios) else str(heading.page)
