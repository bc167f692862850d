"""What libraries say in words, and how titles are marked, as styles print it: one entry each."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio

from biblio.formats.bibtex import read
from biblio.formats.bibtex.names import decode
from biblio.formats.csljson import item, items
from biblio.formats.dialects import to_biblatex
from biblio.language.tongues import tongue_of
from biblio.record.edition import Edition

# Each entry, and its lines in Chicago's notes style and in APA, as Markdown.
LINES = [
    (
        r"@article{a, title = {Night in the \emph{Orchardiad}}, journal = {Pond}, year = 1992, "
        r"month = {Spring}, pages = {12--}}",
        "“Night in the *Orchardiad*.” *Pond*, Spring 1992, 12.",
        "(1992). Night in the *Orchardiad*. *Pond*, 12.",
    ),
    (
        r"@book{a, title = {Reading the \textit{Orchardiad} Aloud}, subtitle = {A {NATO} reader}, "
        r"publisher = {Elm}, year = {n.d.}, edition = {Second}}",
        "*Reading the* Orchardiad *Aloud: A NATO Reader*. 2nd ed. Elm, n.d.",
        "(n.d.). *Reading the* Orchardiad *Aloud: A NATO reader* (2nd ed.). Elm.",
    ),
    (
        r"@book{a, title = {The $n$-th ``Pond of `Reeds'\,''}, publisher = {Elm}, year = {1961}}",
        "*The* n<em>-th “Pond of ‘Reeds’”</em>. Elm, 1961.",
        "(1961). *The* n<em>-th “Pond of ‘Reeds’”</em>. Elm.",
    ),
    (
        r"@incollection{a, title = {H$_2$O{\textdagger} and $\alpha$}, booktitle = {Waters}, "
        r"publisher = {Elm}, year = {1979 [1358]}, pages = {pp. 12-18}}",
        "“H<sub>2</sub>O† and α.” In *Waters*. Elm, 1979 \\[1358\\].",
        "(1979 \\[1358\\]). H<sub>2</sub>O† and α. In *Waters* (pp. 12–18). Elm.",
    ),
    (
        r"@incollection{a, title = {Ponds &amp; caf&eacute;s}, booktitle = {Waters}, "
        r"publisher = {Elm}, year = {in press}, pages = {fol. 3r--4v}}",
        "“Ponds \\& Cafés.” In *Waters*. Elm, in press.",
        "(in press). Ponds \\& cafés. In *Waters* (fol. 3r–4v). Elm.",
    ),
    (
        r"@article{a, title = {La mare et le moulin}, journal = {Revue}, year = 1990, "
        r"volume = {t. 3}, number = {n{$^\circ$} 12}, month = {May--June}}",
        "“La mare et le moulin.” *Revue* 3, no. 12 (1990).",
        "(1990). La mare et le moulin. *Revue*, *3*(12).",
    ),
    (
        r"@review{a, title = {\bibstring{reviewof} \mkbibemph{Still Waters}, by Owen Hale}, "
        r"journaltitle = {Pond}, date = {1970}}",
        "Review of *Still Waters*, by Owen Hale. *Pond*, 1970.",
        "(1970). \\[Review of *Still Waters*, by Owen Hale\\]. *Pond*.",
    ),
    (
        r"@article{a, title = {Mills}, journal = {Pond}, year = 1990, number = {Winter}, "
        r"pages = {5}}",
        "“Mills.” *Pond*, Winter 1990, 5.",
        "(1990). Mills. *Pond*, 5.",
    ),
    (
        r"@book{a, title = {Fens}, publisher = {Elm}, date = {-0043}, edition = {Third, revised}}",
        "*Fens*. 3rd rev. ed. Elm, 44 BC.",
        "(44 B.C.E.). *Fens* (3rd rev. ed.). Elm.",
    ),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def library() -> str:
    entries = (entry.replace("{a,", f"{{k{at}, author = {{{chr(65 + at)}lm, Ann}},", 1)
               for at, (entry, *_) in enumerate(LINES))  # fmt: skip
    return "\n".join(entries)


@pytest.mark.parametrize(("style", "column"), [("chicago-notes", 1), ("apa", 2)])
def test_each_is_printed_as_the_style_has_it(folder: Path, style: str, column: int) -> None:
    (folder / "a.bib").write_text(library(), encoding="utf-8")
    made = biblio("bibliography", "a.bib", "--style", style, "--to", "markdown").text
    lines = [line.split(" ", 2)[2] for line in made.splitlines() if line]
    assert lines == [row[column] for row in LINES]


def test_pybtex_styles_keep_the_marks(folder: Path) -> None:
    (folder / "a.bib").write_text(library(), encoding="utf-8")
    made = biblio("bibliography", "a.bib", "--style", "plain", "--to", "markdown").text
    assert "Night in the *Orchardiad*" in made
    assert "Reading the *Orchardiad* Aloud: A NATO reader" in made
    assert "H<sub>2</sub>O†" in made


def test_what_nobody_can_read_is_told(folder: Path) -> None:
    source = (
        r"@book{a, title = {Ink \unheard{Mills} \lone}, publisher = {Elm}, year = 1990, "
        r"month = {Lent Term}}"
    )
    (folder / "a.bib").write_text(source, encoding="utf-8")
    outcome = biblio("bibliography", "a.bib")
    assert outcome.text == "Ink Mills \\lone. Elm, 1990.\n"
    assert outcome.talk.splitlines()[:-1] == [
        "a.bib: a: “Lent Term” is no month and no season: it is not printed.",
        "a.bib: \\unheard is no command that is known here (a).",
        "a.bib: \\lone is no command that is known here (a).",
    ]


def test_names_in_chinese_characters_have_no_initials(folder: Path) -> None:
    source = (
        "@book{q, author = {秦, 叔宝 and 李, 世民}, title = {沙漠}, publisher = {Elm}, year = 1996}"
    )
    (folder / "a.bib").write_text(source, encoding="utf-8")
    apa = biblio("bibliography", "a.bib", "--style", "apa").text
    assert apa == "秦叔宝, & 李世民. (1996). 沙漠. Elm.\n"
    assert (
        biblio("bibliography", "a.bib", "--style", "ieee").text
        == "[1] 秦叔宝 and 李世民, 沙漠. Elm, 1996.\n"
    )


@pytest.mark.parametrize(
    ("name", "inverted", "direct"),
    [
        ("عوض, ليلى", "عوض, ليلى", "ليلى عوض"),
        ("כהן, דוד משה", "כהן, דוד משה", "דוד משה כהן"),
        ("ดี, สมชาย", "ดี, สมชาย", "สมชาย ดี"),
        ("शर्मा, अनिल", "शर्मा, अनिल", "अनिल शर्मा"),
        ("ბერიძე, ნინო", "ბერიძე, ნინო", "ნინო ბერიძე"),
        ("Սարգսյան, Անահիտ", "Սարգսյան, Ա.", "Ա. Սարգսյան"),
        ("Ηλιού, Μαρία", "Ηλιού, Μ.", "Μ. Ηλιού"),
        ("عوض, ل.", "عوض, ل.", "ل. عوض"),
    ],
)
def test_only_letters_with_capitals_have_initials(
    name: str, inverted: str, direct: str, folder: Path
) -> None:
    source = f"@book{{q, author = {{{name}}}, title = {{Fens}}, publisher = {{Elm}}, year = 1996}}"
    (folder / "a.bib").write_text(source, encoding="utf-8")
    stop = "" if inverted.endswith(".") else "."
    apa = biblio("bibliography", "a.bib", "--style", "apa").text
    assert apa == f"{inverted}{stop} (1996). Fens. Elm.\n"
    harvard = biblio("bibliography", "a.bib", "--style", "harvard-cite-them-right").text
    assert harvard == f"{inverted} (1996) Fens. Elm.\n"
    ieee = biblio("bibliography", "a.bib", "--style", "ieee").text
    assert ieee == f"[1] {direct}, Fens. Elm, 1996.\n"


@pytest.mark.parametrize(
    ("volume", "number", "printed"),
    [
        *(("vol. 4", "n.º 7", "4, no. 7"), ("Bd. 4", "Heft 7", "4, no. 7")),
        *(("Jg. 4", "H. 7", "4, no. 7"), ("t. IV", "fasc. 2", "4, no. 2")),
        *(("jrg. 4", "afl. 7", "4, no. 7"), ("4", "n. 7", "4, no. 7"), ("4", "Nº7", "4, no. 7")),
        *(("4", "nos. 7-8", "4, nos. 7–8"), ("4", "sayı 7", "4, no. 7"), ("4", "№ 7", "4, no. 7")),
        *(("4", "Suppl. 2", "4, no. Suppl. 2"), ("4", "7 bis", "4, no. 7 bis")),
        *(("4", "Special Issue", "4, no. Special Issue"), ("V4", "H7", "V4, no. H7")),
        ("V 4", "H 7", "V 4, no. H 7"),
    ],
)
def test_a_number_has_one_label(volume: str, number: str, printed: str, folder: Path) -> None:
    source = (
        "@article{q, title = {Fens}, journal = {Mire}, year = 1996, "
        f"volume = {{{volume}}}, number = {{{number}}}}}"
    )
    (folder / "a.bib").write_text(source, encoding="utf-8")
    assert biblio("bibliography", "a.bib").text == f"“Fens.” Mire {printed} (1996).\n"


def test_signs_that_are_set_high_by_themselves_stay_letters(folder: Path) -> None:
    source = "@book{q, title = {18{\\textordmasculine} H$_2$O, 10$^{-3}$ m$^3$}, publisher = {Elm}}"
    (folder / "a.bib").write_text(source, encoding="utf-8")
    text = biblio("bibliography", "a.bib").text
    assert text.startswith("18º H₂O, 10⁻³ m³.")
    latex = biblio("bibliography", "a.bib", "--to", "latex").text
    assert "18º" in latex


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ("howpublished = {\\url{http://e.org/~h/a_b}}, url = {https://doi.org/10.1000/z}",
         "https://doi.org/10.1000/z"),
        ("howpublished = {www.e.org/x}", "www.e.org/x"),
    ],
)  # fmt: skip
def test_no_address_has_a_capital(fields: str, printed: str, folder: Path) -> None:
    source = f"@misc{{q, title = {{Mire Watch}}, year = 1996, {fields}}}"
    (folder / "a.bib").write_text(source, encoding="utf-8")
    assert biblio("bibliography", "a.bib").text.endswith(f" 1996. {printed}.\n")


def test_a_doi_in_place_of_the_address_is_the_doi() -> None:
    fields = (("howpublished", "http://e.org/q"), ("url", "https://doi.org/10.1000/z"))
    read_so = dict(to_biblatex(Edition("a", "misc", fields)).fields)
    assert read_so == {"url": "http://e.org/q", "doi": "10.1000/z"}


@pytest.mark.parametrize(
    ("names", "decoded"),
    [
        ("Reed, Ann and et al.", "Reed, Ann and others"),
        ("Reed, Ann and {et al.}", "Reed, Ann and others"),
        ("Reed, Ann and Elm, Bo and et al", "Reed, Ann and Elm, Bo and others"),
        ("et al.", "et al."),
    ],
)
def test_et_al_behind_names_is_others(names: str, decoded: str) -> None:
    assert decode(names) == decoded


def test_a_dash_for_the_name_is_no_missing_editor(folder: Path) -> None:
    entry = "@book{%s, %s = {Roe, Anna}, title = {%s}, publisher = {Elm}, year = 2001}"
    library = [entry % ("a", "author", "Ash"), entry % ("b", "editor", "Zinc")]
    (folder / "a.bib").write_text("\n".join(library), encoding="utf-8")
    assert biblio("bibliography", "a.bib", "--style", "mla").talk == "a.bib: 2 entries\n"


def test_csl_json_says_it_in_its_own_way() -> None:
    source = (
        r"@article{a, title = {{NATO} in the \emph{Ode}}, edition = {Second}, "
        r"pages = {pp. 3--4}, year = 1992, month = {Spring}}"
    )
    (made,) = items(read(source, "a.bib").library)
    assert made["title"] == '<span class="nocase">NATO</span> in the <i>Ode</i>'
    assert (made["edition"], made["page"]) == ("2", "3-4")
    assert made["issued"] == {"date-parts": [[1992]], "season": 1}
    both = Edition("a", "book", (("title", "A"), ("date", "1399/2020")))
    assert item(both)["issued"] == {"literal": "1399/2020"}


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        *(("La mare et le moulin", "fr"), ("Der Teich und die Mühle", "de"), ("Мельница", "ru")),
        *(("Il mulino e la palude", "it"), ("Historia de la mar y los ríos", "es")),
        *(("De molen en het water", "nl"), ("水车与池塘", "zh"), ("O moinho e a água", "pt")),
        *(("Los Angeles", None), ("Die Hard", None), ("La Traviata", None), ("Ink", None)),
        *(("The Concept of der Teich and die Mühle", None), ("The Mill and the Pond", "en")),
    ],
)
def test_the_language_of_a_title_where_it_is_plain(title: str, tag: str | None) -> None:
    found = tongue_of(title)
    assert (found and found.tag) == tag
