"""Citations tied to works, made field by field: what each form goes by, and what decides."""

from __future__ import annotations

import pytest

from biblio.citation import Citation, Field, Form, Kind, Resolution
from biblio.document import Exact
from biblio.excerpt import Excerpt
from biblio.library import Library
from biblio.likeness import describe_citation
from biblio.record.edition import Edition
from biblio.resolver import resolve
from biblio.resolver.comparison import (
    is_bare,
    is_bare_address,
    label,
    makers,
    same_edition,
    same_work,
    share_people,
    shortens,
)
from biblio.resolver.preference import leading, weight, year_letter
from biblio.resolver.sofar import SoFar

FULL, SHORT, SUPRA, IBID = Form.FULL, Form.SHORT, Form.SUPRA, Form.IBID
YEARS, MENTION, KEY = Form.AUTHOR_DATE, Form.MENTION, Form.KEY


def cited(form: Form = FULL, /, text: str = "", note: int | None = None, **fields: str) -> Citation:
    """A citation with these fields; people are divided by semicolons."""
    kind = Kind(fields.pop("kind", "footnote"))
    kept = {"mark": fields.pop("mark", None), "exact": fields.pop("exact", None)}
    values = [(name, one) for name, all_ in fields.items() for one in all_.split("; ")]
    text = text or ", ".join(value for _, value in values)
    found = tuple(_field(text, name, value) for name, value in values)
    exact = Exact(kept["exact"]) if kept["exact"] else None
    return Citation(Excerpt(text), kind, form, "book", found, kept["mark"], note, exact=exact)


def _field(text: str, name: str, value: str) -> Field:
    at = max(text.find(value), 0)
    return Field(name, value, value, at, at + len(value))


MILLS = cited(author="Quill, Ann", title="Salt Mills of the North", publisher="Oak", date="1990")
TIDES = cited(author="Quill, Ann", title="Tidal Ports", publisher="Elm", date="1995")
ROADS = cited(author="Roe, Eve", title="Old Roads", publisher="Elm", date="1995")


def pointers(*citations: Citation, library: Library | None = None) -> list[int | None]:
    return [one.antecedent for one in resolve(citations, library)]


def last(*citations: Citation, library: Library | None = None) -> Resolution:
    return resolve(citations, library)[-1]


def test_ibid_is_the_work_just_before() -> None:
    found = resolve([MILLS, ROADS, cited(IBID), cited(IBID)])
    assert [one.antecedent for one in found] == [None, None, 1, 1]
    assert found[0].reason == "the first citation"
    assert found[2].reason == "ibid.: the work cited just before"


def test_ibid_goes_by_citations_of_its_own_kind() -> None:
    inline = cited(kind="inline", author="Roe, Eve", title="Old Roads", publisher="Elm")
    assert pointers(MILLS, inline, cited(IBID)) == [None, None, 0]
    assert last(inline, cited(IBID)).reason == "ibid. without a citation before it"
    assert pointers(MILLS, cited(url="https://mills.example"), cited(IBID)) == [None, None, 0]


def test_ibid_after_what_is_not_resolved_is_not_resolved() -> None:
    unknown = cited(SUPRA, author="Nobody, A.")
    assert pointers(MILLS, unknown, cited(IBID)) == [None, None, None]
    assert last(unknown, cited(IBID)).reason == "the citation before it is not resolved itself"


def in_note(citation: Citation, note: int) -> Citation:
    fields = {field.name: field.value for field in citation.fields}
    return cited(citation.form, "", note, **fields)


def test_ibid_after_a_note_of_several_works_may_be_any_of_them() -> None:
    found = last(in_note(MILLS, 1), in_note(ROADS, 1), cited(IBID, note=2))
    assert found.antecedent is None
    assert found.candidates == ("Quill, Salt Mills of the North", "Roe, Old Roads")
    assert found.reason.endswith(": several fit")


def test_ibid_in_the_same_note_is_the_work_just_before() -> None:
    assert pointers(in_note(MILLS, 1), in_note(ROADS, 1), cited(IBID, note=1))[-1] == 1


def test_ibid_goes_no_further_back_than_one_note() -> None:
    notes = in_note(TIDES, 0), in_note(MILLS, 1), cited(IBID, note=2)
    assert pointers(*notes) == [None, None, 1]
    address = cited(url="https://mills.example", note=1)
    assert pointers(in_note(MILLS, 1), address, cited(IBID, note=2)) == [None, None, 0]
    known = in_note(MILLS, 1), cited(SUPRA, note=1, author="Nobody, A.")
    assert pointers(*known, in_note(ROADS, 1), cited(IBID, note=2))[-1] is None
    assert len(last(*known, in_note(ROADS, 1), cited(IBID, note=2)).candidates) == 2


def test_op_cit_is_the_one_work_of_its_author() -> None:
    found = last(MILLS, ROADS, cited(SUPRA, author="Quill, A."))
    assert (found.antecedent, found.reason) == (0, "op. cit.: the work cited before by Quill")
    found = last(MILLS, TIDES, cited(SUPRA, author="Quill"))
    assert found.antecedent is None
    assert found.candidates == ("Quill, Salt Mills of the North", "Quill, Tidal Ports")
    assert pointers(ROADS, cited(SUPRA, author="Quill"), MILLS) == [None, None, None]
    assert pointers(MILLS, ROADS, cited(SUPRA)) == [None, None, 1]


def test_op_cit_may_name_the_editor() -> None:
    edited = cited(editor="Roe, Eve", title="Old Roads", publisher="Elm")
    assert pointers(edited, MILLS, cited(SUPRA, author="Roe")) == [None, None, 0]


def test_op_cit_with_the_number_of_a_note() -> None:
    first, second = (cited(mark=mark, **_values(one)) for mark, one in (("1", MILLS), ("2", TIDES)))
    above = cited(SUPRA, "Quill, op. cit., n. 1", author="Quill")
    found = last(first, second, above)
    assert (found.antecedent, found.reason) == (0, "the work cited in the note that it names")
    both = cited(mark="1", **_values(ROADS))
    assert pointers(first, both, above)[-1] == 0  # of the works of note 1 the author's
    joint = cited(mark="1", title="Ports", author="Quill, Ann; Bell, Max")
    assert pointers(joint, both, above)[-1] == 0
    nameless = cited(SUPRA, "op. cit., n. 2")
    assert pointers(first, second, ROADS, nameless)[-1] == 1
    assert pointers(first, ROADS, cited(SUPRA, "Quill, op. cit., n. 7", author="Quill"))[-1] == 0


def test_a_note_of_the_work_cited_is_no_note_above() -> None:
    notes = cited(mark="1", **_values(ROADS)), cited(mark="2", **_values(MILLS))
    assert pointers(*notes, cited(SHORT, "Quill, 20 n. 1", author="Quill"))[-1] == 1


def _values(citation: Citation) -> dict[str, str]:
    return {field.name: field.value for field in citation.fields}


def test_ibid_with_a_volume_is_the_work_that_has_volumes() -> None:
    first = cited(note=1, title="Salt Mills of the North", publisher="Oak", volume="1")
    second = cited(note=1, title="Tidal Ports", publisher="Oak", volumes="3")
    serial = cited(note=1, title="On Ports", journaltitle="Loom", volume="7")
    plain = in_note(ROADS, 1)
    ibid = cited(IBID, note=2, volume="2")
    assert pointers(first, plain, ibid)[-1] == 0
    assert pointers(second, plain, ibid)[-1] == 0
    assert pointers(serial, plain, second, ibid)[-1] == 2
    assert len(last(first, plain, second, ibid).candidates) == 2
    assert len(last(serial, plain, ibid).candidates) == 2
    assert len(last(first, plain, cited(IBID, note=2)).candidates) == 2
    assert pointers(plain, ibid)[-1] == 0


def test_a_name_alone_is_of_no_work_where_several_have_it() -> None:
    name = cited(SHORT, author="Quill")
    found = last(MILLS, TIDES, ROADS, name)
    assert (found.antecedent, len(found.candidates)) == (None, 2)
    assert pointers(MILLS, ROADS, name) == [None, None, 0]


def test_the_first_party_of_a_case_is_its_short_title() -> None:
    case = cited(mark="1", title="Salter v. Marsh", date="1990")
    above = cited(SUPRA, "Salter (n 1) 31", author="Salter", locator="31")
    found = last(case, above).citation
    assert (found.value("title"), found.value("author")) == ("Salter", None)
    assert found.locator == "31"
    work = cited(mark="1", **_values(MILLS))
    found = last(work, cited(SUPRA, "Quill (n 1) 31", author="Quill")).citation
    assert (found.value("title"), found.value("author")) == (None, "Quill")


def test_author_and_year_find_the_work_wherever_it_stands() -> None:
    found = resolve([cited(YEARS, author="Quill", date="1995"), MILLS, TIDES, ROADS])
    assert [one.antecedent for one in found] == [2, None, None, None]
    assert found[0].reason == "the work of Quill of 1995"
    assert pointers(cited(YEARS, author="Quill", date="1991"), MILLS) == [None, None]
    short = cited(SHORT, author="Quill", date="1990", title="Salt Mills")
    assert pointers(cited(YEARS, author="Quill", date="1990"), short)[0] is None


def test_a_name_alone_is_the_one_work_before_or_in_the_list() -> None:
    found = last(MILLS, ROADS, cited(SHORT, author="Quill"))
    assert (found.antecedent, found.reason) == (0, "the one work of Quill")
    listed = cited(kind="bibliography", **_values(MILLS))
    assert pointers(cited(SHORT, author="Quill"), listed, ROADS)[0] == 1
    assert pointers(cited(SHORT, author="Quill"), MILLS)[0] is None


def test_a_title_is_the_edition_cited_before() -> None:
    again = cited(author="Quill, A.", title="Salt Mills of the North", publisher="Oak Press")
    found = last(MILLS, ROADS, again)
    assert (found.antecedent, found.reason, found.citation.form) == (0, "cited before", FULL)
    other = cited(author="Quill, A.", title="Salt Mills of the North", publisher="Elm")
    assert last(MILLS, other).reason == "the first citation"


def test_a_bare_title_is_short_for_the_full_one() -> None:
    bare = cited(author="Quill", title="Salt Mills of the North")
    found = last(MILLS, bare)
    assert (found.antecedent, found.citation.form) == (0, SHORT)
    assert last(bare, bare).citation.form is FULL
    short = cited(SHORT, author="Quill", title="Salt Mills")
    found = last(MILLS, ROADS, short)
    assert (found.antecedent, found.reason) == (0, "short for a work cited in full")
    assert pointers(short, MILLS) == [None, None]
    listed = cited(kind="bibliography", **_values(MILLS))
    assert pointers(short, ROADS, listed)[0] == 2
    assert last(ROADS, short).reason == "the first citation"
    assert last(MILLS, cited(author="Quill")).reason == "names no title to go by"


def test_what_is_named_in_passing_is_the_work_cited_anywhere() -> None:
    mention = cited(MENTION, title="Salt Mills of the North")
    found = resolve([mention, ROADS, MILLS])
    assert (found[0].antecedent, found[0].reason) == (2, "named in passing; cited elsewhere")
    found = resolve([mention, mention])
    assert [one.antecedent for one in found] == [None, 0]
    assert [one.reason for one in found] == ["a work named in passing", "named before"]
    assert pointers(mention, MILLS, mention) == [1, None, 1]
    assert pointers(mention, cited(MENTION, title="Old Roads"), MILLS) == [2, None, None]


def test_a_key_is_the_first_citation_of_that_key() -> None:
    one, other = cited(KEY, "@mills", exact="mills"), cited(KEY, "@roads", exact="roads")
    found = resolve([one, other, one, one])
    assert [each.antecedent for each in found] == [None, None, 0, 0]
    assert found[1].reason == found[2].reason == "it says a key: there is no library"
    assert found[3].candidates == ()


def test_a_key_is_that_of_an_entry_or_one_of_its_other_names() -> None:
    entries = (
        Edition("Mills", "book", (("ids", "old, Older"),)),
        Edition("old", "book", (("title", "Old"),)),
        Edition("MILLS", "book", ()),
    )
    library = Library(entries)
    found = resolve([cited(KEY, exact=key) for key in ("mills", "OLDER", "old", "gone")], library)
    assert [one.key for one in found] == ["Mills", "Mills", "old", None]
    assert [one.reason for one in found[2:]] == ["it says the key", "no entry has the key gone"]
    assert resolve([MILLS], library)[0].key is None


@pytest.mark.parametrize(
    ("fields", "bare"),
    [
        ({"title": "Mills"}, True),
        ({"title": "Mills", "author": "Quill, Ann"}, True),
        ({"title": "Mills", "date": "1990"}, False),
        ({"title": "Mills", "location": "Bath"}, False),
        ({"title": "Mills", "volume": "2"}, False),
        ({"title": "Mills", "doi": "10.1/a"}, False),
    ],
)
def test_whether_a_citation_is_bare(fields: dict[str, str], bare: bool) -> None:
    assert is_bare(describe_citation(cited(**fields))) is bare


def test_an_address_alone() -> None:
    assert is_bare_address(cited(url="https://mills.example"))
    assert is_bare_address(cited(doi="10.1/a"))
    assert not is_bare_address(cited(url="https://mills.example", title="Mills"))
    assert not is_bare_address(cited(author="Quill, Ann"))


@pytest.mark.parametrize(
    ("one", "other", "edition", "work"),
    [
        ({"title": "Mills"}, {"title": "Mills"}, True, True),
        ({"title": "Mills: A Memoir"}, {"title": "Mills"}, True, True),
        ({"title": "Harbour Mills Today"}, {"title": "Harbuor Mills Today"}, True, False),
        ({"title": "Mills"}, {"title": "Tides"}, False, False),
        ({"author": "Quill, Ann"}, {"author": "Roe, Eve"}, False, False),
        ({"author": "Quill, Ann; Oak, Al"}, {"author": "Quill, Ann; Elm, Bo"}, False, False),
        ({"author": "Quill, Ann; Oak, Al"}, {"author": "Quill, Ann"}, True, True),
        ({"date": "1990"}, {"date": "1991"}, False, True),
        ({"publisher": "Oak"}, {"publisher": "Elm"}, False, True),
        ({"publisher": "Oak"}, {}, True, True),
        ({"volume": "1"}, {"volume": "2"}, False, True),
        ({"number": "1"}, {"number": "2"}, True, True),
        ({"publisher": "Oak"}, {"url": "https://mills.example"}, False, True),
        ({"location": "Bath"}, {"doi": "10.1/a"}, False, True),
        ({"publisher": "Oak", "url": "https://a.example"}, {"url": "https://b.example"}, False,
         True),
        ({"url": "https://a.example"}, {"url": "https://a.example"}, True, True),
        ({"date": "1990"}, {"url": "https://a.example"}, True, True),
    ],
)  # fmt: skip
def test_one_edition_and_one_work(
    one: dict[str, str], other: dict[str, str], edition: bool, work: bool
) -> None:
    first, second = (
        describe_citation(cited(**{"title": "Mills", **each})) for each in (one, other)
    )
    assert same_edition(first, second) is same_edition(second, first) is edition
    assert same_work(first, second) is same_work(second, first) is work


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ({"title": "Salt Mills"}, {"title": "Salt Mills of the North"}, True),
        ({"title": "Northerly"}, {"title": "Mills Northerly Built"}, False),  # by nobody
        ({"title": "Northerly", "author": "Quill"}, {"title": "Mills Northerly Built"}, True),
        ({"title": "Northern", "author": "Quill"}, {"title": "Mills Northern Built"}, True),
        ({"title": "Nort", "author": "Quill"}, {"title": "Mills Nort Built"}, False),
        ({"title": "Salt Anecd.", "author": "Quill"}, {"title": "Salters Anecdotes"}, True),
        ({"title": "Salt Anecd.", "author": "Quill"}, {"title": "Salters’ Almanack"}, False),
        ({"title": "Northern", "author": "Quill"}, {"title": "Mills Northerner"}, False),
        ({"title": "Salt", "author": "Quill"}, {"title": "Salt Mills", "author": "Roe"}, False),
        ({"author": "Quill"}, {"title": "Salt Mills"}, False),
        ({"title": "Salt"}, {"author": "Quill"}, False),
    ],
)
def test_what_shortens_what(short: dict[str, str], full: dict[str, str], fits: bool) -> None:
    assert shortens(*(describe_citation(cited(**one)) for one in (short, full))) is fits


@pytest.mark.parametrize(
    ("some", "others", "shared"),
    [
        (["Quill"], ["Quill, Ann"], True),
        (["Quill"], ["Roe, Eve", "Quill, Ann"], True),
        (["Quill", "Roe", "Oak"], ["Roe, Eve"], True),
        (["Quill", "Oak"], ["Quill, Ann", "Roe, Eve"], False),
        ([], ["Quill, Ann"], False),
        (["Quill"], [], False),
    ],
)
def test_who_is_shared(some: list[str], others: list[str], shared: bool) -> None:
    assert share_people(some, others) is share_people(others, some) is shared


def test_a_citation_in_a_few_words() -> None:
    assert label(MILLS) == "Quill, Salt Mills of the North"
    assert label(cited(title="Mills")) == "Mills"
    assert label(cited(text="op. cit.")) == "op. cit."
    assert makers(cited(author="Quill, Ann", editor="Roe, Eve")) == ("Quill, Ann",)
    assert makers(cited(editor="Roe, Eve; Oak, Al")) == ("Roe, Eve", "Oak, Al")


@pytest.mark.parametrize(
    ("short", "work", "points"),
    [
        ({}, {}, 0),
        ({"title": "Salt Mills."}, {"title": "Salt Mills of the North"}, 4),
        ({"title": "Salt Mills …"}, {"title": "Salt Mills of the North"}, 4),
        ({"title": "Tides"}, {"title": "Salt Mills"}, -4),
        ({"title": "Tides"}, {}, 0),
        ({"author": "Quill"}, {"author": "Quill, Ann"}, 4),
        ({"author": "Quill"}, {"author": "Quill, Ann; Roe, Eve"}, 2),
        ({"author": "Roe"}, {"author": "Quill, Ann; Roe, Eve"}, 0),
        ({"author": "Roe"}, {"author": "Quill, Ann"}, 2),
        ({"author": "Quill"}, {"editor": "Quill, Ann"}, 4),
        ({"author": "Quill"}, {}, 0),
        ({"text": "Quill et al.", "author": "Quill"}, {"author": "Quill, Ann; Roe, Eve"}, 4),
        ({"text": "Quill et al.", "author": "Quill"}, {"author": "Quill, Ann"}, 2),
        ({"text": "Quill u. a.", "author": "Quill"}, {"author": "Quill, Ann; Roe, Eve"}, 4),
        ({"locator": "12"}, {"pages": "10–20"}, 1),
        ({"locator": "p. 20"}, {"pages": "10–20"}, 1),
        ({"locator": "21"}, {"pages": "10–20"}, -2),
        ({"locator": "12"}, {"pages": "10"}, 0),
        ({"locator": "12"}, {}, 0),
        ({"locator": "x"}, {"pages": "10–20"}, 0),
        ({"text": "2004a", "date": "2004"}, {"text": "2004a.", "date": "2004"}, 4),
        ({"text": "2004a", "date": "2004"}, {"text": "2004b", "date": "2004"}, -8),
        ({"text": "2004a", "date": "2004"}, {"text": "2004", "date": "2004"}, 0),
    ],
)
def test_how_well_a_work_fits(short: dict[str, str], work: dict[str, str], points: int) -> None:
    assert weight(cited(SHORT, **short), cited(**work)) == points


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Quill 2004a, 5", "a"),
        ("Quill 2004k", "k"),
        ("Quill 2004l", ""),
        ("Quill 2004ab", ""),
        ("Quill 2004 a", ""),
        ("Quill 2004", ""),
        ("in 2004.a", ""),
    ],
)
def test_the_letter_of_a_year(text: str, letter: str) -> None:
    assert year_letter(cited(text=text, date="2004")) == letter
    assert year_letter(cited(text=text, title=text)) == ""


def test_the_work_that_leads_clearly() -> None:
    short = cited(SHORT, author="Quill")
    alone, beside = cited(author="Quill, Ann"), cited(author="Quill, Ann; Roe, Eve")
    assert leading(short, [(3, beside), (7, alone)]) == 7  # four points and two: a lead of two
    assert leading(short, [(3, alone), (7, alone)]) is None
    paged = cited(SHORT, author="Quill", locator="12")
    ports = cited(author="Quill, Ann", pages="10–20")
    assert leading(paged, [(3, ports), (7, alone)]) is None  # a lead of one may be chance
    assert leading(short, [(3, beside)]) == 3
    assert leading(short, []) is None


def test_what_is_resolved_so_far() -> None:
    names = ("Salt Mills of North", "Salt Roads of North", "Old Roads", "", "North Salt of")
    sofar = SoFar([cited(title=name) if name else cited(IBID) for name in names])
    assert list(sofar.cited_like(0)) == [1, 4]
    assert list(sofar.cited_like(1)) == [0, 2, 4]  # the rarest of its words: *roads*, then *north*
    assert list(sofar.cited_like(2)) == [1]
    assert list(sofar.cited_like(3)) == []
    assert (sofar.root(1), sofar.works_before(1)) == (1, [])
    for index, root in ((0, 0), (1, 0), (2, 2), (4, 4)):
        sofar.settle(index, root)
    assert (sofar.root(1), sofar.works_before(1), sofar.works_before(4)) == (0, [0], [0])


def test_who_may_have_made_what() -> None:
    listed = cited(author="Quill Roe, Ann", title="Salt", date="1901", kind=Kind.BIBLIOGRAPHY)
    sofar = SoFar([listed, cited(author="Quill", title="Mills", date="1902"), cited(IBID)])
    assert sofar.full_by(["Quill"], "1901") == sofar.listed_by(["Quill"]) == [0]
    assert sofar.full_by(["Roe"], "1901") == []
    assert (sofar.works_by(["Quill"], 2), sofar.previous) == ([], (None, None, 1))
    sofar.settle(1, 1)
    assert (sofar.works_by(["Quill"], 2), sofar.works_by(["Quill"], 1)) == ([1], [])


def test_a_word_of_very_many_titles_finds_none_beside_a_rarer_one() -> None:
    sofar = SoFar([cited(title=f"Ponds of the Number{at}") for at in range(100)])
    assert list(sofar.cited_like(7)) == []


def test_which_words_are_rarest_does_not_hang_on_chance() -> None:
    names = ("Alder Birch", "Alder Cedar", "Birch Elder", "Cedar Elder", "Alder Birch Cedar Elder")
    sofar = SoFar([cited(title=name) for name in names])
    assert list(sofar.cited_like(4)) == [0, 1, 2]
