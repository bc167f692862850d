"""How many mutants the tests kill, package by package: `make mutants [SAMPLE=100]`.

A mutant is a function with one small fault put in. It survives where no test fails; where no test
calls the function, it is not even tried. mutmut makes and tries them: all, or so many of each
package, drawn by chance, the same ones each time. Exits 1 where a package has fewer than LEAST
killed of those tried.

    python tools/mutants.py [PACKAGE …] [--sample N] [--seed N]
    python tools/mutants.py --survivors     lists those left of the last run

`mutmut show NAME` shows one.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

RESULTS = Path("mutants")
LEAST = 0.85
LOG = Path("mutants.log")
# The exit codes that mutmut writes down: a test that fails, and a loop that has no end. Where the
# tests could not be run (255), nothing is killed.
_KILLED = frozenset({1, 3, 24, -24, 36, 152, -11, -9})
_UNTRIED = frozenset({5, 33})


def main() -> int:
    """Have the mutants tried, and print whether each package has enough of them killed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", nargs="*", help="folders as the settings name them; else all")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many of a package")
    parser.add_argument("--seed", type=int, default=1, help="of the chance that draws the sample")
    parser.add_argument("--survivors", action="store_true", help="list those of the last run")
    options = parser.parse_args()
    if options.survivors:
        _list_survivors(_results())
        return 0
    results = _tried(options.packages, options.sample, options.seed)
    enough = [_told(package, codes) for package, codes in _by_package(results)]
    return 0 if enough and all(enough) else 1


def _tried(packages: Sequence[str], sample: int, seed: int) -> dict[str, int | None]:
    """The results of a new run."""
    if not sample and not packages:
        _mutmut()
        return _results()
    _mutmut("none")  # mutants have names once they are made: this makes them, and tries none
    chosen = _sample(_results(), packages, sample, seed)
    if not chosen:
        sys.exit(f"mutmut has made no mutants: {LOG} says why.")
    _mutmut(*chosen)
    results = _results()
    return {name: results[name] for name in chosen}


def _mutmut(*names: str) -> None:
    command = [Path(sys.executable).with_name("mutmut"), "run", "--max-children", "1", *names]
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=log, stderr=log, check=False)
    if done.returncode and names != ("none",):
        sys.exit(f"mutmut failed: {LOG} says why.")


def _sample(
    results: Mapping[str, int | None], packages: Sequence[str], number: int, seed: int
) -> Sequence[str]:
    """So many mutants of each of the packages, or all they have."""
    chosen: list[str] = []
    for package, names in _names_by_package(results):
        if not packages or package in packages:
            chance = random.Random(f"{seed} {package}")  # the same whichever others are asked for
            chosen += chance.sample(names, min(number or len(names), len(names)))
    return chosen


def _results() -> dict[str, int | None]:
    """The exit code of the tests for each mutant, None where it was not tried yet."""
    results: dict[str, int | None] = {}
    for path in sorted(RESULTS.rglob("*.meta")):
        results |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return results


def _by_package(results: Mapping[str, int | None]) -> list[tuple[str, list[int | None]]]:
    return [
        (package, [results[name] for name in names])
        for package, names in _names_by_package(results)
    ]


def _names_by_package(results: Mapping[str, int | None]) -> list[tuple[str, list[str]]]:
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    packages = (folder.removesuffix("/*") for folder in settings["tool"]["mutmut"]["only_mutate"])
    return [
        (package, names)
        for package in packages
        if (names := [name for name in results if name.startswith(f"{package}/".replace("/", "."))])
    ]


def _told(package: str, codes: list[int | None]) -> bool:
    counts = Counter(map(_fate, codes))
    share = counts["killed"] / len(codes)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in ("killed", "survived", "without tests"))
    missing = f", {counts['not tried']} not tried" if counts["not tried"] else ""
    print(f"{package:22} {len(codes):5} mutants: {told}{missing}; {share:.1%} killed")
    return share >= LEAST


def _fate(code: int | None) -> str:
    if code is None:
        return "not tried"
    if code in _UNTRIED:
        return "without tests"
    return "killed" if code in _KILLED else "survived"


def _list_survivors(results: Mapping[str, int | None]) -> None:
    for name, code in results.items():
        if _fate(code) not in ("killed", "not tried"):
            print(f"{_fate(code):14} {name}")


if __name__ == "__main__":
    sys.exit(main())
