"""How many findings there are of each rule, the commonest first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from biblio.diagnostics import Diagnostic
from biblio.rules import name_of


def table(found: Sequence[Diagnostic]) -> str:
    """A line a rule: the number, its code, whether --fix mends some, and its name."""
    counts, safe = _counts(found), _safe(found)
    wide = len(str(max(counts.values(), default=0)))
    return "".join(
        f"{number:{wide}}  {code}  {'[*]' if safe[code] else '   '}  {name_of(code)}\n"
        for code, number in counts.items()
    )


def as_json(found: Sequence[Diagnostic]) -> str:
    """The same as a JSON array."""
    counts, safe = _counts(found), _safe(found)
    rows = [
        {"code": code, "name": name_of(code), "count": number, "fixable": safe[code]}
        for code, number in counts.items()
    ]
    return json.dumps(rows, indent=2) + "\n"


def _counts(found: Sequence[Diagnostic]) -> dict[str, int]:
    counts = Counter(one.code for one in found)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _safe(found: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(one.code for one in found if one.fix and one.fix.safe)
