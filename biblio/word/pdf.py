"""Turns a Word file into a PDF by LibreOffice, where it is installed."""

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
_SECONDS = 600
# Tagged, so that a screen reader finds headings and notes.
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
MISSING = (
    "A PDF is made by LibreOffice, which is not found here: install it (libreoffice.org, or"
    " `apt install libreoffice-writer`), or make a .docx and let Word save it as a PDF."
)


def program() -> str | None:
    """Where LibreOffice is; None where it is not."""
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next((path for path in found if path), None)


def to_pdf(data: bytes) -> bytes:
    """The Word file as a PDF; raises BiblioError where LibreOffice is missing or fails."""
    path = program()
    if path is None:
        raise BiblioError(MISSING)
    with scratch() as folder:
        return _converted(path, data, Path(folder))


def _converted(path: str, data: bytes, folder: Path) -> bytes:
    source, target = folder / "packet.docx", folder / "packet.pdf"
    source.write_bytes(data)
    # With a profile of its own it runs beside the LibreOffice that the user has open.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [path, profile, "--headless", "--convert-to", _FILTER, "--outdir"]
    try:
        done = subprocess.run(
            [*command, str(folder), str(source)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BiblioError(f"LibreOffice took longer than {_SECONDS} s, and was stopped.") from error
    except OSError as error:
        raise BiblioError(f"LibreOffice cannot be run ({path}): {error.strerror}.") from error
    if not target.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BiblioError(f"LibreOffice made no PDF{f': {said[-1]}' if said else ''}.")
    return target.read_bytes()
