"""How elements make characters look, and the signs that browsers print before items of lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from biblio.document import Run
from biblio.readers.html.tree import Element
from biblio.values.numerals import roman
from biblio.values.patterns import Lazy

_Looks = dict[str, Any]


def _each(*rows: tuple[str, _Looks]) -> dict[str, _Looks]:
    return {name: looks for names, looks in rows for name in names.split()}


_ELEMENTS = _each(
    ("i em var dfn", {"italic": True}),
    ("b strong", {"bold": True}),
    ("s strike del", {"struck": True}),
    ("sup", {"superscript": True}),
    ("sub", {"subscript": True}),
)
# styles as a page or a word processor writes them into an element
_STYLES: tuple[tuple[Lazy, _Looks], ...] = (
    (Lazy(r"(?i)font-style\s*:\s*(?:italic|oblique)"), {"italic": True}),
    (Lazy(r"(?i)font-style\s*:\s*normal"), {"italic": False}),
    (Lazy(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)"), {"bold": True}),
    (Lazy(r"(?i)font-weight\s*:\s*(?:normal|400)"), {"bold": False}),
    (Lazy(r"(?i)font-variant(?:-caps)?\s*:\s*small-caps"), {"small_caps": True}),
    (Lazy(r"(?i)vertical-align\s*:\s*super"), {"superscript": True}),
    (Lazy(r"(?i)vertical-align\s*:\s*sub(?!p|e)"), {"subscript": True}),
    (Lazy(r"(?i)text-decoration[\w-]*\s*:[^;]*line-through"), {"struck": True}),
)
_CLASSES = _each(
    ("italic italics ital emphasis", {"italic": True}),
    ("smallcaps small-caps smcap smallcap sc scaps", {"small_caps": True}),
)
_BULLET = "•"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def look(element: Element, above: Run) -> Run:
    """How the characters of the element look, in what looks as `above`."""
    changed = dict(_ELEMENTS.get(element.name, {}))
    if element.name == "cite" and _is_title(element):
        changed["italic"] = True
    if element.attributes:
        for word in element.words:
            changed |= _CLASSES.get(word, {})
        if style := element.get("style"):
            for pattern, effect in _STYLES:
                if pattern.search(style):
                    changed |= effect
        if element.name == "a" and (href := _address(element)):
            changed["href"] = href
    return replace(above, **changed) if changed else above


def _is_title(element: Element) -> bool:
    """Whether `<cite>` holds a title; some put a whole reference into it, its title in italics."""
    inner = {one.name for one in element.elements() if one is not element}
    return inner.isdisjoint(("i", "em", "cite")) and "citation" not in element.words


def _address(element: Element) -> str | None:
    """Where a link leads that leaves the page."""
    href = element.get("href").strip()
    return None if href.startswith("#") or href.lower().startswith("javascript:") else href or None


class Numbers:
    """The signs of a list's items: what a browser prints before each."""

    def __init__(self, element: Element) -> None:
        self.name = element.name
        self.type = element.get("type")
        self.step = -1 if "reversed" in element.attributes else 1
        self.number = _number(element.get("start"), 1)
        items = [one for one in element.children if isinstance(one, Element) and one.name == "li"]
        if self.step < 0 and "start" not in element.attributes:
            self.number = len(items)

    def next(self, item: Element) -> str:
        """The sign of the next item."""
        if item.name != "li":
            return ""
        if self.name != "ol":
            return _BULLET
        number = _number(item.get("value"), self.number)
        self.number = number + self.step
        return f"{_written(number, self.type)}."


def _number(said: str, otherwise: int) -> int:
    said = said.strip()
    short = len(said) < 7 and said.removeprefix("-").isdecimal()
    return int(said) if short else otherwise


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and 0 < number <= len(_LETTERS):
        return _LETTERS[number - 1] if kind == "a" else _LETTERS[number - 1].upper()
    if kind in ("i", "I") and 0 < number < 400:
        written = roman(number)
        return written if kind == "i" else written.upper()
    return str(number)
