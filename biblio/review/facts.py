"""What the panel tells of each citation, entry and finding, as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from biblio.decisions import NAMES
from biblio.record.edition import Edition
from biblio.record.kinds import ROWS as TYPES
from biblio.review.subject import STANDINGS, Reference, Reviewed, is_grave, name_of


def facts(reviewed: Reviewed) -> dict[str, Any]:
    """The citations, the entries they mean, and the findings: all that JSON can hold."""
    return {
        "standings": STANDINGS,
        "documents": [one.document.path for one in reviewed.extractions],
        "citations": {one.id: _citation(reviewed, one) for one in reviewed.citations},
        "entries": dict(_entries(reviewed)),
        "keys": sorted(reviewed.own),
        "names": sorted(NAMES),
        "types": [one.name for one in TYPES],
        "stale": [one.words for extraction in reviewed.extractions for one in extraction.stale],
        "findings": [
            {
                "code": one.code,
                "message": one.message,
                "note": one.note or "",
                "place": str(one.position),
                "grave": is_grave(one),
            }
            for one in reviewed.findings
        ],
    }


def _citation(reviewed: Reviewed, one: Reference) -> dict[str, Any]:
    document = reviewed.extractions[one.document].document
    resolution, citation = one.resolution, one.resolution.citation
    antecedent = resolution.antecedent
    return {
        "text": citation.text,
        "place": document.words_for(citation.where),
        "form": citation.form.value,
        "type": citation.type,
        "standing": one.standing,
        "certainty": resolution.certainty,
        "why": list(one.why(document.language)),
        "reason": resolution.reason,
        "key": resolution.key,
        "candidates": list(resolution.candidates),
        "repeats": None if antecedent is None else name_of(one.document, antecedent),
        "document": one.document,
        "signal": citation.signal or "",
        "rest": citation.rest.strip(),
        "fields": [
            {"name": field.name, "value": field.value, "printed": bool(field.raw)}
            for field in citation.fields
        ],
    }


def _entries(reviewed: Reviewed) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries that are cited, and the other editions of their works."""
    cited: defaultdict[str, list[str]] = defaultdict(list)
    for one in reviewed.citations:
        if one.resolution.key:
            cited[one.resolution.key].append(one.id)
    wanted = dict.fromkeys(cited)
    for key in cited:
        entry = reviewed.library.get(key)
        wanted |= dict.fromkeys(other.key for other in _editions(reviewed, entry))
    for key in wanted:
        entry = reviewed.library.get(key)
        if entry:
            yield key, _entry(reviewed, entry) | {"cited": cited.get(key, [])}


def _entry(reviewed: Reviewed, entry: Edition) -> dict[str, Any]:
    return {
        "type": entry.kind,
        "title": entry.full_title,
        "people": list(entry.people("author") or entry.people("editor")),
        "date": entry.date,
        "own": entry.key in reviewed.own,
        "fields": [[name, value] for name, value in entry.fields],
        "editions": [one.key for one in _editions(reviewed, entry)],
    }


def _editions(reviewed: Reviewed, entry: Edition | None) -> tuple[Edition, ...]:
    """The other editions of its work that the library has."""
    work = entry.work if entry else None
    same = reviewed.library.editions_of(work) if work else ()
    return tuple(one for one in same if entry and one.key != entry.key)
