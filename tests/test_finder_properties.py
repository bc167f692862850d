"""Whatever a document holds, its citations are in order, apart, and true to the source."""

from __future__ import annotations

import re
from itertools import combinations

from generated import documents, examples, lines
from hypothesis import given
from hypothesis import strategies as st

from biblio.citation import Citation
from biblio.finder import KnownTitle, find
from biblio.origins import TextOrigin
from biblio.readers import read_text

KNOWN = (KnownTitle("The Mass Strike", ("Luxemburg, Rosa",)), KnownTitle("My Life"))


def read(source: str) -> tuple[Citation, ...]:
    return find(read_text(source, "a.txt"), KNOWN)


@examples(60)
@given(documents())
def test_citations_come_in_order_of_reading(source: str) -> None:
    document = read_text(source, "a.txt")
    places = [one.where for one in find(document, KNOWN)]
    assert places == sorted(places, key=document.position)
    order = list(document.passages())
    within = [next(at for at, one in enumerate(order) if one.meets(place)) for place in places]
    assert within == sorted(within)


@examples(60)
@given(documents())
def test_citations_do_not_overlap(source: str) -> None:
    for one, other in combinations((citation.where for citation in read(source)), 2):
        assert not one.meets(other)


@examples(60)
@given(documents())
def test_every_character_is_that_of_the_source(source: str) -> None:
    document = read_text(source, "a.txt")
    for citation in find(document, KNOWN):
        for at, character in enumerate(citation.text):
            origin = document.origin(citation.excerpt.where(at, at + 1))
            if not _inserted(citation.text, at):
                assert isinstance(origin, TextOrigin)
                assert source[origin.start] == character


def _inserted(text: str, at: int) -> bool:
    """A space may stand for a line end, and “ … ” joins a lead-in to the address behind it."""
    return text[at] == " " or text[at - 1 : at + 2] == " … "


@examples(60)
@given(documents())
def test_every_field_shows_its_characters(source: str) -> None:
    for citation in read(source):
        for field in citation.fields:
            assert citation.text[field.start : field.end] == field.raw


@examples(40)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_searched(source: str) -> None:
    for citation in read(source):
        assert citation.text


@examples(30)
@given(documents())
def test_a_document_is_read_twice_alike(source: str) -> None:
    assert read(source) == read(source)


_WORKS = (
    "“A commune cannot be built by decree.” Rosa Luxemburg, The Mass Strike, 1906.",
    "Nobody counted the hands (Harry Braverman, Labor and Monopoly Capital, New York: Monthly "
    "Review Press, 1974, p. 85), and nobody will.",
    "In The Second Sex, Simone de Beauvoir writes: “A girl is taught to wait.”",
    "Every anarchist of the town owned Rocker’s “Anarcho-Syndicalism” (London: Secker & "
    "Warburg, 1938), and some had read it.",
    "The weavers of the valley kept no books, and their children went to no school.",
)
UNRELATED = "The winter was long that year. Snow lay on the roofs until the end of it."


@examples(60)
@given(st.lists(st.sampled_from(_WORKS), min_size=1, max_size=5), st.booleans())
def test_a_paragraph_more_changes_nothing_before_it(works: list[str], blank: bool) -> None:
    joint = "\n\n" if blank else "\n"
    source = joint.join(["The reading room", *works])
    assert _outline(read(source + joint + UNRELATED + "\n")) == _outline(read(source + "\n"))


def _outline(citations: tuple[Citation, ...]) -> list[tuple[object, ...]]:
    return [(one.where, one.text, one.kind, one.form, one.fields) for one in citations]


@examples(40)
@given(lines(), st.sampled_from(["\n", "\r\n"]))
def test_line_ends_change_no_value(line: str, end: str) -> None:
    words = re.sub(r"\s+", " ", line).strip() or "Nobody."
    paragraphs = ["The reading room", words, UNRELATED]
    assert _values(end.join(paragraphs)) == _values("\n".join(paragraphs))


def _values(source: str) -> list[tuple[object, ...]]:
    return [(one.text, one.form, one.type, one.rest) for one in read(source)]
