"""The editor's own apparatus: notes and cuts at their words, parts for meetings, a chronology."""

from __future__ import annotations

from pathlib import Path

import pytest
from packet_making import packet_of, shown
from word_files import strings

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.packet.model import Packet, Reading, Stream
from biblio.packet.recipe.recipe import (
    Audience,
    CutRecipe,
    EventRecipe,
    NoteRecipe,
    PartRecipe,
    ReadingRecipe,
    Shown,
)
from biblio.packet.recipe.recipe_file import load_recipe
from biblio.packet.rendering import Layout, render
from biblio.packet.wording.word_forms import passage
from biblio.word.check import faults

TEXT = """# On Wells

The first well was “dug” by hand,[^1] and it was deep; the rope was long.

The second was drilled (Rosa Roe, On Pumps, Leeds: Quarry Press, 1904, 3).[^2]

## Pumps

A pump came later.

It broke, as pumps do.[^3]

[^1]: So the parish book says.
[^2]: By steam.
[^3]: Twice.
"""


def packet(
    *, notes: tuple[NoteRecipe, ...] = (), cuts: tuple[CutRecipe, ...] = (), **others: object
) -> Packet:
    recipe = ReadingRecipe(Path("text1.md"), notes=notes, cuts=cuts)
    return packet_of(TEXT, suffix="md", readings=[recipe], **others)


def reading(**recipe: object) -> Reading:
    return packet(**recipe).readings[0]  # type: ignore[arg-type]


def lines(one: Reading) -> list[str]:
    return [shown(block.inlines) for block in one.blocks]


def said(one: Reading, stream: Stream) -> list[str]:
    return ["|".join(shown(b.inlines) for b in n.blocks) for n in one.notes if n.stream is stream]


def test_a_note_stands_behind_its_words() -> None:
    one = reading(notes=(NoteRecipe(1, "A *long* one.\n\nOf hemp.", "the rope"),))
    assert lines(one)[0].endswith("the rope[^3] was long.")
    assert said(one, Stream.EDITOR) == ["A *long* one.|Of hemp."]
    assert one.notes[3].is_by_hand


def test_a_note_without_words_stands_at_the_end_of_its_paragraph() -> None:
    assert lines(reading(notes=(NoteRecipe(4, "Always."),)))[-1] == "It broke, as pumps do.[^2][^3]"


def test_a_clean_edition_has_no_notes_but_the_authors() -> None:
    one = reading(
        notes=(NoteRecipe(1, "x"),),
        cuts=(CutRecipe(1, 1, "; the rope was long", "y"),),
        edition=Audience.CLEAN,
    )
    assert not said(one, Stream.EDITOR)
    assert lines(one)[0].endswith("deep[…].")


def test_notes_on_the_screen_bear_the_name_of_who_wrote_them() -> None:
    one = reading(notes=(NoteRecipe(3, "x"),), annotations=Shown.COMMENTS, compiler="Jo Doe")
    assert [(c.author, c.initials) for c in one.comments] == [("Jo Doe", "JD"), ("biblio", "bib")]


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ('"dug" by', "“dug” by"),
        ("The first … by hand", "The first well was “dug” by hand"),
        ("deep;   the", "deep; the"),
        ("The second", None),
    ],
)
def test_words_are_found_whatever_their_quotes_and_spaces(words: str, met: str | None) -> None:
    found = passage(words).search("The first well was “dug” by hand, and it was deep; the rope.")
    assert (found and found.group()) == met


def test_words_that_are_cut() -> None:
    one = reading(cuts=(CutRecipe(1, 1, "and it was … was long", "Too long."),))
    assert lines(one)[0] == "The first well was “dug” by hand,[^0] […].[^3]"
    assert said(one, Stream.EDITOR) == ["Too long."]


def test_several_cuts_in_one_paragraph() -> None:
    cuts = (CutRecipe(1, 1, "the rope was long", "b"), CutRecipe(1, 1, "The first well", "a"))
    one = reading(cuts=cuts, notes=(NoteRecipe(1, "c", "deep"),))
    assert lines(one)[0] == "[…][^4] was “dug” by hand,[^0] and it was deep;[^3] […].[^5]"
    assert said(one, Stream.EDITOR) == ["c", "a", "b"]


def test_a_note_of_the_author_goes_with_the_words_that_call_it() -> None:
    one = reading(cuts=(CutRecipe(1, 1, "by hand, and it"),))
    assert lines(one)[0] == "The first well was “dug” […] was deep; the rope was long."
    assert said(one, Stream.AUTHOR) == ["By steam.", "Twice."]


def test_paragraphs_that_are_cut_keep_their_numbers_from_others() -> None:
    one = reading(cuts=(CutRecipe(2, 3, None, "On steam."),))
    assert [(b.number, shown(b.inlines)) for b in one.blocks] == [
        (1, "The first well was “dug” by hand,[^0] and it was deep; the rope was long."),
        (2, "[…][^2]"),
        (4, "It broke, as pumps do.[^1]"),
    ]


def test_what_is_cut_is_not_cited() -> None:
    library = "@book{roe, author = {Roe, Rosa}, title = {On Pumps}, year = {1904}}"
    assert packet(library=library).bibliography
    assert not packet(library=library, cuts=(CutRecipe(2, 2, "(Rosa … 3)"),)).bibliography


@pytest.mark.parametrize(
    ("recipe", "message"),
    [
        (
            {"notes": (NoteRecipe(9, "x", where="r.toml:3"),)},
            "r.toml:3: text1.md has no paragraph 9",
        ),
        (
            {"notes": (NoteRecipe(1, "x", "a pump", "r.toml:3"),)},
            "“a pump” is not in paragraph 1 of",
        ),
        ({"cuts": (CutRecipe(2, 9),)}, "has no paragraph 9"),
        ({"cuts": (CutRecipe(1, 2), CutRecipe(2, 2, "drilled"))}, "by another cut already"),
        (
            {"cuts": (CutRecipe(1, 1, "by hand"), CutRecipe(1, 1, "hand, and"))},
            "another cut already",
        ),
    ],
)
def test_what_is_not_there_is_told(recipe: dict[str, object], message: str) -> None:
    with pytest.raises(BiblioError, match=message.replace(".", r"\.")):
        reading(**recipe)


RECIPE = """
[[part]]
title = "Week 1"
date = "2026-10-05"
text = "Read *slowly*."

[[reading]]
file = "a.txt"

[[reading.note]]
paragraph = 1
on = "One"
text = "Or two."

[[reading.cut]]
paragraphs = "2-3"

[[reading]]
file = "a.txt"

[[part]]
title = "Week 2"
[[reading]]
file = "a.txt"

[[event]]
date = "1905-01-09"
text = "Snow."
"""


def loaded(tmp_path: Path, text: str) -> object:
    (tmp_path / "a.txt").write_text("One.\n", encoding="utf-8")
    (tmp_path / "packet.toml").write_text(text, encoding="utf-8")
    return load_recipe(tmp_path / "packet.toml")


def test_the_recipe_says_it_in_the_order_of_its_lines(tmp_path: Path) -> None:
    recipe = loaded(tmp_path, RECIPE)
    assert [(part.title, part.first) for part in recipe.parts] == [("Week 1", 1), ("Week 2", 3)]
    (note,), (cut,) = recipe.readings[0].notes, recipe.readings[0].cuts
    assert (note.paragraph, note.on, note.text) == (1, "One", "Or two.")
    assert note.where.endswith("packet.toml:10")
    assert (cut.paragraph, cut.last, cut.on) == (2, 3, None)
    assert recipe.events == (EventRecipe("1905-01-09", "Snow."),)


def test_the_recipe_of_its_page_can_be_read(tmp_path: Path) -> None:
    path = Path(__file__).parents[1] / "docs" / "reference" / "recipe.md"
    text = path.read_text(encoding="utf-8")
    block = next(part for part in text.split("```toml\n") if part.startswith("[[part]]"))
    (tmp_path / "chapter2.txt").write_text("One.\n", encoding="utf-8")
    recipe = loaded(tmp_path, block.split("```")[0])
    assert len(recipe.readings[0].notes) == len(recipe.events) == len(recipe.parts) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[reading]]\nfile = "a.txt"\n[[part]]\ntitle = "x"\n', "3: there is no \\[\\[reading"),
        (
            '[[part]]\ntitle = "x"\n[[part]]\ntitle = "y"\n[[reading]]\nfile = "a.txt"\n',
            "no \\[\\[",
        ),
        ('[[reading]]\nfile = "a.txt"\n[[reading.note]]\ntext = "x"\n', "“paragraph” is missing"),
        ('[[reading]]\nfile = "a.txt"\n[[reading.cut]]\nparagraph = 1\n', "“on” is missing"),
        (
            '[[reading]]\nfile = "a.txt"\n[[reading.cut]]\nparagraphs = "3-"\n',
            "4: “paragraphs” has",
        ),
        ('[[reading]]\nfile = "a.txt"\n[[reading.note]]\npage = 1\n', "there is no key “page”"),
    ],
)
def test_what_a_recipe_says_wrongly(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BiblioError, match=message):
        loaded(tmp_path, text)


def test_a_part_has_a_page_before_its_first_reading() -> None:
    parts = (PartRecipe("Week *1*", 1, "2026-10-05", "Bring *rope*."),)
    data = render(packet(parts=parts, minutes=True), Layout()).data
    assert faults(data) == []
    assert strings(data, "Heading1")[:2] == ["Week 1", "On Wells"]
    assert strings(data, "ReadingSource") == ["5 October 2026", "Reading time: about 1 min."]
    assert strings(data, "TOC1")[0].startswith("Week 1")


def test_a_chronology_is_in_the_order_of_its_dates() -> None:
    events = [("1917-11-07", "b"), ("9 January 1905", "a"), ("1917-11", "c"), ("before that", "d")]
    made = packet(events=tuple(EventRecipe(*one) for one in events))
    assert [(e.term, e.definition) for e in made.chronology] == [
        ("before that", (Run("d"),)),
        ("9 January 1905", (Run("a"),)),
        ("November 1917", (Run("c"),)),
        ("7 November 1917", (Run("b"),)),
    ]
    assert "Chronology" in strings(render(made, Layout()).data, "Heading1")
