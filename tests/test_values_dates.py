"""Dates as notes print them, and their ISO form."""

from __future__ import annotations

import pytest

from biblio.values import dates

DATES = [
    ("15 August 2004", "2004-08-15"),
    ("August 15, 2004", "2004-08-15"),
    ("August 15 2004", "2004-08-15"),
    ("Aug. 15, 2004", "2004-08-15"),
    ("15th August 2004", "2004-08-15"),
    ("1st May 1890", "1890-05-01"),
    ("2nd March 1917", "1917-03-02"),
    ("1. Mai 1890", "1890-05-01"),
    ("1er mai 1890", "1890-05-01"),
    ("7 ноября 1917", "1917-11-07"),
    ("15.8.2004", "2004-08-15"),
    ("2004-08-15", "2004-08-15"),
    ("August 2004", "2004-08"),
    ("Sept. 1915", "1915-09"),
    ("März 1848", "1848-03"),
    ("July–August 1977", "1977-07/1977-08"),
    ("July/August 1977", "1977-07/1977-08"),
]


@pytest.mark.parametrize(("printed", "iso"), DATES)
def test_a_date_is_read(printed: str, iso: str) -> None:
    (date,) = dates.find(printed)
    assert (date.iso, date.raw, date.start, date.end) == (iso, printed, 0, len(printed))


@pytest.mark.parametrize(("printed", "iso"), DATES)
def test_a_date_is_found_within_a_sentence(printed: str, iso: str) -> None:
    text = f"It was printed, {printed}, by the league."
    (date,) = dates.find(text)
    assert date.iso == iso
    assert text[date.start : date.end] == date.raw == printed
    assert date.year == iso[:4]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1905",
        "in 1905",
        "15 Brumaire 1799",
        "15.13.2004",
        "2004-13-01",
        "15 August 204",
        "August 15",
        "pages 12 and 1905",
        "15 August 20041",
        "Spring 1982",
    ],
)
def test_no_date_is_read(text: str) -> None:
    assert list(dates.find(text)) == []


def test_several_dates_come_in_their_order() -> None:
    found = dates.find("accessed 3 May 2007; first printed in March 1905, and on 2 May 1906")
    assert [date.iso for date in found] == ["2007-05-03", "1905-03", "1906-05-02"]


def test_dates_do_not_overlap() -> None:
    assert [date.iso for date in dates.find("15 August 2004")] == ["2004-08-15"]


@pytest.mark.parametrize(
    ("text", "month"),
    [("May", True), ("sept.", True), ("Août", True), ("Spring", False), ("", False)],
)
def test_names_of_months(text: str, month: bool) -> None:
    assert dates.is_month(text) is month


@pytest.mark.parametrize(
    ("text", "iso", "raw"),
    [
        ("31 December 1999", "1999-12-31", "31 December 1999"),
        ("1.1.1999", "1999-01-01", "1.1.1999"),
        ("31.12.1999", "1999-12-31", "31.12.1999"),
        ("Fall–May 1977", "1977-05", "May 1977"),  # no range of months
        ("the May 1977", "1977-05", "May 1977"),
        ("Jan–Dec 1977", "1977-01/1977-12", "Jan–Dec 1977"),
    ],
)
def test_dates_at_the_edge(text: str, iso: str, raw: str) -> None:
    (date,) = dates.find(text)
    assert (date.iso, date.raw, text[date.start : date.end]) == (iso, raw, raw)


@pytest.mark.parametrize("text", ["0.5.1999", "5.0.1999", "1999-12-32", "1999-00-12", "1.13.1999"])
def test_days_and_months_that_do_not_exist(text: str) -> None:
    assert list(dates.find(text)) == []


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        *(
            (one, True)
            for one in ("n.d.", "[n.d.]", "nd", "No date", "s.d.", "o. J.", "б. г.", "?")
        ),
        *((one, False) for one in ("1990", "forthcoming", "in press", "", "n")),
    ],
)
def test_words_that_say_that_there_is_no_date(words: str, missing: bool) -> None:
    assert dates.is_missing(words) is missing


@pytest.mark.parametrize(
    ("name", "number"),
    [("Spring", 21), ("été", 22), (" Herbst. ", 23), ("Winter", 24), ("May", None), ("", None)],
)
def test_a_season(name: str, number: int | None) -> None:
    assert dates.season(name) == number


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("May", True),
        ("Easter", True),
        ("late autumn", True),
        ("mid-August", True),
        ("Monday.", True),
        ("May Roe", False),
        ("1905", False),
        ("Mayor", False),
    ],
)
def test_a_part_of_the_year(words: str, part: bool) -> None:
    assert dates.is_part_of_year(words) is part


@pytest.mark.parametrize(
    ("words", "weekday"),
    [
        ("Monday", True),
        ("On Monday", True),
        (" am Montag. ", True),
        ("den Montag", True),
        ("Last Monday", False),  # four letters
        ("May", False),
    ],
)
def test_a_weekday(words: str, weekday: bool) -> None:
    assert dates.is_weekday(words) is weekday


@pytest.mark.parametrize(
    ("printed", "iso"),
    [("3-V-1886", "1886-05-03"), ("3 XII 1886", "1886-12-03"), ("12-5-1909", "1909-05-12"),
     ("23/5/1909", "1909-05-23"), ("03.2012", "2012-03")],
)  # fmt: skip
def test_a_date_in_figures(printed: str, iso: str) -> None:
    assert [date.iso for date in dates.find(printed)] == [iso]
