"""The project's own library in nine styles, looked over as an editor would: comma by comma."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from reading_back import pandoc, plain, texts

from biblio.bibliography.composing import Wanted, bibliography
from biblio.bibliography.engine import StyleEngine
from biblio.bibliography.listing import Item
from biblio.bibliography.writers import FORMS, writer
from biblio.formats import bibtex
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.record.person import split_names
from biblio.values.names import family_of

STYLES = (
    *("chicago-notes", "chicago-author-date", "mla", "apa", "turabian", "mhra", "harvard"),
    *("iso690", "gost"),
)
# What these styles have no place for, in the files that their authors publish.
NO_TRANSLATOR_OF_BOOKS = ("iso690",)
NO_TRANSLATOR = ("gost",)
NO_ORIGINAL_DATE = ("harvard", "iso690", "gost")
NO_DATE_OF_PAGES = ("gost",)

# Two marks together of which one is too many, a mark behind a space, and brackets around nothing.
# A full stop before a comma or a semicolon may be an abbreviation's.
AMISS = re.compile(
    r"\.\.|,,|;;|::|[,;:]\.|,;|;,|,:|,\s\(|[?!]\.|\s[,.;:!?)]|\(\s|\(\)|\[\]|\s\s|[“‘]\s|\s”|\s$|^\W*$"
    r"|(?<![\w”’»)—\]])\.(?!\s?\w)"
)
PAIRS = ("()", "[]", "“”", "«»", "<>")
YEAR = re.compile(r"\d{4}")


@cache
def library() -> Library:
    return bibtex.load(Path(__file__).parent.parent / "references.bib").library


@cache
def items(style: str) -> dict[str, Item]:
    composed = bibliography(library(), None, StyleEngine.of(style, None), Wanted())
    return dict(zip(composed.keys, composed.listing.items, strict=True))


def is_page(entry: Edition) -> bool:
    return entry.kind == "online"


def translated() -> list[object]:
    """Each style with the entries whose translators it has a place for."""
    return [
        pytest.param(style, entry, id=f"{style}-{entry.key}")
        for style in STYLES
        for entry in library()
        if entry.get("translator")
        and style not in NO_TRANSLATOR
        and (is_page(entry) or style not in NO_TRANSLATOR_OF_BOOKS)
    ]


def of_older_works() -> list[object]:
    """Each style with the entries whose original dates it has a place for."""
    return [
        pytest.param(style, entry, id=f"{style}-{entry.key}")
        for style in STYLES
        for entry in library()
        if (entry.get("origdate") or entry.get("origdate"))
        and not (style in NO_ORIGINAL_DATE and (entry.get("date") or entry.get("date")))
        and not (style in NO_DATE_OF_PAGES and is_page(entry))
    ]


@pytest.mark.parametrize("style", STYLES)
def test_every_entry_is_listed(style: str) -> None:
    assert sorted(items(style)) == sorted(library().keys)
    for entry in library():
        first = " ".join(entry.title.split()[:4])
        assert first.casefold() in items(style)[entry.key].text.casefold()


@pytest.mark.parametrize("style", STYLES)
def test_no_mark_is_doubled_or_out_of_place(style: str) -> None:
    found = {key: item.text for key, item in items(style).items() if AMISS.search(item.text)}
    assert not found


@pytest.mark.parametrize("style", STYLES)
def test_brackets_and_quotation_marks_close(style: str) -> None:
    for item in items(style).values():
        for start, end in PAIRS:
            assert item.text.count(start) == item.text.count(end), item.text


# An e-book has a title page besides, and nothing reads a PDF as paragraphs.
@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("text", "epub", "pdf")])
@pytest.mark.parametrize("style", ["chicago-notes", "mhra", "iso690"])
def test_every_form_reads_back_as_the_same_text(style: str, form: str) -> None:
    composed = bibliography(library(), None, StyleEngine.of(style, None), Wanted())
    text = writer("text")(composed.listing).decode().splitlines()
    found = texts(pandoc(writer(form)(composed.listing), form))
    assert found == [plain(line) for line in text]


@pytest.mark.parametrize("style", STYLES)
def test_an_address_stands_once_and_leads_there(style: str) -> None:
    for key, item in items(style).items():
        url = (entry := library().get(key)) and entry.get("url")
        assert item.text.count("http") == (1 if url else 0)
        assert {run.href for run in item.runs if run.href} == ({url} if url else set())


@pytest.mark.parametrize("style", STYLES)
def test_a_site_is_named_once(style: str) -> None:
    for item in items(style).values():
        assert item.text.count("Marxists Internet Archive") <= 1, item.text


@pytest.mark.parametrize(("style", "entry"), translated())
def test_no_translator_is_lost(style: str, entry: Edition) -> None:
    for name in split_names(entry.get("translator") or ""):
        text = items(style)[entry.key].text.casefold()
        assert family_of(name).casefold() in text


@pytest.mark.parametrize(("style", "entry"), of_older_works())
def test_no_original_date_is_lost(style: str, entry: Edition) -> None:
    for year in YEAR.findall(entry.get("origdate") or entry.get("origdate") or ""):
        assert year in items(style)[entry.key].text


@pytest.mark.parametrize(
    ("text", "is_amiss"),
    [
        ("Marx, K.. Capital.", True),
        ("Capital , 1867.", True),
        ("Leninism?. 1924.", True),
        ("(trans.; Vol. 1)", False),
        ("Who? 1924.", False),
        ("Title (). 1924.", True),
        ("“Title,” 1924.", False),
        ("Title,. 1924.", True),
        ("Archive. . 1924", True),
    ],
)
def test_what_is_called_amiss(text: str, is_amiss: bool) -> None:
    assert bool(AMISS.search(text)) is is_amiss
