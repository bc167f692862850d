"""The JSON that biblio writes, key by key: what it holds, as JSON schemas and as tables.

The keys stand in the order of the output; `reference.py` writes both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from biblio.citation import Form, Kind
from biblio.diagnostics import Severity

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _of(kind: str | list[str], text: str, **more: Any) -> Schema:
    return {"type": kind, "description": text, **more}


def _one_of(names: type[StrEnum], text: str) -> Schema:
    return {"enum": [one.value for one in names], "description": text}


def _object(properties: Mapping[str, Schema], text: str = "") -> Schema:
    said = {"description": text} if text else {}
    return {
        "type": "object",
        **said,
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXT, _NUMBER = ["string", "null"], ["integer", "null"]

CITATION = {
    "id": _of("string", "`c1`, `c2` … in the order of the text: where the file has them"),
    "kind": _one_of(Kind, "where it stands"),
    "form": _one_of(Form, "how it names its work; `key`: by the key of its entry"),
    "mark": _of(_TEXT, "the note's mark"),
    "raw": _of(
        "string",
        "the citation as printed: lines rejoined, without markup, addresses of links behind their "
        "words",
    ),
    "start": _of(_NUMBER, "its first character in the source; null where a file has none to count"),
    "end": _of(_NUMBER, "behind its last character: `text[start:end]`"),
    "line": _of(_NUMBER, "the line it starts on, from 1"),
    "page": _of(_TEXT, "the printed page, where one is seen"),
    "paragraph": _of("integer", "the paragraph of the text, or of its note, from 0"),
    "note": _of(_TEXT, "the mark of the note it stands in"),
    "fields": _of(
        "object",
        "`type`, and what was read: `author`, `title`, `publisher`, `year` …, as printed; "
        "`locator` is the page cited, `pages` the extent of an article; people are lists of "
        "`Family, Given`; of a citation by key `key`, `locator`, `prefix` and `suffix`",
        required=["type"],
    ),
    "confidence": _of(
        "object",
        "for each field a number up to 1",
        additionalProperties={"type": "number", "minimum": 0, "maximum": 1},
    ),
    "certainty": _of(
        ["number", "null"],
        "how often such a reading is wholly right, from 0 to 1; null for mentions and citations "
        "by key",
    ),
    "refers_to": _of(_TEXT, "the `id` of the earlier citation of the same work"),
    "reason": _of(_TEXT, "why it is taken for that work"),
    "key": _of(_TEXT, "the BibTeX key of its entry"),
    "work": _of(_TEXT, "the key of the work, where it is a known one"),
}

DOCUMENT = {
    "path": _of("string", "the file, as it was named"),
    "sha256": _of(_TEXT, "a digest of its bytes"),
    "language": _of(_TEXT, "the language of the text, where it can be told"),
    "citations": {"type": "array", "items": _object(CITATION), "description": "see below"},
}

EDIT = {
    "start": _of("integer", "the first character to be replaced, from 0"),
    "end": _of("integer", "behind the last one"),
    "text": _of("string", "what stands there instead"),
}

FINDING = {
    "code": _of("string", "the rule"),
    "name": _of("string", "its name"),
    "severity": _one_of(Severity, "how much it matters"),
    "message": _of("string", "what is wrong"),
    "note": _of(_TEXT, "what that rests on"),
    "path": _of("string", "the file"),
    "line": _of(_NUMBER, "where it begins, from 1; null in a file that has no lines"),
    "column": _of(_NUMBER, "the same, from 1"),
    "end_line": _of(_NUMBER, "where it ends"),
    "end_column": _of(_NUMBER, "the same"),
    "place": _of(_TEXT, "such a place in words, *note 12* or *page 114*"),
    "start": _of(_NUMBER, "its first character in the decoded file, from 0"),
    "end": _of(_NUMBER, "behind its last one"),
    "text": _of("string", "what stands there"),
    "fix": {
        "description": "null, or whether the fix is safe, and its edits",
        "anyOf": [
            {"type": "null"},
            _object(
                {
                    "safe": _of("boolean", "whether it keeps every datum"),
                    "edits": {"type": "array", "items": _object(EDIT)},
                }
            ),
        ],
    },
}


def _whole(title: str, name: str, items: Mapping[str, Schema]) -> Schema:
    listed = {"type": "array", "items": _object(items)}
    version = {"const": 1, "description": "grows where a key changes its meaning"}
    return {"$schema": _DRAFT, "title": title, **_object({"version": version, name: listed})}


SCHEMAS = {
    "citations.schema.json": _whole("biblio extract --to json", "documents", DOCUMENT),
    "findings.schema.json": _whole("biblio lint --output-format json", "findings", FINDING),
}


def tables() -> tuple[str, ...]:
    """The tables of a document, a citation and a finding, in Markdown."""
    return tuple("".join(_rows(keys)) for keys in (DOCUMENT, CITATION, FINDING))


def _rows(keys: Mapping[str, Schema]) -> Iterator[str]:
    yield "| key | value | holds |\n|---|---|---|\n"
    for name, schema in keys.items():
        yield f"| `{name}` | {_kind(schema)} | {schema['description']} |\n"


def _kind(schema: Schema) -> str:
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if "anyOf" in schema:
        return "object or null"
    kinds = schema["type"]
    return kinds if isinstance(kinds, str) else " or ".join(kinds)
