"""Searches the installed styles by name and title."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace

from biblio.styles.catalogue import ADDRESS, SHORT_NAMES, folders
from biblio.styles.style import StyleInfo

_HEAD = 4096
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_CATEGORY = re.compile(rb'citation-format="([^"]*)"')
_PARENT = re.compile(rb"<link\b[^>]*independent-parent[^>]*>")
_ADDRESS = re.compile(rb'href="[^"]*/([^"/]*)"')


def search_styles(word: str = "") -> tuple[StyleInfo, ...]:
    """The styles with every part of `word` in name or title, in any case; all of them for none.

    The short names come first. Raises BiblioError where no styles are installed.
    """
    parts = word.casefold().split()
    found = [info for info in _styles() if _matches(info, parts)]
    return tuple(sorted(found, key=lambda info: (info.name not in SHORT_NAMES, info.name)))


def _matches(info: StyleInfo, parts: list[str]) -> bool:
    text = f"{info.name} {info.parent or ''} {info.title}".casefold()
    return all(part in text for part in parts)


def _styles() -> Iterator[StyleInfo]:
    for folder in folders():
        for file in os.listdir(folder):
            if file.endswith(".csl"):
                yield from _named(_info(os.path.join(folder, file), file.removesuffix(".csl")))


def _named(info: StyleInfo) -> Iterator[StyleInfo]:
    """The style, and once more where a short name stands for it.

    One whose id is the short name of another style has to be asked for by its address.
    """
    for short, identifier in SHORT_NAMES.items():
        if identifier == info.name != short:
            yield replace(info, name=short, parent=identifier)
    hidden = SHORT_NAMES.get(info.name, info.name) != info.name
    yield replace(info, name=ADDRESS + info.name) if hidden else info


def _info(path: str, name: str) -> StyleInfo:
    """What the head of a style says: a full reading of ten thousand takes too long."""
    from html import unescape

    with open(path, "rb", buffering=0) as file:
        head = file.read(_HEAD)
    title = _first(_TITLE, head)
    link = _PARENT.search(head)
    parent = _first(_ADDRESS, link.group()) if link else None
    return StyleInfo(name, unescape(title), _first(_CATEGORY, head), parent)


def _first(pattern: re.Pattern[bytes], data: bytes) -> str:
    found = pattern.search(data)
    return found[1].decode("utf-8", "replace").strip() if found else ""
