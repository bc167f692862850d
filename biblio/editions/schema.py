"""What an authority file may say, and the check that tells on which line one does not.

The tables below are the format: add a key there and to its dataclass in `records`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from biblio.diagnostics import Diagnostic, Severity
from biblio.editions import checks
from biblio.editions.checks import Check, Known, each, one_of, reference
from biblio.tomlfile import Key, TomlFile, unknown_name

UNKNOWN_KEY, MISSING_KEY, DUPLICATE_KEY = "AUT001", "AUT003", "AUT004"
KINDS = ("work", "edition", "publisher", "site")
NOTHING: Known = {kind: {} for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of a table, those it cannot do without, and the tables within it."""

    keys: Mapping[str, Check]
    required: tuple[str, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    repeated: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that may stand in the table."""
        return (*self.keys, *self.tables)


def _record(keys: Mapping[str, Check], *required: str, **tables: Table) -> Table:
    """A table with a key, and with what each record says of where it comes from."""
    keys = {"key": checks.key, **keys, "note": checks.text, "source": checks.text}
    keys |= {"confidence": one_of("high", "medium")}
    sources = Table(dict.fromkeys((*keys, *tables), checks.text), repeated=False)
    return Table(keys, ("key", *required), {**tables, "sources": sources})


VARIANT = Table(
    {
        "title": checks.text,
        "language": checks.text,
        "kind": one_of(
            "translation", "alternative", "subtitle", "short", "retranslation", "misprint"
        ),
        "source": checks.text,
    },
    ("title",),
)
MIRROR = Table({"host": checks.host, "path": checks.path, "becomes": checks.path}, ("host",))
MOVED = Table(
    {"old": checks.path, "new": checks.path, "source": checks.text},
    ("old", "new"),
)
EDITION = _record(
    {
        "kind": one_of(
            "book", "booklet", "mvbook", "inbook", "incollection", "collection", "article",
            "online", "report", "thesis", "misc",
        ),
        "title": checks.text,
        "container": checks.text,
        "volume": checks.number,
        "number": checks.number,
        "series": checks.text,
        "publisher": reference("publisher"),
        "site": reference("site"),
        "place": checks.text,
        "year": checks.edtf,
        "other_year": checks.edtf,
        "language": checks.text,
        "editors": checks.texts,
        "translators": checks.texts,
        "introduction": checks.texts,
        "afterword": checks.texts,
        "pages": checks.number,
        "pagetotal": checks.number,
        "isbn": checks.isbn,
        "url": checks.url,
        "chapters": checks.text,
    },
)  # fmt: skip
WORK = _record(
    {
        "title": checks.text,
        "authors": checks.texts,
        "kind": one_of(
            "book", "collection", "essay", "article", "pamphlet", "speech", "lectures", "programme",
            "resolution", "letter", "circular", "interview", "introduction", "preface",
            "postscript", "report", "poem", "play", "novel",
        ),
        "original_title": checks.text,
        "original_language": checks.text,
        "written": checks.edtf,
        "published": checks.edtf,
        "contained_in": each(reference("work")),
        "about": reference("work"),
    },
    "title",
    variants=VARIANT,
    edition=EDITION,
)  # fmt: skip
PUBLISHER = _record(
    {
        "name": checks.text,
        "aliases": checks.texts,
        "misspellings": checks.texts,
        "places": checks.texts,
        "active": checks.edtf,
        "domain": checks.host,
        "isbn_prefixes": checks.texts,
        "predecessors": each(reference("publisher")),
        "imprint_of": reference("publisher"),
    },
    "name",
)
SITE = _record(
    {
        "name": checks.text,
        "host": checks.host,
        "kind": one_of("library", "publisher", "news", "web-archive", "uploads"),
        "aliases": checks.texts,
        "hosts": each(checks.host),
        "former_hosts": each(checks.host),
        "slips": each(checks.host),
    },
    "name",
    "host",
    mirrors=MIRROR,
    moved=MOVED,
    mistaken=MOVED,
)
FILE = Table({}, tables={"work": WORK, "publisher": PUBLISHER, "site": SITE}, repeated=False)


def check_authority(file: TomlFile, known: Known = NOTHING) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with an authority file, in the order of its lines.

    `known` are the keys of the records the file adds to: it may refer to them, and a record that
    has the key of one of them need not repeat what it does not change.
    """
    findings = _Checker(file, known).run()
    return tuple(sorted(findings, key=lambda finding: finding.position.line or 0))


def keys_of(data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The keys of every kind of record in a file, for an edition with the work it belongs to."""
    keys: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for kind, key, work, _ in _records(data):
        keys[kind].setdefault(key, work)
    return keys


def together(one: Known, other: Known) -> Known:
    """The keys of both; where both have one, that of the first."""
    return {kind: {**other[kind], **one[kind]} for kind in KINDS}


def _records(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Key]]:
    """Kind, key, work and place of each record that has a key."""
    for kind in ("work", "publisher", "site"):
        for number, record in _tables_in(data, kind):
            key = record.get("key")
            if isinstance(key, str):
                yield kind, key, key, (kind, number, "key")
            for place, edition in _tables_in(record, "edition"):
                if isinstance(edition.get("key"), str):
                    yield (
                        "edition",
                        edition["key"],
                        str(key),
                        (kind, number, "edition", place, "key"),
                    )


def _tables_in(table: Mapping[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    value = table.get(name)
    for number, element in enumerate(value if isinstance(value, list) else ()):
        if isinstance(element, dict):
            yield number, element


class _Checker:
    """One file being checked: `below` are the records it adds to, `known` those with its own."""

    def __init__(self, file: TomlFile, below: Known) -> None:
        self.file = file
        self.below = below
        self.known = together(below, keys_of(file.data))

    def run(self) -> Iterator[Diagnostic]:
        yield from self._table(FILE, self.file.data, (), "an authority file")
        yield from self._duplicates()

    def _table(self, spec: Table, value: Any, at: Key, label: str) -> Iterator[Diagnostic]:
        if not isinstance(value, dict):
            yield self._finding(checks.WRONG_TYPE, at, f"{label} has to be a table")
            return
        for name, element in value.items():
            if name in spec.tables:
                yield from self._tables(spec.tables[name], element, (*at, name), label)
            else:
                yield from self._value(spec, name, element, (*at, name), label)
        for name in self._missing(spec, value, at):
            yield self._finding(MISSING_KEY, at, f"{label} has no “{name}”")

    def _tables(self, spec: Table, value: Any, at: Key, parent: str) -> Iterator[Diagnostic]:
        name = str(at[-1])
        if not spec.repeated:
            yield from self._table(spec, value, at, f"“{name}” of {parent}")
        elif isinstance(value, list):
            for number, element in enumerate(value):
                yield from self._table(
                    spec, element, (*at, number), _label(spec, element, name, parent)
                )
        else:
            header = ".".join(part for part in at if isinstance(part, str))
            message = f"“{name}” has to be written [[{header}]], once for each"
            yield self._finding(checks.WRONG_TYPE, at, message)

    def _value(
        self, spec: Table, name: str, value: Any, at: Key, label: str
    ) -> Iterator[Diagnostic]:
        check = spec.keys.get(name)
        if check is None:
            slip = unknown_name(name, spec.names)
            yield self._finding(UNKNOWN_KEY, at, f"{label} cannot have a key {slip}")
        elif complaint := check(value, self.known):
            place = at if complaint.element is None else (*at, complaint.element)
            message = f"“{name}” of {label} {complaint.message}"
            yield self._finding(complaint.code, place, message)

    def _missing(self, spec: Table, value: Mapping[str, Any], at: Key) -> Iterator[str]:
        """The keys a record lacks; one that is known already needs nothing but its key."""
        key, kind = value.get("key"), at[-2] if len(at) > 1 else ""
        known = isinstance(key, str) and key in self.below.get(str(kind), ())
        for name in ("key",) if known else spec.required:
            if name not in value:
                yield name

    def _duplicates(self) -> Iterator[Diagnostic]:
        first: dict[tuple[str, str], Key] = {}
        for kind, key, work, at in _records(self.file.data):
            earlier = first.setdefault((kind, key), at)
            owner = self.below[kind].get(key, work)
            if earlier != at:
                line = self.file.position(earlier).line
                yield self._finding(
                    DUPLICATE_KEY, at, f"the {kind} {key} stands on line {line} already"
                )
            elif owner != work:
                yield self._finding(
                    DUPLICATE_KEY, at, f"the edition {key} belongs to the work {owner}"
                )

    def _finding(self, code: str, at: Key, message: str) -> Diagnostic:
        end = "" if message.endswith("?") else "."
        return Diagnostic(code, message + end, self.file.position(at), Severity.ERROR)


def _label(spec: Table, value: Any, name: str, parent: str) -> str:
    """What messages call a table: by its key where it has one."""
    if "key" not in spec.keys:
        return f"an element of “{name}” of {parent}"
    key = value.get("key") if isinstance(value, dict) else None
    return f"the {name} {key}" if key and isinstance(key, str) else f"a [[{name}]] without a key"
