"""The house style: each setting of `[house]`, in what is printed and in what is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from running import biblio
from test_restyle import LIBRARY

from biblio.bibliography.engine import StyleEngine, items_of
from biblio.config import load_config
from biblio.diagnostics import BiblioError
from biblio.document import text_of
from biblio.formats import bibtex
from biblio.houseconfig import House, Ibid, PageRanges
from biblio.origins import Where
from biblio.restyle.house import cut_short, without_ibid
from biblio.restyle.printing import printed
from biblio.restyle.sites import Site
from biblio.styles import Cite, Cluster

SHELF = bibtex.read(
    """
@article{poe1904, author = {Poe, Ann}, title = {The `Deep' Water and the Dry Land: An Essay},
  journaltitle = {The Pump}, volume = {12}, pages = {103--109}, date = {1904},
  url = {https://pump.example/a}, urldate = {2020-01-02}}
@book{roe1990, author = {Roe, Rosa}, title = {A Book of Wells}, publisher = {Verso},
  location = {London}, date = {1990}}
""",
    "works.bib",
).library
CITES = (
    Cite("poe1904", "103–105"),
    Cite("poe1904", "104"),
    Cite("roe1990", "5"),
    Cite("poe1904", "7"),
)
SETTINGS = [
    (House(), "apa", 0, "(Poe, 1904, pp. 103–105)"),
    (House(page_ranges=PageRanges.FULL), "chicago-notes", 0, "103–105"),
    (House(page_ranges=PageRanges.ELIDED), "chicago-notes", 0, "103–5"),
    (House(quotes="„“‚‘"), "chicago-notes", 0, "„The ‚Deep‘ Water and the Dry Land: An Essay,“"),
    (House(short_title=2), "chicago-notes", 3, "Poe, “‘Deep’ Water,” 7."),
    (House(ibid=Ibid.NEVER), "chicago-notes-bibliography-subsequent-ibid", 1, "Poe, "),
    (House(), "chicago-notes-bibliography-subsequent-ibid", 1, "Ibid., 104."),
    (House(places=False), "mhra", 2, "(Verso, 1990)"),
    (House(access_dates=False), "mhra", 0, "<https://pump.example/a>."),
]


def sites(*chapters: int) -> list[Site]:
    return [
        Site(at, Where(None, at, 0, 1), (cite,), at + 1, chapter)
        for at, (cite, chapter) in enumerate(zip(CITES, chapters, strict=True))
    ]


def made(house: House, style: str, *chapters: int) -> list[str]:
    done = printed(sites(*chapters), SHELF, StyleEngine.of(style, None), house)
    return [text_of(runs) for runs in done.runs]


@pytest.mark.parametrize(("house", "style", "at", "words"), SETTINGS)
def test_each_setting_in_print(house: House, style: str, at: int, words: str) -> None:
    assert words in made(house, style, 0, 0, 0, 0)[at]


@pytest.mark.parametrize("style", ["chicago-notes", "chicago-author-date", "mla", "apa", "mhra"])
def test_without_a_house_all_is_as_the_engine_has_it(style: str) -> None:
    """The engine's answers are held against those of citeproc-js in test_styles_oracle."""
    engine = StyleEngine.of(style, None)
    clusters = [Cluster((cite,), note=at + 1) for at, cite in enumerate(CITES)]
    theirs = engine.format(items_of(SHELF, ["poe1904", "roe1990"]), clusters).citations
    assert printed(sites(0, 0, 0, 0), SHELF, engine).runs == theirs


CONDITIONS = [
    ('<if position="ibid-with-locator">', '<if variable="no-such-variable">'),
    ('<if position="ibid subsequent" match="any">', '<if position="subsequent" match="any">'),
    ('<else-if type="book" position="ibid">', '<else-if variable="no-such-variable">'),
    ('<if match="any" type="book" position="ibid">', '<if match="any" type="book">'),
    ('<if match="none" position="ibid">', '<if match="none" variable="no-such-variable">'),
    ('<if position="first">', '<if position="first">'),
    ('<if type="book">', '<if type="book">'),
]


@pytest.mark.parametrize(("condition", "without"), CONDITIONS)
def test_no_condition_of_a_style_asks_for_ibid(condition: str, without: str) -> None:
    assert without_ibid(condition) == without


def test_without_ibid_the_numbers_of_notes_are_right() -> None:
    cited = [replace(site, note=site.number + 4) for site in sites(0, 0, 0, 0)]
    done = printed(cited, SHELF, StyleEngine.of("oscola", None), House(ibid=Ibid.NEVER))
    assert text_of(done.runs[1]) == "Poe (n 5) 104."


def test_ibid_by_chapter() -> None:
    style = "chicago-notes-bibliography-subsequent-ibid"
    assert made(House(ibid=Ibid.BY_CHAPTER), style, 0, 1, 1, 1)[1].startswith("Ann Poe, ")
    assert made(House(), style, 0, 1, 1, 1)[1] == "Ibid., 104."


@pytest.mark.parametrize(
    ("title", "most", "short"),
    [
        ("The Decline and Fall of the Roman Empire", 4, "Decline and Fall"),
        ("Wells: A History", 4, "Wells"),
        ("Die", 1, "Die"),
        ("Der Bau der Brunnen", 2, "Bau"),
        ("A Book of Wells", 4, "Book of Wells"),
    ],
)
def test_titles_are_shortened_by_rule(title: str, most: int, short: str) -> None:
    assert cut_short(title, most) == short


WRONG = [
    ('way = "footnotes"', "“way” has to be one of"),
    ('language = "xx-yy"', "“language” has to be the tag of a language"),
    ('ibid = "no"', "“ibid” has to be one of"),
    ("short-title = 0", "“short-title” has to be a whole number from 1 to 20"),
    ('access-dates = "no"', "“access-dates” has to be true or false"),
    ('quotes = "„"', "“quotes” has to be two quotation marks, or four"),
    ('page-ranges = "short"', "“page-ranges” has to be one of"),
    ("houses = 1", "there is no setting “houses”"),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, line: str, sentence: str) -> None:
    (tmp_path / "biblio.toml").write_text(f"[house]\n{line}\n", encoding="utf-8")
    with pytest.raises(BiblioError, match=r"biblio\.toml:2: ") as refused:
        load_config(tmp_path)
    assert sentence in str(refused.value)


def test_the_house_is_what_the_command_goes_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_text(bibtex.dumps(LIBRARY), encoding="utf-8")
    Path("biblio.toml").write_text('[house]\nstyle = "apa"\nway = "author-date"\n')
    Path("wells.md").write_text(
        "Dug.[^1]\n\n[^1]: Rosa Roe, *A Book of Wells* (London: Verso, 1990), 5.\n",
        encoding="utf-8",
    )
    assert biblio("restyle", "wells.md").text.startswith("Dug (Roe, 1990, p. 5).\n")
    assert load_config(tmp_path).house.way == "author-date"


def test_what_a_style_of_bibtex_does_not_heed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_text(bibtex.dumps(LIBRARY), encoding="utf-8")
    Path("biblio.toml").write_text('[house]\nquotes = "„“"\nplaces = false\n', encoding="utf-8")
    Path("wells.md").write_text("Dug.[^1]\n\n[^1]: Rosa Roe, *A Book of Wells*, 5.\n")
    told = "plain is a style of BibTeX: of [house] it does not heed quotes."
    assert told in biblio("restyle", "wells.md", "--style", "plain").talk
    assert "[house]" not in biblio("restyle", "wells.md", "--style", "mhra").talk


CITED = """Dug.[^1] Deep.[^2] Wide.[^3]

[^1]: Ann Poe, “Deep Water and the Dry Land: An Essay,” *The Pump* 12 (1904): 105.
[^2]: Rosa Roe, *A Book of Wells* (London: Verso, 1990), 103–105.
[^3]: Rosa Roe, *A Book of Wells*, 7.
"""
LINES = [
    ('style = "mhra"', "(Verso, 1990), pp. 103–05"),
    ('way = "inline"', "Deep (Rosa Roe, *A Book of Wells*"),
    ('way = "endnotes"', "[^2]: Rosa Roe, *A Book of Wells*"),
    ('style = "apa"\nway = "author-date"\nlanguage = "de"', "S. 103"),
    ('style = "chicago-notes-bibliography-subsequent-ibid"', "[^3]: Ibid., 7."),
    ('style = "chicago-notes-bibliography-subsequent-ibid"\nibid = "never"', "[^3]: Roe, "),
    ('ibid = "never"\nshort-title = 1', "[^3]: Roe, *Book*, 7."),
    ('style = "mhra"\naccess-dates = false', r"<https://pump.example/a>\>."),
    ('style = "mhra"\nplaces = false', "(Verso, 1990), pp. 103–05"),
    ('page-ranges = "full"', "103–105"),
    ('page-ranges = "elided"', "103–5"),
    ('quotes = "»«"', "»"),
]


@pytest.mark.parametrize(("said", "words"), LINES)
def test_each_setting_of_the_file_is_heeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    library = re.sub("The .Deep. Water", "Deep Water", bibtex.dumps(SHELF))
    Path("references.bib").write_text(library, encoding="utf-8")
    Path("biblio.toml").write_text(f"[house]\n{said}\n", encoding="utf-8")
    Path("wells.md").write_text(CITED, encoding="utf-8")
    assert words in biblio("restyle", "wells.md").text
