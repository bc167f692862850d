"""Pictures on the page: as wide as they are, but never wider than the text or too tall."""

from __future__ import annotations

from biblio.packet.model import Picture
from biblio.packet.rendering.press import Press
from biblio.word.runs import paragraph

# else a picture would be cut to the height of a line
TALL = '<w:spacing w:before="120" w:line="240" w:lineRule="auto"/>'
_STYLE, _KEPT = "Caption", "<w:keepNext/>"
_POINTS = 0.75  # of a pixel: 96 of them make an inch on the screen
_TWIPS = 20  # in a point
_TALLEST = 420  # points: two thirds of the type area, so that its caption stands below it
_LINE = 15  # points


def plate(press: Press, picture: Picture, tallest: int = _TALLEST) -> str:
    """The paragraph of a picture, on one page with its caption."""
    width, height = _fitted(picture, press.layout.width / _TWIPS, tallest)
    press.ruler.text(0, height / _LINE)
    return paragraph(_STYLE, press.draw(picture, (width, height)), _KEPT + TALL)


def _fitted(picture: Picture, widest: float, tallest: float) -> tuple[float, float]:
    """Its width and height in points, smaller where it would not fit."""
    width, height = picture.width * _POINTS, picture.height * _POINTS
    part = min(1.0, widest / width, tallest / height)
    return width * part, height * part
