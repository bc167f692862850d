"""Normalising by what a library does throughout, and what is left alone for its sake."""

from pathlib import Path

import pytest
from normalising_cases import AUTHORITY, entry
from running import biblio

from biblio.editions.normalising import Context, normalise, suggestions
from biblio.formats import bibtex
from biblio.language.tongues import tongue_of
from biblio.library import Library


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        (
            ("Durham, NC", "Boston, MA", "Amherst, Mass."),
            ("Durham, NC", "Boston, MA", "Amherst, MA"),
        ),
        (("Durham, N.C.", "Boston, MA"), ("Durham, N.C.", "Boston, Mass.")),
        (("Eugene, Oregon", "Boston, Mass."), ("Eugene, Ore.", "Boston, Mass.")),
        (
            ("Eugene, Oregon", "Boston, Massachusetts", "Durham NC and London"),
            ("Eugene, Oregon", "Boston, Massachusetts", "Durham, North Carolina and London"),
        ),
        (("Boston, MA", "NY", "New York, NY"), ("Boston, MA", "NY", "New York, NY")),
        (("Boston, Mass.", "NY", "New York, NY"), ("Boston, Mass.", "New York", "New York")),
        (("Boston, MA", "N.Y."), ("Boston, MA", "New York")),
    ],
)
def test_states_have_the_form_of_the_library(places, wanted):
    library = Library(tuple(entry(location=place) for place in places))
    after, _ = normalise(library, Context())
    assert tuple(one.get("location") for one in after) == wanted
    assert normalise(after, Context())[1] == ()


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"journaltitle": "Fen Papers 2;", "volume": "3"}, "Fen Papers 2;"),
        ({"journaltitle": "Fen Papers 12; 13/14;", "volume": "15"}, "Fen Papers 12; 13/14;"),
        ({"journaltitle": "Fen Papers IV,", "number": "2"}, "Fen Papers IV,"),
        ({"journaltitle": "Fen Papers;", "volume": "3"}, "Fen Papers"),
        ({"journaltitle": "Fen Papers 2;"}, "Fen Papers 2"),
    ],
)
def test_a_list_of_volumes_goes_on_in_the_volume(fields, wanted):
    (after,) = normalise(Library((entry(**fields),)), Context())[0]
    assert after.get("journaltitle") == wanted


@pytest.mark.parametrize(
    ("printed", "wanted", "left"),
    [
        (("Pathfinder",) * 3, ("Pathfinder",) * 3, 3),
        (("Pathfinder",) * 2, ("Pathfinder Press",) * 2, 0),
        (("Pathfinder",) * 3 + ("Pathfinder Press",), ("Pathfinder Press",) * 4, 0),
        (("Simon and Shuster",) * 3, ("Simon and Schuster",) * 3, 0),
    ],
)
def test_a_shorter_name_that_all_entries_have_is_a_custom(printed, wanted, left):
    library = Library(tuple(entry(publisher=name) for name in printed))
    after, _ = normalise(library, Context(AUTHORITY))
    assert tuple(one.get("publisher") for one in after) == wanted
    assert len(suggestions(after, Context(AUTHORITY))) == left


CLASSICAL = (
    "@book{{{}, author = {{Rush, Ben}}, title = {{Fens}}, year = {{1999}}, edition = {{{}}}}}\n"
)
MODERN = CLASSICAL.replace("year", "location = {{Ely}}, date")


@pytest.mark.parametrize(
    ("layout", "printed", "wanted"),
    [
        (CLASSICAL, "Second", "Second"),
        (CLASSICAL, "Second edition", "Second"),
        (CLASSICAL, "second edition", "Second"),
        (CLASSICAL, "2nd ed.", "2nd"),
        (CLASSICAL, "2 ed.", "2nd"),
        (CLASSICAL, "3. Aufl.", "3."),
        (CLASSICAL, "Second, revised", "Second, revised"),
        (CLASSICAL, "First edition", "First edition"),
        *((CLASSICAL, text, text) for text in ("Folio ed.", r"\unheard{9} ed.", "ed.", "2 3 ed.")),
        (MODERN, "Second", "2"),
        (MODERN, "2nd ed.", "2"),
        (MODERN, r"rev.\@ and enl\@ ed.\isdot", r"rev.\@ and enl\@ ed.\isdot"),
        (MODERN, r"Rev\@ ed", r"Rev\@ ed"),
    ],
)
def test_an_edition_is_what_the_dialect_wants(layout, printed, wanted, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = layout.format("a", printed)
    for command in ("normalize", "lint"):
        Path("a.bib").write_text(text, encoding="utf-8")
        biblio(command, "a.bib", "--fix")
        assert Path("a.bib").read_text(encoding="utf-8") == layout.format("a", wanted), command


def test_most_editions_of_a_library_tell_its_custom(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for others, wanted in (("3", "2"), ("Third", "Second")):
        rest = CLASSICAL.format("b", others) + CLASSICAL.format("c", others)
        Path("a.bib").write_text(CLASSICAL.format("a", "Second") + rest, encoding="utf-8")
        biblio("normalize", "a.bib", "--fix")
        assert Path("a.bib").read_text(encoding="utf-8").startswith(CLASSICAL.format("a", wanted))


@pytest.mark.parametrize(
    "end",
    [
        *(
            " et al",
            " et al.",
            ", et al.",
            " et. al.",
            " et.al.",
            " {et al.}",
            " et~al.",
            " & al.",
            " u. a.",
        ),
        *(" and al.", " and et al", " and {et. al.}", " and al., et", " and others", " и др."),
    ],
)
def test_people_who_are_not_named_are_others(end):
    for name in ("Rush, B. E.", "B. E. Rush"):
        (one,) = bibtex.read(f"@book{{a, editor = {{{name}{end}}}}}", "a.bib").library
        assert one.get("editor") == "Rush, B. E. and others"


@pytest.mark.parametrize(
    "name", ["Miller, E. A.", "Al, Bo", "al-Fen, Omar", "Etal", "{Reed et al.}"]
)
def test_names_that_end_like_others(name):
    (one,) = bibtex.read(f"@book{{a, editor = {{{name}}}}}", "a.bib").library
    assert "others" not in (one.get("editor") or "") or name.startswith("{Reed et")


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("Kincir air dan sungai di dalam desa i", None),
        ("Bunyi /i, l/ di sungai dalam bahasa kampung", None),
        ("Morile de pe râu și oamenii din sat", None),
        ("Mlinovi na rijeci i ljudi u selu", None),
        ("Møllene på elven og folk i bygden som bodde der ved sjøen", None),
        ("All’ombra dei mulini e dell’acqua", "it"),
        ("I mulini della valle e la gente del fiume", "it"),
        ("L’eau des moulins et le village", "fr"),
        ("Die Mühlen in dem Dorf", "de"),
        ("All the Mills in the Valley", "en"),
    ],
)
def test_a_language_without_words_of_its_own_is_not_told(title, tag):
    found = tongue_of(title)
    assert (found.tag if found else None) == tag
