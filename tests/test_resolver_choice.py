"""Citations tied to works, made field by field: what each form goes by."""

from __future__ import annotations

from dataclasses import replace

from resolver_citations import (
    FULL,
    IBID,
    KEY,
    MENTION,
    MILLS,
    ROADS,
    SHORT,
    SUPRA,
    TIDES,
    YEARS,
    cited,
)

from biblio.citation import Citation, Resolution
from biblio.excerpt import Excerpt, Stretch
from biblio.library import Library
from biblio.origins import Where
from biblio.record.edition import Edition
from biblio.resolver import resolve


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
    assert pointers(cited(YEARS, author="Quill; Oak", date="1990"), MILLS)[0] == 1
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


def test_a_number_is_that_of_an_entry_or_of_a_note() -> None:
    listed = [cited(kind="bibliography", **one) for one in ({"title": "Mills"}, {"title": "Tides"})]
    noted = cited(kind="endnote", mark="2", title="Roads")
    pointing = cited(SUPRA, "[3, p. 14]", kind="inline", locator="14")
    # the entry called as note 2 is out of the list: what the list has left are 1 and 3
    assert pointers(pointing, listed[0], noted, listed[1])[0] == 3
    assert pointers(cited(SUPRA, "[2, p. 14]", kind="inline"), listed[0], noted)[0] == 2
    assert pointers(cited(SUPRA, "[9, p. 14]", kind="inline"), *listed)[0] is None


def test_ibid_that_names_somebody_is_a_work_of_theirs() -> None:
    noted = in_note(MILLS, 1), in_note(ROADS, 1)
    assert pointers(*noted, cited(IBID, note=2, author="Roe"))[-1] == 1
    assert pointers(*noted, cited(IBID, note=2, author="Quill"))[-1] == 0
    assert pointers(MILLS, ROADS, cited(IBID, author="Quill"))[-1] == 0
    assert pointers(MILLS, ROADS, cited(IBID, author="Nobody"))[-1] is None


def test_op_cit_may_name_the_beginning_of_the_title() -> None:
    memoirs = cited(title="Mémoires de l’ancien port", publisher="Oak", date="1901")
    named = cited(SUPRA, "Mémoires, op. cit., p. 3", author="Mémoires", locator="3")
    assert pointers(memoirs, ROADS, named)[-1] == 0
    assert pointers(ROADS, MILLS, named)[-1] is None
    assert pointers(named, memoirs)[0] is None
    within = cited(SUPRA, "ancien, op. cit., p. 3", author="ancien", locator="3")
    assert pointers(memoirs, ROADS, within)[-1] is None
    nameless = cited(publisher="Oak", author="Quill, Ann")
    assert pointers(nameless, memoirs, named)[-1] == 1


def test_a_slip_in_the_title_does_not_hide_the_work() -> None:
    full = cited(author="Ugalde, Ana", title="A Short History of Peru", publisher="Oak")
    found = last(full, ROADS, cited(SHORT, author="Ugalde", title="History of Peni"))
    assert (found.antecedent, found.reason) == (0, "short for a work cited in full")
    assert pointers(full, cited(SHORT, author="Roe", title="History of Peni"))[-1] is None


def test_a_title_with_its_year_is_the_entry_of_the_list() -> None:
    listed = cited(kind="bibliography", author="Noble, Al", title="Night Salt and Day", date="1974")
    other = cited(kind="bibliography", author="Noble, Al", title="Night Salt at Sea", date="1980")
    said = cited(SHORT, kind="inline", title="Night Salt", date="1974")
    assert pointers(said, listed, other)[0] == 1
    named = cited(SHORT, kind="inline", author="Noble", title="Night Salt", date="1980")
    assert pointers(named, listed, other)[0] == 2
    stranger = cited(SHORT, kind="inline", author="Roe", title="Night Salt", date="1974")
    assert pointers(stranger, listed, other)[0] is None


def test_a_word_of_a_listed_title_where_nobody_is_named() -> None:
    listed = cited(kind="bibliography", author="Quill, Ann", title="A Harbour Dream", date="1901")
    line = cited(SHORT, kind="inline", title="Dream", locator="2.1.148")
    assert pointers(line, listed, ROADS)[0] == 1
    named = cited(SHORT, kind="inline", author="Roe", title="Dream")
    assert pointers(named, listed)[0] is None


def test_a_name_in_another_case_is_that_of_the_author() -> None:
    listed = cited(kind="bibliography", author="Чернов, А.", title="Соль", date="1988")
    assert pointers(cited(YEARS, author="Чернова", date="1988"), listed)[0] == 1
    assert pointers(cited(YEARS, author="Чернова", date="1989"), listed)[0] is None


def at_paragraph(citation: Citation, paragraph: int) -> Citation:
    place = Stretch(len(citation.text), Where(None, paragraph, 0, len(citation.text)))
    return replace(citation, excerpt=Excerpt(citation.text, (place,)))


def test_a_page_alone_is_one_of_the_book_at_the_head_of_the_text() -> None:
    page = cited(IBID, "p. 137", 1, locator="137")
    head, below = at_paragraph(MILLS, 1), at_paragraph(MILLS, 2)
    found = last(head, ROADS, page)
    assert (found.antecedent, found.reason) == (0, "a page of the work at the head of the text")
    assert pointers(at_paragraph(MILLS, 0), ROADS, page)[-1] == 0
    assert pointers(below, ROADS, page)[-1] == 1
    assert pointers(in_note(MILLS, 0), ROADS, page)[-1] == 1
    more = cited(IBID, "p. 137, vol. 2", 1, locator="137", volume="2")
    assert pointers(head, ROADS, more)[-1] == 1
    assert pointers(head, ROADS, cited(IBID, "Ibid., 137", 1, locator="137"))[-1] == 1
