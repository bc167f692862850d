"""A labeller is an argument: what it says is taken, and what no table knows is refused."""

from __future__ import annotations

from collections import Counter

import pytest

from biblio.diagnostics import BiblioError
from biblio.extractor import extract
from biblio.finder import find
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.labels import FIELDS, LABELS, fields_of
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span
from biblio.readers import read_text

NOTE = (
    "The salt was dear.[1]\n\nNotes\n\n[1] Jane Miller, Salt and Bread (London: Verso, 1981), 12.\n"
)
LINES = (
    "“Salt is white.” Miller, Salt and Bread, 1981, p. 12.\n\n"
    "The salt was dear (Miller, Salt and Bread, London 1981, p. 3), and (she says) “it was wet”.\n"
)


def only_titles(stretch: Stretch) -> tuple[Span, ...]:
    """Everything up to the bracket is title, and an address follows."""
    end = stretch.text.index(" (")
    return (Span("title", 0, end), Span("publisher", end + 2, len(stretch.text)))


def unheard_of(stretch: Stretch) -> tuple[Span, ...]:
    return (*only_titles(stretch), Span("colour", 0, 1))


def test_another_labeller_reads_the_same_stretches() -> None:
    found = find(read_text(NOTE, "a.txt"), labeller=only_titles)
    assert [citation.value("title") for citation in found] == ["Jane Miller, Salt and Bread"]


def test_extract_takes_a_labeller() -> None:
    extraction = extract(read_text(NOTE, "a.txt"), labeller=only_titles)
    assert extraction.citations[0].value("title") == "Jane Miller, Salt and Bread"


def test_an_unknown_label_is_named() -> None:
    with pytest.raises(BiblioError, match="“colour”, which is no label"):
        find(read_text(NOTE, "a.txt"), labeller=unheard_of)


@pytest.mark.parametrize("name", sorted(LABELS))
def test_every_label_becomes_fields_of_the_table(name: str) -> None:
    assert set(fields_of(name)) <= FIELDS


@pytest.mark.parametrize("text", [NOTE, LINES])
def test_no_stretch_is_labelled_twice(text: str) -> None:
    asked: Counter[str] = Counter()

    def counting(stretch: Stretch) -> tuple[Span, ...]:
        asked[stretch.text] += 1
        return label(stretch)

    assert find(read_text(text, "a.txt"), labeller=counting)
    assert set(asked.values()) == {1}


def test_the_labeller_knows_the_language_and_whether_an_entry_is_listed() -> None:
    seen: list[Stretch] = []

    def watching(stretch: Stretch) -> tuple[Span, ...]:
        seen.append(stretch)
        return label(stretch)

    listed = (
        "Salt is white.\n\nReferences\n\nMiller, Jane. Salt. London: Verso, 1981.\n\n"
        "Noble, D. Tin. London: Verso, 1984.\n"
    )
    find(read_text(listed, "a.txt"), labeller=watching)
    assert [stretch.listed for stretch in seen] == [True, True]


def test_a_title_with_an_article_is_no_forename_of_an_entry() -> None:
    spans = label(Stretch("Zorin Brant, The Salt Road. Leeds: Marle, 1990.", listed=True))
    assert not [one for one in spans if one.label == "author" and one.end > len("Zorin Brant")]


def test_op_cit_in_the_italics_of_a_title_is_none_of_it() -> None:
    for text, book in (
        ("A. Laval, « La roue », dans Les moulins, op. cit., pp. 30-34.", "Les moulins"),
        ("P. Prado, «La rueda», en El molino, ob. cit., pp. 3-9.", "El molino"),
    ):
        start = text.index(book)
        italics = ((start, text.index(" cit.") + 5),)
        spans = label(Stretch(text, italics=italics))
        assert [text[s.start : s.end] for s in spans if s.label == "booktitle"] == [book]
