r"""What is changed in an RTF file before pandoc reads it, so that nothing is lost or moved.

Pandoc takes one character too many behind `\u8211-`, passes over notes that begin as
`{\*\footnote`, as LibreOffice writes them, puts a list that stands before a table at the head of
the text, knows no headings by their styles, and takes for text what was deleted
(RTF 1.9.1: Unicode RTF, Footnotes, Bullets and Numbering, Style Sheet, Track Changes).
"""

from __future__ import annotations

import re

# what is printed before an item is in its `\listtext`; without its list it stays where it is
_LISTED = re.compile(r"\\(?:ls|ilvl)\d{1,5} ?(?=\\|\s|\{|\})")
_STYLE = re.compile(r"\{\\s(?P<number>\d{1,5})(?P<inside>[^{};]*)(?:\{[^{}]*\}[^{};]*)*;\}")
_HEADING = re.compile(r"(?i)\bheading (?P<level>[1-9])\s*$")
_USED = re.compile(r"\\s(?P<number>\d{1,5})(?=[\\\s{])")


# a character in Unicode, or how many characters stand for it in programs that know none
_UNICODE = re.compile(r"\\u(?P<code>-?\d{1,6}) ?|\\uc(?P<count>\d) ?|(?P<escaped>\\[\\{}])")
_FALLBACK = re.compile(r"\\'[0-9a-fA-F]{2}|[^\\{}\r\n]")


# a group of deleted text: other words of control may stand before the one that says so
_DELETED = re.compile(r"\{(?:\\[a-z]{1,20}-?\d{0,10} ?){0,12}\\deleted(?![a-z0-9])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def left_out(source: str) -> tuple[str, ...]:
    """What of the file is left out, as pandoc would say it."""
    count = sum(1 for _ in _DELETED.finditer(source))
    return (f"[INFO] Skipped tracked deletions ({count})",) if count else ()


def prepared(source: str) -> str:
    """The source with signs, notes, lists and headings as pandoc knows them."""
    source = _decoded(_without_deleted(source))
    source = source.replace("{\\*\\footnote", "{\\footnote")
    source = _LISTED.sub("", source.replace("{\\listtext", "{"))
    levels = _levels(source)
    return _USED.sub(lambda match: _with_level(match, levels), source) if levels else source


def _without_deleted(source: str) -> str:
    """The source without the groups of deleted text."""
    kept, at = [], 0
    for match in _DELETED.finditer(source):
        if match.start() >= at:
            kept.append(source[at : match.start()])
            at = _end(source, match.end())
    return "".join((*kept, source[at:]))


def _end(source: str, start: int) -> int:
    """Behind the brace that closes the group in which `start` lies."""
    depth = 1
    for brace in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.end()
    return len(source)


def _decoded(source: str) -> str:
    """The source with characters in place of their codes and of what stands for them."""
    if "\\u" not in source:
        return source
    parts: list[str] = []
    at, fallbacks = 0, 1
    for match in _UNICODE.finditer(source):
        if match["escaped"] or match.start() < at:
            continue
        parts.append(source[at : match.start()])
        at = match.end()
        if match["count"]:
            fallbacks = int(match["count"])
            continue
        parts.append(chr(int(match["code"]) % 0x10000))
        for _ in range(fallbacks):
            fallback = _FALLBACK.match(source, at)
            at = fallback.end() if fallback else at
    whole = "".join((*parts, source[at:]))
    # a character beyond the first 65,536 is written as two
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _levels(source: str) -> dict[str, int]:
    """The levels of the styles that are headings, by their numbers."""
    start = source.find("{\\stylesheet")
    found = _STYLE.finditer(source, start) if start >= 0 else iter(())
    named = ((one["number"], _HEADING.search(one[0][:-2])) for one in found)
    return {number: int(heading["level"]) for number, heading in named if heading}


def _with_level(match: re.Match[str], levels: dict[str, int]) -> str:
    level = levels.get(match["number"])
    return match[0] if level is None else f"{match[0]}\\outlinelevel{level - 1}"
