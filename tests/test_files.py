"""Reading and writing files: every failure is one sentence, and leaves the old file as it was."""

import errno
import os
import stat

import pytest

from biblio.diagnostics import BiblioError
from biblio.files import check_new, read_bytes, working_directory
from biblio.files.change import Change


def write(path, data):
    Change().write({str(path): data})


def full_disk(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "references.bib"
    path.write_bytes(b"old")
    return path


def test_reading(library):
    assert read_bytes(library) == b"old"
    assert read_bytes(str(library)) == b"old"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BiblioError, match=r"^There is no file .*absent\.bib\.$"):
        read_bytes(tmp_path / "absent.bib")


def test_a_directory_is_no_file(tmp_path):
    with pytest.raises(BiblioError, match="is a directory"):
        read_bytes(tmp_path)
    with pytest.raises(BiblioError, match="is a directory"):
        write(tmp_path, b"")


def test_permission_denied(library, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("builtins.open", refused)
    with pytest.raises(BiblioError, match=r"references\.bib cannot be read: permission denied\."):
        read_bytes(library)


def test_other_failures_tell_their_reason(library, monkeypatch):
    def broken(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("builtins.open", broken)
    with pytest.raises(BiblioError, match="input/output error"):
        read_bytes(library)


def test_writing_a_new_file(tmp_path):
    write(tmp_path / "new.bib", b"text")
    assert (tmp_path / "new.bib").read_bytes() == b"text"
    assert os.listdir(tmp_path) == ["new.bib"]


def test_replacing_keeps_the_mode(library):
    library.chmod(0o640)
    write(library, b"new")
    assert library.read_bytes() == b"new"
    assert stat.S_IMODE(library.stat().st_mode) == 0o640


def test_a_link_stays_a_link(library, tmp_path):
    directory = tmp_path / "elsewhere"
    directory.mkdir()
    link = directory / "link.bib"
    link.symlink_to(library)
    write(link, b"new")
    assert link.is_symlink()
    assert library.read_bytes() == b"new"
    assert os.listdir(directory) == ["link.bib"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_full_disk_leaves_the_old_file(library, tmp_path, monkeypatch, step):
    monkeypatch.setattr(os, step, full_disk)
    with pytest.raises(BiblioError, match=r"no space left .*: the file is as it was\.$"):
        write(library, b"new")
    assert library.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["references.bib"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_disk_that_is_really_full(library, tmp_path, monkeypatch):
    real_open = open
    monkeypatch.setattr("builtins.open", lambda *_, **__: real_open("/dev/full", "wb"))
    with pytest.raises(BiblioError, match="no space left"):
        write(library, b"new")
    assert library.read_bytes() == b"old"


def test_a_new_file_that_cannot_be_written(tmp_path):
    with pytest.raises(BiblioError, match="nothing was written"):
        write(tmp_path / "no" / "such" / "directory.bib", b"text")
    assert os.listdir(tmp_path) == []


def test_an_interruption_leaves_no_temporary_file(library, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(library, b"new")
    assert os.listdir(tmp_path) == ["references.bib"]
    assert library.read_bytes() == b"old"


def test_a_file_marked_read_only_is_kept(library, tmp_path):
    library.chmod(0o444)
    with pytest.raises(BiblioError, match="is marked read-only: the file is as it was"):
        write(library, b"new")
    assert library.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["references.bib"]


def test_a_device_is_not_replaced():
    with pytest.raises(BiblioError, match="not an ordinary file"):
        write("/dev/null", b"text")


@pytest.mark.parametrize("use", [read_bytes, check_new, lambda path: write(path, b"")])
def test_an_empty_name_is_no_file(use):
    with pytest.raises(BiblioError, match=r"^The name of a file is empty\.$"):
        use("")


def test_a_file_cannot_be_made_without_its_folder(tmp_path, library):
    check_new(tmp_path / "new.bib")
    for path, reason in (
        (tmp_path / "absent" / "new.bib", "no such file or directory"),
        (library / "new.bib", "not a directory"),
    ):
        with pytest.raises(BiblioError, match=reason) as expected:
            write(path, b"")
        with pytest.raises(BiblioError) as error:
            check_new(path)
        assert str(error.value) == str(expected.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no directory that is in use")
def test_a_working_directory_that_is_gone(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    assert working_directory() == tmp_path / "gone"
    (tmp_path / "gone").rmdir()
    with pytest.raises(BiblioError, match=r"^The working directory cannot be used "):
        working_directory()
