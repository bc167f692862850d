"""The records that are printed for training: libraries, and the works that biblio knows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from biblio.diagnostics import BiblioError
from biblio.editions.loader import works
from biblio.formats import csljson
from biblio.formats.registry import guess

Item = dict[str, Any]

KEPT_OUT = (
    "biblatex-sbl__biblatex-sbl.bib",
    "biblatex__biblatex-examples.bib",
    "biber__examples.bib",
    "citeproc-py__xampl.bib",
    "jabref__testjabref.bib",
    "rebiber__example_input.bib",
)
"""Libraries that no model has seen: the round trip is tried with them."""

TRAINED_ON = (
    "bib__theology.bib",
    "biber__papers.bib",
    "glottolog__bahasa.bib",
    "glottolog__goba.bib",
    "rebiber__iclr2019.bib",
    "zotero-better-bibtex__Maintain_the_JabRef_group_and_subgroup_structure_when_importing_"
    "a_BibTeX_db_97.bib",
)

_LONGEST_TITLE = 250
_MOST_OF_ONE_TYPE = 1500


def read(folder: Path, names: Iterable[str]) -> list[Item]:
    """The items of the libraries of these names below the folder, those that say who or what."""
    wanted = set(names)
    found: list[Item] = []
    for path in sorted(path for path in folder.rglob("*.bib") if path.name in wanted):
        data = path.read_bytes()
        form = guess(path.name, data)
        if form:
            items = csljson.items(form.read(data, path.name)[0])
            found += [{**item, "id": f"{path.stem}-{at}"} for at, item in enumerate(items)]
    return [item for item in found if _says_enough(item)]


def _says_enough(item: Item) -> bool:
    title = str(item.get("title", ""))
    return 2 < len(title) <= _LONGEST_TITLE and ("author" in item or "editor" in item)


def balanced(items: Iterable[Item], chance: random.Random) -> list[Item]:
    """The items in chance order, no type with more than its share."""
    by_type: dict[str, list[Item]] = {}
    for item in items:
        by_type.setdefault(str(item.get("type")), []).append(item)
    kept: list[Item] = []
    for _, some in sorted(by_type.items()):
        chance.shuffle(some)
        kept += some[:_MOST_OF_ONE_TYPE]
    chance.shuffle(kept)
    return kept
