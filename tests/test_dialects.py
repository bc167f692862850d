"""BibTeX and BibLaTeX: names, types and dates, each from the other."""

from __future__ import annotations

import pytest

from biblio.diagnostics import BiblioError
from biblio.formats.dialects import file, to_biblatex, to_bibtex
from biblio.record.edition import Edition

TABLE = [
    ("article", {"journal": "J"}, "article", {"journaltitle": "J"}),
    ("book", {"address": "Leeds"}, "book", {"location": "Leeds"}),
    ("book", {"annote": "a"}, "book", {"annotation": "a"}),
    ("phdthesis", {"school": "U"}, "thesis", {"institution": "U", "type": "phdthesis"}),
    ("mastersthesis", {"school": "U"}, "thesis", {"institution": "U", "type": "mathesis"}),
    ("techreport", {"institution": "U"}, "report", {"institution": "U", "type": "techreport"}),
    (
        "misc",
        {"eprint": "1", "archiveprefix": "arXiv"},
        "misc",
        {"eprint": "1", "eprinttype": "arXiv"},
    ),
    ("book", {"year": "1999"}, "book", {"date": "1999"}),
    ("book", {"year": "1999", "month": "May"}, "book", {"date": "1999-05"}),
]


@pytest.mark.parametrize(("kind", "classical", "modern_kind", "modern"), TABLE)
def test_both_ways(kind, classical, modern_kind, modern):
    there = to_biblatex(Edition("k", kind, tuple(classical.items())))
    assert (there.kind, dict(there.fields)) == (modern_kind, modern)
    back = to_bibtex(there)
    assert (back.kind, dict(back.fields)) == (kind, classical)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"year": "1999", "month": "5"}, {"date": "1999-05"}),
        ({"year": "1999", "month": "5 May"}, {"date": "1999-05-05"}),
        ({"year": "1999", "month": "may", "day": "7"}, {"date": "1999-05-07"}),
        ({"year": "1999", "month": "July–August"}, {"date": "1999-07/1999-08"}),
        ({"year": "1999", "month": "Michaelmas"}, {"year": "1999", "month": "Michaelmas"}),
        ({"year": "c. 1900"}, {"date": "1900~"}),
        ({"year": "1889–1890"}, {"date": "1889/1890"}),
        ({"year": "forthcoming"}, {"year": "forthcoming"}),
        ({"year": "[1906] 1925"}, {"date": "1925", "origdate": "1906"}),
        ({"year": "1925 [1906]"}, {"date": "1925", "origdate": "1906"}),
        ({"year": "1925", "origyear": "1906"}, {"date": "1925", "origdate": "1906"}),
        ({"date": "2004-08-15", "year": "2004"}, {"date": "2004-08-15"}),
        ({"date": "2004", "year": "2005"}, {"date": "2004", "year": "2005"}),
        ({"howpublished": "https://example.org/a"}, {"url": "https://example.org/a"}),
        ({"howpublished": "leaflet"}, {"howpublished": "leaflet"}),
        ({"journal": "A", "journaltitle": "B"}, {"journal": "A", "journaltitle": "B"}),
        ({"title": ""}, {}),
    ],
)
def test_to_biblatex(fields, expected):
    assert dict(to_biblatex(Edition("k", "misc", tuple(fields.items()))).fields) == expected


@pytest.mark.parametrize(
    ("kind", "classical"),
    [
        ("online", "misc"),
        ("mvbook", "book"),
        ("collection", "book"),
        ("bookinbook", "incollection"),
        ("inreference", "incollection"),
        ("letter", "misc"),
        ("periodical", "misc"),
        ("book", "book"),
    ],
)
def test_types_of_classical_bibtex(kind, classical):
    assert to_bibtex(Edition("k", kind, ())).kind == classical


def test_a_day_stands_behind_year_and_month():
    made = to_bibtex(
        Edition("k", "online", (("date", "2004-08-15"), ("title", "A"), ("subtitle", "B")))
    )
    assert dict(made.fields) == {"year": "2004", "month": "August", "day": "15", "title": "A: B"}
    assert dict(to_biblatex(made).fields)["date"] == "2004-08-15"


def test_what_classical_styles_pass_over():
    _, losses = file.write_bibtex(
        [Edition("k", "online", (("origdate", "1930"), ("year", "1999")))]
    )
    assert [(one.field, one.value, one.kept) for one in losses] == [
        ("entry type", "online", False),
        ("origdate", "1930", True),
    ]
    assert file.write_biblatex([Edition("k", "online", (("origdate", "1930"),))])[1] == ()


SOURCE = """\
% kept
@string{hh = {Heron House}}
@book{a,
  title     = {The {NATO} \\emph{Question}},
  publisher = hh,
  address   = {K{\\"o}ln},
  year      = 1999,
  origyear  = 1999,
}
"""


def test_a_file_keeps_what_need_not_change():
    text, losses = file.rewrite_biblatex(file.load(SOURCE.encode(), "a.bib"))
    assert losses == ()
    changed = SOURCE.replace("address ", "location ").replace("  year", "  date")
    assert text == changed.replace("origyear", "origdate")
    again, _ = file.rewrite_biblatex(file.load(text.encode(), "a.bib"))
    assert again == text


def test_keys_that_bibtex_cannot_read():
    editions = [Edition(key, "book", (("title", "Tide"),)) for key in ("a b", "a-b", "", "x/1")]
    text, losses = file.write_biblatex(editions)
    (entries, findings) = file.read(text.encode(), "a.bib")
    assert [one.key for one in entries] == ["a-b", "a-b-2", "tide", "x/1"]
    assert not findings
    assert [(one.key, one.field) for one in losses] == [("a b", "key"), ("a-b", "key")]


def test_a_broken_library_is_refused_with_its_line():
    with pytest.raises(BiblioError, match=r"^a\.bib:2: .+ Mend this first\.$"):
        file.read(b"\n@book{a, title = {Never closed\n", "a.bib")
    with pytest.raises(BiblioError, match=r"a\.bib is no BibTeX library\."):
        file.read(b"A letter.\n", "a.bib")


def test_the_entries_that_can_be_read_are_read():
    text = b"@book{a,\n  title = {Never closed,\n  year = 1999\n}\n\n@book{b, title = {Read}}\n"
    entries, findings = file.read(text, "a.bib")
    assert [one.key for one in entries] == ["b"]
    assert [str(one) for one in findings] == [
        "a.bib:2: A brace is missing in the field title.",
        "a.bib:1: The entry “a” cannot be read whole: it is left out.",
    ]
    rewritten, _ = file.rewrite_biblatex(
        file.load(text.replace(b"{Read}", b"{Read}, year = 2001"), "a.bib")
    )
    assert rewritten == text.decode().replace("{Read}", "{Read}, date = 2001")


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        *(
            ("1992", "Spring", "1992-21"),
            ("1992", "fall", "1992-23"),
            ("1992", "Winter.", "1992-24"),
        ),
        *(("1992", "Spring–Summer", "1992-21/1992-22"), ("1992", "3–4", "1992-03/1992-04")),
        *(("1992", "Herbst", "1992-23"), ("1992", "May/June", "1992-05/1992-06")),
        *(("1992", "Winter 1992/93", "1992-24"), ("1993", "Winter 1992/1993", "1993-24")),
        *(("1993", "Winter 1992/93", "1993-24"), ("1992", "May 1992", "1992-05")),
        *(("2000", "Winter 1999/00", "2000-24"), ("2000", "Winter 1999–2000", "2000-24")),
        *(("1992", "Winter 1989", None), ("1893", "Winter 1992/93", None)),
        *(("1900", "Winter 1999/00", None), ("1993", "Winter 1893/94", None)),
    ],
)
def test_seasons_and_ranges_of_months(year: str, month: str, expected: str) -> None:
    entry = Edition("a", "article", (("year", year), ("month", month)))
    assert to_biblatex(entry).get("date") == expected


@pytest.mark.parametrize(
    ("year", "fields"),
    [
        ("[1906] 1925", {"date": "1925", "origdate": "1906"}),
        ("1925 [1906]", {"date": "1925", "origdate": "1906"}),
        ("1358 [1979]", {"year": "1358 [1979]"}),
        ("1979 [1358]", {"year": "1979 [1358]"}),
        ("2551 (2008)", {"year": "2551 (2008)"}),
    ],
)
def test_one_year_in_two_calendars_is_no_reprint(year: str, fields: dict[str, str]) -> None:
    assert dict(to_biblatex(Edition("a", "book", (("year", year),))).fields) == fields
