"""Where in the text of its block each inline token stands; the parser itself does not say.

Most rules produce one token each, from the place where they begin to where they end. All else is
literal text, and follows right behind the token before it.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it import rules_inline as rules
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

Rule = Callable[[StateInline, bool], bool]

_SPAN, _AT = "span", "at"
_RULES: dict[str, Rule] = {
    "newline": rules.newline,
    "escape": rules.escape,
    "backticks": rules.backtick,
    "link": rules.link,
    "image": rules.image,
    "autolink": rules.autolink,
    "html_inline": rules.html_inline,
    "entity": rules.entity,
    "footnote_inline": footnote_inline,
    "footnote_ref": footnote_ref,
}


def keep(markdown: MarkdownIt, **more: Rule) -> None:
    """Let the parser keep the places of inline tokens; `more` are its other rules, by name."""
    for name, rule in {**_RULES, **more}.items():
        markdown.inline.ruler.at(name, _keeping(rule))
    # before the marks of emphasis, which are literal text so far, are paired
    markdown.inline.ruler2.before("balance_pairs", "places", _place)
    # joined tokens would stand in several places
    markdown.inline.ruler2.disable("fragments_join")
    markdown.core.ruler.disable("text_join")


def span(token: Token) -> tuple[int, int]:
    """The characters of its block that the token stands for: all of its markup if it has no end."""
    start = int(token.meta[_AT])
    return token.meta.get(_SPAN) or (start, start + len(token.content))


def _keeping(rule: Rule) -> Rule:
    def kept(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            for token in state.tokens[known:]:
                if token.type != "text":
                    token.meta.setdefault(_SPAN, _bounds(token, start, state.pos))
        return done

    return kept


def _bounds(token: Token, start: int, end: int) -> tuple[int, int]:
    if token.nesting > 0:
        return start, start + 1
    return (end, end) if token.nesting < 0 else (start, end)


def _place(state: StateInline) -> None:
    end = 0
    for token in state.tokens:
        token.meta[_AT] = end
        start, end = token.meta.get(_SPAN) or (end, end + len(token.content))
        token.meta[_AT] = start
