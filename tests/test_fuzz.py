"""Damaged inputs: each that broke something once, and some new ones of every kind."""

from __future__ import annotations

import random
from pathlib import Path

import fuzzing
import pytest

CASES = sorted(path for path in fuzzing.CRASHES.glob("*.*") if path.suffix != ".py")


@pytest.mark.parametrize("path", CASES, ids=[path.name for path in CASES])
def test_what_broke_something_once(path: Path) -> None:
    name = path.stem.rpartition("-")[0]
    fuzzing.target(name)(path.read_bytes())


@pytest.mark.parametrize("name", fuzzing.TARGETS)
def test_a_few_damaged_inputs(name: str) -> None:
    chance = random.Random(name)
    work = fuzzing.target(name)
    for _ in range(8):
        work(fuzzing.mutated(name, chance))


@pytest.mark.slow
@pytest.mark.parametrize("name", fuzzing.TARGETS)
def test_many_damaged_inputs(name: str) -> None:
    chance = random.Random(f"many {name}")
    work = fuzzing.target(name)
    for _ in range(100):
        work(fuzzing.mutated(name, chance))


def test_a_fault_is_made_small() -> None:
    small = fuzzing.smaller(b"a long text with a fault in it", lambda data: b"fault" in data)
    assert small == b"fault"


def test_what_takes_too_long_is_stopped() -> None:
    def endless() -> None:
        with fuzzing.limited(1):
            while True:
                pass

    with pytest.raises(fuzzing.SlowError):
        endless()
