"""Finds LibreOffice, where it is installed, and has it turn a file into one of another format."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import TimeoutExpired

from biblio.diagnostics import BiblioError
from biblio.files.program import run
from biblio.files.scratch import scratch

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FONTS_HEAD = (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'
)
_FONTS, _SYSTEM_FONTS = "FONTCONFIG_FILE", "/etc/fonts/fonts.conf"
HOW = "install it (libreoffice.org, or `apt install libreoffice-writer`)"


def program() -> str | None:
    """Where LibreOffice is; None where it is not."""
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next((path for path in found if path), None)


def converted(
    path: str,
    data: bytes,
    names: tuple[str, str],
    arguments: Sequence[str],
    seconds: int,
    instead: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The data as another kind of file, made by the LibreOffice at the path.

    `names` are those of the two files with their suffixes, alike but for these; `arguments` tell
    the formats: `--convert-to` and, where it is not to be guessed, `--infilter`. `instead` are the
    fonts that stand in for one that is not installed, by its name. Raises BiblioError where nothing
    is made.
    """
    with scratch() as folder:
        source, target = (Path(folder, name) for name in names)
        source.write_bytes(data)
        # With a profile of its own it runs beside the LibreOffice that the user has open.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [path, profile, "--headless", *arguments, "--outdir", folder, str(source)]
        _run(command, target, seconds, _with_fonts(Path(folder, "fonts.conf"), instead or {}))
        return target.read_bytes()


def _with_fonts(settings: Path, instead: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The variable that tells fontconfig, where a system has it, what stands in for which font.

    Else any font without serifs does. Settings of the user's own stay.
    """
    if not instead or _FONTS in os.environ:
        return {}
    aliases = (
        f'<alias binding="same"><family>{font}</family><accept>'
        f"{''.join(f'<family>{one}</family>' for one in others)}</accept></alias>"
        for font, others in instead.items()
    )
    include = f'<include ignore_missing="yes">{_SYSTEM_FONTS}</include>'
    settings.write_text(f"{_FONTS_HEAD}{include}{''.join(aliases)}</fontconfig>\n", "utf-8")
    return {_FONTS: os.fspath(settings)}


def _run(command: Sequence[str], target: Path, seconds: int, around: Mapping[str, str]) -> None:
    """Run LibreOffice, and see that it has made the file."""
    try:
        done = run(command, seconds=seconds, starts_others=True, around=around)
    except TimeoutExpired as error:
        raise BiblioError(f"LibreOffice took longer than {seconds} s, and was stopped.") from error
    except OSError as error:
        raise BiblioError(f"LibreOffice cannot be run ({command[0]}): {error.strerror}.") from error
    if not target.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = "PDF" if target.suffix == ".pdf" else f"{target.suffix} file"
        raise BiblioError(f"LibreOffice made no {what}{f': {said[-1]}' if said else ''}.")
