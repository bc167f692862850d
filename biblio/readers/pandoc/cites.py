"""Citations that pandoc found: each names its key, and is exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from biblio.document import Exact
from biblio.readers import exact

_HIDING, _IN_TEXT = "SuppressAuthor", "AuthorInText"


def cited(
    citations: Sequence[Mapping[str, Any]], known: Mapping[str, tuple[tuple[str, str], ...]]
) -> tuple[Exact, ...]:
    """The works that a `Cite` names; `known` are the fields of those the file itself describes."""
    return tuple(_exact(one, known) for one in citations)


def _exact(one: Mapping[str, Any], known: Mapping[str, tuple[tuple[str, str], ...]]) -> Exact:
    locator, label, suffix = exact.locator(spoken(one["citationSuffix"]))
    mode = one["citationMode"]["t"]
    return Exact(
        one["citationId"],
        locator,
        label,
        spoken(one["citationPrefix"]).strip(),
        suffix,
        mode == _HIDING,
        known.get(one["citationId"], ()),
        in_text=mode == _IN_TEXT,
    )


def spoken(inlines: object) -> str:
    """The characters of inlines, of blocks, or of metadata, notes left out."""
    if isinstance(inlines, str):
        return inlines
    if isinstance(inlines, list):
        return "".join(spoken(one) for one in inlines if not isinstance(one, int | float))
    if not isinstance(inlines, dict):
        return ""
    return _of_node(inlines)


def _of_node(node: Mapping[str, Any]) -> str:
    kind, content = node.get("t"), node.get("c")
    if kind in ("Note", "RawInline", "RawBlock"):
        return ""
    if kind in ("MetaList", "Para", "Plain"):
        return spoken(content) + (" " if kind != "MetaList" else "")
    if kind == "MetaMap" and isinstance(content, dict):
        return " ".join(spoken(one) for one in content.values())
    if kind == "Quoted" and isinstance(content, list):
        return f"“{spoken(content[1])}”"
    if kind in ("Code", "Math", "Link", "Image", "Span", "Cite") and isinstance(content, list):
        return spoken(content[1])
    return spoken(content)
