"""Whatever notes cite in whatever order, what points back points to a first citation."""

from __future__ import annotations

from case_notation import of_notes
from generated import documents, notes
from hypothesis import given, settings

from biblio.citation import Citation, Form, Resolution
from biblio.extractor import extract
from biblio.finder import find
from biblio.readers import read_text
from biblio.resolver import resolve


def cited(lines: list[str]) -> tuple[Citation, ...]:
    """The citations of numbered footnotes."""
    source = "".join(f"{number}. {line}\n" for number, line in enumerate(lines, 1))
    return find(of_notes(source))


def check(resolutions: tuple[Resolution, ...]) -> None:
    for index, resolution in enumerate(resolutions):
        antecedent = resolution.antecedent
        if antecedent is not None:
            assert antecedent != index, "points to itself"
            assert 0 <= antecedent < len(resolutions)
            assert resolutions[antecedent].antecedent is None, "not the end of its chain"
            assert not resolution.candidates


@settings(max_examples=150, deadline=None)
@given(notes)
def test_notes_point_to_a_first_citation_before_them(lines: list[str]) -> None:
    resolutions = resolve(cited(lines))
    check(resolutions)
    for index, resolution in enumerate(resolutions):
        assert resolution.antecedent is None or resolution.antecedent < index
        assert len(resolution.candidates) != 1


@settings(max_examples=60, deadline=None)
@given(documents())
def test_documents_point_to_a_first_citation(source: str) -> None:
    check(resolve(find(read_text(source, "a.txt"))))


@settings(max_examples=60, deadline=None)
@given(notes)
def test_resolving_keeps_every_citation_and_its_order(lines: list[str]) -> None:
    citations = cited(lines)
    resolved = [resolution.citation for resolution in resolve(citations)]
    assert [one.place for one in resolved] == [one.place for one in citations]
    for before, after in zip(citations, resolved, strict=True):
        assert before.fields == after.fields
        assert after.form in (before.form, Form.SHORT)


@settings(max_examples=60, deadline=None)
@given(notes)
def test_resolving_twice_gives_the_same(lines: list[str]) -> None:
    assert resolve(cited(lines)) == resolve(cited(lines))


@settings(max_examples=60, deadline=None)
@given(notes)
def test_a_note_more_changes_nothing_before_it(lines: list[str]) -> None:
    more = resolve(cited([*lines, "Nikolai Bukharin, Imperialism (London: Verso, 1929), 3."]))
    assert more[:-1] == resolve(cited(lines))


@settings(max_examples=30, deadline=None)
@given(documents())
def test_extraction_twice_gives_the_same(source: str) -> None:
    document = read_text(source, "a.txt")
    assert extract(document) == extract(document)
