"""A change of files: all or nothing, whoever writes, stops, or dies meanwhile."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import time
from pathlib import Path

import pytest
from forking import at_step, dies, ended, forked
from running import contents

from biblio.diagnostics import BiblioError
from biblio.files import lock, read_bytes
from biblio.files.access import JOURNAL
from biblio.files.change import Change
from biblio.files.journal import KEPT, settled

pytestmark = [
    pytest.mark.usefixtures("folder"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs processes that can be copied"),
]
APART = ("a.bib", "notes/b.md")


def make(*names: str) -> tuple[str, ...]:
    """Files that hold their old content."""
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"old " + name.encode())
    return names


def change(*names: str) -> None:
    """The change that all tests make."""
    with Change() as files:
        files.hold(*names)
        for name in names:
            files.read(name)
        files.write({name: b"new " + name.encode() for name in names})


def age(*names: str) -> str:
    """`old` or `new` where all the files are the one or the other; else what they are."""
    ages = [read_bytes(name).decode().removesuffix(f" {name}") for name in names]
    return ages[0] if len(set(ages)) == 1 else " ".join(ages)


def left(*names: str) -> set[str]:
    """What is there besides the files."""
    found = contents(Path())
    return set(found) - set(names)


@pytest.mark.parametrize("names", [("a.bib",), ("a.bib", "b.md"), APART])
def test_all_is_written_and_nothing_left(names: tuple[str, ...]) -> None:
    make(*names)
    change(*names)
    assert age(*names) == "new"
    assert not left(*names)


def test_no_file_is_written_where_one_is_read_only() -> None:
    make("a.bib", "b.md")
    os.chmod("b.md", 0o444)
    with pytest.raises(BiblioError, match=r"^b\.md is marked read-only: the file is as it was\.$"):
        change("a.bib", "b.md")
    assert age("a.bib", "b.md") == "old"
    assert not left("a.bib", "b.md")


def test_what_an_editor_saved_meanwhile_stays() -> None:
    make("a.bib", "b.md")
    with Change() as files:
        files.hold("a.bib", "b.md")
        files.read("a.bib"), files.read("b.md")
        Path("b.md").write_bytes(b"saved by hand")
        with pytest.raises(BiblioError, match=r"^b\.md was changed by another program meanwhile: "):
            files.write({"a.bib": b"new", "b.md": b"new"})
    assert contents(Path()) == {"a.bib": b"old a.bib", "b.md": b"saved by hand"}


def test_a_file_that_was_made_meanwhile_stays() -> None:
    with Change() as files:
        assert files.read_if_any("a.bib") is None
        make("a.bib")
        with pytest.raises(BiblioError, match="was changed by another program meanwhile"):
            files.write({"a.bib": b"new"})
    assert contents(Path()) == {"a.bib": b"old a.bib"}


def test_a_file_that_was_saved_as_it_is_may_be_replaced() -> None:
    make("a.bib")
    with Change() as files:
        files.read("a.bib")
        make("a.bib")
        os.utime("a.bib", (0, 0))
        files.write({"a.bib": b"new a.bib"})
    assert age("a.bib") == "new"


def test_two_names_of_one_file_are_refused() -> None:
    make("a.bib")
    os.symlink("a.bib", "link.bib")
    with pytest.raises(BiblioError, match=r"^a\.bib and link\.bib are one file: nothing was"):
        Change().write({"a.bib": b"1", "link.bib": b"2"})
    assert age("a.bib") == "old"


def steps_of(names: tuple[str, ...]) -> int:
    """How many steps on the disk the change takes; the files are old again afterwards."""
    number = 0
    while dies(lambda: change(*names), number):
        with settled({os.path.realpath(os.path.dirname(name)) for name in names}):
            make(*names)
        number += 1
    make(*names)
    return number


@pytest.mark.parametrize("names", [("a.bib",), ("a.bib", "b.md"), APART])
def test_a_change_that_dies_at_any_step_is_all_or_nothing(names: tuple[str, ...]) -> None:
    ages = []
    for step in range(steps_of(make(*names))):
        make(*names)
        assert dies(lambda: change(*names), step)
        ages.append(age(*names))
        with settled({os.path.realpath(os.path.dirname(name)) for name in names}):
            assert age(*names) == ages[-1]
        assert not left(*names), step
    assert set(ages) == {"old", "new"}
    assert ages == sorted(ages, reverse=True), "once it is decided, it stays so"


@pytest.mark.parametrize("first", APART)
def test_whichever_file_is_touched_next_finishes_both(first: str) -> None:
    for step in range(steps_of(make(*APART))):
        make(*APART)
        assert dies(lambda: change(*APART), step)
        with Change() as files:
            files.hold(first)
        ages = [Path(name).read_bytes().split()[0] for name in APART]
        assert ages[0] == ages[1], step


@pytest.mark.parametrize("names", [("a.bib",), ("a.bib", "b.md"), APART])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_a_change_that_is_stopped_at_any_step_leaves_nothing(
    names: tuple[str, ...], stop: type[BaseException]
) -> None:
    def stopped() -> None:
        raise stop

    ages = []
    for step in range(steps_of(make(*names))):
        make(*names)
        with at_step(step, stopped), pytest.raises(stop):
            change(*names)
        ages.append(age(*names))
    with Change() as files:
        files.hold(*names)
    assert not left(*names)
    assert set(ages) == {"old", "new"}


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("names", [("a.bib", "b.md"), APART])
def test_a_disk_that_is_full_at_any_step_leaves_no_mixture(names: tuple[str, ...]) -> None:
    refused = [step for step in range(steps_of(make(*names))) if is_refused(step, names)]
    with Change() as files:
        files.hold(*names)
    assert not left(*names)
    assert len(refused) > 4


def is_refused(step: int, names: tuple[str, ...]) -> bool:
    """Whether a full disk at that step prevents the change, which then leaves all as it was."""
    make(*names)
    try:
        with at_step(step, full):
            change(*names)
    except BiblioError:
        assert age(*names) == "old", step
        return True
    assert age(*names) == "new", step
    return False


def test_what_was_changed_after_a_change_was_cut_short_is_not_lost() -> None:
    make("a.bib", "b.md")
    decided = max(
        step
        for step in range(steps_of(("a.bib", "b.md")))
        if dies(lambda step=step: change("a.bib", "b.md"), step)
        and Path("a.bib").read_bytes() == b"old a.bib"
        and os.path.exists(JOURNAL)
    )
    with settled({os.getcwd()}):
        make("a.bib", "b.md")
    assert dies(lambda: change("a.bib", "b.md"), decided)
    Path("b.md").write_bytes(b"saved by hand")
    with pytest.raises(BiblioError, match=r"^b\.md changed while .* is in b\.md\.biblio-new"):
        read_bytes("a.bib")
    assert contents(Path()) == {
        "a.bib": b"new a.bib",
        "b.md": b"saved by hand",
        f"b.md{KEPT}": b"new b.md",
    }


def test_a_journal_from_elsewhere_is_not_believed() -> None:
    Path("home").mkdir()
    make("home/mine", "there/a.bib")
    Path("there/.biblio-0123456789ab-0.tmp").write_bytes(b"evil")
    Path("there", JOURNAL).write_text(
        '{"token": "0123456789ab", "main": "", "files": [{"path": "../home/mine", "temporary":'
        ' ".biblio-0123456789ab-0.tmp", "identity": [1, 2, 3], "old": null}]}',
        encoding="utf-8",
    )
    os.unlink("home/mine")
    assert read_bytes("there/a.bib") == b"old there/a.bib"
    assert not os.path.exists("home/mine")
    assert not left("there/a.bib")


@pytest.mark.parametrize("text", ["", "[]", '{"token": 1}', "{", "[" * 100_000, '{"files": [1]}'])
def test_a_journal_that_is_none_is_removed(text: str) -> None:
    make("a.bib")
    Path(JOURNAL).write_text(text, encoding="utf-8")
    change("a.bib")
    assert age("a.bib") == "new"
    assert not left("a.bib")


def holder() -> int:
    """A process that has the lock of this folder, and keeps it."""
    reading, writing = os.pipe()

    def hold() -> None:
        with Change() as files:
            files.hold("a.bib")
            os.write(writing, b".")
            time.sleep(60)

    child = forked(hold)
    os.read(reading, 1)
    return child


def test_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    make("a.bib")
    child = holder()
    try:
        with pytest.raises(BiblioError, match=rf"^Another biblio \(process {child}\) is changing"):
            change("a.bib")
    finally:
        os.kill(child, signal.SIGKILL)
        ended(child)
    assert age("a.bib") == "old"


def test_a_dead_holder_blocks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.5)
    make("a.bib")
    child = holder()
    os.kill(child, signal.SIGKILL)
    ended(child)
    assert os.path.exists(lock.NAME)
    change("a.bib")
    assert age("a.bib") == "new"
    assert not left("a.bib")


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP])
def test_where_there_are_no_locks_the_change_is_made(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def without(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", without)
    make("a.bib")
    change("a.bib")
    assert age("a.bib") == "new"
    assert not left("a.bib")


@pytest.mark.parametrize("processes", [2, 4])
def test_nobody_loses_what_another_wrote(processes: int) -> None:
    Path("count").write_bytes(b"0")
    Path("notes").mkdir()

    def add() -> None:
        for _ in range(50):
            with Change() as files:
                files.hold("count", "notes/count")
                number = int(files.read("count")) + 1
                files.write(dict.fromkeys(("count", "notes/count"), b"%d" % number))

    children = [forked(add) for _ in range(processes)]
    assert [ended(child) for child in children] == [0] * processes
    assert int(read_bytes("count")) == int(read_bytes("notes/count")) == 50 * processes
    assert not left("count", "notes/count")


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


def test_what_was_left_is_swept_and_nothing_else() -> None:
    make("a.bib")
    for name in (".biblio-0123456789ab.tmp", ".biblio-0123456789ab-1.tmp", ".biblio-mine.tmp"):
        Path(name).write_bytes(b"")
    change("a.bib")
    assert left("a.bib") == {".biblio-mine.tmp"}
