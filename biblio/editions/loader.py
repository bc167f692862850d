"""Authority files read, laid over one another and made into records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from biblio.diagnostics import BiblioError
from biblio.editions.checks import Known
from biblio.editions.records import KnownEdition, KnownWork, Mirror, Moved, Publisher, Site, Variant
from biblio.editions.schema import check_authority, keys_of, together
from biblio.tomlfile import TomlFile, parse_toml, read_toml

Fields = Mapping[str, Any]
Raw = Mapping[str, Mapping[str, Fields]]
"""Records as the files have them, by kind and key; the editions of a work by their keys too."""

_DATA = Path(__file__).parents[1] / "data"
_KINDS = ("publisher", "site", "work")
SHIPPED = tuple(f"{kind}s.toml" for kind in _KINDS)
"""The files in `biblio/data`, in an order in which each refers only to those before it."""

# A user's file adds to these lists; every other field of a record it replaces.
_GROWING = frozenset(
    "variants aliases misspellings places isbn_prefixes predecessors hosts former_hosts slips "
    "mirrors moved mistaken".split()
)


def works() -> tuple[KnownWork, ...]:
    """The works biblio ships with."""
    return _works(_shipped("work"))


def publishers() -> tuple[Publisher, ...]:
    """The publishers biblio ships with."""
    return _publishers(_shipped("publisher"))


def sites() -> tuple[Site, ...]:
    """The sites biblio ships with."""
    return _sites(_shipped("site"))


def load(
    extra: Iterable[Path],
) -> tuple[tuple[KnownWork, ...], tuple[Publisher, ...], tuple[Site, ...]]:
    """The records biblio ships with, as the user's own files extend and change them.

    Raises BiblioError, with file and line, for a file of the user's that is not in order.
    """
    raw: Raw = {kind: _shipped(kind) for kind in _KINDS}
    known = _shipped_keys()
    for path in extra:
        file = read_toml(path)
        _refuse_findings(file, known)
        raw = _laid_over(raw, _by_key(file.data))
        known = together(known, keys_of(file.data))
    return _works(raw["work"]), _publishers(raw["publisher"]), _sites(raw["site"])


def shipped_file(name: str) -> TomlFile:
    """One of the files in `biblio/data`."""
    text = (_DATA / name).read_text(encoding="utf-8")
    return parse_toml(text, f"biblio/data/{name}")


@cache
def _shipped(kind: str) -> Mapping[str, Fields]:
    return _by_key(shipped_file(f"{kind}s.toml").data)[kind]


@cache
def _shipped_keys() -> Known:
    raw = {kind: _shipped(kind) for kind in _KINDS}
    editions = {key: work for work in raw["work"] for key in raw["work"][work].get("edition", ())}
    return {"edition": editions} | {kind: {key: key for key in raw[kind]} for kind in raw}


def _refuse_findings(file: TomlFile, known: Known) -> None:
    findings = check_authority(file, known)
    if len(findings) > 1:
        raise BiblioError(f"{findings[0]} (And {len(findings) - 1} more in this file.)")
    if findings:
        raise BiblioError(str(findings[0]))


def _by_key(data: Fields) -> Raw:
    works = {
        work["key"]: work | {"edition": {one["key"]: one for one in work.get("edition", ())}}
        for work in data.get("work", ())
    }
    others = ("publisher", "site")
    return {"work": works} | {
        kind: {one["key"]: one for one in data.get(kind, ())} for kind in others
    }


def _laid_over(below: Raw, above: Raw) -> Raw:
    return {kind: _each_laid_over(below[kind], above[kind]) for kind in below}


def _each_laid_over(below: Mapping[str, Fields], above: Mapping[str, Fields]) -> dict[str, Fields]:
    return {**below, **{key: _record_over(below.get(key, {}), above[key]) for key in above}}


def _record_over(below: Fields, above: Fields) -> Fields:
    merged = {**below, **above}
    for name in above.keys() & _GROWING:
        old = below.get(name, [])
        merged[name] = [*old, *(element for element in above[name] if element not in old)]
    if "sources" in below:
        merged["sources"] = {**below["sources"], **above.get("sources", {})}
    if "edition" in above:
        merged["edition"] = _each_laid_over(below.get("edition", {}), above["edition"])
    return merged


def _works(raw: Mapping[str, Fields]) -> tuple[KnownWork, ...]:
    return tuple(map(_work, raw.values()))


def _publishers(raw: Mapping[str, Fields]) -> tuple[Publisher, ...]:
    return tuple(Publisher(**_frozen(fields)) for fields in raw.values())


def _sites(raw: Mapping[str, Fields]) -> tuple[Site, ...]:
    return tuple(map(_site, raw.values()))


def _work(fields: Fields) -> KnownWork:
    editions = (
        KnownEdition(work=fields["key"], **_frozen(one)) for one in fields["edition"].values()
    )
    variants = (Variant(**variant) for variant in fields.get("variants", ()))
    rest = {name: value for name, value in fields.items() if name not in ("edition", "variants")}
    return KnownWork(editions=tuple(editions), variants=tuple(variants), **_frozen(rest))


def _site(fields: Fields) -> Site:
    parts = {"mirrors": Mirror, "moved": Moved, "mistaken": Moved}
    made = {
        name: tuple(part(**element) for element in fields[name])
        for name, part in parts.items()
        if name in fields
    }
    return Site(**_frozen(fields) | made)


def _frozen(fields: Fields) -> dict[str, Any]:
    """The fields as records hold them: tuples for arrays and tables, text for all the rest."""
    return {name: _frozen_value(value) for name, value in fields.items()}


def _frozen_value(value: Any) -> Any:
    match value:
        case dict():
            return tuple(value.items())
        case list():
            return tuple(value)
        case _:
            return str(value)
