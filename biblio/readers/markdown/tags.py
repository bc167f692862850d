"""HTML in Markdown: what stands between its tags, and the looks that some of them give."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from biblio.document import Text

_PART = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))|(?P<hidden><(script|style)\b.*?(?:</\3\s*>|\Z))"
    r"|(?P<tag></?[a-zA-Z][^<>]*>|<[!?][^<>]*>)|(?P<entity>&(?:\w{1,32}|#\w{1,8});)|(?P<line>\s*\n\s*)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_LOOKS: dict[str, dict[str, Any]] = {
    **{name: {"italic": True} for name in ("em", "i", "cite")},
    **{name: {"bold": True} for name in ("strong", "b")},
    **{name: {"struck": True} for name in ("s", "del", "strike")},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
}
# tags that end a paragraph
BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr blockquote figure figcaption section"
    " article aside header footer center pre hr details summary".split()
)
# tags of a table's cells, which stand in one paragraph
CELLS = frozenset(("td", "th"))


def parts(text: Text) -> Iterator[tuple[str, Text]]:
    """The text's parts in order, each a comment, hidden, a tag, an entity, a line end or text."""
    end = 0
    for match in _PART.finditer(text.string):
        if match.start() > end:
            yield "text", text.cut(end, match.start())
        yield (
            str(next(kind for kind, found in match.groupdict().items() if found)),
            text.cut(*match.span()),
        )
        end = match.end()
    if end < len(text):
        yield "text", text.cut(end, len(text))


def is_comment(tag: str) -> bool:
    """Whether the tag is a comment, which is no text."""
    return tag.startswith("<!--")


def name(tag: str) -> tuple[str, bool]:
    """The tag's name in small letters, and whether it closes an element."""
    match = _TAG.match(tag)
    return (match["name"].lower(), match["closing"] == "/") if match else ("", False)


def look(tag: str) -> dict[str, Any] | None:
    """What the tag makes of its text, as arguments of a run; None where nothing is known of it."""
    match = _TAG.match(tag)
    if match is None:
        return None
    if match["name"].lower() == "a":
        href = _HREF.search(match["rest"])
        return {"href": html.unescape(next(filter(None, href.groups()), ""))} if href else {}
    return _LOOKS.get(match["name"].lower())


def unescaped(entity: Text) -> Text:
    """The characters that the entity stands for, in the place where it begins."""
    return Text(html.unescape(entity.string), entity.alignment)
