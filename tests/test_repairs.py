"""What the model reads, mended by the signs between its fields, and filled up from the rules."""

from __future__ import annotations

import pytest

from biblio.confidence.supplementing import completed, supplemented
from biblio.parser.labelling.repairs import mended
from biblio.parser.labelling.spans import Span

Fields = list[tuple[str, str]]


def spans(text: str, fields: Fields) -> list[Span]:
    """The spans of these words, each found behind the one before."""
    found, at = [], 0
    for label, words in fields:
        start = text.index(words, at)
        at = start + len(words)
        found.append(Span(label, start, at))
    return found


def words(text: str, found: tuple[Span, ...]) -> Fields:
    return [(one.label, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("text", "read", "wanted"),
    [
        (
            "Marle, Louis, Salt. A History, Uelzen 1974",
            [("author", "Marle"), ("author", "Louis"), ("author", "Salt"), ("title", "A History"),
             ("location", "Uelzen"), ("date", "1974")],
            [("author", "Marle, Louis"), ("title", "Salt. A History"), ("location", "Uelzen"),
             ("date", "1974")],
        ),
        (
            "Anker, „Salz“, in: Ders./Brine, Otto (Hg.), Brot (=Salzstudien, Bd. 7), Uelzen 1974",
            [("author", "Anker"), ("title", "Salz"), ("editor", "Ders."), ("editor", "Brine, Otto"),
             ("booktitle", "Brot (=Salzstudien"), ("volume", "7"), ("location", "Uelzen"),
             ("date", "1974")],
            [("author", "Anker"), ("title", "Salz"), ("editor", "Brine, Otto"),
             ("booktitle", "Brot"), ("series", "Salzstudien"), ("number", "7"),
             ("location", "Uelzen"), ("date", "1974")],
        ),
        (
            "Anker, Salt and Bread (exh. cat., Leeds), Uelzen 1974",
            [("author", "Anker"), ("title", "Salt and Bread (exh. cat., Leeds)"),
             ("location", "Uelzen"), ("date", "1974")],
            [("author", "Anker"), ("title", "Salt and Bread"), ("location", "Uelzen"),
             ("date", "1974")],
        ),
        (
            "“Salt,” in P. Brine (ed.) Teaching Salt. Harbour Press",
            [("title", "Salt"), ("editor", "P. Brine"), ("title", "Teaching Salt")],
            [("title", "Salt"), ("editor", "P. Brine"), ("booktitle", "Teaching Salt"),
             ("publisher", "Harbour Press")],
        ),
        (
            "Noble, A. Marle, Brine and the Salt Tax, 1970",
            [("author", "Noble, A. Marle"), ("title", "Brine and the Salt Tax"), ("date", "1970")],
            [("author", "Noble, A."), ("title", "Marle, Brine and the Salt Tax"), ("date", "1970")],
        ),
        (
            "Boder, M., editor. The Book of Salt. Marle, 2015. Harbour Papers 10",
            [("editor", "Boder, M."), ("booktitle", "The Book of Salt"), ("publisher", "Marle"),
             ("title", "Harbour Papers 10")],
            [("editor", "Boder, M."), ("title", "The Book of Salt"), ("publisher", "Marle"),
             ("series", "Harbour Papers 10")],
        ),
        (
            "Anker, Salt. Uelzen: Marle Press, Salt Classics",
            [("author", "Anker"), ("title", "Salt"),
             ("publisher", "Uelzen: Marle Press, Salt Classics")],
            [("author", "Anker"), ("title", "Salt"), ("location", "Uelzen"),
             ("publisher", "Marle Press, Salt Classics")],
        ),
        (
            "Anker, Salt, Durham, NC 2017",
            [("author", "Anker"), ("title", "Salt, Durham"), ("location", "NC"), ("date", "2017")],
            [("author", "Anker"), ("title", "Salt"), ("location", "Durham, NC"), ("date", "2017")],
        ),
        (
            "Salt, New York, NY, USA 2006",
            [("title", "Salt"), ("location", "New York"), ("publisher", "NY, USA")],
            [("title", "Salt"), ("location", "New York, NY, USA")],
        ),
        (
            "Robert J. Miller, Salt",
            [("author", "Robert J. Miller"), ("title", "Salt")],
            [("author", "Robert J. Miller"), ("title", "Salt")],
        ),
        (
            "Salt. Translated by F. M. Cornfield. G. P. Salter",
            [("title", "Salt"), ("translator", "F. M. Cornfield. G. P. Salter")],
            [("title", "Salt"), ("translator", "F. M. Cornfield"), ("publisher", "G. P. Salter")],
        ),
        (
            "Salt. 3rd ed. Harbour Press",
            [("title", "Salt"), ("publisher", "3rd ed. Harbour Press")],
            [("title", "Salt"), ("edition", "3rd"), ("publisher", "Harbour Press")],
        ),
        (
            "Salt. Brine Sources 3. Harbour Press",
            [("title", "Salt"), ("publisher", "Brine Sources 3. Harbour Press")],
            [("title", "Salt"), ("series", "Brine Sources"), ("publisher", "Harbour Press")],
        ),
        (
            "Salt. Harbour Press. Low Classical Library",
            [("title", "Salt"), ("publisher", "Harbour Press. Low Classical Library")],
            [("title", "Salt"), ("publisher", "Harbour Press"),
             ("series", "Low Classical Library")],
        ),
        (
            "Salt. Melbourne, Australia, Marle, 1999",
            [("title", "Salt"), ("location", "Melbourne, Australia, Marle"), ("date", "1999")],
            [("title", "Salt"), ("location", "Melbourne, Australia"), ("publisher", "Marle"),
             ("date", "1999")],
        ),
        (
            "Salt, Köln 1999",
            [("title", "Salt"), ("publisher", "Köln"), ("date", "1999")],
            [("title", "Salt"), ("location", "Köln"), ("date", "1999")],
        ),
        (
            "Salt, (2019) 20 Saltism 427",
            [("title", "Salt"), ("date", "2019"), ("journaltitle", "20 Saltism")],
            [("title", "Salt"), ("date", "2019"), ("volume", "20"), ("journaltitle", "Saltism")],
        ),
        (
            "“Salt,” Saltism (London, England), c. 38",
            [("title", "Salt"), ("journaltitle", "Saltism (London, England)"), ("volume", "c. 38")],
            [("title", "Salt"), ("journaltitle", "Saltism"), ("location", "London, England"),
             ("volume", "38")],
        ),
        (
            "Salt. Brine Proceedings, Harbour Press, London, 2006",
            [("title", "Salt"), ("booktitle", "Brine Proceedings"), ("series", "Harbour Press"),
             ("location", "London"), ("date", "2006")],
            [("title", "Salt"), ("booktitle", "Brine Proceedings"), ("publisher", "Harbour Press"),
             ("location", "London"), ("date", "2006")],
        ),
    ],
)  # fmt: skip
def test_a_reading_is_mended(text: str, read: Fields, wanted: Fields) -> None:
    assert words(text, mended(text, spans(text, read))) == wanted


def test_what_rules_alone_have_read_is_kept() -> None:
    text = "———. Salt. Translated by Ann Hale. 2nd ed. London: Marle, 1999, 12–30."
    ruled = spans(
        text,
        [("author", "———"), ("translator", "Ann Hale"), ("edition", "2nd"), ("pages", "12–30")],
    )
    learned = spans(
        text,
        [("title", "Salt"), ("edition", "2nd ed"), ("location", "London"), ("publisher", "Marle"),
         ("locator", "12–30")],
    )  # fmt: skip
    assert set(words(text, supplemented(ruled, learned))) == {
        ("author", "———"), ("title", "Salt"), ("translator", "Ann Hale"), ("edition", "2nd"),
        ("location", "London"), ("publisher", "Marle"), ("pages", "12–30"),
    }  # fmt: skip


def test_a_year_is_what_rules_take_for_it() -> None:
    text = "Hale, Ann. 1972–73. Salt."
    ruled, learned = (spans(text, [one]) for one in (("year", "1972"), ("date", "1972–73")))
    assert words(text, supplemented(ruled, learned)) == [("year", "1972")]


def test_what_the_model_has_read_otherwise_is_its_own() -> None:
    text = "Salt. Ann Hale. 1999 (1976)."
    ruled = spans(text, [("translator", "Ann Hale"), ("origyear", "1976")])
    learned = spans(text, [("title", "Salt"), ("editor", "Ann Hale"), ("note", "(1976)")])
    assert words(text, supplemented(ruled, learned)) == [
        ("title", "Salt"), ("editor", "Ann Hale"), ("origyear", "1976"),
    ]  # fmt: skip


def test_what_rules_leave_over_is_completed_where_they_lack_the_field() -> None:
    text = "“Salt,” 63 Review 503, 507 (1985)"
    ruled = spans(text, [("title", "Salt"), ("journaltitle", "Review"), ("locator", "507")])
    learned = spans(text, [("volume", "63"), ("pages", "503"), ("date", "1985")])
    assert words(text, completed(ruled, learned)) == [*words(text, tuple(ruled)), ("volume", "63")]
