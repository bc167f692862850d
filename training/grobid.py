"""Reads GROBID's training data for citations: TEI `<bibl>`, the fields marked up in the text."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from training.anystyle import Pieces
from training.samples import OTHER

_SPACE = re.compile(r"\s+")
_ALIKE = {"pubplace": "pubPlace", "notes": "note"}


def references(archive: Path) -> Iterator[Pieces]:
    """Every `<bibl>` of the archive's files: GROBID's labels and the words."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    for data in _files(archive):
        root = etree.fromstring(data, parser)
        for bibl in root.iter("{*}bibl") if root is not None else ():
            if pieces := list(_joined(_pieces(bibl))):
                yield pieces


def _files(archive: Path) -> Iterator[bytes]:
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda one: one.name):
            file = tar.extractfile(member) if member.name.endswith(".xml") else None
            if file:
                yield file.read()


def _pieces(bibl: Any) -> Iterator[tuple[str, str]]:
    yield OTHER, bibl.text or ""
    for child in bibl:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            yield (OTHER if name == "lb" else _label(name, child)), "".join(child.itertext())
        yield OTHER, child.tail or ""


def _label(name: str, element: Any) -> str:
    name = _ALIKE.get(name, name)
    if name in ("date", "author", "editor", "publisher", "pubPlace"):
        return name
    kind = next((value for key in ("level", "type", "unit") if (value := element.get(key))), "")
    return f"{name} {kind}".strip()


def _joined(pieces: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """White space made single; nothing empty."""
    for label, words in pieces:
        if plain := _SPACE.sub(" ", words):
            yield label, plain
