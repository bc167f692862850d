"""Readings of which it is known whether they are right: what confidence is fitted on.

Each document is read by `extract`, each of its citations held against what is known of it. The
documents are those of ../shared with a gold by hand, its cases of prose, references of the labelled
sources as lists and notes, and records printed in styles that are not kept out.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from biblio.citation import Citation, Form, Resolution
from biblio.confidence.signs import signs
from biblio.diagnostics import BiblioError
from biblio.extractor import extract
from biblio.formats.json import printed
from biblio.readers import read
from biblio.record.fields import PEOPLE
from biblio.styles import find_style
from biblio.styles.formatted import Cite, Cluster
from training import records, sources, styles
from training.marking import printed as printed_by_style
from training.readback import Case, document, is_right, resolved
from training.samples import Sample

SETS, SEEDS = ("dev", "dev2", "dev3"), "seeds"
_LISTED = 40
"""So many references of a source make a document."""
_STYLES = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """The signs that a reading shows, whether it is right, its document, and where that is from."""

    signs: frozenset[str]
    right: bool
    document: str
    origin: str


def outcomes(shared: Path, seed: int = 12) -> Iterator[Outcome]:
    """All of them, from the documents by hand to the prints."""
    yield from of_folders(shared, shared / SEEDS, shared / "gold", SEEDS)
    for folder in SETS:
        yield from of_documents(shared, folder)
    yield from of_prose(shared)
    chance = random.Random(seed)
    for origin, samples in _of_sources(shared, chance):
        yield from _in_documents(origin, samples)
    yield from _of_prints(shared, chance)


def of_documents(shared: Path, folder: str) -> Iterator[Outcome]:
    """The readings of the documents of a set that has a gold by hand."""
    yield from of_folders(shared, shared / folder / "docs", shared / folder / "gold", folder)


def of_folders(shared: Path, documents: Path, gold: Path, origin: str) -> Iterator[Outcome]:
    """The readings of the documents ID.* of a folder, held against ID.json in another."""
    for path in sorted(gold.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        found = next(iter(sorted(documents.glob(f"{path.stem}.*"))))
        yield from _held_against(shared, found, known, origin)


def of_prose(shared: Path) -> Iterator[Outcome]:
    """The readings of the cases of prose."""
    folder = shared / "cases" / "prose"
    for case in json.loads((folder / "index.json").read_text(encoding="utf-8"))["cases"]:
        wanted = json.loads((folder / case["expected"]).read_text(encoding="utf-8"))
        if case.get("complete", True):
            gold = {"citations": [{"kind": "footnote", "mark": None, **one} for one in wanted]}
            yield from _held_against(shared, folder / case["file"], gold, "prose")


def _held_against(shared: Path, path: Path, gold: dict[str, Any], origin: str) -> Iterator[Outcome]:
    """The readings of a document; one that answers to nothing in the gold is wrong."""
    score = _scoring(shared)
    whole = read(str(path))
    read_as = [one for one in extract(whole).resolutions if one.citation.form is not Form.MENTION]
    wanted = [one for one in gold["citations"] if one.get("citation", True)]
    said = [_said(one) for one in read_as]
    matched = _opened(wanted, said) if origin == "prose" else score.match(wanted, said)[1]
    for at, one in enumerate(read_as):
        right = False
        if at in matched:
            alone = {key: wanted[matched[at]].get(key) for key in ("raw", "kind", "mark", "fields")}
            pair = {**alone, "fields": said[at]["fields"]}
            counted = score.score_doc({"citations": [alone]}, {"citations": [pair]})
            right = bool(counted.c["exact"])
        yield Outcome(signs(one, whole.language), right, path.name, origin)


def _opened(wanted: Sequence[Any], said: Sequence[Any]) -> dict[int, int]:
    """Which of the wanted each reading answers to, where these show how a citation begins."""
    matched: dict[int, int] = {}
    for at, one in enumerate(said):
        text = _letters(one["raw"])
        for number, gold in enumerate(wanted):
            opening = _letters(gold["raw"])
            if number not in matched.values() and (opening in text or text in opening):
                matched[at] = number
                break
    return matched


def _letters(text: str) -> str:
    plain = re.sub(r"</?\w+>", "", text)
    return "".join(sign for sign in plain.casefold() if sign.isalnum())


def _said(resolution: Resolution) -> dict[str, Any]:
    citation = resolution.citation
    kind, mark = citation.kind.value, citation.mark
    return {"raw": citation.text, "kind": kind, "mark": mark, "fields": _fields(citation)}


def _fields(citation: Citation) -> dict[str, Any]:
    fields: dict[str, Any] = {"type": citation.type}
    for called, value, field in printed(citation):
        if field.name in PEOPLE:
            fields.setdefault(called, []).append(value)
        else:
            fields.setdefault(called, value)
    return fields


def _scoring(shared: Path) -> Any:
    if str(shared) not in sys.path:
        sys.path.insert(0, str(shared))
    return import_module("score")


def _of_sources(shared: Path, chance: random.Random) -> Iterator[tuple[str, list[Sample]]]:
    folder = shared / "training"
    yield "anystyle", _some(sources.from_anystyle(folder / "anystyle"), 320, chance)
    archive = folder / "linkedbooks" / "dataset.tar.gz"
    yield "linkedbooks", _some(sources.from_linkedbooks(archive), 320, chance)


def _some(samples: Iterator[Sample], count: int, chance: random.Random) -> list[Sample]:
    every = list(samples)
    return chance.sample(every, min(count, len(every)))


def _in_documents(origin: str, samples: Sequence[Sample]) -> Iterator[Outcome]:
    """The samples some at a time, as a list of references and as notes in turn."""
    rest = iter(samples)
    for number, some in enumerate(iter(lambda: list(islice(rest, _LISTED)), [])):
        cases = [Case(one, noted=number % 2 == 1) for one in some]
        yield from _read_back(cases, f"{origin} {number}", origin)


def _of_prints(shared: Path, chance: random.Random) -> Iterator[Outcome]:
    """Records in the common styles and others, each style a document."""
    items = records.read(shared / "corpus" / "bib", records.TRAINED_ON)
    items = records.balanced([*items, *records.known()], chance)
    for style in styles.drawn(_STYLES, chance):
        some = chance.sample(items, _LISTED)
        noted = find_style(style).is_note_style
        cites = [Cluster((Cite(str(one["id"])),), note=at) for at, one in enumerate(some, 1)]
        with TemporaryDirectory() as folder:
            try:
                cited, listed = printed_by_style(
                    some, cites if noted else [], style, None, Path(folder)
                )
            except BiblioError:
                continue
        known = {str(one["id"]): one for one in some}
        cases = [Case(one, noted, known[one.source]) for one in (cited if noted else listed)]
        yield from _read_back(cases, style, "prints")


def _read_back(cases: Sequence[Case], title: str, origin: str) -> Iterator[Outcome]:
    if not cases:
        return
    language = document(cases).language
    for case, one in zip(cases, resolved(cases), strict=True):
        if one is not None:
            yield Outcome(signs(one, language), is_right(case, one), title, origin)
