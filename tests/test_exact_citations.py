"""Citations that name a key: what is read of them, and that nothing else is."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from generated import examples
from hypothesis import given
from hypothesis import strategies as st

from biblio.bibliography.citing import cited_keys
from biblio.bibliography.notes import notes
from biblio.citation import Form, Resolution
from biblio.document import Document, Exact, Paragraph, Run
from biblio.extractor import Extraction, extract
from biblio.formats.json import dumps
from biblio.gatherer import gather
from biblio.library import Library
from biblio.readers import markdown, text
from biblio.readers.exact import find, rekeyed
from biblio.record.edition import Edition
from biblio.styles import Cite

CASSON = (("author", "Casson, Lionel"), ("title", "Libraries"), ("ids", "c1"))
ROE = (("author", "Roe, Rosa"), ("title", "Wells"))
LIBRARY = Library((Edition("casson2001", "book", CASSON), Edition("roe1904", "book", ROE)))


def read(source: str, library: Library | None = LIBRARY) -> Extraction:
    return extract(markdown.read_text(source, "a.md"), library)


def by_key(source: str, library: Library | None = LIBRARY) -> list[Resolution]:
    found = read(source, library).resolutions
    assert all(one.citation.form is Form.KEY for one in found)
    return list(found)


def test_a_paragraph_without_a_character_cites_nothing() -> None:
    empty = Document("a.docx", (Paragraph(()), Paragraph((Run("[@casson2001]"),))))
    assert extract(empty, LIBRARY).resolutions == ()


@pytest.mark.parametrize(
    ("source", "exact"),
    [
        ("[@casson2001, 80]", Exact("casson2001", "80", "page")),
        ("[see @a, pp. 3-4 and passim]", Exact("a", "3-4", "page", "see", "and passim")),
        ("@casson2001 [p. 80] says", Exact("casson2001", "80", "page", in_text=True)),
        ("[-@key]", Exact("key", suppress_author=True)),
        ("-@key says", Exact("key", suppress_author=True, in_text=True)),
        ("[@{https://a.b/c?d}, chap. 5]", Exact("https://a.b/c?d", "5", "chapter")),
        ("[@a, {pp. iv, vi-xi} in brief]", Exact("a", "iv, vi-xi", "page", "", "in brief")),
        ("[@a, § 3.2]", Exact("a", "3.2", "section")),
        ("[@a, my italics]", Exact("a", suffix="my italics")),
        ("[cf. @a:b.c.]", Exact("a:b.c", prefix="cf.", suffix=".")),
        (r"\cite[12]{key}", Exact("key", "12", "page")),
        (r"\parencite[see][12]{a}", Exact("a", "12", "page", "see")),
        (r"\autocite[][chap.~3]{a}", Exact("a", "3", "chapter")),
        (r"\textcite*{a}", Exact("a", in_text=True)),
        (r"\citeauthor{a}", Exact("a", in_text=True)),
        (r"\citeyear{a}", Exact("a", suppress_author=True)),
        (r"\Footcite[see also][12--14]{a}", Exact("a", "12--14", "page", "see also")),
        (r"\volcite[see]{2}[33]{a}", Exact("a", "33", "page", "see")),
    ],
)
def test_one_citation(source: str, exact: Exact) -> None:
    assert [spot.exact for spot in find(source)] == [exact]


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("[see @a, 3; @b; cf. @{c}]", "a b c"),
        ("@a [p. 30; see also @b]", "a b"),
        (r"\cite{a, b,c}", "a b c"),
        (r"\cites(pre)(post)[see][3]{a}[4]{b,c}", "a b c"),
        (r"\citeauthor{a} and \citet{b} [@c]", "a b c"),
        ("me@old.org, ann@example.org and [mail@b.org]", ""),
        ("[@fig:mill] @eq:one https://example.org/@user a.@b", ""),
        (r"\excited{a} \citestyle{apa} \bibcite{a}{1} \nocite{*} \cite{#1}", ""),
        ("an @ sign, [^1], [a](b) and 3@4", ""),
    ],
)
def test_the_keys_of_a_text(source: str, keys: str) -> None:
    assert [spot.exact.key for spot in find(source)] == keys.split()
    assert [source[slice(*spot.key)] for spot in find(source)] == keys.split()


def test_several_works_of_one_bracket_have_their_own_characters() -> None:
    source = "So [see @casson2001, 3; @roe1904]."
    first, second = (one.citation for one in by_key(source))
    assert (first.text, second.text) == ("see @casson2001, 3", "@roe1904")
    assert (first.signal, first.locator, second.locator) == ("see", "3", None)


def test_every_field_shows_its_characters() -> None:
    (one,) = by_key("So [see @casson2001, chap. 5, in *brief*].")
    citation = one.citation
    shown = {field.name: citation.text[field.start : field.end] for field in citation.fields}
    assert shown == {"key": "casson2001", "locator": "chap. 5"}
    assert all(field.raw == shown[field.name] for field in citation.fields)
    assert citation.exact == Exact("casson2001", "5", "chapter", "see", "in brief")


def test_what_says_a_key_means_its_entry() -> None:
    known, alias, capitals, unknown = by_key("[@casson2001; @c1; @Roe1904; @nobody]")
    assert (known.key, known.reason) == ("casson2001", "it says the key")
    assert (alias.key, capitals.key) == ("casson2001", "roe1904")
    assert (unknown.key, unknown.reason) == (None, "no entry has the key nobody")


def test_a_bare_name_counts_where_its_key_is_known() -> None:
    source = "As @roe1904 and @handle say."
    assert [one.citation.text for one in by_key(source)] == ["@roe1904"]
    assert by_key(source, None) == []
    assert len(by_key(f"{source} See [@handle, 3].", None)) == 2


@pytest.mark.parametrize("source", ["`[@roe1904]`", "~~~\n[@roe1904]\n~~~", r"\@roe1904 said so."])
def test_code_and_what_is_escaped_cite_nothing(source: str) -> None:
    assert read(source).resolutions == ()


def test_nothing_of_an_exact_citation_is_parsed() -> None:
    source = "“Bread and *Wells*” [see @casson2001, *Libraries* (London: Verso, 1990), 80] is told."
    assert [one.citation.exact is not None for one in read(source).resolutions] == [True]


def test_plain_text_has_keys_too() -> None:
    document = text.read_text("So it was [@casson2001, 80].\n\nAnd so on.\n", "a.txt")
    assert [one.key for one in extract(document, LIBRARY).resolutions] == ["casson2001"]


def test_no_entry_is_invented() -> None:
    merge, (found,) = gather([read("So [@nobody, 3; @roe1904].")], LIBRARY)
    assert merge.library.keys == LIBRARY.keys
    assert [one.key for one in found.resolutions] == [None, "roe1904"]


def test_data_that_the_source_has_of_a_work_make_an_entry_where_there_is_none() -> None:
    data = (("entrytype", "book"), ("author", "Hale, Ann"), ("title", "Mills"), ("date", "1970"))
    runs = tuple(Run(key, cites=(Exact(key, fields=data),)) for key in ("unknown1970", "roe1904"))
    document = Document("a.docx", (Paragraph(runs),))
    merge, (found,) = gather([extract(document, LIBRARY)], LIBRARY)
    assert merge.added == ("hale1970mills",)
    assert [one.key for one in found.resolutions] == ["hale1970mills", "roe1904"]


def test_ibid_repeats_the_key_before_it() -> None:
    found = read("Dug.[^1] Sold.[^2]\n\n[^1]: See [@roe1904, 12].\n[^2]: Ibid., 14.\n")
    _, (found,) = gather([found], LIBRARY)
    assert [one.key for one in found.resolutions] == ["roe1904", "roe1904"]
    assert cited_keys(found, LIBRARY) == ("roe1904",)


def test_the_notes_say_what_the_keys_say() -> None:
    source = "Dug.[^1]\n\n[^1]: [see @roe1904, chap. 2, in part; -@casson2001].\n"
    ((note,),) = notes(gather([read(source)], LIBRARY)[1], LIBRARY)
    assert note.cluster.cites == (
        Cite("roe1904", "2", "chapter", "see ", ", in part"),
        Cite("casson2001", suppress_author=True),
    )


@examples(200)
@given(st.text(r"a1@@[]{};,. -\cite*()", max_size=30) | st.text(max_size=20))
def test_any_text_is_read_and_written_anew(source: str) -> None:
    spots = find(source)
    for before, after in pairwise(spots):
        assert before.end <= after.start
    for spot in spots:
        start, end = spot.key
        assert spot.start <= start < end <= spot.end
        assert source[start:end] == spot.exact.key
    assert rekeyed(source, {}) == source


def test_json_says_what_stands_around_a_key() -> None:
    found = extract(markdown.read_text("Dug [see @roe1904, 12, in part; @casson2001].\n", "a.md"))
    shown = json.loads(dumps([found]))["documents"][0]["citations"]
    assert [(one["form"], one["fields"]) for one in shown] == [
        (
            "key",
            {
                "type": "misc",
                "key": "roe1904",
                "locator": "12",
                "prefix": "see",
                "suffix": "in part",
            },
        ),
        ("key", {"type": "misc", "key": "casson2001"}),
    ]
