"""Runs `biblio`: within this process, which is quick, or as a command of its own."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from biblio.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    code: int
    data: bytes
    talk: str

    @property
    def text(self) -> str:
        """The data as text."""
        return self.data.decode("utf-8")


def biblio(*arguments: object, stdin: bytes = b"") -> Outcome:
    """Run `biblio` here: all that a caller sees of it, without starting Python again."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    streams = {"stdin": io.TextIOWrapper(io.BytesIO(stdin)), "stdout": out, "stderr": err}
    argv = ["biblio", *map(str, arguments)]
    with mock.patch.multiple(sys, argv=argv, **streams):
        code = _exit_code()
        out.flush()
    return Outcome(code, out.buffer.getvalue(), err.getvalue())  # type: ignore[attr-defined]


def _exit_code() -> int:
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def process(*arguments: object, **options: Any) -> Outcome:
    """Run `python -m biblio` as a process of its own."""
    command = [sys.executable, "-m", "biblio", *map(str, arguments)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    done = subprocess.run(command, check=False, **options)
    return Outcome(done.returncode, done.stdout or b"", (done.stderr or b"").decode())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
