"""A decision about words of a document, and the file that decisions stand in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from biblio.diagnostics import BiblioError
from biblio.files import AnyPath
from biblio.record.fields import PEOPLE, ROWS

if TYPE_CHECKING:  # most documents have no decisions beside them
    from biblio.tomltable import Table

FILE = "biblio.decisions.toml"
_KEYS = ("words", "before", "verdict", "type", "key", "fields")
NAMES = frozenset((*(row.name for row in ROWS), "locator"))
_HEAD = (
    "# What an editor has decided about citations of documents in this folder (biblio review).\n"
    "# A decision is found by its words, and by those before them where the words occur often.\n"
)


class Verdict(StrEnum):
    """What the words are: a citation, or nothing that cites."""

    CITATION = "citation"
    NOTHING = "nothing"


class Decision(NamedTuple):
    """What an editor says of the characters `words` of a document.

    `before` are the characters that stand before them, as `places.before` gives them. Of a
    citation, `key` names the library's entry that it means; `fields` are all that it says, names
    and values of `record.fields` (people one by one, `Family, Given`), and none where it was read
    well. `type` is an entry type of BibLaTeX.
    """

    words: str
    before: str = ""
    verdict: Verdict = Verdict.CITATION
    type: str | None = None
    key: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


def beside(path: str) -> tuple[Decision, ...]:
    """The decisions in the folder of a document; none where there is no file of them.

    Raises BiblioError, with file and line, where that file cannot be used.
    """
    file = os.path.join(os.path.dirname(path), FILE)
    return read(file) if os.path.lexists(file) else ()


def read(path: AnyPath) -> tuple[Decision, ...]:
    """The decisions of a file; raises BiblioError, with file and line, where it is wrong."""
    from biblio.tomlfile import read_toml
    from biblio.tomltable import Table

    file = read_toml(path)
    whole = Table(file, (), file.data)
    whole.refuse_unknown(("decision",))
    return tuple(map(_decision, whole.tables("decision")))


def _decision(table: Table) -> Decision:
    table.refuse_unknown(_KEYS)
    verdict = table.choice("verdict", Verdict, Verdict.CITATION)
    fields = table.table("fields", "a table of fields")
    fields.refuse_unknown(NAMES)
    if verdict is Verdict.NOTHING and (fields.data or "key" in table.data):
        raise BiblioError(f"{table.position}: what cites nothing has no key and no fields.")
    return Decision(
        table.needed("words"),
        str(table.data.get("before", "")),
        verdict,
        table.text("type"),
        table.text("key"),
        tuple(_values(fields)),
    )


def _values(fields: Table) -> Iterator[tuple[str, str]]:
    for name in fields.data:
        if name in PEOPLE:
            yield from ((name, person) for person in fields.texts(name))
        else:
            yield name, fields.needed(name)


def dumps(decisions: Iterable[Decision]) -> str:
    """The decisions as TOML, which `read` reads as the same again."""
    return _HEAD + "".join(map(_written, decisions))


def _written(decision: Decision) -> str:
    lines = ["", "[[decision]]", f"words = {_quoted(decision.words)}"]
    for name in ("before", "verdict", "type", "key"):
        value = getattr(decision, name)
        if value:
            lines.append(f"{name} = {_quoted(value)}")
    if decision.fields:
        lines.append("[decision.fields]")
        for name in dict.fromkeys(name for name, _ in decision.fields):
            values = [_quoted(value) for one, value in decision.fields if one == name]
            listed = f"[{', '.join(values)}]" if name in PEOPLE else values[0]
            lines.append(f"{name} = {listed}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: as in JSON, but that DEL may not stand in it as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
