"""The Markdown that is read: CommonMark with tables, notes, strokes, raised and lowered letters."""

from __future__ import annotations

import re
from functools import cache, partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from biblio.readers.markdown import spans

_RAISED = re.compile(r"\^([\w*†‡-]{1,8})\^")
_LOWERED = re.compile(r"~(\w{1,3})~")
_MARK_AND_ADDRESS = re.compile(r"\[(\d{1,3}|\*{1,6})\]:")
_LONGEST_TEMPLATE = 4000


class _Markdown(MarkdownIt):
    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the parser's name for it)
        """The address as it is printed."""
        return link


@cache
def parser() -> MarkdownIt:
    """The parser; its inline tokens know where in their block they stand."""
    markdown = _Markdown("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    # notes are taken where they stand, and none is dropped
    markdown.core.ruler.disable("footnote_tail")
    # in prose, lines are set in for the look of it
    markdown.block.ruler.disable("code")
    markdown.block.ruler.at("reference", _reference, {"alt": []})
    markdown.block.ruler.before("paragraph", "template", _template, {"alt": ["paragraph"]})
    more = {
        "raised": partial(_shifted, "sup", _RAISED),
        "lowered": partial(_shifted, "sub", _LOWERED),
    }
    for name, rule in more.items():
        markdown.inline.ruler.before("strikethrough", name, rule)
    spans.keep(markdown, **more)
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


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]].rstrip()


def _shifted(tag: str, pattern: re.Pattern[str], state: StateInline, silent: bool) -> bool:
    """Raised letters, `1^st^`, and lowered ones, `H~2~O`, as pandoc has them."""
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = match[1]
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
