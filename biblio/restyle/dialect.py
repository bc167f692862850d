"""The markup of text files, as far as a citation in the midst of it has to know it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from biblio.bibliography.writers import html as html_writer
from biblio.bibliography.writers import markdown as markdown_writer
from biblio.bibliography.writers.runs import joined, split_space
from biblio.document import Run, text_of

_NOT_WORDS = re.compile(r"[\W_]+")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|_{1,3})")
_TARGET = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_ENDS = tuple(re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("article", "main", "body"))
_OPENING = re.compile(r"<[a-zA-Z][^<>]*>$")
_MARKS = 4  # characters: no mark of emphasis, with what may stand before it, is longer
_LONGEST_TAG = 2_000
_VOID = frozenset(("br", "img", "hr", "wbr"))
_ADDRESS = r"[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\s]*|[^<>\s@]+@[^<>\s@]+"
_MARKUP = re.compile(rf"\\(?P<sign>[^\w\s])|<(?P<address>{_ADDRESS})>|</?[a-zA-Z][^<>]*>")
_OPEN_ADDRESS = re.compile(rf"(?<!\\)<(?:{_ADDRESS})$")
_ANY_TAG = re.compile(r"<[^<>]*>")
_OPENED = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>\s*$")
_CLOSED = re.compile(r"\s*</(?P<name>[a-zA-Z][a-zA-Z0-9]*)\s*>")
_WHOLE_PAGE = frozenset(("body", "html", "main", "article"))
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of text file writes runs, and which marks of it open and close.

    `has_labels`: nobody prints the marks of its notes. `has_keys`: keys may be cited in it.
    `is_tagged`: its marks are tags.
    """

    name: str
    written: Callable[[tuple[Run, ...]], str]
    plain: Callable[[str], str]
    widened: Callable[[str, int, int], tuple[int, int] | None]
    listed: Callable[[Sequence[str], str], str]
    end: Callable[[str], int] = lambda text: len(text.rstrip())
    has_labels: bool = False
    has_keys: bool = True
    is_tagged: bool = False

    def span(self, source: str, start: int, end: int, words: str) -> tuple[int, int] | None:
        """The span with the marks that belong to it; None where it cannot be replaced whole.

        That is where a mark runs on beyond it, or where other words of the file stand within it.
        """
        wide = self.widened(source, start, end)
        if wide is None or _letters(self.plain(source[slice(*wide)])) != _letters(words):
            return None
        return wide


def _letters(text: str) -> str:
    """The letters and figures alone: line ends and hyphens at them do not count."""
    return _NOT_WORDS.sub("", text)


def _as_it_is(source: str, start: int, end: int) -> tuple[int, int] | None:
    return start, end


def _of_markdown(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The span with the emphasis and the link that begin or end with it."""
    for _ in range(3):
        before, after = source[max(start - _MARKS, 0) : start], source[end : end + _MARKS]
        opens, closes = _mark_before(before), _mark_after(after)
        missing = _open_marks(source[start:end])
        if not missing and not (opens and opens == closes):
            break
        if missing and opens and missing[0] == opens:
            start -= len(opens)
        elif missing and closes and missing[-1] == closes:
            end += len(closes)
        elif not missing:
            start, end = start - len(opens), end + len(closes)
        else:
            return None
    start, end = _linked(source, start, end)
    inside = source[start:end]
    is_whole = not _open_marks(inside) and inside.count("[") == inside.count("]")
    return (start, end) if is_whole else None


def _open_marks(text: str) -> list[str]:
    """The marks of emphasis that have no partner in the text, outside of addresses."""
    found: list[str] = []
    for match in _EMPHASIS.finditer(_TARGET.sub("", re.sub(r"<[^<>\s]*>|https?://\S+", "", text))):
        mark = match.group()
        around = (
            text[max(match.start() - 1, 0) : match.start()],
            text[match.end() : match.end() + 1],
        )
        if mark[0] == "_" and all(one.isalnum() for one in around if one) and all(around):
            continue  # snake_case
        if mark in found:
            found.remove(mark)
        else:
            found.append(mark)
    return found


def _mark_before(text: str) -> str:
    match = re.search(r"(?<![\\*_])(?:\*{1,3}|_{1,3})$", text)
    return match.group() if match else ""


def _mark_after(text: str) -> str:
    match = re.match(r"\*{1,3}|_{1,3}", text)
    return match.group() if match else ""


def _linked(source: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets of a link whose words begin or end the span."""
    target = _TARGET.match(source, end)
    inside = source[start:end]
    if source[start - 1 : start] == "[" and (target or "](" in inside):
        start -= 1
        end = target.end() if target and inside.count("[") == inside.count("]") else end
    elif target and inside.count("[") > inside.count("]"):
        end = target.end()
    if source[end : end + 1] != ">":
        return start, end
    if source[start - 1 : start] == "<":
        return start - 1, end + 1
    return start, end + (_OPEN_ADDRESS.search(source, start, end) is not None)


def _of_html(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The span with the tags that begin or end with it."""
    for _ in range(4):
        closing, opening = _unpaired(source[start:end])
        before = _OPENING.search(source, max(start - _LONGEST_TAG, 0), start)
        after = re.match(r"</[a-zA-Z][^<>]*>", source[end : end + 20])
        if closing and before:
            start = before.start()
        elif opening and after:
            end += after.end()
        else:
            return None if closing or opening else (start, end)
    return None


def _unpaired(text: str) -> tuple[list[str], list[str]]:
    """The tags that close what is not opened in the text, and those that it leaves open."""
    closing: list[str] = []
    opening: list[str] = []
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name in _VOID or match.group().endswith("/>"):
            continue
        if not match["end"]:
            opening.append(name)
        elif opening and opening[-1] == name:
            opening.pop()
        else:
            closing.append(name)
    return closing, opening


def without_tags(source: str) -> str:
    """The source with each character of its tags blotted out."""
    return _ANY_TAG.sub(lambda tag: "\0" * len(tag.group()), source)


def element_around(source: str, start: int, end: int, within: Span | None = None) -> Span | None:
    """The characters with the elements that hold nothing else; None where they cut one in two.

    They reach as far as `within`.
    """
    own = source[start:end]
    end -= len(own) - len(own.rstrip())
    start += len(own) - len(own.lstrip())
    balanced = _of_html(source, start, end)
    if balanced is None:
        return None
    start, end = balanced
    least, most = within or (0, len(source))
    while True:
        opened = _OPENED.search(source[max(start - _LONGEST_TAG, least) : start])
        closed = _CLOSED.match(source, end, most)
        if opened is None or closed is None or opened["name"] != closed["name"]:
            return start, end
        if opened["name"].lower() in _WHOLE_PAGE:
            return start, end
        start, end = start - len(opened.group()), closed.end()


def _plain_markdown(text: str) -> str:
    """The characters that are seen: no tags, but the addresses that stand between their signs."""
    text = _TARGET.sub("]", text)
    return html.unescape(_MARKUP.sub(lambda one: one["sign"] or one["address"] or "", text))


def _plain_html(text: str) -> str:
    return html.unescape(re.sub(r"<!--.*?-->|<[^<>]*>", "", text, flags=re.DOTALL))


def _listed_in_text(entries: Sequence[str], title: str) -> str:
    return "".join(f"\n{one}\n" for one in (title, *entries))


def _listed_in_markdown(entries: Sequence[str], title: str) -> str:
    return _listed_in_text(entries, f"## {title}")


def _listed_in_html(entries: Sequence[str], title: str) -> str:
    return "".join((f"<h2>{html.escape(title)}</h2>\n", *(f"<p>{one}</p>\n" for one in entries)))


def _end_of_page(text: str) -> int:
    """Where the text of a page ends: its only article, its main part or its body."""
    for end in _ENDS:
        found = [match.start() for match in end.finditer(text)]
        if len(found) == 1:
            return len(text[: found[0]].rstrip())
    return len(text.rstrip())


_DIALECTS = {
    "text": Dialect("text", text_of, lambda text: text, _as_it_is, _listed_in_text),
    "markdown": Dialect(
        "markdown",
        markdown_writer.inlines,
        _plain_markdown,
        _of_markdown,
        _listed_in_markdown,
        has_labels=True,
    ),
    "html": Dialect(
        "html",
        html_writer.inlines,
        _plain_html,
        _of_html,
        _listed_in_html,
        _end_of_page,
        has_keys=False,
        is_tagged=True,
    ),
}


def dialect(key: str) -> Dialect | None:
    """The markup of the format that `readers` calls so; None where nothing can be replaced."""
    return _DIALECTS.get(key)


def with_emphasis(plain: Dialect, sign: str) -> Dialect:
    """Plain text whose italics stand between such signs."""

    def written(runs: tuple[Run, ...]) -> str:
        return "".join(_between_signs(run, sign) for run in joined(runs))

    return replace(plain, written=written, widened=_of_markdown)


def _between_signs(run: Run, sign: str) -> str:
    before, words, behind = split_space(run.text)
    is_marked = run.italic and words and sign not in words
    return f"{before}{sign}{words}{sign}{behind}" if is_marked else run.text
