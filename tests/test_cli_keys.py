"""`biblio normalize --keys`: keys by a template, and everything that names them following."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio

from biblio.diagnostics import BiblioError
from biblio.library.key_templates import Template
from biblio.record.edition import Edition

LIBRARY = """\
@book{x1, author = {Roe, Anna and Hale, Owen}, title = {The Ponds of the North}, year = {1999}}
@book{x2, author = {Roe, Anna}, title = {Ponds and Fens}, date = {1999}, related = {x1, x4}}
@incollection{x3, author = {Lüders, Ö.}, title = {Fens}, crossref = {X2}}
@book{, title = {An Anonymous Book}, year = 2001}
@misc{x4, author = {{Union of Millers}}, title = {Report}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.bib").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "a.md").write_text("As [@x1, p. 3; see @x2] says; x1 stays.\n", encoding="utf-8")
    (tmp_path / "a.tex").write_text("\\parencite[12]{x3,x4}\n", encoding="utf-8")
    return tmp_path


def test_the_library_and_its_documents_follow(folder: Path) -> None:
    arguments = ("normalize", "mine.bib", "a.md", "a.tex", "--keys", "{auth}{year}{title:1}")
    listed = biblio(*arguments)
    assert listed.code == 1
    assert listed.text.splitlines() == [
        "x1 -> roe1999ponds",
        "x2 -> roe1999pondsa",
        "x3 -> luders1999fens",
        "x4 -> unionreport",
    ]
    assert biblio(*arguments, "--fix").code == 0
    library = (folder / "mine.bib").read_text(encoding="utf-8")
    for old, new in (
        ("{x1, a", "{roe1999ponds, a"),
        ("{x2,", "{roe1999pondsa,"),
        ("{x1, x4}", "{roe1999ponds,unionreport}"),
        ("{x3,", "{luders1999fens,"),
        ("{X2}", "{roe1999pondsa}"),
        ("{,", "{anonymous2001anonymous,"),
        ("{x4,", "{unionreport,"),
    ):
        assert (LIBRARY.count(old), library.count(new)) == (1, 1), new
    assert (folder / "a.md").read_text(encoding="utf-8") == (
        "As [@roe1999ponds, p. 3; see @roe1999pondsa] says; x1 stays.\n"
    )
    assert (folder / "a.tex").read_text() == "\\parencite[12]{luders1999fens,unionreport}\n"
    again = biblio(*arguments, "--fix")
    assert (again.code, again.text) == (0, "")
    assert (folder / "mine.bib").read_text(encoding="utf-8") == library


def entry(**fields: str) -> Edition:
    return Edition("k", "article", tuple(fields.items()))


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("{auth}{year}{title:1}", "vonroe1999ponds"),
        ("{Auth}{Title:2}", "VonroePondsNorth"),
        ("{auths:2}-{shortyear}", "vonroehale-99"),
        ("{AUTH:3}_{journal:1}:{firstpage}", "VON_pond:12"),
        ("{type}{publisher}", "article"),
        ("{TITLE:2}", "PONDSNORTH"),
    ],
)
def test_templates(template: str, key: str) -> None:
    one = entry(
        author="von Roe, Anna and Hale, Owen and Fenn, Carl",
        title="The Ponds of the North",
        journaltitle="The Pond Review",
        date="1999-05",
        pages="12–18",
    )
    assert list(Template(template).keys([one])) == [key]


NO_TEMPLATE = "“{}” is no template of keys, such as {{auth}}{{year}}{{title:1}}."


@pytest.mark.parametrize("template", ["", "roe", "{auth} {year}", "{auth}{"])
def test_what_is_no_template(template: str) -> None:
    with pytest.raises(BiblioError) as raised:
        Template(template)
    assert str(raised.value) == NO_TEMPLATE.format(template)


def test_what_a_template_may_say() -> None:
    with pytest.raises(BiblioError) as raised:
        Template("{auth}{Who}{what}")
    assert str(raised.value) == (
        "A template of keys has no {who}: it takes auth, auths, year, shortyear, title, journal, "
        "publisher, type, firstpage."
    )


@pytest.mark.parametrize(
    ("template", "fields", "key"),
    [
        ("{auth}{year}", {"editor": "Roe, Eve", "date": "1999"}, "roe1999"),
        ("{auth}{year}", {"title": "The Old Salt", "date": "1999"}, "old1999"),
        ("{auths}", {"author": "Roe, Eve and others"}, "roe"),
        ("{auths}", {"title": "The Old Salt"}, "old"),
        ("{auth}", {"author": "{Elm Press, Ltd.}"}, "elm"),
        ("{auth:2}", {"author": "Roe, Eve"}, "ro"),
        ("{Type:3}-{firstpage}", {"pages": "xii, 40–50"}, "Art-40"),
        ("{type:3}-{firstpage}", {}, "art"),
        ("{journal}-{publisher}", {"booktitle": "Old Salt", "institution": "Elm"}, "oldsalt-elm"),
        ("{title}", {"title": "Of and By"}, "ofandby"),
        ("x{year}", {}, "x"),
        ("{year}", {}, "untitled"),
        ("{auth}:{year}", {"author": "O’Brien, Ann"}, "obrien"),
    ],
)
def test_what_a_template_makes_of_a_record(template: str, fields: dict[str, str], key: str) -> None:
    assert list(Template(template).keys([entry(**fields)])) == [key]


def test_keys_of_one_form_get_letters_whatever_their_case() -> None:
    entries = [entry(author=name, date="1999") for name in ("Roe, Eve", "ROE, Al", "Hale, Owen")]
    made = list(Template("{auth}{year}").keys([*entries, entries[0]]))
    assert made == ["roe1999", "roe1999a", "hale1999", "roe1999b"]


def test_documents_need_new_keys(folder: Path) -> None:
    outcome = biblio("normalize", "mine.bib", "a.md")
    assert outcome.code == 2
    assert outcome.talk == "biblio: Documents follow new keys only: name these with --keys.\n"
