"""Markdown that CommonMark and pandoc read alike: an entry a paragraph, annotations quoted below.

What Markdown has no sign for, superscripts and small capitals, is written in HTML's, as
CommonMark 0.31 provides (section 6.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.bibliography.listing import Item, Listing, Section
from biblio.bibliography.writers.runs import address, by_link, joined, split_space
from biblio.document import Run, text_of

# Marks that may mean something anywhere in a line; dashes and dots only where several meet. GitHub
# makes pictures of :words: and links of addresses that nobody marked as such.
_MARKS = re.compile(r"""[\\`*_{}\[\]<>#|~^$@&"'=]|--+|\.\.+|:(?=//|[\w+-]+:)|(?<=www)\.""")
# What would make a list, a heading, a quotation or a title of a paragraph's beginning.
_NUMBER = re.compile(r"(\(?)(\w+)([.)])(?=\s|$)")
_BULLET = re.compile(r"[-+:%](?=\s|$)")
_AUTOLINK = re.compile(r"https?://")
_SMALL_CAPS = '<span style="font-variant: small-caps">'


def write(listing: Listing) -> bytes:
    """The listing as Markdown; headings are of level 2, below one of your own."""
    blocks = [block for section in listing.sections for block in _blocks(section)]
    return "".join(f"{block}\n" for block in _spaced(blocks)).encode("utf-8", "backslashreplace")


def _spaced(blocks: list[str]) -> Iterator[str]:
    for at, block in enumerate(blocks):
        yield f"\n{block}" if at else block


def _blocks(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"## {escape(section.heading)}"
    for item in section.items:
        yield from _entry(item)


def _entry(item: Item) -> Iterator[str]:
    yield _as_paragraph(inlines(item.labelled))
    if item.below:
        yield "\n>\n".join(f"> {_as_paragraph(inlines(runs))}" for runs in item.below)


def escape(text: str) -> str:
    """The text with a backslash before every mark that Markdown, or pandoc's, would read."""
    return _MARKS.sub(lambda match: "".join(f"\\{mark}" for mark in match.group()), text)


def _as_paragraph(line: str) -> str:
    """The line with what would make something else of a paragraph disarmed at its beginning."""
    line = line.strip()
    if match := _NUMBER.match(line):
        return rf"{match[1]}{match[2]}\{match[3]}{line[match.end() :]}"
    return f"\\{line}" if _BULLET.match(line) else line


def inlines(runs: tuple[Run, ...]) -> str:
    written, rest = "", joined(runs)
    for href, group in by_link(rest):
        rest = rest[len(group) :]
        text = text_of(group)
        if href is None:
            written = _styled_all(written, group, _first_of(rest))
        elif text == href == address(href) and _AUTOLINK.match(href):
            written += f"<{href}>"
        else:
            written += f"[{_styled_all('', group, '')}](<{address(href)}>)"
    return written


def _first_of(runs: tuple[Run, ...]) -> str:
    """The first character of the runs, or nothing."""
    return next((run.text[0] for run in runs if run.text), "")


def _styled_all(before: str, runs: tuple[Run, ...], following: str) -> str:
    """`before` with the runs behind it; `following` is the character that comes next."""
    for at, run in enumerate(runs):
        before += _styled(run, before, _first_of(runs[at + 1 :]) or following)
    return before


def _styled(run: Run, before: str, after: str) -> str:
    lead, text, trail = split_space(run.text)
    if not text:
        return run.text
    written = escape(text)
    if run.superscript or run.subscript:
        tag = "sup" if run.superscript else "sub"
        written = f"<{tag}>{written}</{tag}>"
    if run.small_caps:
        written = f"{_SMALL_CAPS}{written}</span>"
    sign = "*" * (run.italic + 2 * run.bold)
    around = (before + lead)[-1:], (trail + after)[:1]
    return f"{lead}{_emphasised(written, text, sign, *around)}{trail}"


def _emphasised(written: str, text: str, sign: str, before: str, after: str) -> str:
    """With asterisks where they can open and close (CommonMark, section 6.2), else with tags."""
    if not sign:
        return written
    opens = before != "*" and (not before.isalnum() or text[0].isalnum())
    closes = not after.isalnum() or text[-1].isalnum()
    if opens and closes:
        return f"{sign}{written}{sign}"
    tags = {"*": ["em"], "**": ["strong"], "***": ["strong", "em"]}[sign]
    start = "".join(f"<{tag}>" for tag in tags)
    return start + written + "".join(f"</{tag}>" for tag in reversed(tags))
