"""A user's `glossary.toml`: the people, works and terms that a packet explains."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.packet.recipe.recipe import Term
from biblio.tomlfile import read_toml
from biblio.tomltable import Table

_KEYS = ("term", "definition", "variants", "kind", "note")


class _Kind(StrEnum):
    TERM = "term"
    PERSON = "person"
    WORK = "work"


def load_glossary(path: Path) -> tuple[Term, ...]:
    """The `[[term]]` tables of a file.

    Raises BiblioError, with file and line, where it cannot be read, says something else, or
    explains a term twice.
    """
    file = read_toml(path)
    whole = Table(file, (), file.data)
    whole.refuse_unknown(("term",))
    terms: dict[str, Term] = {}
    for table in whole.tables("term"):
        term = _term(table)
        if term.term in terms:
            raise BiblioError(f"{table.position}: “{term.term}” is explained already.")
        terms[term.term] = term
    return tuple(terms.values())


def _term(table: Table) -> Term:
    table.refuse_unknown(_KEYS)
    return Term(
        term=table.needed("term"),
        definition=" ".join(table.needed("definition").split()),
        variants=table.texts("variants"),
        kind=table.choice("kind", _Kind, _Kind.TERM).value,
        note=table.truth("note", default=True),
    )
