"""Two editions to hold against each other, and what is said of two entries."""

from __future__ import annotations

from collections.abc import Mapping

from biblio.editions.matching import judge
from biblio.editions.verdicts import Relation, Verdict
from biblio.likeness import describe
from biblio.record.edition import Edition

BOOK = {
    "author": "Weil, Anna",
    "title": "The Harbour Strike of 1911",
    "date": "1974",
    "publisher": "Lantern Press",
}
ARTICLE = {
    "author": "Weil, Anna",
    "title": "Bread and Wages in Three Ports",
    "journaltitle": "Annals of Labour History",
    "volume": "12",
    "date": "1969",
    "pages": "101–131",
}


def entry(fields: Mapping[str, str], key: str = "", kind: str = "book", **changes: str) -> Edition:
    merged = {name: value for name, value in {**fields, **changes}.items() if value}
    return Edition(key, kind, tuple(merged.items()))


def compare(one: Edition, other: Edition) -> Verdict:
    return judge(describe(one), describe(other))


def relation(one: Edition, other: Edition) -> Relation:
    return compare(one, other).relation
