"""Damages inputs by chance and gives them to the readers, the formats and the linter: `make fuzz`.

What raises anything but BiblioError, or takes more than five seconds, is made as small as it goes
and kept in `tests/cases/crashes/`, where the tests find it: mend it, and leave the file there.

    python tools/fuzz.py [--runs 1000 | --seconds 60] [--seed 1] [TARGET ...]

Exits 1 where anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

import fuzzing

_TRIES = 300  # of making an input smaller


def main() -> None:
    """Run what is asked for, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(fuzzing.TARGETS))
    parser.add_argument("--runs", type=int, help="inputs for each target")
    parser.add_argument("--seconds", type=float, help="how long each target is tried")
    parser.add_argument("--seed", type=int, default=1, help="of the chance: one, the same inputs")
    given = parser.parse_args()
    found = 0
    for name in given.targets or fuzzing.TARGETS:
        found += tried(name, given.runs, given.seconds, random.Random(f"{name}{given.seed}"))
    sys.exit(bool(found))


def tried(name: str, runs: int | None, seconds: float | None, chance: random.Random) -> int:
    """Try a target; how many kinds of faults were found."""
    work, faults, done = fuzzing.target(name), Counter[str](), 0
    end = time.monotonic() + (seconds or (1e9 if runs else 60))
    while time.monotonic() < end and (runs is None or done < runs):
        data = fuzzing.mutated(name, chance)
        done += 1
        if fault := fault_of(work, data):
            faults[fault] += 1
            if faults[fault] == 1:
                path = keep(name, data, work, fault)
                print(f"{name}: {fault}\n  {path}", flush=True)
    print(f"{name}: {done} inputs, {len(faults)} kinds of faults", flush=True)
    return len(faults)


def fault_of(work: fuzzing.Target, data: bytes) -> str:
    """What goes wrong, and where; nothing where all goes well."""
    try:
        work(data)
    except Exception as error:
        ours = [
            one for one in traceback.extract_tb(error.__traceback__) if "biblio" in one.filename
        ]
        place = ours[-1] if ours else traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno} in {place.name}"
        return f"{type(error).__name__} {where}"
    return ""


def keep(name: str, data: bytes, work: fuzzing.Target, fault: str) -> Path:
    """The file that keeps the input, made small."""
    kind, left = fault.split()[0], [_TRIES]

    def fails(tried: bytes) -> bool:
        left[0] -= 1
        return left[0] > 0 and fault_of(work, tried).split()[:1] == [kind]

    if kind != "SlowError":
        data = fuzzing.smaller(data, fails)
    digest = hashlib.sha256(data).hexdigest()[:8]
    path = fuzzing.CRASHES / f"{name}-{digest}{fuzzing.TARGETS[name][0]}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    main()
