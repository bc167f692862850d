"""What is typed comes out as typed, whatever it is; what cannot be used is told."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from style_oracle import items as twelve
from style_oracle import line

from biblio import pandoc
from biblio.diagnostics import BiblioError, Position
from biblio.document import Run
from biblio.styles import Cite, Cluster, Formatted, find_style, format
from biblio.styles.languages import LOCALES

ODD = "Stars *and* _lines_, <b, {braces}, $x$ & @at \\back `tick` [l](x) ^up^ ~sub~ #1 50% | -- ..."


def book(key: str, title: str = "Bread", **fields: Any) -> dict[str, Any]:
    author = [{"family": "Marsh", "given": "Lillian"}]
    date = {"date-parts": [[1912]]}
    return {"id": key, "type": "book", "title": title, "author": author, "issued": date, **fields}


def cited(style: str, *clusters: Cluster, items: list[dict[str, Any]] | None = None) -> list[str]:
    made = format(twelve() if items is None else items, clusters, find_style(style))
    return ["".join(run.text for run in runs) for runs in made.citations]


def codes(made: Formatted) -> list[str]:
    return [diagnostic.code for diagnostic in made.diagnostics]


def test_no_character_of_a_title_is_markup() -> None:
    made = format([book("a", ODD, language="de")], [], find_style("iso690"))
    expected = ODD.replace("...", "…").replace(" -- ", " – ")
    assert expected in made.bibliography[0].text.replace("...", "…").replace(" -- ", " – ")


def test_markup_of_csl_json_is_read() -> None:
    title = "On <i>Capital</i>, H<sub>2</sub>O and the 2<sup>nd</sup> <b>bold</b> word"
    made = format(
        [book("a", title, type="webpage", language="de")], [], find_style("chicago-notes")
    )
    assert "<i>Capital</i>, H<sub>2</sub>O and the 2<sup>nd</sup> <b>bold</b>" in line(
        made.bibliography[0].runs
    )


def test_italics_within_italics_are_upright() -> None:
    made = format([book("a", "Reading <i>Capital</i> Again")], [], find_style("mla"))
    assert "<i>Reading </i>Capital<i> Again</i>" in line(made.bibliography[0].runs)


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Against the “Long Strike”", "“Against the ‘Long Strike.’”"),
        ("The Rights of the Dockers’", "“The Rights of the Dockers’.”"),
    ],
)
def test_stops_stand_inside_of_quotations(title: str, printed: str) -> None:
    made = format([book("a", title, type="webpage")], [], find_style("chicago-notes"))
    assert printed in made.bibliography[0].text


@pytest.mark.parametrize("key", ["a b", "a,b", "a:b", "@a", "{a}", "капитал", "a;b", "*", "-", "é̀"])
def test_keys_may_be_anything(key: str) -> None:
    made = format([book(key)], [Cluster((Cite(key, "3"),))], find_style("apa"))
    assert [entry.key for entry in made.bibliography] == [key]
    assert line(made.citations[0]) == "(Marsh, 1912, p. 3)"


@pytest.mark.parametrize(
    ("locator", "label", "printed"),
    [
        ("12", "page", "p. 12"),
        ("12-15", "page", "pp. 12–15"),
        ("xxiv", "page", "p. xxiv"),
        ("12n3", "page", "p. 12n3"),
        ("5", "chapter", "ch. 5"),
        ("2", "volume", "vol. 2"),
        ("{odd}", "page", "p. {odd}"),
        ("} {", "page", "p. } {"),
        ("§ 5", "page", "§ 5"),
        ("fol. 3v", "page", "fol. 3v"),
        ("12, my italics", "page", "p. 12, my italics"),
        ("12, iv", "page", "pp. 12, iv"),
        ("3", "scene", "sc. 3"),
        ("00:12:30", "timestamp", "00:12:30"),
        ("gargoyle", "sub verbo", "gargoyle"),
    ],
)
def test_locator_is_printed_as_typed(locator: str, label: str, printed: str) -> None:
    (note,) = cited("mhra", Cluster((Cite("bread", locator, label),)))
    assert printed in note
    assert "⟦" not in note
    if not printed.startswith("p"):
        assert f"p. {printed}" not in note


def test_label_is_that_of_the_language() -> None:
    clusters = [Cluster((Cite("bread", "3", "chapter"),)), Cluster((Cite("bread", "3"),))]
    for language, chapter, page in (("de", "Kapitel 3", "S. 3"), ("fr", "Chapitre 3", "p. 3")):
        made = format(twelve(), clusters, find_style("apa"), language)
        assert chapter in line(made.citations[0]).replace("\u00a0", " ")
        assert page in line(made.citations[1]).replace("\u00a0", " ")


def test_chapters_begin_anew() -> None:
    one = Cluster((Cite("brenner", "30"),))
    notes = cited("chicago-notes", one, one, replace(one, chapter=1), replace(one, chapter=1))
    full, short = notes[:2]
    assert notes == [full, short, full, short]
    assert "New Left Review" in full
    assert "New Left Review" not in short


def test_ibid_is_the_style_s_own() -> None:
    clusters = [Cluster((Cite("bread", page),)) for page in ("3", "3", "4")]
    notes = cited("chicago-notes-bibliography-subsequent-ibid", *clusters)
    assert notes[1:] == ["Ibid.", "Ibid., 4."]


def test_a_note_between_ends_ibid() -> None:
    clusters = [Cluster((Cite("bread", "3"),), note=number) for number in (2, 3, 5)]
    notes = cited("oscola", *clusters)
    assert notes[1:] == ["Ibid.", "Marsh (n 2) 3."]


def test_prefix_suffix_and_suppressed_author() -> None:
    cite = Cite("bread", "3", prefix="see also", suffix=", 99 ff.", suppress_author=True)
    assert cited("apa", Cluster((cite,))) == ["(see also 1912, p. 3, 99 ff.)"]
    assert cited("apa", Cluster((Cite("bread", suffix="in passing"),))) == [
        "(Marsh, 1912 in passing)"
    ]


def test_addresses_are_links_and_titles_are_not() -> None:
    item = book("a", URL="https://example.org/a_b--c(d)'e", DOI="10.1000/x.y")
    for style in ("apa", "chicago-notes", "mhra", "ieee"):
        made = format([item], [], find_style(style))
        links = {run.href: run.text for run in made.bibliography[0].runs if run.href}
        assert links
        assert set(links) <= {item["URL"], "https://doi.org/10.1000/x.y"}
        assert "Bread" not in links.values()


def test_label_in_the_margin_is_apart() -> None:
    made = format([book("a"), book("b", "Roses")], [Cluster((Cite("b"),))], find_style("ieee"))
    assert [(entry.key, entry.label) for entry in made.bibliography] == [("b", "[1]"), ("a", "[2]")]
    assert not made.bibliography[0].text.startswith("[")


def test_all_items_are_listed_cited_or_not() -> None:
    made = format(twelve(), [Cluster((Cite("hall"),))], find_style("chicago-author-date"))
    assert {entry.key for entry in made.bibliography} == {item["id"] for item in twelve()}


def test_nothing_at_all() -> None:
    made = format([], [], find_style("apa"))
    assert (made.citations, made.bibliography, made.diagnostics) == ((), (), ())


def test_unknown_key_is_told_and_the_rest_is_cited() -> None:
    clusters = [Cluster((Cite("none"), Cite("bread"))), Cluster((Cite("none"),))]
    made = format(twelve(), clusters, find_style("mla"))
    assert [line(runs) for runs in made.citations] == ["(Marsh)", ""]
    assert codes(made) == ["style-unknown-key"]


def test_no_title_and_no_date_are_told_and_the_entry_is_listed() -> None:
    bare = {"id": "bare", "type": "book", "author": [{"family": "Nemo"}]}
    made = format(
        [bare | {"title": None}, book("a")],
        [],
        find_style("apa"),
        locate=lambda key: Position("x.bib", 7),
    )
    assert codes(made) == ["style-no-title", "style-no-date"]
    assert str(made.diagnostics[0]) == "x.bib:7: bare has no title."
    assert {entry.key for entry in made.bibliography} == {"bare", "a"}


def test_item_without_id_is_an_error() -> None:
    with pytest.raises(BiblioError, match=r"Item 2 of the CSL-JSON has no id\."):
        format([book("a"), {"type": "book"}], [], find_style("apa"))


def test_of_two_items_with_one_id_the_first_counts() -> None:
    made = format([book("a"), book("a", "Roses")], [], find_style("apa"))
    assert [entry.text for entry in made.bibliography] == ["Marsh, L. (1912). Bread."]


@pytest.mark.parametrize("wrong", [{"issued": {"date-parts": "soon"}}, {"author": 7}])
def test_item_that_pandoc_refuses_is_told_and_the_rest_is_made(wrong: dict[str, Any]) -> None:
    items = [book("a"), book("bad", "Roses", **wrong), book("c")]
    made = format(items, [Cluster((Cite("bad"), Cite("a")))], find_style("mla"))
    assert [entry.key for entry in made.bibliography] == ["a", "c"]
    assert [each.code for each in made.diagnostics] == ["style-refused-entry"]
    assert "(Marsh)" in line(made.citations[0]) or "Marsh" in line(made.citations[0])


def test_what_a_style_omits_is_told_and_hides_no_author() -> None:
    letter = book("b", "Letter", type="manuscript", issued={"date-parts": [[1911]]})
    made = format([book("a", "A"), letter, book("c", "Z")], [], find_style("mhra"))
    assert codes(made) == ["style-omits-entry"]
    assert [entry.text.split(",")[0] for entry in made.bibliography] == ["Marsh", "——"]


def test_style_without_bibliography_still_cites(folder: Path) -> None:
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/>'
        '<citation><layout><text variable="title"/></layout></citation></style>'
    )
    (folder / "own.csl").write_text(text)
    made = format([book("a")], [Cluster((Cite("a"),))], find_style("own.csl"))
    assert (line(made.citations[0]), made.bibliography) == ("Bread", ())
    assert codes(made) == ["style-no-bibliography"]


def test_style_that_pandoc_cannot_use_is_an_error(folder: Path) -> None:
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/>'
        "<citation><layout><nothing/></layout></citation></style>"
    )
    (folder / "own.csl").write_text(text)
    with pytest.raises(BiblioError, match=r"own\.csl: pandoc cannot use this style"):
        format([book("a")], [], find_style("own.csl"))


def test_raised_letters_are_letters_set_higher() -> None:
    made = format([book("a", edition="2")], [], find_style("chicago-notes"), "fr")
    assert "2<sup>e</sup>" in line(made.bibliography[0].runs)


@pytest.mark.parametrize("language", [one for one in LOCALES if not one.startswith("en")])
def test_pandoc_has_every_language(language: str, folder: Path) -> None:
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/>'
        '<citation><layout delimiter=" "><text term="accessed"/><text term="month-03"/>'
        "</layout></citation></style>"
    )
    (folder / "own.csl").write_text(text)
    made = format([book("a")], [Cluster((Cite("a"),))], find_style("own.csl"), language)
    assert line(made.citations[0]) not in ("", "accessedMarch")


def test_pandoc_is_run_once_for_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    real = pandoc.program.run
    monkeypatch.setattr(
        pandoc.program, "run", lambda *args, **more: runs.append(1) or real(*args, **more)
    )
    clusters = [Cluster((Cite("bread"),), chapter) for chapter in (0, 0, 1, 2)]
    format(twelve(), clusters, find_style("chicago-notes"))
    assert len(runs) == 1


def test_no_file_is_left_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", os.fspath(folder))
    format([book("a")], [], find_style("apa"))
    assert list(folder.iterdir()) == []


WORDS = st.text(st.characters(exclude_categories=("C", "Z", "M")), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=6, unique=True))
def test_any_keys_and_locators_come_back(words: list[str]) -> None:
    items = [book(word, f"Number {number}") for number, word in enumerate(words)]
    made = format(items, [Cluster((Cite(word, word),)) for word in words], find_style("apa"))
    assert {entry.key for entry in made.bibliography} == set(words)
    assert len(made.citations) == len(words)
    assert all(runs and isinstance(runs[0], Run) for runs in made.citations)


def test_comma_behind_a_question_stays_inside_of_the_quotation() -> None:
    essay = book("a", "Who Pays?", type="chapter", **{"container-title": "Bread"})
    once = Cluster((Cite("a", "5"),))
    assert cited("chicago-notes", once, items=[essay]) == [
        "Lillian Marsh, “Who Pays?,” in Bread (1912), 5."
    ]
    nested = {**essay, "title": "The Question “Who Pays?”"}
    assert cited("chicago-notes", once, once, items=[nested])[1] == (
        "Marsh, “The Question ‘Who Pays?,’” 5."
    )


@pytest.mark.parametrize("style", ["chicago-notes", "mla", "apa", "mhra", "harvard", "iso690"])
@pytest.mark.parametrize("title", ["Who Pays?", "No Bread!", "The Question “Who Pays?”"])
def test_a_title_that_asks_has_no_stop_after_it(style: str, title: str) -> None:
    made = format([book("a", title, publisher="Loaf")], [], find_style(style))
    assert not re.search(r"[?!][’”]*\.(?! )", made.bibliography[0].text)
    assert not re.search(r"[?!]\.", made.bibliography[0].text)


def test_numbers_of_issues_are_ranges() -> None:
    article = book("a", type="article-journal", **{"container-title": "Loaf", "issue": "1-2"})
    assert "Loaf, nos. 1–2" in format([article], [], find_style("mla")).bibliography[0].text


def test_chinese_titles_are_not_slanted() -> None:
    made = format([book("a", "面包与法律"), book("b")], [], find_style("mla"))
    shown = {entry.key: line(entry.runs) for entry in made.bibliography}
    assert "<i>" not in shown["a"]
    assert "<i>Bread</i>" in shown["b"]


def test_particle_with_a_hyphen_keeps_it_in_capitals() -> None:
    name = {"family": "Khatib", "given": "Salma", "non-dropping-particle": "al-"}
    made = format([book("a", author=[name])], [], find_style("iso690"))
    assert made.bibliography[0].text.startswith("AL-KHATIB, Salma")


def test_what_a_style_leaves_out_is_told_once() -> None:
    old = {"date-parts": [[1843]]}
    people = [{"family": "Roth", "given": "Eva"}]
    items = [book(key, translator=people, **{"original-date": old}) for key in "abcde"]
    found = {
        style: [d.message for d in format(items, [], find_style(style)).diagnostics]
        for style in ("chicago-notes", "harvard", "iso690")
    }
    assert found["chicago-notes"] == []
    assert found["harvard"] == ["harvard does not print the original date of a, b, c and 2 more."]
    assert found["iso690"][0] == "iso690 does not print the translator of a, b, c and 2 more."
