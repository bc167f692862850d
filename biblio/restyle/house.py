"""The house style: what a publisher wants printed otherwise than the style has it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from biblio.bibliography.engine import StyleEngine
from biblio.files import read_bytes
from biblio.files.scratch import scratch
from biblio.houseconfig import House, Ibid, PageRanges
from biblio.styles import Cluster, Formatted
from biblio.values.folding import significant
from biblio.values.titles import main_part

_TITLE, _SHORT_TITLE = "title", "title-short"
_SMALL = 3  # letters: a short title does not end in *of the*
_START = re.compile(r"<style\b[^>]*>")
_RANGE_FORMAT = re.compile(r"""\s+page-range-format\s*=\s*("[^"]*"|'[^']*')""")
_RANGES = {PageRanges.ELIDED: "chicago", PageRanges.FULL: "expanded"}
_QUOTES = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
_BEHIND = re.compile(r"</(?:\w+:)?info\s*>")
_CONDITION = re.compile(r"<(?P<name>(?:\w+:)?(?:if|else-if))\s[^<>]*>")
_POSITION = re.compile(r"""\s+position\s*=\s*["'](?P<values>[^"']*)["']""")
_MATCH = re.compile(r"""\s+match\s*=\s*["']\w+["']""")
_IBID = ("ibid", "ibid-with-locator")
_NEVER = "no-such-variable"
Item = Mapping[str, Any]


def formatted(
    house: House, engine: StyleEngine, items: Sequence[Item], clusters: Sequence[Cluster]
) -> Formatted:
    """The items and the clusters as the style has them, but for what the house wants."""
    items = [_item(house, item) for item in items]
    if house.ibid is not Ibid.BY_CHAPTER:
        clusters = [replace(cluster, chapter=0) for cluster in clusters]
    if engine.style.engine != "pandoc" or not _changes_style(house):
        return engine.format(items, clusters)
    with scratch() as folder:
        path = Path(folder, "house.csl")
        source = read_bytes(engine.style.path).decode()
        path.write_text(_style(house, source), encoding="utf-8")
        housed = replace(engine, style=replace(engine.style, path=str(path)))
        return housed.format(items, clusters)


def counts_notes(engine: StyleEngine) -> bool:
    """Whether the style prints the number of the note in which a work was first cited."""
    of_csl = engine.style.engine == "pandoc"
    return of_csl and b"first-reference-note-number" in read_bytes(engine.style.path)


def unheeded(house: House, engine: StyleEngine) -> list[str]:
    """The settings of the house that a style of BibTeX has no way to follow."""
    if engine.style.engine == "pandoc":
        return []
    wanted = (
        ("ibid", house.ibid is not Ibid.STYLE),
        ("quotes", house.quotes is not None),
        ("page-ranges", house.page_ranges is not PageRanges.STYLE),
    )
    return [name for name, is_so in wanted if is_so]


def _item(house: House, item: Item) -> Item:
    left_out = [
        name
        for name, stays in (
            ("accessed", house.access_dates),
            ("publisher-place", house.places),
            ("event-place", house.places),
        )
        if not stays
    ]
    kept = {name: value for name, value in item.items() if name not in left_out}
    title = kept.get(_TITLE)
    if house.short_title and isinstance(title, str):
        kept[_SHORT_TITLE] = cut_short(str(kept.get(_SHORT_TITLE, title)), house.short_title)
    return kept


def cut_short(title: str, most: int) -> str:
    """The title as it is repeated: without subtitle and first article, of so many words at most.

    Small words do not end it. Source: The Chicago Manual of Style, 18th edition, 13.36.
    """
    words = main_part(title).split()
    folded = [word.casefold() for word in words]
    words = words[len(words) - len(significant(folded)) :]
    cut = words[:most]
    while len(cut) > 1 and len(words) > len(cut) and cut[-1].islower() and len(cut[-1]) <= _SMALL:
        cut.pop()
    return " ".join(cut).rstrip(",;")


def _changes_style(house: House) -> bool:
    keeps_ranges = house.page_ranges is PageRanges.STYLE
    return not (house.quotes is None and keeps_ranges and house.ibid is not Ibid.NEVER)


def _style(house: House, source: str) -> str:
    """The style's source with the page ranges, the quotation marks and no *ibid.* of the house."""
    if house.ibid is Ibid.NEVER:
        source = without_ibid(source)
    if house.page_ranges is not PageRanges.STYLE:
        wanted = _RANGES[house.page_ranges]
        source = _START.sub(lambda start: _with_ranges(start.group(), wanted), source, count=1)
    if house.quotes is not None:
        marks = (house.quotes * 2)[: len(_QUOTES)]
        terms = "".join(
            f'<term name="{name}">{html.escape(mark)}</term>'
            for name, mark in zip(_QUOTES, marks, strict=True)
        )
        locale = f"<locale><terms>{terms}</terms></locale>"
        source = _BEHIND.sub(lambda end: end.group() + locale, source, count=1)
    return source


def without_ibid(source: str) -> str:
    """The source of a style in which no citation is one right after the same.

    It is a later citation all the same. Source: CSL 1.0.2, "Choose".
    """
    return _CONDITION.sub(_never, source)


def _never(match: re.Match[str]) -> str:
    condition = match.group()
    position = _POSITION.search(condition)
    if position is None:
        return condition
    kept = [one for one in position["values"].split() if one not in _IBID]
    if kept:
        return _POSITION.sub(f' position="{" ".join(kept)}"', condition)
    rest, kind = _POSITION.sub("", condition), _MATCH.search(condition)
    matched = kind.group() if kind else ""
    if ("any" not in matched and "none" not in matched) or "=" not in _MATCH.sub("", rest):
        end = "/>" if condition.endswith("/>") else ">"
        return f'<{match["name"]}{matched} variable="{_NEVER}"{end}'
    return rest


def _with_ranges(start: str, wanted: str) -> str:
    return f'{_RANGE_FORMAT.sub("", start)[:-1]} page-range-format="{wanted}">'
