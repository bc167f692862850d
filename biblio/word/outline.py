"""On which pages the headings of a PDF by LibreOffice stand, as told by its outline.

LibreOffice writes the objects of a PDF as plain text: the page tree (ISO 32000-1, 7.7.3) and the
outline (12.3.3), whose items each name the next and the first below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\s*(<<.*?)(?=stream|endobj)", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


def pages_of_headings(data: bytes) -> tuple[int, ...]:
    """The page, from 1, of each item of the outline in order; empty where there is none."""
    objects = {int(number): content for number, content in _OBJECT.findall(data)}
    root = next((body for body in objects.values() if b"/Type/Catalog" in body), b"")
    numbers = {page: at for at, page in enumerate(_leaves(objects, _link(root, b"Pages")), 1)}
    targets = [_target(objects[item]) for item in _items(objects, _link(root, b"Outlines"))]
    return tuple(numbers[target] for target in targets if target in numbers)


def _link(body: bytes, name: bytes) -> int | None:
    match = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
    return int(match[1]) if match else None


def _leaves(objects: dict[int, bytes], node: int | None) -> Iterator[int]:
    """The pages below a node of the page tree, in order."""
    if node is None or node not in objects:
        return
    kids = re.search(rb"/Kids\s*\[(.*?)\]", objects[node], re.DOTALL)
    if kids is None:
        yield node
        return
    for kid in _REFERENCE.findall(kids[1]):
        yield from _leaves(objects, int(kid))


def _items(objects: dict[int, bytes], node: int | None) -> Iterator[int]:
    """The items below a node of the outline, in order."""
    item = _link(objects.get(node, b""), b"First") if node else None
    while item is not None and item in objects:
        yield item
        yield from _items(objects, item)
        item = _link(objects[item], b"Next")


def _target(item: bytes) -> int | None:
    match = re.search(rb"/Dest\s*\[\s*(\d+) 0 R", item) or re.search(rb"/D\s*\[\s*(\d+) 0 R", item)
    return int(match[1]) if match else None
