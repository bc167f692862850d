"""WordprocessingML as text: names, namespaces, and characters made fit for XML."""

from __future__ import annotations

import re
from collections import Counter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:mc="{COMPATIBILITY}"'
    f' xmlns:w14="{WORD_2010}" xmlns:w15="{WORD_2012}" mc:Ignorable="w14 w15"'
)
# What is not in the production Char: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Characters:
    """Escapes text for XML, leaves out what XML forbids, and counts what it left out."""

    def __init__(self) -> None:
        self.forbidden: Counter[str] = Counter()

    def escaped(self, text: str) -> str:
        """The text as it may stand in an element or between double quotes."""
        return escaped(self.stripped(text))

    def stripped(self, text: str) -> str:
        """The text without the characters that XML forbids."""
        # what can be printed needs no search: this is asked of every run
        if not text.isprintable() and _FORBIDDEN.search(text):
            self.forbidden.update(_FORBIDDEN.findall(text))
            text = _FORBIDDEN.sub("", text)
        return text


def escaped(text: str) -> str:
    """The text with XML's own signs escaped."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = text.replace('"', "&quot;")
    return text


def w(name: str) -> str:
    """The name in the notation of lxml, in the main namespace of Word."""
    return f"{{{WORD}}}{name}"


def part(root: str, content: str) -> bytes:
    """A whole part: the element `root` of the main namespace with its content."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
