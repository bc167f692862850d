"""Characters of the source as a reader sees them: references decoded, white space as one space.

The text keeps its places. A character reference is one character (some are two); it stands where
its `&` does. Signs without width and soft hyphens, which are no part of a word, are left out.
"""

from __future__ import annotations

import re
from html import unescape

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.html.scanner import REFERENCE, Characters, unescaped
from biblio.values.patterns import Lazy

_WIDTHLESS = "\u00ad\u200b\u200e\u200f\u2060\ufeff\0"
# all that is not printed as it stands
_SPECIAL = Lazy(rf"(?a)(?P<reference>{REFERENCE})|[{_WIDTHLESS}]+|\s\s+|[^\S ]")
_SPECIAL_IN_CODE = Lazy(rf"(?P<reference>{REFERENCE})|[{_WIDTHLESS}]+|\r\n?")
# more would not stay within 512 MB. A book of 1 MB whose lines are indented and whose quotation
# marks are references has 90,000
MOST_PLACES = 800_000


class TooManyPlaces(Exception):  # noqa: N818
    """The text is made of so many pieces that its places would take too much memory."""


def read(source: str, at: Characters, code: bool = False) -> Text:
    """The text of the stretch; in code white space stays as it is."""
    pattern = _SPECIAL_IN_CODE if code else _SPECIAL
    parts: list[str] = []
    anchors: list[tuple[int, int]] = []
    length, begin = 0, at.start
    for match in pattern.finditer(source, at.start, at.end):
        if at.plain and match["reference"]:
            continue
        start, end = match.span()
        if start > begin:
            anchors.append((length, begin))
            parts.append(source[begin:start])
            length += start - begin
        if shown := _shown(match, code):
            # two anchors in one position: where its characters in the source end and begin
            anchors += [(length, end - 1), *((length + i, start) for i in range(len(shown)))]
            parts.append(shown)
            length += len(shown)
        begin = end
        if len(anchors) > MOST_PLACES:
            raise TooManyPlaces
    if begin < at.end:
        anchors.append((length, begin))
        parts.append(source[begin : at.end])
    return Text("".join(parts), TextAlignment(tuple(anchors) or ((0, at.start),)))


def decoded(value: str) -> str:
    """A value, as of an attribute, as a reader sees it."""
    return " ".join(unescaped(value).translate(_DROPPED).split())


def _shown(match: re.Match[str], code: bool) -> str:
    """What is printed in place of the match."""
    if match["reference"]:
        shown = unescape(match[0]).translate(_DROPPED)
        return shown if code or shown not in _BLANKS else " "
    if match[0][0] in _WIDTHLESS:
        return ""
    return "\n" if code else " "


_DROPPED = dict.fromkeys(map(ord, _WIDTHLESS))
_BLANKS = frozenset("\t\n\r\f")
