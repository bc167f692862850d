"""Patterns that are kept compiled are those that `re.compile` makes, whatever lies on the disk."""

from __future__ import annotations

import atexit
import marshal
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType

import pytest

from biblio.values import compiled

SOURCES = (
    (r"(?P<author>[^,]+),\s(?P<title>.+?)\s\((?P<year>\d{4})\)", 0),
    (r"(?x) (?i: ibid ) \.? ", re.MULTILINE),
    ("[а-я]+|(?<=ß)ü*+", re.IGNORECASE),
    ("(a)|(?:b)", 0),
)
# Makes a pattern, and tells whether it had been kept.
PROGRAM = """
from biblio.values import compiled
import re
found = compiled.pattern("(?P<page>[0-9]+)–x", re.I)
print(found == re.compile("(?P<page>[0-9]+)–x", re.I), not compiled._new)
"""


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_pattern_is_the_one_that_python_compiles(source: str, flags: int) -> None:
    made, real = compiled.pattern(source, flags), re.compile(source, flags)
    assert made == real
    assert (made.groupindex, made.groups, made.flags) == (
        real.groupindex,
        real.groups,
        real.flags,
    )


def test_what_is_no_pattern_is_refused_as_python_does() -> None:
    with pytest.raises(re.error):
        compiled.pattern("(")


def _run(folder: Path, **environment: str) -> str:
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=clean | {"PYTHONPYCACHEPREFIX": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    return ran.stdout.strip()


def test_the_second_run_finds_what_the_first_has_kept(tmp_path: Path) -> None:
    assert _run(tmp_path) == "True False"
    assert _run(tmp_path) == "True True"


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x00", b"\xe9" * 400, b"i\x01\x00\x00\x00"],
    ids=["empty", "cut off", "no code", "a number"],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: bytes) -> None:
    _run(tmp_path)
    (kept,) = tmp_path.rglob("*.patterns")
    kept.write_bytes(damage)
    assert _run(tmp_path) == "True False"
    assert _run(tmp_path) == "True True"


def test_code_that_the_engine_refuses_is_compiled_again(tmp_path: Path) -> None:
    _run(tmp_path)
    (kept,) = tmp_path.rglob("*.patterns")
    engine, patterns = marshal.loads(kept.read_bytes())
    wrong = {key: (flags, code[4:], *rest) for key, (flags, code, *rest) in patterns.items()}
    kept.write_bytes(marshal.dumps((engine, wrong)))
    assert _run(tmp_path) == "True True"


def test_nothing_is_written_where_python_is_to_write_no_bytecode(tmp_path: Path) -> None:
    assert _run(tmp_path, PYTHONDONTWRITEBYTECODE="1") == "True False"
    assert not list(tmp_path.rglob("*.patterns"))


Run = Callable[..., ModuleType]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs of the program within this one: each loads the module anew, and ends."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    endings: list[Callable[[], None]] = []
    monkeypatch.setattr(atexit, "register", endings.append)

    def program(*sources: str, largest: int | None = None) -> ModuleType:
        spec = find_spec(compiled.__name__)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        module._LARGEST = largest or module._LARGEST
        for source in sources:
            assert module.pattern(source, re.IGNORECASE) == re.compile(source, re.IGNORECASE)
        assert len(endings) == bool(module._new)
        while endings:
            endings.pop()()
        return module

    return program


def test_what_several_runs_have_compiled_is_kept_together(run: Run) -> None:
    assert len(run("salt", "(?P<page>[0-9]+)–x")._new) == 2
    assert list(run("salt", "(mills)")._new) == [("(mills)", re.IGNORECASE)]
    assert not run("salt", "(?P<page>[0-9]+)–x", "(mills)")._new


def test_what_is_kept_is_not_compiled_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    source, real = "(?P<page>[0-9]+)–(x)", re.compile
    made = run(source).pattern("(a)|b", 0)
    assert made == real("(a)|b")
    asked: list[object] = []
    monkeypatch.setattr(re, "compile", lambda *what: asked.append(what) or real(*what))
    again = run().pattern(source, re.IGNORECASE)
    found = again.fullmatch("12–X")
    assert found is not None
    assert (found["page"], found.lastindex, found.lastgroup) == ("12", 2, None)
    assert not asked


def test_where_too_much_is_kept_only_the_newest_stays(run: Run) -> None:
    run("salt", "mills")
    run("roads", largest=1)
    assert list(run("roads", "salt")._new) == [("salt", re.IGNORECASE)]


def test_a_folder_that_cannot_be_written_stops_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / Path(compiled.__file__).parts[1]).write_text("no folder", encoding="utf-8")
    assert run("salt")._new
