"""BibTeX styles: what pybtex makes of them comes back as runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from style_oracle import GOLDEN, line
from style_oracle import items as twelve

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.styles import Cite, Cluster, Formatted, find_style, format
from biblio.styles.latex_runs import read_latex

HOUSE = str(GOLDEN / "house.bst")


def book(key: str, title: str, **fields: Any) -> dict[str, Any]:
    author = [{"family": "Østby", "given": "Ida"}]
    date = {"date-parts": [[1912]]}
    return {"id": key, "type": "book", "title": title, "author": author, "issued": date, **fields}


def entries(made: Formatted) -> list[str]:
    return [f"{entry.label} {line(entry.runs)}" for entry in made.bibliography]


def test_file_of_one_s_own() -> None:
    items = [
        book("b 1", "50% of A & B_c, {so} #1 \\ $x$", URL="https://example.org/a_b%20c"),
        {"id": "д-2", "type": "book", "title": "Bread", "issued": {"date-parts": [[1899]]}},
    ]
    made = format(items, [Cluster((Cite("b 1", "5-7"), Cite("д-2")))], find_style(HOUSE))
    assert entries(made) == [
        "[Østby] Ida Østby, <i>50% of A & B_c, {so} #1 \\ $x$</i> (1912). https://example.org/a_b%20c",
        "[д2] <i>Bread</i> (1899).",
    ]
    assert made.bibliography[0].runs[-1].href == "https://example.org/a_b%20c"
    assert line(made.citations[0]) == "[Østby, pp. 5-7; д2]"
    assert made.diagnostics == ()


def test_what_the_style_misses_is_told_by_key() -> None:
    made = format([book("a b", "")], [], find_style(HOUSE))
    assert [str(each) for each in made.diagnostics] == [
        "a b: a b has no title.",
        "a b: no title in a b.",
    ]
    assert len(made.bibliography) == 1


@pytest.mark.parametrize(
    ("style", "label"), [("plain", "[1]"), ("unsrt", "[1]"), ("alpha", "[Ber12]")]
)
def test_styles_that_are_built_in(style: str, label: str) -> None:
    author = [{"family": "Berg", "given": "Ida"}]
    item = book("a", "Bread & Roses", author=author, publisher="Union", DOI="10.1000/x_y")
    made = format([item], [Cluster((Cite("a"),))], find_style(style))
    assert made.bibliography[0].label == line(made.citations[0]) == label
    assert "<i>Bread & Roses</i>" in line(made.bibliography[0].runs)
    assert "https://doi.org/10.1000/x_y" in {run.href for run in made.bibliography[0].runs}


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "unsrtalpha", HOUSE])
def test_every_entry_is_listed(style: str) -> None:
    made = format(twelve(), [], find_style(style))
    assert {entry.key for entry in made.bibliography} == {item["id"] for item in twelve()}
    assert all(item["title"][:4] in entry.text for item, entry in _paired(made))


def _paired(made: Formatted) -> list[tuple[dict[str, Any], Any]]:
    by_key = {entry.key: entry for entry in made.bibliography}
    return [(item, by_key[item["id"]]) for item in twelve() if item["id"] != "okoye"]


def test_entry_that_lacks_a_required_field_is_told_and_listed() -> None:
    made = format([book("a", "Bread", author=[])], [], find_style("plain"))
    assert [each.code for each in made.diagnostics] == ["style-lacks-field"]
    assert "Bread" in made.bibliography[0].text


@pytest.mark.parametrize("text", ["FUNCTION {x} {", "EXECUTE {none}", "nonsense"])
def test_broken_style_is_an_error(text: str, folder: Path) -> None:
    (folder / "own.bst").write_text(text)
    with pytest.raises(BiblioError, match=r"^own\.bst: pybtex cannot use this style"):
        format([book("a", "Bread")], [], find_style("own.bst"))


@pytest.mark.parametrize("text", ["READ", ""])
def test_style_that_writes_no_entry(text: str, folder: Path) -> None:
    (folder / "own.bst").write_text(text)
    made = format([book("a", "Bread")], [Cluster((Cite("a"),))], find_style("own.bst"))
    assert (made.citations, made.bibliography) == (((),), ())
    assert [each.code for each in made.diagnostics] == ["style-omits-entry"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"{\em Das {K}apital}, 1867", "<i>Das Kapital</i>, 1867"),
        (r"\emph{On \emph{Capital} again}", "<i>On </i>Capital<i> again</i>"),
        (r"\textsc{Marx}, \textbf{12}", "<sc>Marx</sc>, <b>12</b>"),
        (
            "M{\\\"u}ller, \\'Emile, Stra{\\ss}e, \\c{C}a, \\v Cech",
            "Müller, Émile, Straße, Ça, Čech",
        ),
        ("A.~B. Smith.\n\\newblock Title--two, ``so''.", "A.\u00a0B. Smith. Title–two, “so”."),
        (r"50\% \& \$3 \_x \{a\}", "50% & $3 _x {a}"),
        ("", ""),
        ("}{", ""),
    ],
)
def test_latex_is_read_as_runs(source: str, expected: str) -> None:
    assert line(read_latex(source)) == expected


def test_latex_links() -> None:
    assert read_latex(r"see \url{http://x.org/a_b\%20c} and \href{http://y.org}{\em here}") == (
        Run("see "),
        Run("http://x.org/a_b%20c", href="http://x.org/a_b%20c"),
        Run(" and "),
        Run("here", italic=True, href="http://y.org"),
    )


def test_capitals_and_names_are_those_that_were_typed() -> None:
    council = [{"literal": "Women’s Council"}]
    items = [
        book("a", "Letter to Ann Lee", type="article-journal", author=council),
        book(
            "b",
            "Bread",
            edition="2",
            publisher="Loaf",
            author=[{"literal": "Ida Østby"}, {"literal": "others"}],
        ),
        book(
            "c",
            "Dust",
            author=[{"family": "Khatib", "given": "Salma", "non-dropping-particle": "al-"}],
            issued={"date-parts": [[1921], [1932]]},
        ),
        book("d", "Laws", issued={"date-parts": [[-594]]}),
    ]
    shown = {entry.key: entry.text for entry in format(items, [], find_style("plain")).bibliography}
    assert shown["a"] == "Women’s Council. Letter to Ann Lee. 1912."
    assert shown["b"].startswith("Ida Østby and others. Bread. Loaf")
    assert "2nd edition" in shown["b"]
    assert shown["c"] == "Salma al-Khatib. Dust. 1921–1932."
    assert shown["d"].endswith("594 BC.")
