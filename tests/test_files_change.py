"""A change of files: all or nothing, whoever writes, stops, or dies meanwhile."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from forking import at_step, dies
from running import contents
from two_files import APART, age, change, left, make

from biblio.diagnostics import BiblioError
from biblio.files import journal, read_bytes
from biblio.files.access import JOURNAL
from biblio.files.change import Change
from biblio.files.journal import KEPT, settled

pytestmark = [
    pytest.mark.usefixtures("folder"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs processes that can be copied"),
]


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


def test_more_files_than_a_journal_can_tell_of_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LARGEST", 1500)
    names = [f"{number}.bib" for number in range(9)]
    change(*make(*names[:2]))
    assert age(*names[:2]) == "new"
    make(*names)
    with pytest.raises(BiblioError, match=r"^9 files are too many to be changed together: nothing"):
        change(*names)
    assert age(*names) == "old"
    assert not left(*names)


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


def test_what_was_left_is_swept_and_nothing_else() -> None:
    make("a.bib")
    for name in (".biblio-0123456789ab.tmp", ".biblio-0123456789ab-1.tmp", ".biblio-mine.tmp"):
        Path(name).write_bytes(b"")
    change("a.bib")
    assert left("a.bib") == {".biblio-mine.tmp"}
