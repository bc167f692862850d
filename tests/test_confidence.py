"""How sure a reading is: its signs, what they weigh, and what becomes of a doubtful one."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from running import biblio, contents

from biblio.citation import Form, Resolution
from biblio.confidence import TABLE, doubts, is_doubtful, preference, scale, weighed
from biblio.confidence.arbiter import arbiter
from biblio.confidence.preference import Read
from biblio.confidence.signs import SIGNS, signs
from biblio.extractor import extract
from biblio.gatherer import gather
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span
from biblio.readers import read_text
from training.confidence import rewritten
from training.doubt import Outcome
from training.unseen import lines, unseen
from training.weighing import BASE, fitted, kept_apart, probability

WHOLE = "Ann Miller, The Price of Salt (London: Harbour Press, 1971), 12."
BARE = "Ben Noble, A History of Bread, 12."


def reading(note: str) -> Resolution:
    """The first citation of a note."""
    (first, *_) = extract(
        read_text(f"The tax fell on all.* \n\n* {note}\n", "salt.txt")
    ).resolutions
    return first


@pytest.mark.parametrize(
    ("note", "sign"),
    [
        (WHOLE, "locator"),
        ("See Ann Miller, The Price of Salt (London: Harbour Press, 1971), 12.", "signal"),
        ("Ann Miller, “Salt,” Salt Review (1971): 12.", "journal without volume"),
        ("Ann Miller, “Salt,” Salt Review (1971): 12.", "title in quotation marks"),
        ("Ann Miller, “Salt,” Salt Review (1971): 12.", "title of one word"),
        ("Ann Miller, The Price of Salt (London, 1971), 12.", "no house"),
    ],
)
def test_a_reading_shows_its_signs(note: str, sign: str) -> None:
    assert sign in signs(reading(note), None)


def test_a_whole_reading_leaves_nothing_over() -> None:
    assert not [one for one in signs(reading(WHOLE), None) if "left" in one or "no " in one]


@pytest.mark.parametrize(
    ("title", "sign"),
    [
        ("The Price of Salt, S", "title ends badly"),
        ("The Price of Salt, Bd.", "title ends badly"),
        ("The Price of Salt (", "title torn"),
        ("the price of salt", "title begins small"),
        ("& Noble. The Price of Salt", "title begins oddly"),
        ("The Price of Salt. In: Bread", "container in title"),
        ("Salt 1904", "title with figures"),
        ("The Price of Salt. Its History", "title of sentences"),
        ("A. Miller The Price of Salt", "title with initials"),
    ],
)
def test_a_title_shows_what_is_wrong_with_it(title: str, sign: str) -> None:
    whole = reading(WHOLE)
    fields = tuple(
        replace(one, raw=title) if one.name == "title" else one for one in whole.citation.fields
    )
    odd = replace(whole, citation=replace(whole.citation, fields=fields))
    assert sign in signs(odd, None)
    assert sign not in signs(whole, None)


def test_words_between_fields_are_left_over_but_words_of_citations_are_not() -> None:
    whole = reading(WHOLE)
    kept = tuple(one for one in whole.citation.fields if one.name != "publisher")
    torn = replace(whole, citation=replace(whole.citation, fields=kept))
    assert {"words left", "name left"} <= signs(torn, None)
    assert "words left" not in signs(reading("Ann Miller, Salt, vol. 2, ed. Ben Noble, 12."), None)


def test_the_scale_is_what_a_reader_of_toml_reads() -> None:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    assert (scale().base, scale().threshold) == (table["base"], table["threshold"])
    assert scale().weights == table["weights"]
    assert scale().reasons == table["reasons"]
    assert set(scale().weights) == set(SIGNS)
    assert set(scale().reasons) <= set(SIGNS)


def test_what_is_left_over_makes_a_reading_less_sure() -> None:
    sure = scale().probability(())
    assert scale().probability(["many words left"]) < sure
    assert scale().probability(["many words left", "no imprint"]) < scale().probability(
        ["many words left"]
    )


def test_a_mention_is_not_weighed() -> None:
    mention = replace(reading(WHOLE).citation, form=Form.MENTION)
    (one,) = weighed([Resolution(mention, None, "")], None)
    assert one.certainty is None
    assert not is_doubtful(one)


def test_a_reading_is_doubtful_below_the_threshold_and_not_at_it() -> None:
    one = reading(WHOLE)
    assert not is_doubtful(replace(one, certainty=scale().threshold))
    assert is_doubtful(replace(one, certainty=scale().threshold - 0.001))


def test_doubts_are_told_in_words_the_heaviest_first() -> None:
    said = doubts(reading(BARE), None)
    assert said
    assert set(said) <= set(scale().reasons.values())
    assert not doubts(reading(WHOLE), None)


# What becomes of a doubtful one

PAGE = f"The tax fell on all.*\n\n* {WHOLE}\n\nIt was lifted.*\n\n* {{}}\n"


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> str:
    """A note whose citation is doubtful on any scale that is as strict as this one."""
    weights = dict.fromkeys(scale().weights, 0.0) | {"no imprint": -5.0}
    made = scale()._replace(base=4.0, threshold=0.9, weights=weights)
    monkeypatch.setattr("biblio.confidence.scale", lambda: made)
    return PAGE.format(BARE)


def test_a_doubtful_citation_adds_nothing_unless_asked(doubtful: str) -> None:
    found = [extract(read_text(doubtful, "salt.txt"))]
    merge, (kept,) = gather(found)
    assert [entry.title for entry in merge.library] == ["The Price of Salt"]
    assert [one.key is None for one in kept.resolutions] == [False, True]
    every, _ = gather(found, doubtful=True)
    assert [entry.title for entry in every.library] == ["The Price of Salt", "A History of Bread"]


def test_a_doubtful_reading_of_a_work_adds_nothing_to_a_sure_one(doubtful: str) -> None:
    text = PAGE.format("Ann Miller, The Price of Salt, 2nd ed., 14.")
    merge, (kept,) = gather([extract(read_text(text, "salt.txt"))])
    (entry,) = merge.library
    assert entry.get("edition") is None
    assert {one.key for one in kept.resolutions} <= {entry.key, None}


def test_extract_names_the_doubtful_ones_and_keeps_them_in_the_json(
    doubtful: str, folder: Path
) -> None:
    (folder / "salt.txt").write_text(doubtful, encoding="utf-8")
    outcome = biblio("extract", "salt.txt", "--to", "json")
    one, other = json.loads(outcome.text)["documents"][0]["citations"]
    assert one["certainty"] > 0.9 > other["certainty"]
    assert other["key"] is None
    assert "salt.txt:7: doubtful, “Ben Noble, A History of Bread, 12.”: neither a" in outcome.talk
    assert outcome.talk.endswith("1 doubtful citation: left out; --all takes them.\n")
    assert "History of Bread" not in biblio("extract", "salt.txt").text
    assert "History of Bread" in biblio("extract", "salt.txt", "--all").text


def test_a_library_takes_the_doubtful_ones_only_if_asked(doubtful: str, folder: Path) -> None:
    (folder / "salt.txt").write_text(doubtful, encoding="utf-8")
    biblio("extract", "salt.txt", "--into", "works.bib")
    assert "History of Bread" not in (folder / "works.bib").read_text(encoding="utf-8")
    biblio("extract", "salt.txt", "--into", "works.bib", "--all")
    assert "History of Bread" in (folder / "works.bib").read_text(encoding="utf-8")
    assert "Bread" not in biblio("bibliography", "works.bib", "--cited-in", "salt.txt").text
    assert "Bread" in biblio("bibliography", "works.bib", "--cited-in", "salt.txt", "--all").text


def test_a_packet_lists_the_doubtful_ones_beside_itself(
    doubtful: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)
    (folder / "salt.txt").write_text(doubtful, encoding="utf-8")
    outcome = biblio("packet", "salt.txt", "-o", "packet.docx")
    assert outcome.code == 0, outcome.talk
    assert "packet.review.md: to be looked through: 1 doubtful citation left out" in outcome.talk
    review = (folder / "packet.review.md").read_text(encoding="utf-8")
    assert "- line 7, paragraph 2: doubtful" in review
    assert "Ben Noble, A History of Bread, 12." in review
    (folder / "packet.review.md").unlink()
    biblio("packet", "salt.txt", "-o", "packet.docx", "--all")
    assert not (folder / "packet.review.md").exists()


@pytest.mark.parametrize("is_ours", [False, True])
def test_packet_and_list_are_written_together_and_replace_nothing_else(
    is_ours: bool, doubtful: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)
    (folder / "salt.txt").write_text(doubtful, encoding="utf-8")
    beside = folder / "packet.review.md"
    beside.write_text("# To be looked through for a.docx\n" if is_ours else "Mine.\n")
    beside.chmod(0o444 if is_ours else 0o644)
    before = contents(folder)
    outcome = biblio("packet", "salt.txt", "-o", "packet.docx")
    said = "is marked read-only" if is_ours else "is no list of what to look through"
    assert f"packet.review.md {said}" in outcome.talk
    assert (outcome.code, contents(folder)) == (2, before)


# Rules where they are certain, the model elsewhere


def labels(found: tuple[Span, ...]) -> set[str]:
    return {span.label for span in found}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the model was asked for; it takes all of each for a title."""
    texts: list[str] = []

    def model(stretch: Stretch) -> tuple[Span, ...]:
        texts.append(stretch.text)
        return (Span("title", 0, len(stretch.text), 0.99),)

    monkeypatch.setattr("biblio.confidence.arbiter._learned", model)
    return texts


def test_a_certain_reading_of_the_rules_is_taken_without_asking(asked: list[str]) -> None:
    assert {"author", "title", "publisher", "locator"} <= labels(arbiter(Stretch(WHOLE)))
    assert asked == []


def test_in_the_running_text_the_model_is_not_asked(asked: list[str]) -> None:
    text = "The Guild counted stones and bread by the yard in 1834"
    assert arbiter(Stretch(text, running=True)) == label(Stretch(text))
    assert asked == []


def test_a_reading_of_the_model_that_is_no_better_is_not_taken(asked: list[str]) -> None:
    text = "Hale weighed salt (1834) by the yard. The exact weight, 77 pounds, was sold until 1940."
    listed = Stretch(text, listed=True)
    assert arbiter(listed) == label(listed)
    assert asked == [text]


def test_a_remark_of_a_note_is_none_of_the_model(asked: list[str]) -> None:
    text = "Hale weighed salt (1834) by the yard. The exact weight, 77 pounds, was sold until 1940."
    assert arbiter(Stretch(text)) == label(Stretch(text))
    assert asked == []


def test_a_better_reading_of_the_model_is_taken_unless_it_is_a_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, text = label(Stretch(WHOLE)), WHOLE
    monkeypatch.setattr("biblio.confidence.arbiter.label", lambda _: ())
    monkeypatch.setattr("biblio.confidence.arbiter._learned", lambda _: whole)
    assert arbiter(Stretch(text, listed=True)) == whole
    nothing_left = (Span("title", 0, len(text), 0.2),)
    monkeypatch.setattr("biblio.confidence.arbiter.label", lambda _: whole[:2])
    monkeypatch.setattr("biblio.confidence.arbiter._learned", lambda _: nothing_left)
    assert arbiter(Stretch(text, listed=True)) == whole[:2]


def test_a_reading_without_a_title_never_displaces_one_that_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Ann Roe, in Letters on Salt."
    ruled = (Span("author", 0, 7, 0.9), Span("title", 12, 27, 0.4))
    learned = (Span("author", 0, 7, 0.99), Span("booktitle", 12, 27, 0.99))
    monkeypatch.setattr("biblio.confidence.arbiter.label", lambda _: ruled)
    monkeypatch.setattr("biblio.confidence.arbiter._learned", lambda _: learned)
    assert arbiter(Stretch(text, listed=True)) == ruled


def test_idem_is_nobodys_name_and_no_turned_name_is_read_as_two() -> None:
    """What the model has for two authors, and for an author called *Id*."""
    text = (
        "Rossi, Ugo, Nota, in Id., Scritti sul sale, a cura di P. Gallo, Milano, Mondadori, 1999."
    )
    found = {(one.label, text[one.start : one.end]) for one in arbiter(Stretch(text, listed=True))}
    assert {("author", "Rossi, Ugo"), ("title", "Nota"), ("booktitle", "Scritti sul sale")} <= found
    text = "Hartwig, Ludolf, Salinen. Geschichte eines Gewerbes, Halle an der Saale 1974."
    found = {(one.label, text[one.start : one.end]) for one in arbiter(Stretch(text, listed=True))}
    assert ("author", "Hartwig, Ludolf") in found


def test_what_the_rules_cannot_tell_apart_the_model_reads() -> None:
    """The names of three authors with their initials behind them, in the Russian manner."""
    text = (
        "Brine A. B., Hale I., Salzer O. The price of salt // Salt Review. 1971. Vol. 4. P. 12–30."
    )
    found = {(one.label, text[one.start : one.end]) for one in arbiter(Stretch(text, listed=True))}
    assert ("title", "The price of salt") in found


# How the scale is made


def test_weights_are_found_again() -> None:
    shown = [
        Outcome(frozenset({"odd"} if at % 2 else ()), at % 2 == 0 or at % 5 == 0, str(at), "")
        for at in range(400)
    ]
    weights = fitted(shown, lambda one: 1.0)
    assert weights["odd"] < -3
    assert weights[BASE] > 3
    assert probability(weights, ["odd"]) == pytest.approx(0.2, abs=0.05)


def test_no_document_is_weighed_by_a_scale_that_has_seen_it() -> None:
    """Each document contradicts the others: whoever saw it would side with it."""
    shown = [Outcome(frozenset({"odd"}), name == "a", name, "") for name in "abcde" * 20]
    weighed_apart = kept_apart(shown, lambda one: 1.0)
    assert len(weighed_apart) == len(shown)
    assert all(p < 0.2 for p, one in weighed_apart if one.document == "a")


def test_only_the_numbers_of_the_table_are_written_anew() -> None:
    text = TABLE.read_text(encoding="utf-8")
    table = tomllib.loads(rewritten(text, {BASE: 1.25, "no imprint": -3.0}))
    assert (table["base"], table["weights"]["no imprint"]) == (1.25, -3.0)
    assert table["reasons"] == scale().reasons
    assert table["threshold"] == scale().threshold


# How one of two readings is preferred


def test_every_weight_of_preference_is_of_a_sign_that_two_readings_can_show() -> None:
    parted = [name.partition(": ") for name in preference.table().weights]
    assert {sign for kind, _, sign in parted if kind in ("rules", "model")} <= set(SIGNS)


def test_what_the_two_read_otherwise_is_shown() -> None:
    ruled = Read((Span("title", 0, 20, 0.95), Span("year", 22, 26)), frozenset({"journal"}), 0.6)
    learned = Read((Span("title", 0, 12, 0.6), Span("publisher", 13, 20, 0.9)), frozenset(), 0.9)
    shown = preference.shown(ruled, learned)
    assert {"rules: journal", "title longer by rules", "title is shown"} <= shown
    assert {"date of the rules alone", "publisher of the model alone", "least sure 2"} <= shown
    assert {"rules sure 2", "model sure 4", "closed field lost"} <= shown


def test_what_was_read_of_unseen_documents_is_kept_by_its_signs(tmp_path: Path) -> None:
    """No text is kept, every sign is known, and a table that is written is read the same."""
    kept = list(unseen())
    assert len({one.document for one in kept}) > 20
    assert {sign for one in kept for sign in one.signs} <= set(SIGNS)
    assert 0.6 < sum(one.right for one in kept) / len(kept) < 0.9
    written = tmp_path / "unseen.jsonl"
    written.write_text("".join(lines(kept)), encoding="utf-8")
    assert list(unseen(written)) == kept


def test_a_degree_behind_a_name_is_no_title():
    text = "Louis Hale, Ph. D. (Harbour University Studies, vol. xlvi, No. 3.)"
    read = arbiter(Stretch(text))
    assert not any("Ph" in text[one.start : one.end] for one in read if one.label == "title")
