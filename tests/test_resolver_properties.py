"""Whatever notes cite in whatever order, what points back points to a first citation."""

from __future__ import annotations

from case_notation import of_notes
from generated import documents, examples, notes
from hypothesis import given

from biblio.citation import Citation, Form
from biblio.extractor import extract
from biblio.finder import find
from biblio.readers import read_text
from biblio.resolver import resolve


def cited(lines: list[str]) -> tuple[Citation, ...]:
    """The citations of numbered footnotes."""
    source = "".join(f"{number}. {line}\n" for number, line in enumerate(lines, 1))
    return find(of_notes(source))


@examples(150)
@given(notes)
def test_notes_point_to_the_end_of_a_chain_before_them(lines: list[str]) -> None:
    resolutions = resolve(cited(lines))
    for index, resolution in enumerate(resolutions):
        if resolution.antecedent is not None:
            assert 0 <= resolution.antecedent < index
            assert resolutions[resolution.antecedent].antecedent is None


@examples(100)
@given(notes)
def test_where_several_fit_none_is_taken(lines: list[str]) -> None:
    for resolution in resolve(cited(lines)):
        assert len(resolution.candidates) != 1
        assert not resolution.candidates or resolution.antecedent is None
        assert resolution.reason


@examples(60)
@given(documents())
def test_no_citation_of_a_document_points_beyond_it(source: str) -> None:
    resolutions = resolve(find(read_text(source, "a.txt")))
    for resolution in resolutions:
        assert resolution.antecedent is None or resolution.antecedent in range(len(resolutions))


@examples(60)
@given(notes)
def test_resolving_keeps_every_citation_and_its_order(lines: list[str]) -> None:
    citations = cited(lines)
    resolved = [resolution.citation for resolution in resolve(citations)]
    assert [one.where for one in resolved] == [one.where for one in citations]
    for before, after in zip(citations, resolved, strict=True):
        assert before.fields == after.fields
        assert after.form in (before.form, Form.SHORT)


@examples(60)
@given(notes)
def test_resolving_twice_gives_the_same(lines: list[str]) -> None:
    assert resolve(cited(lines)) == resolve(cited(lines))


@examples(60)
@given(notes)
def test_a_note_more_changes_nothing_before_it(lines: list[str]) -> None:
    more = resolve(cited([*lines, "Nikolai Bukharin, Imperialism (London: Verso, 1929), 3."]))
    assert more[:-1] == resolve(cited(lines))


@examples(30)
@given(documents())
def test_extraction_twice_gives_the_same(source: str) -> None:
    document = read_text(source, "a.txt")
    assert extract(document) == extract(document)
