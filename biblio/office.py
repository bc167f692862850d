"""Finds LibreOffice, where it is installed, and has it turn a file into one of another format."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.files.scratch import scratch

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
HOW = "install it (libreoffice.org, or `apt install libreoffice-writer`)"


def program() -> str | None:
    """Where LibreOffice is; None where it is not."""
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next((path for path in found if path), None)


def converted(path: str, data: bytes, source: str, target: str, wanted: str, seconds: int) -> bytes:
    """The data as another kind of file, made by the LibreOffice at the path.

    `source` and `target` are names of files with their suffixes, alike but for these; `wanted` is
    the format as `--convert-to` names it. Raises BiblioError where nothing is made.
    """
    with scratch() as folder:
        return _converted(path, data, Path(folder, source), Path(folder, target), wanted, seconds)


def _converted(
    path: str, data: bytes, source: Path, target: Path, wanted: str, seconds: int
) -> bytes:
    source.write_bytes(data)
    # With a profile of its own it runs beside the LibreOffice that the user has open.
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [path, profile, "--headless", "--convert-to", wanted, "--outdir"]
    try:
        done = subprocess.run(
            [*command, str(source.parent), str(source)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BiblioError(f"LibreOffice took longer than {seconds} s, and was stopped.") from error
    except OSError as error:
        raise BiblioError(f"LibreOffice cannot be run ({path}): {error.strerror}.") from error
    if not target.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = "PDF" if target.suffix == ".pdf" else f"{target.suffix} file"
        raise BiblioError(f"LibreOffice made no {what}{f': {said[-1]}' if said else ''}.")
    return target.read_bytes()
