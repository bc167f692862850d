"""What a file keeps when its content is replaced: mode, owner, attributes, links; what is told."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest
from running import contents
from two_files import age, change, make

from biblio.diagnostics import BiblioError
from biblio.files import read_bytes
from biblio.files.change import Change

pytestmark = [
    pytest.mark.usefixtures("folder"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs processes that can be copied"),
]


def test_a_temporary_file_is_nobody_elses_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.bib")
    os.chmod("a.bib", 0o600)
    modes = []

    def looked(*_: object) -> None:
        modes.extend(stat.S_IMODE(path.stat().st_mode) for path in Path().glob(".biblio-*.tmp"))

    monkeypatch.setattr(os, "chown", looked, raising=False)
    monkeypatch.setattr(os, "fsync", looked)
    change("a.bib")
    assert set(modes) == {0o600}
    assert stat.S_IMODE(os.stat("a.bib").st_mode) == 0o600


def test_a_new_file_has_the_mode_that_the_user_wants() -> None:
    old = os.umask(0o027)
    try:
        Change().write({"a.bib": b""})
    finally:
        os.umask(old)
    assert stat.S_IMODE(os.stat("a.bib").st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no such calls")
def test_extended_attributes_stay() -> None:
    make("a.bib")
    try:
        os.setxattr("a.bib", "user.shelf", b"III")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    change("a.bib")
    assert os.getxattr("a.bib", "user.shelf") == b"III"


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="only root gives files away")
def test_the_owner_stays() -> None:
    make("a.bib")
    os.chown("a.bib", 12, 34)
    change("a.bib")
    assert (os.stat("a.bib").st_uid, os.stat("a.bib").st_gid) == (12, 34)


def test_who_becomes_the_owner_is_told_and_others_gain_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make("a.bib")
    os.chmod("a.bib", 0o664)
    real, said = os.stat, []

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    def of_another(path: object, *more: object, **named: object) -> os.stat_result:
        found = real(path, *more, **named)  # type: ignore[arg-type, call-overload]
        foreign = (*found[:4], found.st_uid + 1, found.st_gid + 1, *found[6:])
        is_old = str(path).endswith("a.bib") and found.st_size == len(b"old a.bib")
        return os.stat_result(foreign) if is_old and not said else found

    with monkeypatch.context() as patch:
        patch.setattr(os, "chown", refused)
        patch.setattr(os, "stat", of_another)
        Change(said.append).write({"a.bib": b"newer"})
    assert said == ["a.bib belonged to another user: it is yours now."]
    assert stat.S_IMODE(os.stat("a.bib").st_mode) == 0o644


def test_a_hard_link_that_keeps_the_old_content_is_told() -> None:
    make("a.bib")
    os.link("a.bib", "copy.bib")
    said: list[str] = []
    Change(said.append).write({"a.bib": b"new a.bib"})
    assert said == ["a.bib had another name (hard links), which keep the old content."]
    assert contents(Path()) == {"a.bib": b"new a.bib", "copy.bib": b"old a.bib"}


def test_links_are_followed_and_stay() -> None:
    make("shelf/a.bib")
    os.symlink("shelf/a.bib", "link.bib")
    os.symlink("shelf/new.bib", "empty.bib")
    Change().write({"link.bib": b"new shelf/a.bib", "empty.bib": b"made"})
    assert os.path.islink("link.bib")
    assert os.path.islink("empty.bib")
    assert (age("shelf/a.bib"), Path("shelf/new.bib").read_bytes()) == ("new", b"made")


def test_a_loop_of_links_is_told() -> None:
    os.symlink("a.bib", "b.bib")
    os.symlink("b.bib", "a.bib")
    with pytest.raises(BiblioError, match=r"^a\.bib is a link that leads back to itself: nothing"):
        Change().write({"a.bib": b""})
    with pytest.raises(BiblioError, match=r"^a\.bib cannot be read: too many levels of symbolic"):
        read_bytes("a.bib")


def test_pipes_and_devices_are_not_read() -> None:
    os.mkfifo("pipe.bib")
    with pytest.raises(BiblioError, match=r"^pipe\.bib is a pipe, not a file: it is not read\.$"):
        read_bytes("pipe.bib")
    with pytest.raises(BiblioError, match=r"^/dev/zero is a device, not a file"):
        read_bytes("/dev/zero")
    assert read_bytes(os.devnull) == b""


def test_what_a_shell_hands_over_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"page")
    os.close(writing)
    assert read_bytes(f"/dev/fd/{reading}") == b"page"
    os.close(reading)
