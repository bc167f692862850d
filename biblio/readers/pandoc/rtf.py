r"""What is changed in an RTF file before pandoc reads it, so that nothing is lost or moved.

Pandoc passes over notes that begin as `{\*\footnote`, as LibreOffice writes them, puts a list that
stands before a table at the head of the text, and knows no headings by their styles
(RTF 1.9.1: Footnotes, Bullets and Numbering, Style Sheet).
"""

from __future__ import annotations

import re

# what is printed before an item is in its `\listtext`; without its list it stays where it is
_LISTED = re.compile(r"\\(?:ls|ilvl)\d{1,5} ?(?=\\|\s|\{|\})")
_STYLE = re.compile(r"\{\\s(?P<number>\d{1,5})(?P<inside>[^{};]*)(?:\{[^{}]*\}[^{};]*)*;\}")
_HEADING = re.compile(r"(?i)\bheading (?P<level>[1-9])\s*$")
_USED = re.compile(r"\\s(?P<number>\d{1,5})(?=[\\\s{])")


def prepared(source: str) -> str:
    """The source with notes, lists and headings as pandoc knows them."""
    source = source.replace("{\\*\\footnote", "{\\footnote")
    source = _LISTED.sub("", source.replace("{\\listtext", "{"))
    levels = _levels(source)
    return _USED.sub(lambda match: _with_level(match, levels), source) if levels else source


def _levels(source: str) -> dict[str, int]:
    """The levels of the styles that are headings, by their numbers."""
    start = source.find("{\\stylesheet")
    found = _STYLE.finditer(source, start) if start >= 0 else iter(())
    named = ((one["number"], _HEADING.search(one[0][:-2])) for one in found)
    return {number: int(heading["level"]) for number, heading in named if heading}


def _with_level(match: re.Match[str], levels: dict[str, int]) -> str:
    level = levels.get(match["number"])
    return match[0] if level is None else f"{match[0]}\\outlinelevel{level - 1}"
