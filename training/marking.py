"""Prints records in a CSL style and knows which field each character comes from.

A copy of the style puts signs of the private use area round each variable. What it prints gives the
label of each letter and figure; the text itself is what the style prints without signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from biblio.diagnostics import BiblioError
from biblio.document import Run, text_of
from biblio.styles import find_style, format
from biblio.styles.csl import NAMESPACE, CslFile, read_csl
from biblio.styles.formatted import Cluster
from biblio.styles.style import Style
from training.labels import CSL, container
from training.samples import OTHER, Label, Sample

Item = Mapping[str, Any]

_NAMES = tuple(sorted(set(CSL.values()) | {"container", "people", "back", OTHER}))
_OPEN = {name: chr(0xE000 + 2 * at) for at, name in enumerate(_NAMES)}
_CLOSE = {name: chr(0xE001 + 2 * at) for at, name in enumerate(_NAMES)}
_OPENED = {sign: name for name, sign in _OPEN.items()}
_CLOSED = frozenset(_CLOSE.values())


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or figure in small type, the field it belongs to, and which span of the field."""

    sign: str
    label: str
    span: int


def printed(
    items: Sequence[Item],
    clusters: Sequence[Cluster],
    name: str,
    language: str | None,
    folder: Path,
) -> tuple[list[Sample], list[Sample]]:
    """The clusters as the style cites them and the items as it lists them, both labelled.

    Prints that came out differently with the signs are left out. Raises BiblioError where the
    style cannot be used.
    """
    style = find_style(name)
    path = folder / "marked.csl"
    path.write_bytes(_marked(read_csl(style.path)))
    signed = format(items, clusters, replace(style, path=str(path)), language)
    plain = format(items, clusters, style, language)
    by_key = {str(item["id"]): item for item in items}
    cited = [
        _labelled(one, other, [by_key[cite.key] for cite in cluster.cites])
        for cluster, one, other in zip(clusters, signed.citations, plain.citations, strict=True)
    ]
    entries = {entry.key: entry.runs for entry in signed.bibliography}
    listed = [
        _labelled(entries[entry.key], entry.runs, [by_key[entry.key]])
        for entry in plain.bibliography
        if entry.key in entries
    ]
    return [one for one in cited if one], [one for one in listed if one]


def usable(name: str) -> Style | None:
    """The style where it is a CSL style of its own that lists works, else None."""
    try:
        style = find_style(name)
        own = style.parent is None and read_csl(style.path).has_bibliography
    except BiblioError:
        return None
    return style if own else None


def _marked(file: CslFile) -> bytes:
    from lxml import etree

    root = deepcopy(file.root)
    for element in root.iter(f"{NAMESPACE}*"):
        if label := _label_of(element):
            element.set("prefix", element.get("prefix", "") + _OPEN[label])
            element.set("suffix", _CLOSE[label] + element.get("suffix", ""))
    return bytes(etree.tostring(root, encoding="utf-8"))


def _label_of(element: Any) -> str | None:
    tag = element.tag.removeprefix(NAMESPACE)
    variable = (element.get("variable") or "").split()
    if tag == "label":
        return OTHER
    if tag == "text" and element.get("term") == "ibid":
        return "back"
    if tag == "names" and len(variable) > 1:
        return "people"
    if tag not in ("text", "number", "date", "names") or not variable:
        return None
    return CSL.get(variable[0], OTHER)


def _labelled(signed: Sequence[Run], plain: Sequence[Run], items: Sequence[Item]) -> Sample | None:
    letters = list(_letters(text_of(tuple(signed)), items))
    text = text_of(tuple(plain))
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    if [letter.sign for letter in letters] != [text[at].casefold() for at in places]:
        return None
    labels = tuple(_labels(letters, places))
    source = str(items[0]["id"]) if items else ""
    return Sample(text, labels, tuple(_italics(plain)), source) if labels else None


def _letters(text: str, items: Sequence[Item]) -> Iterator[Letter]:
    """The letters and figures of a print with signs; the innermost signs count."""
    open_labels: list[tuple[str, int]] = []
    count = 0
    for sign in text:
        if sign in _OPENED:
            count += 1
            open_labels.append((_OPENED[sign], count))
        elif sign in _CLOSED:
            del open_labels[-1:]
        elif sign.isalnum():
            label, span = open_labels[-1] if open_labels else (OTHER, 0)
            yield Letter(sign.casefold(), _settled(label, items[0] if items else {}), span)


def _settled(label: str, item: Item) -> str:
    """The label where it depends on the item: whose names these are, what kind of container."""
    if label == "people":
        return next((name for name in ("editor", "translator", "author") if name in item), OTHER)
    return container(str(item.get("type"))) if label == "container" else label


def _labels(letters: Sequence[Letter], places: Sequence[int]) -> Iterator[Label]:
    """Letters of one span together; touching spans of one label are one."""
    begins, open_label = True, None
    for letter, at in zip(letters, places, strict=True):
        if (
            open_label
            and letter.label == open_label[0]
            and (letter.span == open_label[1] or at == open_label[3])
        ):
            open_label = (letter.label, letter.span, open_label[2], at + 1)
            continue
        if open_label and open_label[0] != OTHER:
            yield Label(open_label[0], open_label[2], open_label[3], begins)
            begins = False
        open_label = (letter.label, letter.span, at, at + 1)
    if open_label and open_label[0] != OTHER:
        yield Label(open_label[0], open_label[2], open_label[3], begins)


def _italics(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    at = 0
    for run in runs:
        if run.italic:
            yield at, at + len(run.text)
        at += len(run.text)
