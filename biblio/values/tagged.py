"""The tags of CSL and Zotero, which publishers' downloads have too: read as marks, and written.

CSL-JSON has `<i>`, `<b>`, `<sup>`, `<sub>` and two spans (CSL 1.0.2, appendix on rich text);
other tags are what Crossref and JATS have for the same. A tag without its partner is text.
"""

from __future__ import annotations

from collections.abc import Sequence

from biblio.values import compiled
from biblio.values.marked import Look, Mark, marked, marks_of, written

# Looks within one another; tags that lie deeper are text. Measured: libraries have two at most.
_DEEPEST = 50
# `<…>` in words that are no tag (`<unknown>`) is not looked at more closely.
TAG = r"</?[A-Za-z][^<>]{0,60}>"
ENTITY = r"&(?:[#][0-9]{2,6}|[#][xX][0-9A-Fa-f]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});"
_TAG = compiled.pattern(f"({TAG})")
_ENTITY = compiled.pattern(ENTITY)
_PARTS = compiled.pattern(r"<(?P<end>/?)(?P<name>[A-Za-z:]+)(?P<rest>[^<>]*)>")
_SPANS = (
    (compiled.pattern(r"""\s+class\s*=\s*["']nocase["']\s*"""), Look.PROTECTED),
    (
        compiled.pattern(r"""\s+style\s*=\s*["']\s*font-variant\s*:\s*small-caps\s*;?\s*["']\s*"""),
        Look.SMALL_CAPS,
    ),
)
_LOOKS = {
    **dict.fromkeys(("i", "em", "italic"), Look.ITALIC),
    **dict.fromkeys(("b", "strong", "bold"), Look.BOLD),
    **dict.fromkeys(("sc", "scp", "smallcaps"), Look.SMALL_CAPS),
    **{"sup": Look.SUPERSCRIPT, "sub": Look.SUBSCRIPT},
}
_WRITTEN = {
    Look.ITALIC: ("<i>", "</i>"),
    Look.BOLD: ("<b>", "</b>"),
    Look.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    Look.SUPERSCRIPT: ("<sup>", "</sup>"),
    Look.SUBSCRIPT: ("<sub>", "</sub>"),
    Look.PROTECTED: ('<span class="nocase">', "</span>"),
    Look.SOURCE: ("", ""),
}


def read(text: str) -> str:
    """The text with its tags as marks."""
    if "</" not in text:
        return text
    tokens = [token for token in _TAG.split(text) if token]
    looks = paired(tokens)
    parts: list[str] = []
    opened: list[int] = []
    marks, length = [], 0
    for at, token in enumerate(tokens):
        if at not in looks:
            parts.append(token)
            length += len(token)
        elif token[1] != "/":
            opened.append(length)
        else:
            marks.append(Mark(opened.pop(), length, looks[at]))
    return marked("".join(parts), marks)


def paired(tokens: Sequence[str]) -> dict[int, Look]:
    """The places of those tokens that are a tag with its partner, and what both say."""
    found: dict[int, Look] = {}
    opened: list[tuple[int, str, Look]] = []
    for at, token in enumerate(tokens):
        tag = _PARTS.fullmatch(token) if token[0] == "<" else None
        if tag is None:
            continue
        name = tag["name"].lower().rsplit(":", 1)[-1]
        if not tag["end"] and (look := _look(name, tag["rest"])):
            opened.append((at, name, look))
        elif tag["end"] and opened and opened[-1][1] == name:
            first, _, look = opened.pop()
            if len(opened) < _DEEPEST:
                found[first] = found[at] = look
    return found


def _look(name: str, rest: str) -> Look | None:
    if name == "span":
        return next((look for pattern, look in _SPANS if pattern.fullmatch(rest)), None)
    return _LOOKS.get(name) if not rest.strip() else None


def write(text: str) -> str:
    """The text with its marks as tags, in the spelling that CSL gives."""
    if not marks_of(text):
        return text
    return written(text, str, lambda look, inside: inside.join(_WRITTEN[look]))


def character(entity: str) -> str:
    """The character that an entity of HTML stands for; one that there is not stays text."""
    from html import unescape

    return unescape(entity)


def without_entities(text: str) -> str:
    """The text with its entities as the characters that they stand for."""
    return _ENTITY.sub(lambda match: character(match.group()), text) if "&" in text else text
