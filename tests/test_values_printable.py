"""What may be printed: no text of others commands the terminal, or the program that reads a log."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import biblio

from biblio.cli import console
from biblio.formats import catalogues
from biblio.formats.registry import guess
from biblio.values import tagged
from biblio.values.printable import SIGN, in_json, line, lines, remark, storable

ESCAPE = "\x1b]0;title\x07\x1b[31mred"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“Über Gänse”, 3:0", "“Über Gänse”, 3:0"),
        ("\x1b[31mred", "�[31mred"),
        ("a\nb\r\nc", "a�b��c"),
        ("a\u202eb\u2066c\x9bd\x7f", "a�b�c�d�"),
        ("می\u200cخواهم\tso\xa0", "می\u200cخواهم\tso\xa0"),
    ],
)
def test_a_line(text: str, shown: str) -> None:
    assert line(text) == shown


def test_lines_stay_lines() -> None:
    assert lines("a\r\nb\n\tc\rd\x1b") == "a\r\nb\n\tc�d�"


@pytest.mark.parametrize("text", ["::error file=a::b", "  ::warning::b", "##[error]b"])
def test_a_name_that_looks_like_a_command_begins_no_line(text: str) -> None:
    assert remark(text) == f"biblio: {text}"
    assert remark("x::error") == "x::error"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_says_the_same_without_what_commands_a_terminal(text: str) -> None:
    written = in_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert lines(written) == written


class Terminal(io.TextIOWrapper):
    """Stdout as a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [Terminal, io.TextIOWrapper])
def test_bytes_are_cleaned_for_a_terminal_alone(
    stream: type[io.TextIOWrapper], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "A\x1b[31m\x9b31m\u202e \u2066z\n".encode()
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", stream(out))
    console.put_bytes(data)
    shown = out.getvalue()
    assert shown == (lines(data.decode()).encode() if stream is Terminal else data)


@given(st.text())
def test_a_line_is_one_and_stays_so(text: str) -> None:
    assert len(line(text).splitlines()) <= 1
    assert line(line(text)) == line(text)
    assert len(line(text)) == len(text)


COMMANDS = [
    ("normalize", "x.bib"),
    ("lint", "x.bib"),
    ("lint", "x.bib", "--output-format", "concise"),
    ("lint", "x.bib", "--output-format", "github"),
    ("lint", "x.bib", "--output-format", "junit"),
    ("lint", "x.bib", "--fix", "--show-fixes"),
    ("editions", "--library", "x.bib", "--missing"),
    ("editions", "--library", "x.bib", "--duplicates"),
    ("extract", "x.txt"),
    ("bibliography", "x.bib"),
    ("merge", "x.bib"),
    ("normalize", ESCAPE),
    ("editions", ESCAPE),
    ("convert", "x.json", "--to", "bibtex"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_lets_an_escape_sequence_through(command: tuple[str, ...], folder) -> None:
    entry = (
        f"@book{{k%d, author = {{Quill, Ann {ESCAPE}}}, title = {{The Mills {ESCAPE}.}}, "
        f"publisher = {{Elm {ESCAPE}}}, year = {{199{ESCAPE}}}, pages = {{1-2{ESCAPE}}}}}\n"
    )
    (folder / "x.bib").write_text(entry % 1 + entry % 2, encoding="utf-8")
    note = f"Ann Quill, The Mills {ESCAPE} (London: Elm, 1990), 3."
    (folder / "x.txt").write_text(f"A hall.*\n\n* {note}\n", encoding="utf-8")
    (folder / "x.json").write_text(
        r'[{"id": "a\n::error file=a::b\u001b[31m", "type": "book", "title": "T"}]'
    )
    outcome = biblio(*command)
    assert "\x1b" not in outcome.talk
    assert not any(row.lstrip().startswith("::") for row in outcome.talk.splitlines())
    if command[0] not in ("extract", "convert"):  # these put data, which is not for a terminal here
        assert "\x1b" not in outcome.text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Salt", "Salt"),
        ("Salt\n\tTar", "Salt\n\tTar"),
        ("Sa\x00lt\x7f", "Salt"),
    ],
)
def test_what_a_file_may_hold(text: str, stored: str) -> None:
    assert storable(text) == stored


def test_half_a_character_is_a_sign() -> None:
    assert storable("Salt\ud800") == f"Salt{SIGN}"


def test_marks_stay_where_a_control_goes() -> None:
    text = tagged.read("Salt <i>and\x00 Tar</i>")
    assert tagged.write(storable(text)) == "Salt <i>and Tar</i>"


_KEY = "roe1\n\n@book{b, \x1b[31m\u202e"
LIBRARIES = {
    "a.json": json.dumps([{"id": _KEY, "type": "book", "title": "Salt"}]),
    "a.ris": "TY  - BOOK\nTI  - Salt\nID  - roe1\n\n@book{b, \x1b[31m\u202e\nER  - \n",
    "a.csv": f'sortkey,title\n"{_KEY}",Salt\n',
    "a.xml": '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>Salt'
    "</title></titleInfo><recordInfo><recordIdentifier>roe1\n\n@book{b, [31m\u202e"
    "</recordIdentifier></recordInfo></mods></modsCollection>",
}


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_key_is_one_line_and_no_command_whatever_format_it_comes_from(name: str) -> None:
    data = LIBRARIES[name].encode()
    if format := guess(name, data) if name in ("a.json", "a.ris") else None:
        ((entry,), _) = format.read(data, name)
    else:
        (entry,) = catalogues.read(data, name, catalogues.kind_of(data, name) or "")
    assert entry.key.isprintable()
    assert entry.key.startswith("roe1 @book{b, ")
