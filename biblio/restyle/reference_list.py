"""A list of references put behind the text of a Word file."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from biblio.document import Run
from biblio.readers.docx.names import PARAGRAPH, w
from biblio.restyle.parts import Parts
from biblio.restyle.printing import Runs
from biblio.restyle.revisions import Elements, Reviser
from biblio.restyle.runs import text_run, with_value
from biblio.restyle.styles import Styles

_HEADINGS = ("heading 1", "heading 2")


def append_list(
    parts: Parts, styles: Styles, reviser: Reviser, entries: Iterable[Runs], title: str
) -> list[Elements]:
    """Write the list: the runs of its heading, and those of each entry."""
    body = parts.root(parts.main).find(w("body"))
    assert body is not None  # the document was read from it
    last = body[-1] if len(body) and body[-1].tag == w("sectPr") else None
    added: list[Elements] = []
    of_entries = styles.id("bibliography")
    for runs, style in (
        ((Run(title),), styles.known(*_HEADINGS)),
        *((runs, of_entries) for runs in entries),
    ):
        paragraph = etree.Element(PARAGRAPH)
        properties = etree.SubElement(paragraph, w("pPr"))
        if style:
            properties.append(with_value("pStyle", style))
        reviser.mark_end(properties)
        made = [text_run(run) for run in runs]
        paragraph.extend(reviser.inserted(made))
        added.append(made)
        if last is None:
            body.append(paragraph)
        else:
            last.addprevious(paragraph)
    parts.touch(parts.main)
    return added
