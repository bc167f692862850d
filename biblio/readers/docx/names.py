"""Names of elements and attributes that several modules ask for (ECMA-376-1, transitional)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATED = f"{{{RELATIONS}}}id"

_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


VALUE, ID, TYPE = w("val"), w("id"), w("type")
PARAGRAPH, RUN, TABLE = w("p"), w("r"), w("tbl")


def value(parent: etree._Element | None, name: str) -> str | None:
    """What `w:val` says of the child of that full name, None where there is no such child."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VALUE, "")


def toggle(parent: etree._Element, name: str) -> bool | None:
    """Whether the child of that full name switches something on or off; None: it is not there."""
    child = parent.find(name)
    return None if child is None else is_on(child)


def is_on(element: etree._Element) -> bool:
    """Whether an element such as `w:b` switches on: without a value it does."""
    return element.get(VALUE, "1").lower() not in _OFF


def number(text: str | None) -> int | None:
    """The integer that the attribute's value is, None where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return None


def runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph in order, without those of paragraphs within it (text boxes)."""
    for run in paragraph.iter(RUN):
        if next(run.iterancestors(PARAGRAPH), None) is paragraph:
            yield run
