"""RTF 1.9: paragraphs of named styles with a hanging indent, characters beyond ASCII as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack

from biblio.bibliography.listing import Item, Listing, Section
from biblio.bibliography.writers.runs import address, by_link
from biblio.document import Run, text_of
from biblio.word.directions import is_right_to_left

# Lengths are in twips, a twentieth of a point.
_ENTRY = r"\s1\li720\fi-720\sa120"
_ANNOTATION = r"\s2\li720\fi0\sa120"
_HEADING = r"\s3\sb240\sa120\keepn\outlinelevel1\b\fs28"
_HEAD = rf"""{{\rtf1\ansi\ansicpg1252\deff0\uc1
{{\fonttbl{{\f0\froman\fcharset0 Times New Roman;}}}}
{{\colortbl;\red0\green0\blue238;}}
{{\stylesheet{{\s0\f0\fs24 Normal;}}
{{{_ENTRY}\f0\fs24\sbasedon0 Bibliography;}}
{{{_ANNOTATION}\f0\fs24\sbasedon0 Annotation;}}
{{{_HEADING}\f0\sbasedon0 heading 2;}}}}
"""


def write(listing: Listing) -> bytes:
    """The listing as RTF, in pure ASCII."""
    info = f"{{\\info{{\\title {escape(listing.title)}}}}}\n\\f0\\fs24\n"
    lines = (line for section in listing.sections for line in _section(section))
    return f"{_HEAD}{info}{''.join(lines)}}}\n".encode("ascii")


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield _paragraph(_HEADING, (Run(section.heading),))
    for item in section.items:
        yield from _entry(item)


def _entry(item: Item) -> Iterator[str]:
    yield _paragraph(_ENTRY, item.labelled)
    for runs in item.below:
        yield _paragraph(_ANNOTATION, runs)


def _paragraph(look: str, runs: tuple[Run, ...]) -> str:
    direction = r"\rtlpar\qr" if is_right_to_left(text_of(runs)) else ""
    inside = "".join(_link(href, group) for href, group in by_link(runs))
    return f"{{\\pard{look}{direction} {inside}\\par}}\n"


def escape(text: str) -> str:
    """The text in ASCII: marks of RTF behind a backslash, other characters by their UTF-16."""
    return "".join(_character(one) for one in text)


def _character(one: str) -> str:
    if one in "\\{}":
        return f"\\{one}"
    if one == "\u00a0":
        return r"\~"
    if " " <= one <= "~":
        return one
    units = one.encode("utf-16-le", "replace")
    return "".join(f"\\u{unit}\\'3f" for unit in unpack(f"<{len(units) // 2}h", units))


def _link(href: str | None, runs: tuple[Run, ...]) -> str:
    inside = "".join(_styled(run) for run in runs)
    if not href:
        return inside
    target = escape(address(href))
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{target}"}}}}{{\\fldrslt{{\\ul\\cf1 {inside}}}}}}}'


def _styled(run: Run) -> str:
    looks = (
        (run.italic, r"\i"),
        (run.bold, r"\b"),
        (run.small_caps, r"\scaps"),
        (run.superscript, r"\super"),
        (run.subscript, r"\sub"),
    )
    words = "".join(word for is_so, word in looks if is_so)
    return f"{{{words} {escape(run.text)}}}" if words else escape(run.text)
