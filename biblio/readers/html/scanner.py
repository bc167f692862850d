"""From the source of a page to its tags and stretches of text, each with its offsets.

Reads as the WHATWG tokenizer does (section 13.2.5 of the HTML standard), with three leniences that
keep words: an attribute whose quotation mark never ends does not swallow the page, CDATA sections
are text, and `<a/>` ends at once, as in XHTML.

Why a scanner of its own: places are offsets, and few parsers tell any. Measured on 1 MB of a book,
and on 4,000 pieces of pages broken at random, their text held against the WHATWG tokenizer's:

    this               .04 s   44 differ, by the leniences
    html.parser        .08 s  698 differ (line and column; not the same in every release of Python)
    tree-sitter-html   .07 s 2286 differ, 1006 of them lose text (bytes)
    turbohtml          .03 s    0 (line and column; young, a binary for each release of Python)
    lxml, selectolax   .01 s    0 and 2, html5lib .29 s (none of them tells offsets)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from biblio.values.patterns import Lazy

# what a tag holds behind its name: a sign of equality may be followed by a quoted value
_QUOTED = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|["'])*+"""
_UNQUOTED = r"[^>]*+"


def _markup(inside: str) -> Lazy:
    return Lazy(
        rf"""(?xsa)<(?:
            (?P<open>[A-Za-z][^\s/>]*+)(?P<inside>{inside})>
          | /(?P<close>[A-Za-z][^\s/>]*+){inside}>
          | !--(?P<comment>-?>|.*?(?:--!?>|\Z))
          | !\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
          | (?:[!?]|/(?=[^A-Za-z]))[^>]*+(?:>|\Z)
        )"""
    )


_MARKUP, _LENIENT = _markup(_QUOTED), _markup(_UNQUOTED)
_NAME = Lazy(r"</?[A-Za-z]")
# a document type may define entities: they are never looked at, so that none can grow
_PROLOGUE = Lazy(r"(?is)\s*+(?:<\?xml[^>]*+>\s*+)?<!doctype[^>\[]*+\[.*?\]\s*+>")
# a character reference; no name of one is longer, and no number needs more digits
REFERENCE = r"&(?:\#(?:\d{1,12}|[xX][0-9a-fA-F]{1,12})|[A-Za-z][A-Za-z0-9]{0,40});?"
_REFERENCE = Lazy(REFERENCE)
_ATTRIBUTE = Lazy(
    r"""(?xa)(?P<name>[^\s/>][^\s/>=]*+)
        (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]*+)))?+"""
)
_SELF_CLOSED = Lazy(r"""(?:^|[\s"'])/\s*\Z""")
# in these elements nothing is markup but their own end
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())


class Tag(NamedTuple):
    """A tag from `start` to `end` (exclusive); `inside` is what stands behind an opening name."""

    name: str
    start: int
    end: int
    inside: str | None = None
    empty: bool = False

    @property
    def closing(self) -> bool:
        """Whether it ends an element."""
        return self.inside is None


class Characters(NamedTuple):
    """Text from `start` to `end` (exclusive); `plain` has no character references."""

    start: int
    end: int
    plain: bool = False


class Comment(NamedTuple):
    """A comment with its signs."""

    start: int
    end: int


Token = Tag | Characters | Comment


def tokens(source: str) -> Iterator[Token]:
    """The tags, texts and comments of the source in their order."""
    prologue = _PROLOGUE.match(source)
    at = text = prologue.end() if prologue else 0
    pattern = _MARKUP
    while (start := source.find("<", at)) >= 0:
        match = pattern.match(source, start)
        if match is None and _NAME.match(source, start):
            if pattern is _LENIENT:
                break
            # a quotation mark that never ends: from here on they mean nothing
            pattern = _LENIENT
            continue
        if match is None:
            at = start + 1
            continue
        if start > text:
            yield Characters(text, start)
        at = text = match.end()
        if token := _token(match):
            yield token
        if isinstance(token, Tag) and token.name in _RAW and not (token.closing or token.empty):
            at = text = _raw_end(source, token)
            yield Characters(token.end, at)
    if text < len(source):
        yield Characters(text, len(source))


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, their names in small letters; the first of two of one name counts.

    Values are as they stand, character references undecoded.
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), value)
    return found


def unescaped(value: str) -> str:
    """The value with the characters that its references mean."""
    if "&" not in value:
        return value
    return _REFERENCE.sub(lambda match: unescape(match[0]), value)


def _token(match: re.Match[str]) -> Token | None:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "inside":
        inside = match["inside"]
        closed = inside.endswith("/") and _SELF_CLOSED.search(inside[-2:]) is not None
        return Tag(match["open"].lower(), start, end, inside, closed)
    if kind == "close":
        return Tag(match["close"].lower(), start, end)
    if kind == "comment":
        return Comment(start, end)
    if kind == "cdata":
        return Characters(*match.span("cdata"), plain=True)
    return None


def _raw_end(source: str, tag: Tag) -> int:
    end = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(source, tag.end)
    return end.start() if end else len(source)
