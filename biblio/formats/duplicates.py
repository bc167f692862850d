"""The JSON of `biblio editions --duplicates`: pairs of entries, and what they are to each other."""

from __future__ import annotations

import json
from collections.abc import Iterable

from biblio.editions.duplicates import Findings, Pair
from biblio.values.printable import in_json

VERSION = 1


def dumps(findings: Findings) -> str:
    """The three lists as one JSON object, ending in a newline."""
    content = {
        "version": VERSION,
        "duplicates": _pairs(findings.duplicates),
        "links": _pairs(findings.links),
        "doubtful": _pairs(findings.doubtful),
    }
    return in_json(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def _pairs(pairs: Iterable[Pair]) -> list[dict[str, str]]:
    return [
        {"one": pair.one.key, "other": pair.other.key, "reason": pair.verdict.reason}
        for pair in pairs
    ]
