"""The same input gives the same bytes: in another folder, time zone, language, and so on."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipInfo

import pytest
from long_texts import write_all

from biblio.packet.layout import Layout, Rendered
from biblio.packet.model import Cover, Packet, Reading
from biblio.packet.rendering import render, render_book

EXAMPLES = Path(__file__).parents[1] / "examples"
RECIPE = """title = "Rooms and Roads"
compiler = "Rosa Roe"
date = "2026-10-01"
edition = "teacher"
annotations = "both"
minutes = true

[[event]]
date = "1904-05-01"
text = "The room opens."

[[picture]]
file = "view1.png"

[[reading]]
file = "reading_room.txt"

[[reading]]
file = "views.html"
"""
# where nothing else is found: LibreOffice would number the pages of the contents as it lays them
PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "USER": "rosa"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "COLUMNS": "40"},
)
UMASKS = (0o022, 0o077)


@pytest.mark.parametrize("suffix", ["docx", "html", "epub"])
def test_a_packet_has_the_same_bytes_anywhere(suffix: str, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "another folder")]
    made = {digest(*one) for one in zip(folders, PLACES, UMASKS, [suffix] * 2, strict=True)}
    assert len(made) == 1


@pytest.mark.parametrize("render_as", [render, render_book])
def test_under_windows_too(
    render_as: Callable[[Packet, Layout], Rendered], monkeypatch: pytest.MonkeyPatch
) -> None:
    packet = Packet(Cover("Rooms"), (Reading("Roads", ()),))
    made = render_as(packet, Layout()).data
    monkeypatch.setattr(sys, "platform", "win32")
    assert ZipInfo("one").create_system == 0
    assert render_as(packet, Layout()).data == made


def digest(folder: Path, place: dict[str, str], umask: int, suffix: str) -> str:
    """The digest of the packet that is made in the folder, without LibreOffice."""
    write_all(folder)
    shutil.copy(EXAMPLES / "reading_room.txt", folder)
    (folder / "packet.toml").write_text(RECIPE, encoding="utf-8")
    for one in folder.iterdir():
        os.utime(one, (0, len(folder.name)))
    kept = {name: os.environ[name] for name in ("HOME", "PYTHONPATH") if name in os.environ}
    command = [sys.executable, "-m", "biblio", "packet", "packet.toml", "-o", f"p.{suffix}"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, **place, "PATH": ""},
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return hashlib.sha256((folder / f"p.{suffix}").read_bytes()).hexdigest()
