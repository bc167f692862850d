"""How many mutants the tests kill, package by package: `make mutants` runs mutmut, then this.

A mutant is a function with one small fault put in. It survives where no test fails; where no test
calls the function, it is not even tried. Exits 1 where a package has fewer than LEAST killed.
`--survivors` lists those that are left, with `mutmut show NAME` to see one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

RESULTS = Path("mutants")
LEAST = 0.8
# The exit codes that mutmut writes down: a test that fails, and a loop that has no end. Where the
# tests could not be run (255), nothing is killed.
_KILLED = frozenset({1, 3, 24, -24, 36, 152, -11, -9})
_UNTRIED = frozenset({5, 33})


def main() -> int:
    """Print the table, and whether each package has enough of them killed."""
    results = _results()
    if not results:
        print("There are no results: make mutants first.", file=sys.stderr)
        return 1
    if "--survivors" in sys.argv[1:]:
        _list_survivors(results)
    enough = [_told(package, codes) for package, codes in _by_package(results)]
    return 0 if all(enough) else 1


def _results() -> dict[str, int | None]:
    """The exit code of the tests for each mutant, None where it was not tried yet."""
    results: dict[str, int | None] = {}
    for path in sorted(RESULTS.rglob("*.meta")):
        results |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return results


def _by_package(results: dict[str, int | None]) -> list[tuple[str, list[int | None]]]:
    packages: defaultdict[str, list[int | None]] = defaultdict(list)
    for name, code in results.items():
        packages[name.split(".")[1]].append(code)
    return sorted(packages.items())


def _told(package: str, codes: list[int | None]) -> bool:
    counts = Counter(map(_fate, codes))
    share = counts["killed"] / len(codes)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in ("killed", "survived", "without tests"))
    missing = f", {counts['not tried']} not tried" if counts["not tried"] else ""
    print(f"{package:10} {len(codes):5} mutants: {told}{missing}; {share:.1%} killed")
    return share >= LEAST


def _fate(code: int | None) -> str:
    if code is None:
        return "not tried"
    if code in _UNTRIED:
        return "without tests"
    return "killed" if code in _KILLED else "survived"


def _list_survivors(results: dict[str, int | None]) -> None:
    for name, code in results.items():
        if _fate(code) != "killed":
            print(f"{_fate(code):14} {name}")


if __name__ == "__main__":
    sys.exit(main())
