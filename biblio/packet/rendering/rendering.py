"""Renders a packet: every part of it in turn, then the parts of the file that were collected."""

from __future__ import annotations

from biblio.bibliography.zotero import preferences
from biblio.packet.layout import Citations, Layout, Numbering, Rendered
from biblio.packet.model import Packet
from biblio.packet.rendering.back_matter import back, targets
from biblio.packet.rendering.front_matter import front
from biblio.packet.rendering.parts import body
from biblio.packet.rendering.press import Press, forbidden
from biblio.packet.rendering.readings import write_reading
from biblio.packet.wording.emphasis import unmarked
from biblio.word.package import Package
from biblio.word.paper import MEASURE
from biblio.word.properties import Description

_NOTE_ENDS = '<w:{0} w:id="-1"/><w:{0} w:id="0"/>'


def render(packet: Packet, layout: Layout) -> Rendered:
    """The packet as a Word file; the same packet and layout give the same bytes.

    Raises BiblioError for a template that is no Word document, and for more notes than Word takes.
    """
    press = Press(packet, layout, Package(layout.template), targets(packet))
    readings = [
        part
        for number, reading in enumerate(packet.readings, 1)
        for part in write_reading(press, reading, number)
    ]
    parts = [*readings, *back(press)]
    parts = [*front(press), *parts]
    _add_parts(press)
    _describe(press)
    data = press.package.save(body(parts), press.text.links)
    told = (*press.package.diagnostics, *press.diagnostics, *forbidden(press.characters, packet))
    return Rendered(data, len(press.headings), told)


def _add_parts(press: Press) -> None:
    package, restart = press.package, press.layout.numbering is Numbering.PER_READING
    package.add("footnotes", press.footnotes.xml(), press.footnote_text.links)
    package.add("endnotes", press.endnotes.xml(), press.endnote_text.links)
    if press.comments:
        package.add("comments", press.comments.xml(), press.comment_text.links)
    # In the settings, not in the sections: LibreOffice numbers notes 0 where a section restarts.
    again = '<w:numRestart w:val="eachSect"/>' if restart else ""
    package.set(
        f"<w:footnotePr>{again}{_NOTE_ENDS.format('footnote')}</w:footnotePr>",
        '<w:endnotePr><w:pos w:val="sectEnd"/><w:numFmt w:val="decimal"/>'
        f"{again}{_NOTE_ENDS.format('endnote')}</w:endnotePr>",
    )
    if press.layout.mirrored:
        package.set("<w:mirrorMargins/>", "<w:evenAndOddHeaders/>")
    package.widen(MEASURE, press.layout.width)
    if press.layout.update_fields:
        package.set("<w:updateFields/>")


def _describe(press: Press) -> None:
    packet, cover = press.packet, press.packet.cover
    stripped = press.characters.stripped
    press.package.set_language(packet.language)
    press.package.describe(
        Description(
            title=stripped(unmarked(cover.title)),
            author=stripped(cover.compiler or ""),
            subject=stripped(unmarked(cover.subtitle or "")),
            language=packet.language,
        )
    )
    if press.layout.citations is Citations.ZOTERO:
        press.package.set_custom(preferences(packet.style, packet.language))
