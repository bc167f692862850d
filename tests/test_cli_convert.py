"""`biblio convert`: every format into every other, the report, and what it refuses.

BIBLIO_UPDATE=1 writes the golden files anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from running import Outcome, biblio, contents

GOLDEN = Path(__file__).parent / "golden" / "convert"
LIBRARY = GOLDEN / "library.bib"
NAMES = {"bibtex": "bib", "biblatex": "biblatex", "csljson": "csljson", "ris": "ris"}


def check(path: Path, text: str) -> None:
    if os.environ.get("BIBLIO_UPDATE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("to", ["biblatex", "csljson", "ris"])
def test_a_library_in_every_format(to: str, folder: Path) -> None:
    Path("library.bib").write_bytes(LIBRARY.read_bytes())
    outcome = biblio("convert", "library.bib", "--to", to)
    assert outcome.code == 0
    check(GOLDEN / f"library.{NAMES[to]}", outcome.text)
    check(GOLDEN / f"to_{to}.txt", outcome.talk)


@pytest.mark.parametrize("source", ["biblatex", "csljson", "ris"])
def test_every_format_into_bibtex(source: str, folder: Path) -> None:
    file = GOLDEN / f"library.{NAMES[source]}"
    outcome = biblio("convert", "-", "--to", "bibtex", stdin=file.read_bytes())
    assert outcome.code == 0
    check(GOLDEN / f"from_{source}.bib", outcome.text)


@pytest.mark.parametrize("source", list(NAMES))
@pytest.mark.parametrize("to", list(NAMES))
def test_all_ways(source: str, to: str, folder: Path) -> None:
    first = GOLDEN / f"library.{NAMES[source]}"
    outcome = biblio("convert", first, "--from", source, "--to", to, "-o", "there")
    assert (outcome.code, outcome.data) == (0, b"")
    again = biblio("convert", "there", "--from", to, "--to", to)
    assert again.text == Path("there").read_text(encoding="utf-8")
    back = biblio("convert", "there", "--from", to, "--to", "csljson")
    assert len(json.loads(back.text)) == 12


def test_by_way_of_csljson_nothing_is_lost(folder: Path) -> None:
    there = biblio("convert", LIBRARY, "--to", "csljson")
    back = biblio("convert", "-", "--to", "biblatex", stdin=there.data)
    assert back.talk == ""
    again = biblio("convert", "-", "--to", "csljson", stdin=back.data)
    assert json.loads(again.text) == json.loads(there.text)


def test_many_losses_of_a_kind_are_summed_up(folder: Path) -> None:
    entries = "".join(f"@book{{k{at}, title={{T}}, shelf={{B {at}}}}}\n" for at in range(15))
    Path("a.bib").write_text(entries, encoding="utf-8")
    outcome = biblio("convert", "a.bib", "--to", "ris")
    assert outcome.talk.splitlines() == [
        "a.bib: k0: shelf “B 0”: RIS has no tag for it.",
        "a.bib: k1: shelf “B 1”: RIS has no tag for it.",
        "a.bib: k2: shelf “B 2”: RIS has no tag for it.",
        "a.bib: and 12 more with shelf: RIS has no tag for it.",
        "a.bib: 15 values cannot be written in RIS.",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a", "@book{k, title={T}}\n"),
        ("a", "% a comment\n@article{k, title={T}}\n"),
        ("a", "Some words first.\n\n@book{k, title={T}}\n"),
        ("a", '\n[{"id": "k", "type": "book"}]'),
        ("a", "\ufeffTY  - BOOK\nID  - k\nER  - \n"),
        ("a.RIS", "\nTY  - BOOK\nID  - k\nER  - \n"),
    ],
)
def test_the_format_is_told_by_the_name_or_the_content(name: str, text: str, folder: Path) -> None:
    Path(name).write_text(text, encoding="utf-8")
    outcome = biblio("convert", name, "--to", "csljson")
    assert [one["id"] for one in json.loads(outcome.text)] == ["k"]


def test_empty_input(folder: Path) -> None:
    for name, empty in (("a.bib", ""), ("a.json", "[]\n"), ("a.ris", "")):
        Path(name).write_text(empty, encoding="utf-8")
        assert biblio("convert", name, "--to", "csljson") == Outcome(0, b"[]\n", "")


def test_single_items_that_are_wrong(folder: Path) -> None:
    Path("a.json").write_text('[7,\n{"id": "k", "type": "book", "title": "T"}]', encoding="utf-8")
    outcome = biblio("convert", "a.json", "--to", "bibtex")
    assert (outcome.code, outcome.text) == (0, "@book{k,\n  title = {T},\n}\n")
    assert outcome.talk.startswith("a.json:1: This is no item")


KEYLESS = {
    "a.ris": "TY  - BOOK\nAU  - Roe, Ann\nTI  - Fens\nPY  - 1990\nLK  - x\nER  - \n",
    "a.json": '[{"type": "book", "title": "Fens", "author": [{"family": "Roe", "given": "Ann"}],'
    ' "issued": {"date-parts": [[1990]]}}]',
    "a.bib": "@book{,\n title = {Fens}, author = {Roe, Ann}, year = 1990, foo = {x}\n}\n",
}


@pytest.mark.parametrize("name", KEYLESS)
def test_a_record_without_a_key_gets_one(name: str, folder: Path) -> None:
    Path(name).write_text(KEYLESS[name], encoding="utf-8")
    outcome = biblio("convert", name, "--to", "csljson")
    assert [one["id"] for one in json.loads(outcome.text)] == ["roe1990fens"]
    assert f"{name}: :" not in outcome.talk
    assert "ID  - roe1990fens\n" in biblio("convert", name, "--to", "ris").text


@pytest.mark.parametrize("opening", ["@book{,", "@book{\n ,", "@BOOK(,", "@book{", "@book{ "])
def test_an_entry_gets_its_key_in_its_place(opening: str, folder: Path) -> None:
    fields = "\n title= {Fens} , author = {Roe, Ann}, year = 1990" + (
        ")" if "(" in opening else "}"
    )
    others = "% kept\n@book{Roe1990Fens, title = {Marsh}}\n"
    Path("a.bib").write_text(others + opening + fields, encoding="utf-8")
    outcome = biblio("convert", "a.bib", "--to", "bibtex")
    bracket, rest = opening[:6], opening[6:]
    wanted = f"roe1990fensa{rest}" if "," in opening else f"roe1990fensa,{rest}"
    assert outcome.text == others + bracket + wanted + fields
    translated = biblio("convert", "a.bib", "--to", "biblatex").text
    assert translated == outcome.text.replace("year = 1990", "date = 1990")


@pytest.mark.parametrize("to", ["bibtex", "biblatex", "csljson", "ris"])
def test_an_entry_that_is_not_closed_is_left_out_and_told(to: str, folder: Path) -> None:
    source = "@book{a, title = {One}}\n@book{b, title = {Two\n\n@book{c, title = {Three}}\n"
    Path("a.bib").write_text(source, encoding="utf-8")
    outcome = biblio("convert", "a.bib", "--to", to)
    assert outcome.code == 1
    assert "One" in outcome.text
    assert "Three" in outcome.text
    assert "a.bib:2: The entry “b” cannot be read whole: it is left out." in outcome.talk


# What cannot be done


@pytest.mark.parametrize(
    ("name", "text", "options", "sentence"),
    [
        (
            "a.bib",
            "",
            ("--to", "docx"),
            "There is no format “docx”: --to takes bibtex, biblatex, csljson, ris.",
        ),
        (
            "a.bib",
            "",
            ("--to", "ris", "--from", "xml"),
            "There is no format “xml”: --from takes bibtex, biblatex, csljson, ris.",
        ),
        ("b", "", ("--to", "ris"), "There is no file a.bib."),
        (
            "a.bib",
            "",
            ("--to", "ris", "-o", "a.bib"),
            "a.bib is read here: it is not overwritten.",
        ),
        ("a.bib", "A letter.\n", ("--to", "ris"), "a.bib is no BibTeX library."),
        (
            "a.bib",
            "\n@book{k, title = {T\n",
            ("--to", "ris"),
            "a.bib:2: This entry is not closed. Mend this first.",
        ),
        (
            "a.bib",
            "[{]",
            ("--to", "ris", "--from", "csljson"),
            "a.bib:1, column 3: this is not JSON: "
            "expecting property name enclosed in double quotes.",
        ),
        (
            "a.bib",
            "\x7fELF\x02",
            ("--to", "ris"),
            "a.bib is not a text file: it looks like a program.",
        ),
    ],
)
def test_refusals(
    name: str, text: str, options: tuple[str, ...], sentence: str, folder: Path
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    before = contents(folder)
    outcome = biblio("convert", "a.bib", "-o", "out", *options)
    assert (outcome.code, outcome.data) == (2, b"")
    assert outcome.talk == f"biblio: {sentence}\n"
    assert contents(folder) == before


def test_a_format_that_cannot_be_told(folder: Path) -> None:
    outcome = biblio("convert", "-", "--to", "ris", stdin=b"A letter.\n")
    assert outcome == Outcome(
        2, b"", "biblio: The format of <stdin> cannot be told: name it with --from.\n"
    )
