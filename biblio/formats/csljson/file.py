"""Whole files of CSL-JSON: read with the line of whatever is wrong, written without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity
from biblio.encoding import decode
from biblio.formats.bibtex.values import is_name, is_type
from biblio.formats.csljson import keeping, shapes
from biblio.formats.csljson.dates import is_readable
from biblio.formats.csljson.reader import edition
from biblio.formats.csljson.writer import Item, item
from biblio.formats.dialects import to_biblatex
from biblio.formats.entrywise import write_each
from biblio.formats.equivalence import TYPE, Loss, differing, missing
from biblio.record.edition import Edition
from biblio.values import jsontext, tagged
from biblio.values.printable import in_json

_NO_VARIABLE = "CSL-JSON has no variable for it; it is kept in “custom”"
_NO_TYPE = "CSL-JSON has no such type; it is kept in “custom”"
_MOST_FINDINGS = 100_000
_SPACE = re.compile(r"[\s,]*")


def read(data: bytes, path: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The items of a file as entries, and what was wrong with single ones.

    Raises BiblioError, with line and column, where the file is no JSON, or no array of items.
    """
    decoded = decode(data, path)
    editions, findings = [], list(decoded.diagnostics)
    for line, value in _values(decoded.text, path):
        if isinstance(value, dict):
            findings += _complaints(value, Position(path, line))
            editions.append(edition(value))
        else:
            message = "This is no item: an object was expected, and it is passed over."
            findings.append(_error(message, Position(path, line)))
        if len(findings) > _MOST_FINDINGS:
            raise BiblioError(f"{path} is no CSL-JSON file: most of what it lists is no item.")
    return tuple(editions), tuple(findings)


def _values(text: str, path: str) -> Iterator[tuple[int, Any]]:
    """Each element of the array with the line it begins on."""
    whole = _parsed(text, path)
    if not isinstance(whole, list):
        sentence = "a CSL-JSON file is an array of items, in square brackets."
        raise BiblioError(f"{Position(path, 1)}: {sentence}")
    decoder, at = jsontext.decoder(), text.index("[") + 1
    line, counted = 1, 0
    for _ in whole:
        at = _end(text, at)
        line, counted = line + text.count("\n", counted, at), at
        value, at = decoder.raw_decode(text, at)
        yield line, value


def _end(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _parsed(text: str, path: str) -> Any:
    try:
        return jsontext.parsed(text)
    except json.JSONDecodeError as error:
        place = f"{Position(path, error.lineno)}, column {error.colno}"
        message = error.msg[:1].lower() + error.msg[1:]
        raise BiblioError(f"{place}: this is not JSON: {message}.") from error
    except RecursionError as error:
        raise BiblioError(f"{path} cannot be read: it is nested too deeply.") from error


def _complaints(value: dict[str, Any], position: Position) -> Iterator[Diagnostic]:
    if value.get("id") in (None, ""):
        yield _error("This item has no id.", position)
    if not isinstance(value.get("type"), str):
        yield _error("This item has no type: it is read as a document.", position)
    for name in _impossible(keeping.opened(value)[1]):
        yield _error(f"“{name}” can be no name in BibTeX: it is left out.", position)
    for variable, said in value.items():
        if isinstance(said, dict) and "date-parts" in said and not is_readable(said):
            yield _error(f"The parts of “{variable}” are no date: it is kept as it is.", position)
        elif what := variable not in ("id", "type") and shapes.complaint(variable, said):
            yield _error(f"“{variable}” is no {what}: it is kept as it is.", position)


def _impossible(kept: object) -> Iterator[str]:
    """The names of the type and of the fields in what was kept, where no file can have them."""
    if isinstance(kept, dict):
        kind, fields = kept.get("type"), kept.get("fields")
        yield from [kind] if isinstance(kind, str) and kind and not is_type(kind) else []
        yield from (
            name for name in (fields if isinstance(fields, dict) else ()) if not is_name(name)
        )


def _error(message: str, position: Position) -> Diagnostic:
    return Diagnostic("csl-item", message, position, Severity.WARNING)


def write(library: Iterable[Edition]) -> tuple[str, tuple[Loss, ...]]:
    """The entries as a CSL-JSON array, and what only `custom` could take, or nothing.

    Entries have what they take over from others.
    """
    items, losses = write_each(library, "CSL-JSON", complete_item)
    return in_json(json.dumps(items, ensure_ascii=False, indent=1)) + "\n", losses


def complete_item(entry: Edition) -> tuple[Item, list[Loss]]:
    """The item, with what has no variable in `custom`, and what that is."""
    made, wanted = item(entry), to_biblatex(entry)
    back = edition(made)
    extra: dict[str, Any] = {}
    losses = []
    if back.kind != wanted.kind:
        extra["type"] = wanted.kind
        back = edition(keeping.closed(made, extra))
        losses.append(Loss(entry.key, TYPE, entry.kind, _NO_TYPE, kept=True))
    if fields := dict(differing(wanted, back)):
        # What other fields were made of in its place is not to come back beside it.
        spare = {name: None for name in missing(back, wanted) if not keeping.is_kept(name)}
        extra["fields"] = {**spare, **{name: tagged.write(one) for name, one in fields.items()}}
        losses += [Loss(entry.key, *field, _NO_VARIABLE, kept=True) for field in fields.items()]
    return keeping.closed(made, extra) if extra else made, losses
