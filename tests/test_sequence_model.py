"""The sequence model's parts: tokens, features, names of a list, and what a model gives back."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.extractor import extract
from biblio.parser.labelling.edges import trimmed
from biblio.parser.labelling.features import features
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.labels import LABELS
from biblio.parser.labelling.lexicon import kinds
from biblio.parser.labelling.model import OTHER, SHIPPED, WORDS, Model, _name, _tagger
from biblio.parser.labelling.people import name, persons
from biblio.parser.labelling.tokens import tokens
from biblio.readers import read_text
from training.fitting import fit
from training.notes import notes

TEXT = st.text(st.sampled_from("aÄж1.,;:()[]“”«»‘’'\"-–/ \n_*&") | st.characters(), max_size=60)
MEGABYTES = 5
ROOT = Path(__file__).resolve().parents[1]


@given(TEXT)
def test_tokens_are_slices_and_cover_all_but_white_space(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Hale, A.–B. 1800-1850.", "Hale,|A.–|B.|1800-1850."),
        ("Salt-Maker’s (2nd edn)", "Salt-Maker’|s|(2nd|edn)"),
        ("see https://salt.example/a_b(c).", "see|https://salt.example/a_b(c|)."),
        ("doi:10.1000/salt.12(3).", "doi:|10.1000/salt.12(3)."),
        ("Hale’s Brine, d’Arcy", "Hale’|s|Brine,|d’Arcy"),
        ("_The Brine_, 12(3):45–67", "_The|Brine_,|12|(3):|45–67"),
        ("„Salz“, in: »Salz«", "„Salz“,|in:|»Salz«"),
        ("Hale,“Brine”(York 1871)", "Hale,|“Brine”|(York|1871)"),
        ("Brine // Salt. № 3. S.12", "Brine|//|Salt.|№|3.|S.|12"),
    ],
)
def test_tokens_keep_words_numbers_and_addresses_whole(text: str, cut: str) -> None:
    assert "|".join(token.text for token in tokens(text)) == cut


@given(TEXT)
def test_every_token_has_features(text: str) -> None:
    cut = tokens(text)
    rows = features(cut)
    assert len(rows) == len(cut)
    assert all(rows)


@pytest.mark.parametrize("figures", ["¹⁹⁷¹", "①⑨⑦①", "١٩٧١", "½"])
def test_figures_of_any_kind_have_features(figures: str) -> None:
    assert features(tokens(f"Hale {figures}"))


def test_features_tell_italics_only_where_the_document_does() -> None:
    cut = tokens("Hale, Brine, 3")
    assert all("i?" in row for row in features(cut))
    told = features(cut, [(6, 11)])
    assert "i010" in told[1]
    assert "i100" in told[2]


def test_features_know_brackets_quotation_marks_and_years() -> None:
    cut = tokens("“Brine” (York 1871), 3")
    rows = dict(zip((token.text for token in cut), features(cut), strict=True))
    assert "S0“" in rows["“Brine”"]
    assert "S1" in rows["(York"]
    assert "syear" in rows["1871),"]
    assert any(one.startswith("W2") for one in rows["3"])


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("“Brine,”", "Brine"),
        ("(1971).", "1971"),
        ("‘Hale’s Salt’,", "Hale’s Salt"),
        ("„Salz“", "Salz"),
        ("»Salz«,", "Salz"),
        ("Salt (and Brine).", "Salt (and Brine)"),
        ("“Salt” and “Brine”", "“Salt” and “Brine”"),
        ("“‘Salt’ and Brine,”", "‘Salt’ and Brine"),
        ("(Hale", "Hale"),
        ("_Is it Salt?_", "Is it Salt?"),
        ("…", "…"),
        (" ((", ""),
    ],
)
def test_a_field_is_freed_of_the_signs_round_it(printed: str, field: str) -> None:
    start, end = trimmed(printed, 0, len(printed))
    assert printed[start:end] == field


def test_words_stand_in_the_lists_that_they_are_in() -> None:
    assert "city" in kinds()["london"]
    assert {"editor", "page", "month", "signal"} <= {
        one for lists in kinds().values() for one in lists
    }


@pytest.mark.parametrize(
    ("printed", "single"),
    [
        ("Ann Brine", ["Brine, Ann"]),
        ("Brine, Ann", ["Brine, Ann"]),
        ("Brine, Ann, and Otto Salzer", ["Brine, Ann", "Salzer, Otto"]),
        ("Brine, Ann, Otto Salzer and Ida Hale", ["Brine, Ann", "Salzer, Otto", "Hale, Ida"]),
        ("Brine, A. B., Salzer, O., & Hale, I.", ["Brine, A. B.", "Salzer, O.", "Hale, I."]),
        ("BRINE, Ann, SALZER, Otto and HALE, Ida", ["BRINE, Ann", "SALZER, Otto", "HALE, Ida"]),
        ("Brine AB, Salzer O", ["Brine, AB", "Salzer, O"]),
        ("Солёный П. С., Берег А.", ["Солёный, П. С.", "Берег, А."]),
        ("Brine, Salzer, & Hale", ["Brine", "Salzer", "Hale"]),
        ("Brine/Salzer", ["Brine", "Salzer"]),
        ("Ann Brine; Otto von Salzer", ["Brine, Ann", "von Salzer, Otto"]),
        ("Brine, A., Jr.", ["Brine, Jr., A."]),
        ("Ann Brine et al.", ["Brine, Ann"]),
    ],
)
def test_persons_of_a_list_in_all_printed_forms(printed: str, single: list[str]) -> None:
    assert [str(name(printed[start:end])) for start, end in persons(printed)] == single


@given(st.text(st.sampled_from("AbB.,;/& é-и"), max_size=40))
def test_persons_are_parts_of_the_text_in_order(text: str) -> None:
    at = 0
    for start, end in persons(text):
        assert at <= start < end <= len(text)
        at = end


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """A model that has learned from three hundred invented notes."""
    path = tmp_path_factory.mktemp("model") / "labels.crfsuite"
    chance = random.Random(4)
    fit(notes(300, {}, chance), path, **{"max_iterations": 25, "feature.minfreq": 1})
    return Model(path)


def test_a_small_model_reads_a_note_like_those_it_learned_from(small: Model) -> None:
    text = "See Edith Hale, The Salt Tax (London: Verso, 1971), 12–14; Ruth Cooper, Brine, 3."
    found = small.labels(text)
    named = [(one.label, text[one.start : one.end]) for one in found]
    assert named[0] == ("signal", "See")
    assert ("author", "Edith Hale") in named
    assert ("location", "London") in named
    assert ("date", "1971") in named
    assert [text[one.start : one.end] for one in found if one.begins] == [
        "Edith Hale",
        "Ruth Cooper",
    ]


@given(TEXT)
def test_what_a_model_gives_back_are_slices_that_do_not_meet(small: Model, text: str) -> None:
    at = 0
    for one in small.labels(text):
        assert at <= one.start < one.end <= len(text)
        assert 0 <= one.probability <= 1.000001
        at = one.end
    spans = sorted(small(Stretch(text)), key=lambda span: span.start)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "program",
    [
        "from biblio.parser.labelling.model import Model; Model()",
        "import biblio; biblio.find_citations(biblio.read('examples/reading_room.txt'))",
        "from biblio.cli import main; sys.argv[1:] = ['--help']; sys.exit = lambda _: None; main()",
    ],
)
def test_nothing_is_loaded_before_the_model_is_used(program: str) -> None:
    program = f"import os, sys; {program}; os._exit('pycrfsuite' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_every_label_of_the_shipped_model_is_one_that_a_labeller_may_give() -> None:
    tags = _tagger(SHIPPED).labels()
    assert {_name(tag) for tag in tags} <= {*LABELS, *WORDS, OTHER}


def test_extract_takes_the_model_as_its_labeller() -> None:
    note = "[1] Edith Hale, The Salt Tax (London: Harbour Press, 1971), 12."
    document = read_text(f"The salt was dear.[1]\n\nNotes\n\n{note}\n", "a.txt")
    (citation,) = extract(document, labeller=Model()).citations
    read = {field.name: field.value for field in citation.fields}
    assert read == {"author": "Hale, Edith", "title": "The Salt Tax", "location": "London",
                    "publisher": "Harbour Press", "date": "1971", "locator": "12"}  # fmt: skip


def test_the_shipped_model_is_small_and_has_its_card() -> None:
    assert SHIPPED.stat().st_size <= MEGABYTES * 1_000_000
    card = ROOT / "docs" / "model.md"
    assert SHIPPED.name in card.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Edith Hale, The Salt Tax (London: Harbour Press, 1971), 12.",
            {"author": "Edith Hale", "title": "The Salt Tax", "location": "London",
             "publisher": "Harbour Press", "date": "1971", "locator": "12"},
        ),
        (
            "Otto Salzer: Das Salz. Eine Einführung. Göttingen 1987, S. 12 f.",
            {"author": "Otto Salzer", "title": "Das Salz. Eine Einführung",
             "location": "Göttingen", "date": "1987", "locator": "12 f."},
        ),
        (
            "Рыбакова А. С. История соли // Вопросы истории. 1974. № 3. С. 12–20.",
            {"author": "Рыбакова А. С.", "title": "История соли",
             "journaltitle": "Вопросы истории", "date": "1974", "number": "3", "pages": "12–20"},
        ),
        (
            "Hale, E., & Cooper, R. (2001). Salt and the state. Journal of Brine, 12(3), 45–67.",
            {"date": "2001", "title": "Salt and the state", "journaltitle": "Journal of Brine",
             "volume": "12", "number": "3", "pages": "45–67"},
        ),
    ],
)  # fmt: skip
def test_the_shipped_model_reads_what_is_plain(text: str, fields: dict[str, str]) -> None:
    read = {span.label: text[span.start : span.end] for span in Model()(Stretch(text))}
    assert {label: read.get(label) for label in fields} == fields
