"""What an editor has decided holds: in every command, after a rename, and when the text changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import biblio

from biblio import decisions, readers
from biblio.citation import Form
from biblio.decisions import Decision, Verdict
from biblio.decisions.places import Places, before
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.extractor import Extraction, extract
from biblio.library import Library
from biblio.record.edition import Edition

TEXT = """# Salt

Everybody ate of it.[^1] Nobody paid.[^2] Nor did the mill.[^3] And so on.[^4]

[^1]: Ada Finch, *The Salt Road* (London: Harbour Press, 1931), 33.
[^2]: Ibid., 40.
[^3]: Bruno Noble, *The Tax* (Leeds: Mill, 1940), 2; Clara Reed, *Bread* (Leeds: Mill, 1941), 7.
[^4]: Ibid., 40.
"""
FINCH = "Ada Finch, The Salt Road (London: Harbour Press, 1931), 33"
REED = "Clara Reed, Bread (Leeds: Mill, 1941), 7"


def document(text: str = TEXT, path: str = "salt.md") -> Document:
    return readers.read_bytes(text.encode(), path)


def decided(*said: Decision, text: str = TEXT, library: Library | None = None) -> Extraction:
    return extract(document(text), library, decisions=said)


def texts(extraction: Extraction) -> list[str]:
    return [one.text.rstrip(".") for one in extraction.citations]


def test_what_is_no_citation_is_none_and_ibid_looks_further_back() -> None:
    whole = decided()
    assert texts(whole)[0] == FINCH
    assert whole.resolutions[1].antecedent == 0
    without = decided(Decision(whole.citations[0].text, verdict=Verdict.NOTHING))
    assert FINCH not in texts(without)
    assert without.resolutions[0].antecedent is None


def test_fields_are_what_the_editor_says_tied_to_the_words_that_print_them() -> None:
    words = decided().citations[0].text
    said = (("author", "Finch, Ada"), ("title", "The Salt Road"), ("date", "1932"))
    (first, *_) = decided(Decision(words, type="book", fields=said)).resolutions
    assert [(one.name, one.value) for one in first.citation.fields] == list(said)
    title = next(one for one in first.citation.fields if one.name == "title")
    assert first.citation.text[title.start : title.end] == title.raw == "The Salt Road"
    date = next(one for one in first.citation.fields if one.name == "date")
    assert (date.raw, first.certainty) == ("", 1.0)


def test_what_is_accepted_is_certain_and_otherwise_as_it_was_read() -> None:
    words = decided().citations[0].text
    before_it, after_it = decided().resolutions[0], decided(Decision(words)).resolutions[0]
    assert after_it.citation == before_it.citation
    assert after_it.certainty == 1.0


def test_a_citation_means_the_entry_that_the_editor_names() -> None:
    library = Library((Edition("other", "book", (("title", "Bread"), ("author", "Reed, Clara"))),))
    words = decided().citations[0].text
    chosen = decided(Decision(words, key="other"), library=library).resolutions
    assert (chosen[0].key, chosen[0].citation.form) == ("other", Form.KEY)
    assert chosen[1].antecedent == 0


def test_two_decisions_split_a_citation_and_one_joins_two() -> None:
    note = "Ada Finch, *Salt*, 1931, and its sequel, *Bread*, 1932."
    text = f"So they say.[^1]\n\n[^1]: {note}\n"
    parts = ("Ada Finch, Salt, 1931", "Bread, 1932")
    split = decided(*(Decision(one) for one in parts), text=text)
    assert tuple(texts(split)) == parts
    joined = decided(Decision(note.replace("*", "").rstrip(".")), text=text)
    assert texts(joined) == [note.replace("*", "").rstrip(".")]


def test_of_several_places_the_words_before_decide_and_in_notes_those_at_the_mark() -> None:
    shown = document()
    second = decided().citations[-1]
    assert second.text.startswith("Ibid")
    said = Decision(second.text, before(shown, second.where), Verdict.NOTHING)
    assert Places(shown).of(said) == second.where
    assert len(decided(said).citations) == len(decided().citations) - 1
    assert Places(shown).of(said._replace(before="")) is None


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("# Salt", "# Salt and bread\n\nA new paragraph.[^9]\n\n[^9]: A remark."),
        TEXT.replace("Nobody paid.", "Not one of them paid."),
        TEXT.replace("And so on.", "And so on and on."),
    ],
)
def test_changes_elsewhere_do_not_touch_it(changed: str) -> None:
    first = decided().citations[0]
    said = Decision(first.text, before(document(), first.where), Verdict.NOTHING)
    assert FINCH not in texts(decided(said, text=changed))


def test_few_words_of_one_document_decide_nothing_in_another() -> None:
    said = Decision("Ibid., 40.", "They had all heard it at the harbour.", Verdict.NOTHING)
    notes = "[^1]: Ada Finch, *Salt* (York: Elm, 1931).\n[^2]: Ibid., 40.\n"
    other = f"Everybody ate.[^1] So.[^2]\n\n{notes}"
    assert Places(document(other)).of(said) is None


def test_a_decision_about_words_that_are_gone_is_told_and_does_nothing() -> None:
    said = Decision("Nobody, Nowhere, 1900")
    extraction = decided(said)
    assert extraction.stale == (said,)
    assert texts(extraction) == texts(decided())


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(
    st.lists(
        st.builds(
            Decision,
            words,
            st.text(st.characters(exclude_categories=["Cs"])),
            st.just(Verdict.CITATION),
            st.none() | st.just("book"),
            st.none() | words,
            st.lists(st.tuples(st.sampled_from(["title", "locator"]), words), max_size=2).map(
                lambda pairs: tuple(dict(pairs).items())
            ),
        ),
        max_size=3,
    )
)
def test_what_is_written_is_read_again(said: list[Decision]) -> None:
    from biblio.tomlfile import parse_toml

    text = decisions.dumps(said)
    data = parse_toml(text, "decisions.toml").data.get("decision", [])
    assert [one["words"] for one in data] == [one.words for one in said]
    assert [one.get("before", "") for one in data] == [one.before for one in said]
    assert [one.get("fields", {}) for one in data] == [dict(one.fields) for one in said]


def test_people_are_kept_one_by_one(tmp_path: Path) -> None:
    people = (("author", "Finch, Ada"), ("author", "Noble, Bruno"), ("title", "Salt"))
    said = (Decision("words", "before ", key="a"), Decision("more", type="book", fields=people))
    (tmp_path / decisions.FILE).write_text(decisions.dumps(said), encoding="utf-8")
    assert decisions.beside(str(tmp_path / "any.txt")) == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[decision]]\nverdict = 'nothing'\n", ":1: “words” is missing"),
        ("[[decision]]\nwords = 'a'\nverdict = 'maybe'\n", ":3: “verdict” has to be one of"),
        (
            "[[decision]]\nwords = 'a'\n[decision.fields]\ntitel = 'b'\n",
            ":4: there is no key “titel”",
        ),
        (
            "[[decision]]\nwords = 'a'\nverdict = 'nothing'\nkey = 'b'\n",
            ":1: what cites nothing has no key and no fields",
        ),
        ("[[decision]\n", ":1: this is not TOML"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / decisions.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BiblioError) as error:
        decisions.beside(str(tmp_path / "salt.md"))
    assert f"{decisions.FILE}{told}" in str(error.value)


def test_every_command_honours_them(tmp_path: Path) -> None:
    path = tmp_path / "salt.md"
    path.write_text(TEXT, encoding="utf-8")
    assert "Salt Road" in biblio("extract", path).text
    words = decided().citations[0].text
    said = decisions.dumps([Decision(words, verdict=Verdict.NOTHING)])
    (tmp_path / decisions.FILE).write_text(said, encoding="utf-8")
    renamed = path.rename(tmp_path / "bread.md")
    library = tmp_path / "own.bib"
    library.write_text("@book{finch, title = {The Salt Road}, author = {Finch, Ada}}\n")
    assert "Salt Road" not in biblio("extract", renamed).text
    assert "finch" in biblio("lint", renamed, library, "--select", "CIT002").text
    listed = biblio("bibliography", library, "--cited-in", renamed, "--to", "text")
    assert "Salt Road" not in listed.text


@pytest.mark.parametrize(
    "words",
    [
        ("extract", "salt.md"),
        ("lint", "salt.md"),
        ("review", "salt.md"),
        ("packet", "salt.md", "-o", "packet.docx"),
        ("restyle", "salt.md", "-l", "own.bib"),
        ("bibliography", "own.bib", "--cited-in", "salt.md"),
        ("editions", "finch", "-l", "own.bib", "--cited-in", "salt.md"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_reads_a_document_without_them(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("salt.md").write_text(TEXT, encoding="utf-8")
    work = "work = {cannon-americas-road}, title = {America’s Road to Socialism}"
    Path("own.bib").write_text(f"@book{{finch, {work}}}\n", encoding="utf-8")
    assert biblio(*words).code in (0, 1)
    Path(decisions.FILE).write_text("[[decision]]\n", encoding="utf-8")
    outcome = biblio(*words[:-1], "other.docx") if words[0] == "packet" else biblio(*words)
    assert outcome.code == 2
    assert f"{decisions.FILE}:1: “words” is missing" in outcome.talk
