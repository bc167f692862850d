"""What `biblio extract` cannot do: one sentence, exit code 2, everything as it was."""

from __future__ import annotations

import builtins
import errno
import os
import sys
from pathlib import Path

import pytest
from printed_pages import BATTLES_ENTRY, CASSON, CASSON_ENTRY, page, refused
from running import Outcome, biblio, contents, process

from biblio.readers.formats import readable

pytestmark = pytest.mark.usefixtures("folder")


READ = f"Read are {readable()}."
NOT_READ = f"files are not read; save it as plain text or as a Word file (.docx) first. {READ}"
OFFICE = f"files are not read; save it as .docx in Word or LibreOffice first. {READ}"
UNUSABLE = {
    "empty.txt": (b"", "empty.txt is empty."),
    "blank.txt": (b" \n\t\n\n", "blank.txt is empty."),
    "binary.txt": (
        bytes(range(1, 256)) * 9,
        "binary.txt is not a text file: it holds binary data.",
    ),
    "a.txt": (b"%PDF-1.7\nxx", "a.txt is damaged: it is no sound PDF."),
    "b.txt": (
        b"PK\x03\x04\x14\0\x06\0",
        "b.txt cannot be read: zip files are not read; "
        f"unpack it and name the documents in it. {READ}",
    ),
    "c.PDF": (b"%PDF-1.7\nxx", "c.PDF is damaged: it is no sound PDF."),
    "d.docx": (b"PK\x03\x04", "d.docx is damaged: the zip package is broken."),
    "g.tex": (b"\\documentclass{article}", "g.tex is empty."),
    "h.txt": (b'<?xml version="1.0"?><pkg:package/>', f"h.txt cannot be read: Word XML {OFFICE}"),
    "i.json": (b"{}", f"i.json cannot be read: JSON {NOT_READ}"),
    "e.txt": (b"\xff\xfeA\0\0\xd8b\0", "e.txt begins as UTF-16-LE but is damaged at byte 2."),
    "f.txt": (b"\xef\xbb\xbf" + b"\xc3(" * 9, "f.txt begins as UTF-8 but is damaged at byte 0."),
}


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("target", [(), ("-o", "references.bib"), ("--into", "references.bib")])
def test_an_unusable_document_stops_all_where_it_is_the_only_one(
    name: str, target: tuple[str, ...], folder: Path
) -> None:
    data, sentence = UNUSABLE[name]
    (folder / name).write_bytes(data)
    (folder / "references.bib").write_text(BATTLES_ENTRY, encoding="utf-8")
    before = contents(folder)
    refused(biblio("extract", name, *target), sentence)
    assert contents(folder) == before


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_document_is_named_once_the_others_are_read(
    name: str, rome: str, folder: Path
) -> None:
    data, sentence = UNUSABLE[name]
    (folder / name).write_bytes(data)
    outcome = biblio("extract", name, rome)
    assert outcome.text == CASSON_ENTRY
    assert outcome.talk == f"{rome}: 1 citation\nbiblio: {sentence}\n"
    assert outcome.code == 2


def test_the_others_are_merged(rome: str, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    outcome = biblio("extract", "empty.txt", rome, "--into", "references.bib")
    assert (folder / "references.bib").read_text(encoding="utf-8") == CASSON_ENTRY
    assert outcome.talk.endswith("biblio: empty.txt is empty.\n")
    assert outcome.code == 2


def test_a_zip_archive_by_another_suffix(folder: Path) -> None:
    (folder / "g.zip").write_bytes(b"PK\x03\x04")
    outcome = biblio("extract", "g.zip")
    assert outcome.talk.startswith("biblio: g.zip cannot be read: zip files are not read; unpack")
    assert outcome.code == 2


def test_a_missing_file(rome: str, folder: Path) -> None:
    outcome = biblio("extract", rome, "absent.txt", "-o", "x.bib")
    assert (folder / "x.bib").read_text(encoding="utf-8") == CASSON_ENTRY
    assert outcome.talk == f"{rome}: 1 citation\nbiblio: There is no file absent.txt.\n"
    assert outcome.code == 2


def test_a_folder_without_documents(folder: Path) -> None:
    (folder / "chapters").mkdir()
    refused(biblio("extract", "chapters"), "The folder chapters holds no document.")


def test_a_pattern_that_nothing_fits() -> None:
    refused(biblio("extract", "*.docx"), "No file matches *.docx.")


def test_empty_stdin() -> None:
    refused(biblio("extract", "-"), "<stdin> is empty.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_a_file_that_may_not_be_read(rome: str, folder: Path) -> None:
    (folder / rome).chmod(0)
    refused(biblio("extract", rome), "rome.txt cannot be read: permission denied.")


BROKEN = {
    "never closed": ("@book{casson,\n  title = {Libraries", 1, "This entry is not closed."),
    "closed too late": (
        f"@book{{a,\n  title = {{x,\n}}\n\n{BATTLES_ENTRY}",
        1,
        "This entry is not closed.",
    ),
    "no value": (f"{BATTLES_ENTRY}\n@book{{a,\n  title = ,\n}}\n", 10, ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_library_that_cannot_be_parsed_is_not_touched(name: str, rome: str, folder: Path) -> None:
    source, line, reason = BROKEN[name]
    (folder / "references.bib").write_text(source, encoding="utf-8")
    before = contents(folder)
    outcome = biblio("extract", rome, "--into", "references.bib")
    assert outcome.talk.startswith(f"biblio: references.bib:{line}: {reason}")
    assert outcome.talk.endswith(" Mend this first: nothing was written.\n")
    assert (outcome.code, outcome.data) == (2, b"")
    assert contents(folder) == before


def test_prose_is_no_library(rome: str, fire: str, folder: Path) -> None:
    before = contents(folder)
    sentence = "fire.txt is no BibTeX library: nothing was written."
    refused(biblio("extract", rome, "--into", fire), sentence)
    assert contents(folder) == before


def test_a_library_of_comments_only_is_one(rome: str, folder: Path) -> None:
    (folder / "references.bib").write_text("% what we cite\n", encoding="utf-8")
    assert biblio("extract", rome, "--into", "references.bib").code == 0
    library = (folder / "references.bib").read_text(encoding="utf-8")
    assert library == f"% what we cite\n\n{CASSON_ENTRY}"


def test_a_library_that_lacks_a_character_is_not_touched(folder: Path) -> None:
    text = page("Юрий Лотман, Структура художественного текста (Москва: Искусство, 1970), 12.")
    (folder / "lotman.txt").write_text(text, encoding="utf-8")
    mine = CASSON_ENTRY.replace("New Haven", "Zürich").encode("windows-1252")
    (folder / "references.bib").write_bytes(mine)
    outcome = biblio("extract", "lotman.txt", "--into", "references.bib")
    assert outcome.code == 2
    assert "save it as UTF-8 first" in outcome.talk
    assert (folder / "references.bib").read_bytes() == mine


@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_read_only_target(option: str, rome: str, folder: Path) -> None:
    (folder / "references.bib").write_text(BATTLES_ENTRY, encoding="utf-8")
    (folder / "references.bib").chmod(0o444)
    before = contents(folder)
    sentence = "references.bib is marked read-only: the file is as it was."
    refused_last(biblio("extract", rome, option, "references.bib"), sentence)
    assert contents(folder) == before


def refused_last(outcome: Outcome, sentence: str) -> None:
    """The target fails after the documents were read: what was said of them may stand before."""
    assert outcome.talk.splitlines()[-1] == f"biblio: {sentence}"
    assert (outcome.code, outcome.data) == (2, b"")


class FullFile:
    """A file on a disk that takes only the first few bytes."""

    def __init__(self, path: str) -> None:
        self._file = builtins.open(path, "xb")  # noqa: SIM115

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._file.write(data[:10])
        full()


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def fill_at_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: str, mode: str, **_: object) -> object:
        return FullFile(path) if "x" in mode else builtins.open(path, mode)

    monkeypatch.setattr("biblio.files.replacement.open", opened, raising=False)


DISK_FULL_AT = {
    "write": fill_at_write,
    "fsync": lambda monkeypatch: monkeypatch.setattr(os, "fsync", full),
    "replace": lambda monkeypatch: monkeypatch.setattr(os, "replace", full),
}


@pytest.mark.parametrize("step", DISK_FULL_AT)
@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_full_disk_leaves_the_library_as_it_was(
    step: str, option: str, rome: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "references.bib").write_text(BATTLES_ENTRY, encoding="utf-8")
    before = contents(folder)
    DISK_FULL_AT[step](monkeypatch)
    outcome = biblio("extract", rome, option, "references.bib")
    monkeypatch.undo()
    refused_last(
        outcome,
        "references.bib cannot be written (no space left on device): the file is as it was.",
    )
    assert contents(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a file's size")
def test_a_write_that_the_system_cuts_short(folder: Path) -> None:
    import resource

    def at_most_100_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    (folder / "rome.txt").write_text(page(CASSON), encoding="utf-8")
    (folder / "references.bib").write_text("% mine\n", encoding="utf-8")
    before = contents(folder)
    outcome = process(
        "extract", "rome.txt", "--into", "references.bib", preexec_fn=at_most_100_bytes
    )
    refused_last(
        outcome, "references.bib cannot be written (file too large): the file is as it was."
    )
    assert contents(folder) == before


@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_target_in_a_missing_directory(option: str, rome: str, folder: Path) -> None:
    sentence = "new/x.bib cannot be written (no such file or directory): nothing was written."
    refused_last(biblio("extract", rome, option, "new/x.bib"), sentence)
    assert not (folder / "new").exists()


@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_directory_as_target(option: str, rome: str, folder: Path) -> None:
    (folder / "works").mkdir()
    outcome = biblio("extract", rome, option, "works")
    assert outcome.talk.splitlines()[-1].startswith("biblio: works is a directory, not a file")
    assert (outcome.code, outcome.data) == (2, b"")


@pytest.mark.parametrize("option", ["-o", "--into"])
@pytest.mark.parametrize("name", ["rome.txt", "./rome.txt", "link.txt"])
def test_a_document_is_never_overwritten(option: str, name: str, rome: str, folder: Path) -> None:
    (folder / "link.txt").symlink_to(rome)
    before = contents(folder)
    known_as = " as rome.txt" if name == "link.txt" else ""
    sentence = f"{name} is read here{known_as}: it is not overwritten."
    refused(biblio("extract", rome, option, name), sentence)
    assert contents(folder) == before


def test_a_patch_for_a_target_in_a_missing_directory(rome: str) -> None:
    sentence = "new/x.bib cannot be written (no such file or directory): nothing was written."
    refused_last(biblio("extract", rome, "--into", "new/x.bib", "--diff"), sentence)


@pytest.mark.parametrize("arguments", [("",), ("rome.txt", "-o", ""), ("rome.txt", "--into", "")])
def test_an_empty_name(arguments: tuple[str, ...], rome: str, folder: Path) -> None:
    before = contents(folder)
    refused(biblio("extract", *arguments), "The name of a file is empty.")
    assert contents(folder) == before


def test_stdin_is_read_once() -> None:
    refused(biblio("extract", "-", "-"), "stdin can be read once only: give - once.")


CONTRADICTIONS = [
    (
        ("--to", "docx"),
        "There is no format “docx”: --to takes bibtex, biblatex, csljson, ris, json.",
    ),
    (("--diff",), "--diff shows what --into would change: name the library with --into."),
    (("--into", "a.bib", "-o", "b.bib"), "--into and -o name two targets: give one of them."),
    (
        ("--into", "a.bib", "--to", "json"),
        "--into writes a BibTeX library: --to json does not go with it.",
    ),
    (("--into", "-"), "--into needs the name of a file: stdout cannot be merged into."),
]


@pytest.mark.parametrize(("options", "sentence"), CONTRADICTIONS)
def test_options_that_make_no_sense(
    options: tuple[str, ...], sentence: str, rome: str, folder: Path
) -> None:
    before = contents(folder)
    refused(biblio("extract", rome, *options), sentence)
    assert contents(folder) == before


def test_no_files() -> None:
    outcome = biblio("extract")
    assert (outcome.code, outcome.data) == (2, b"")
    assert "Missing argument 'FILE'" in outcome.talk


@pytest.mark.parametrize("arguments", [("nonsense",), ("extract", "x.txt", "--nonsense")])
def test_unknown_words(arguments: tuple[str, ...]) -> None:
    outcome = biblio(*arguments)
    assert (outcome.code, outcome.data) == (2, b"")
    assert "nonsense" in outcome.talk
