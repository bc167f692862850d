"""A date in words, which pandoc prints wherever a style prints a part of it, stands once; a year
in words is sorted as that year.
"""

from __future__ import annotations

import pytest
from lxml import etree

from biblio.document import Run, text_of
from biblio.styles import find_style, format
from biblio.styles.csl import NAMESPACE
from biblio.styles.literal_dates import printed_once
from biblio.styles.sorting import are_to_be_sorted, sort_by_years, with_year

ITEM = {"title": "Flood", "issued": {"literal": "early spring 1911"}}


@pytest.mark.parametrize(
    ("printed", "once"),
    [
        ("Roe (early spring 1911, early spring 1911). Flood.", "Roe (early spring 1911). Flood."),
        (
            "Roe. early spring 1911. “Flood.” early spring 1911. Web.",
            "Roe. early spring 1911. “Flood.” Web.",
        ),
        ("Roe. early spring 1911. “Flood.” Post, early spring 1911.", None),
        ("Roe. Flood. Early spring 1911.", None),
    ],
)
def test_a_date_in_words_stands_once(printed, once):
    runs = (Run(printed[:20], italic=True), Run(printed[20:]))
    expected = once or printed.replace("Post, early spring 1911.", "Post.")
    assert text_of(printed_once(runs, ITEM)) == expected


def test_words_that_the_title_has_too_stay():
    item = {"title": "forthcoming", "issued": {"literal": "forthcoming"}}
    runs = (Run("Roe. forthcoming. Forthcoming. forthcoming."),)
    assert printed_once(runs, item) == runs


LISTED = {
    "a": {"literal": "1906 [1999]"},
    "b": {"date-parts": [[1905]]},
    "c": {"literal": "[1902]"},
    "d": {"date-parts": [[1900]]},
    "e": {"literal": "about 1903"},
    "f": {"date-parts": [[1903, 5]]},
}


@pytest.mark.parametrize(
    "style",
    ["apa", "harvard", "chicago-author-date", "iso690"],
)
def test_a_year_in_words_is_sorted_as_that_year(style):
    author = [{"family": "Hale", "given": "Ada"}]
    items = [
        {"id": key, "type": "book", "author": author, "title": f"{key} flood", "issued": date}
        for key, date in LISTED.items()
    ]
    made = format(items, (), find_style(style))
    assert [entry.key for entry in made.bibliography] == ["d", "c", "e", "f", "b", "a"]
    assert "1902]" in text_of(made.bibliography[1].runs)


def test_years_before_christ_and_seasons_are_no_years_in_words():
    for words in ("1200 BC", "1200 B.C.", "early spring", "19021"):
        assert with_year({"issued": {"literal": words}})["container"] == {"literal": words}
    assert with_year({"title": "Flood", "container": {"literal": "1902"}}) == {"title": "Flood"}


def test_a_style_that_uses_the_variable_of_the_years_keeps_it():
    root = etree.fromstring('<style><date variable="container"/></style>')
    assert not are_to_be_sorted([{"issued": {"literal": "[1902]"}}], root)
    assert are_to_be_sorted([{"issued": {"literal": "[1902]"}}], etree.fromstring("<style/>"))


def test_macros_of_a_style_are_copied_once_and_without_end_to_their_depth():
    space = 'xmlns="http://purl.org/net/xbiblio/csl"'
    macros = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(2000))
    last = '<macro name="m2000"><date variable="issued"/></macro>'
    keys = '<sort><key macro="m0"/><key macro="m1"/><key variable="issued"/></sort>'
    root = etree.fromstring(f"<style {space}>{macros}{last}{keys}</style>")
    sort_by_years(root)
    copies = root.findall(f"{NAMESPACE}macro")
    assert len(copies) == 2 * 2001
    assert [one.get("variable") for one in root.iter(f"{NAMESPACE}date")] == ["issued", "container"]
    assert [one.get("macro") or one.get("variable") for one in root.iter(f"{NAMESPACE}key")] == [
        "m0 (container)",
        "m1 (container)",
        "container",
    ]
