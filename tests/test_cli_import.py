"""`biblio editions import`: the works of a catalogue, in the user's own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio

from biblio.editions.lookup import authority
from biblio.formats import catalogues

CSV = """\
author;title;place;publisher;year;original title
Roe, Anna;Ponds of the North;Leeds;Elm Press;1999;Teiche
Roe, Anna; Hale, Owen;nothing
Roe, Anna;Ponds of the North.;Hull;Oak;2005;
"""
MARC = """\
<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
<leader>00000nam a2200000 a 4500</leader><controlfield tag="001">rec1</controlfield>
<controlfield tag="008">990101s1999    gw            000 0 ger d</controlfield>
<datafield tag="041" ind1="1" ind2=" "><subfield code="a">ger</subfield>
<subfield code="h">eng</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Roe, Anna,</subfield></datafield>
<datafield tag="240" ind1="1" ind2="0"><subfield code="a">The mills</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Die Wassermühlen :</subfield>
<subfield code="b">eine Geschichte /</subfield></datafield>
<datafield tag="260" ind1=" " ind2=" "><subfield code="a">Leipzig :</subfield>
<subfield code="b">Ulme,</subfield><subfield code="c">1999.</subfield></datafield>
<datafield tag="300" ind1=" " ind2=" "><subfield code="a">xii, 210 S. ;</subfield></datafield>
<datafield tag="490" ind1="1" ind2=" "><subfield code="a">Fen Studies ;</subfield>
<subfield code="v">4</subfield></datafield>
<datafield tag="856" ind1="4" ind2="0">
<subfield code="u">https://example.org/mills</subfield></datafield>
<datafield tag="700" ind1="1" ind2=" "><subfield code="a">Lind, Karl,</subfield>
<subfield code="4">trl</subfield></datafield>
</record></collection>
"""
MODS = """\
<mods xmlns="http://www.loc.gov/mods/v3">
<titleInfo><nonSort>The</nonSort><title>Wooden Locks</title></titleInfo>
<name type="personal"><namePart type="family">Hale</namePart><namePart type="given">Owen</namePart>
<role><roleTerm type="code">aut</roleTerm></role></name>
<originInfo><place><placeTerm type="text">York</placeTerm></place>
<publisher>Elm Press</publisher><dateIssued>1987</dateIssued></originInfo>
<physicalDescription><extent>viii, 96 p.</extent></physicalDescription>
<relatedItem type="series"><titleInfo><title>Locks</title><partNumber>7</partNumber></titleInfo>
</relatedItem><location><url>https://example.org/locks</url></location>
<language><languageTerm type="code" authority="iso639-2b">eng</languageTerm></language></mods>
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "biblio.toml").write_text('authority = ["works.toml"]\n', encoding="utf-8")
    return tmp_path


def imported(name: str, text: str, folder: Path) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    outcome = biblio("editions", "import", name)
    assert outcome.code == 0, outcome.talk
    return outcome.talk


def test_a_table(folder: Path) -> None:
    imported("books.csv", CSV, folder)
    (work,) = authority((folder / "works.toml",)).works_titled("Ponds of the North")
    assert (work.authors, work.original_title, work.source) == (
        ("Roe, Anna",),
        "Teiche",
        "books.csv",
    )
    assert [(one.place, one.year) for one in work.editions] == [("Leeds", "1999"), ("Hull", "2005")]
    known = authority((folder / "works.toml",))
    houses = [known.publisher("Elm Press"), known.publisher("Oak")]
    assert [house and house.key for house in houses] == [one.publisher for one in work.editions]


def test_marcxml(folder: Path) -> None:
    imported("m.xml", MARC, folder)
    (work,) = authority((folder / "works.toml",)).works_titled("Die Wassermühlen")
    (edition,) = work.editions
    assert (work.original_title, work.original_language) == ("The mills", "en")
    assert (edition.title, edition.translators, edition.language) == (
        "Die Wassermühlen: eine Geschichte",
        ("Lind, Karl",),
        "de",
    )
    assert (edition.place, edition.year, edition.source) == ("Leipzig", "1999", "m.xml, rec1")
    assert (edition.series, edition.number, edition.pagetotal, edition.url) == (
        "Fen Studies",
        "4",
        "210",
        "https://example.org/mills",
    )


def test_marc_21(folder: Path) -> None:
    pymarc = pytest.importorskip("pymarc")
    (folder / "m.xml").write_text(MARC, encoding="utf-8")
    (record,) = pymarc.parse_xml_to_array(str(folder / "m.xml"))
    data = record.as_marc()
    assert catalogues.kind_of(data, "m.mrc") == "marc"
    (one,) = catalogues.read(data, "m.mrc", "marc")
    (other,) = catalogues.read(MARC.encode(), "m.xml", "marcxml")
    assert one == other


def test_mods(folder: Path) -> None:
    imported("m.xml", MODS, folder)
    (work,) = authority((folder / "works.toml",)).works_titled("The Wooden Locks")
    (edition,) = work.editions
    assert (work.authors, edition.place, edition.year, edition.language) == (
        ("Hale, Owen",),
        "York",
        "1987",
        "en",
    )
    told = (edition.series, edition.number, edition.pagetotal, edition.url)
    assert told == ("Locks", "7", "96", "https://example.org/locks")


def test_a_library_and_works_that_are_known(folder: Path) -> None:
    imported("books.csv", CSV, folder)
    before = (folder / "works.toml").read_text(encoding="utf-8")
    library = (
        "@book{a, author = {Roe, A.}, title = {Ponds of the North}, year = 1999}\n"
        "@book{b, author = {Roe, Anna}, title = {Fens of the South}, origdate = {1950}}\n"
    )
    talk = imported("mine.bib", library, folder)
    assert talk.startswith("“Ponds of the North” is known already: it stays as it is.\n")
    after = (folder / "works.toml").read_text(encoding="utf-8")
    assert after.startswith(before)
    authority.cache_clear()  # it read the file before it grew
    (work,) = authority((folder / "works.toml",)).works_titled("Fens of the South")
    assert work.published == "1950"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "author;place\nRoe;Leeds\n", "a.csv has no record that names a title."),
        ("a.csv", 'title\n"' + "a" * 140_000, "a.csv:2: this is no table: "),
        ("a.xml", "<a>", "a.xml: this is not XML"),
        ("a.txt", "A letter.", "a.txt is neither a catalogue’s file nor a library."),
    ],
)
def test_what_is_none(name: str, text: str, said: str, folder: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    outcome = biblio("editions", "import", name)
    assert outcome.code == 2
    assert outcome.talk.startswith(f"biblio: {said}")
    assert not (folder / "works.toml").exists()
