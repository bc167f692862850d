"""A packet as one web page that needs nothing else."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from biblio.packet.layout import Layout, Rendered
from biblio.packet.model import Packet, Picture
from biblio.packet.rendering.press import forbidden
from biblio.packet.rendering.web.chapters import chapters, contents
from biblio.packet.rendering.web.pen import Pen, for_screen

STYLE = Path(__file__).with_name("style.css")
_LARGE = 100_000  # bytes of a picture that the page holds once, however often it comes
_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}</body>
</html>
"""


def render_page(packet: Packet, layout: Layout) -> Rendered:
    """The packet as a page of HTML, its notes linked both ways; it has no comments."""
    pen = Pen(packet, for_screen(layout), lambda _, id_: f"#{id_}", _embedded, _LARGE)
    cover, *others = chapters(pen)
    title = pen.text(pen.words.text("contents"))
    listed = f'<nav role="doc-toc">\n<h2>{title}</h2>\n{contents(pen, others)}</nav>\n'
    page = _PAGE.format(
        language=pen.text(packet.language),
        title=pen.text(cover.title),
        style=STYLE.read_text(encoding="utf-8"),
        body=cover.body + listed + "".join(one.body for one in others),
    )
    entries = sum(len(one.entries) for one in others)
    told = (*pen.diagnostics, *forbidden(pen.characters, packet))
    return Rendered(page.encode("utf-8", "xmlcharrefreplace"), entries, told)


def _embedded(picture: Picture) -> str:
    return f"data:image/{picture.kind};base64,{b64encode(picture.data).decode()}"
