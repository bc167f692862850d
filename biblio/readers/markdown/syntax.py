"""The Markdown that is read: CommonMark with tables, notes, strokes, raised and lowered letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from markdown_it import MarkdownIt
from markdown_it import rules_inline as rules
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from biblio.readers.markdown import spans

# letters, or the link of a note's mark
_RAISED = re.compile(
    r"""(?x)\^(
        [\w*†‡-]{1,8}
        | \[ (?:[^\[\]\\\n]|\\.){1,12} \] \([^()\s]{1,200}\) (?:\{[^{}\n]{1,80}\})?
    )\^"""
)
# pandoc's attributes of a link or a span
_ATTRIBUTES = re.compile(r"\{[ ]*(?:[#.][^\s{}\"]+|[\w-]+=(?:\"[^\"{}\n]*\"|[^\s{}\"]+)|[ ])+\}")
_FENCE = re.compile(r":{3,}[ ]*(?:\{[^{}\n]*\}|[\w-]+)?[ ]*:*")
_LOWERED = re.compile(r"~(\w{1,3})~")
_MARK_AND_ADDRESS = re.compile(r"\[(\d{1,3}|\*{1,6})\]:")
_LONGEST_TEMPLATE = 4000
# A block with more brackets that nothing closes, or more signs of emphasis, is taken as it stands:
# each is looked for to its end. Measured: 8,000 open brackets take 0.7 s, four times as many 12 s
_MOST_OPEN, _MOST_SIGNS = 2_000, 50_000
_MARKUP = (
    "link image footnote_ref footnote_inline emphasis strikethrough bracketed raised lowered"
).split()


class _Markdown(MarkdownIt):
    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the parser's name for it)
        """The address as it is printed."""
        return link


@cache
def parser() -> MarkdownIt:
    """The parser; its inline tokens know where in their block they stand."""
    markdown = _made()
    markdown.core.ruler.at("inline", _parted)
    return markdown


@cache
def _plain() -> MarkdownIt:
    """The parser of blocks that nobody has written by hand."""
    return _made().disable(_MARKUP)


def _parted(state: StateCore) -> None:
    """Read the text of each block."""
    for token in state.tokens:
        if token.type == "inline":
            markdown = _plain() if _is_endless(token.content) else state.md
            token.children = token.children or []
            markdown.inline.parse(token.content, markdown, state.env, token.children)


def _is_endless(text: str) -> bool:
    opened = (text.count(one) - text.count(other) for one, other in ("[]", "()"))
    return max(opened) > _MOST_OPEN or sum(map(text.count, "*_~^")) > _MOST_SIGNS


def _made() -> MarkdownIt:
    markdown = _Markdown("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    # notes are taken where they stand, and none is dropped
    markdown.core.ruler.disable("footnote_tail")
    # in prose, lines are set in for the look of it
    markdown.block.ruler.disable("code")
    markdown.block.ruler.at("reference", _reference, {"alt": []})
    markdown.block.ruler.before("paragraph", "template", _template, {"alt": ["paragraph"]})
    markdown.block.ruler.before("template", "division", _division, {"alt": ["paragraph"]})
    more: dict[str, spans.Rule] = {
        "raised": partial(_shifted, "sup", _RAISED),
        "lowered": partial(_shifted, "sub", _LOWERED),
        "bracketed": _bracketed,
    }
    for name, rule in more.items():
        markdown.inline.ruler.before("strikethrough", name, rule)
    spans.keep(markdown, **more, link=_link)
    return markdown


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The address of a link; `[1]: https://…` is a note, unless some link is `[text][1]`."""
    line = state.getLines(start, start + 1, state.blkIndent, False).lstrip()
    mark = _MARK_AND_ADDRESS.match(line)
    if mark is None or f"][{mark[1]}]" in state.src:
        return reference(state, start, end, silent)
    if not silent:
        _push_line(state, start)
    return True


def _push_line(state: StateBlock, number: int) -> None:
    """Make a paragraph of the line."""
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = state.getLines(number, number + 1, state.blkIndent, False).strip()
    token.map, token.children = [number, number + 1], []
    state.push("paragraph_close", "p", -1)
    state.line = number + 1


def _template(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A tag for a template, `{% … %}`, on lines of its own."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{%", begin):
        return False
    tag = state.src[begin : begin + _LONGEST_TEMPLATE].partition("%}")[0]
    last = start + tag.count("\n")
    if "\n\n" in tag or last >= end or not _line(state, last).endswith("%}"):
        return False
    if not silent:
        state.line = last + 1
        token = state.push("template", "", 0)
        token.content = state.getLines(start, last + 1, state.blkIndent, False).strip()
        token.map = [start, last + 1]
    return True


def _division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line with which pandoc's divisions begin or end: `::: {#notes}`, `:::`."""
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False
    if _FENCE.fullmatch(_line(state, start).lstrip()) is None:
        return False
    if not silent:
        state.line = start + 1
        state.push("division", "", 0)
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]].rstrip()


def _shifted(tag: str, pattern: re.Pattern[str], state: StateInline, silent: bool) -> bool:
    """Raised letters, `1^st^`, and lowered ones, `H~2~O`, as pandoc has them."""
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _inside(state, tag, *match.span(1))
    state.pos = match.end()
    return True


def _inside(state: StateInline, tag: str, start: int, end: int) -> None:
    """Read the characters from `start` to `end` as text in a tag."""
    state.push(f"{tag}_open", tag, 1)
    state.pos, last, state.posMax = start, state.posMax, end
    state.md.inline.tokenize(state)
    state.posMax = last
    state.push(f"{tag}_close", tag, -1)


def _bracketed(state: StateInline, silent: bool) -> bool:
    """Text with attributes, `[text]{.name}`: the text alone."""
    if not state.src.startswith("[", state.pos) or not _has_attributes(state.src):
        return False
    if state.src.startswith("[^", state.pos):
        return False  # the mark of a note
    start = state.pos
    end = parseLinkLabel(state, start)
    attributes = _ATTRIBUTES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if attributes is None:
        return False
    if not silent:
        _inside(state, "span", start + 1, end)
    state.pos = attributes.end()
    return True


@lru_cache(maxsize=2)
def _has_attributes(block: str) -> bool:
    """Whether any bracket of the block has attributes: asked at each bracket, looked once."""
    return "]{" in block


def _link(state: StateInline, silent: bool) -> bool:
    """A link, with the attributes behind it, `[text](address){#name}`, which are no text."""
    done = rules.link(state, silent)
    attributes = _ATTRIBUTES.match(state.src, state.pos, state.posMax) if done else None
    if attributes:
        state.pos = attributes.end()
    return done
