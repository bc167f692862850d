"""Live fields of Zotero in a Word file, around what a citation prints."""

from __future__ import annotations

from typing import Any

from lxml import etree

from biblio.bibliography.zotero import citation
from biblio.document import text_of
from biblio.readers.docx.names import RUN, w
from biblio.restyle.printing import Printed, Runs
from biblio.restyle.revisions import Elements
from biblio.restyle.sites import Site
from biblio.styles import Cluster
from biblio.word.markup import Characters

_KIND, _CHARACTER, _INSTRUCTION = w("fldCharType"), w("fldChar"), w("instrText")


def ends_of(site: Site, printed: Runs, made: Printed, number: int) -> tuple[Elements, Elements]:
    """What stands before and behind the result of a field; `number` tells it from the others."""
    note = 0 if site.where.note is None else site.where.note + 1
    items: dict[str, Any] = dict(made.items)
    cluster = Cluster(site.cites, note=site.number)
    code = citation(cluster, items, text_of(printed), f"biblio{number + 1}", note)
    instruction = etree.Element(_INSTRUCTION)
    instruction.text = f" {Characters().stripped(code)} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [_turn("begin"), _run(instruction), _turn("separate")], [_turn("end")]


def _turn(kind: str) -> etree._Element:
    character = etree.Element(_CHARACTER)
    character.set(_KIND, kind)
    return _run(character)


def _run(content: etree._Element) -> etree._Element:
    run = etree.Element(RUN)
    run.append(content)
    return run
