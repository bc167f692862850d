"""The JSON of `biblio editions`: works, their editions, and where they are cited."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from biblio.editions.overview import Overview, Shelf
from biblio.record.edition import Edition
from biblio.values.printable import in_json

VERSION = 1


def dumps(overviews: Iterable[Overview]) -> str:
    """The works as one JSON object, ending in a newline."""
    return _dumped({"works": [_work(one) for one in overviews]})


def dumps_missing(entries: Iterable[Edition]) -> str:
    """The entries of unknown works as one JSON object, ending in a newline."""
    return _dumped({"missing": [{"key": one.key, "title": one.title} for one in entries]})


def _dumped(content: dict[str, Any]) -> str:
    return in_json(json.dumps({"version": VERSION, **content}, ensure_ascii=False, indent=1)) + "\n"


def _work(one: Overview) -> dict[str, Any]:
    work = one.work
    return {
        "key": work.key,
        "title": work.title,
        "authors": list(work.authors),
        "original_title": work.original_title,
        "original_language": work.original_language,
        "written": work.written,
        "published": work.published,
        "source": work.source,
        "editions": [_edition(shelf) for shelf in one.shelves],
    }


def _edition(shelf: Shelf) -> dict[str, Any]:
    return {
        "record": shelf.known._asdict() if shelf.known else None,
        "entries": [entry.key for entry in shelf.entries],
        "cited": [asdict(place) for place in shelf.cited],
    }
