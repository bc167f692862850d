"""Words between asterisks in a recipe: in italics wherever they are printed, marks nowhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from packet_making import packet_of
from word_files import part, strings

from biblio.document import Run
from biblio.packet.layout import Layout
from biblio.packet.recipe.recipe import Audience, QuestionRecipe, ReadingRecipe
from biblio.packet.rendering import render
from biblio.packet.wording.emphasis import emphasised, shortened, unmarked
from biblio.word.markup import w

_OLD = Run("old", italic=True, bold=True)
TEXT = "# On wells\n\nThe first well was dug by hand, and nobody knows whose.\n"


@pytest.mark.parametrize(
    ("words", "italic", "runs"),
    [
        ("On *Wells*", False, (Run("On "), Run("Wells", italic=True))),
        ("On *Wells*", True, (Run("On ", italic=True), Run("Wells"))),
        ("**On** *Wells*", False, (Run("On", bold=True), Run(" "), Run("Wells", italic=True))),
        ("On **Wells**", True, (Run("On ", italic=True), Run("Wells", italic=True, bold=True))),
        ("***On*** Wells", False, (Run("On", italic=True, bold=True), Run(" Wells"))),
        ("***On*** Wells", True, (Run("On", bold=True), Run(" Wells", italic=True))),
        ("**On *old* Wells**", False, (Run("On ", bold=True), _OLD, Run(" Wells", bold=True))),
        ("2 * 3 * 4", False, (Run("2 * 3 * 4"),)),
        ("", False, ()),
    ],
)
def test_emphasis(words: str, italic: bool, runs: tuple[Run, ...]) -> None:
    assert emphasised(words, italic=italic) == runs


@pytest.mark.parametrize(
    ("words", "longest", "short"),
    [
        ("On *Wells and Pumps*", 20, "On *Wells and Pumps*"),
        ("On *Wells and Pumps*", 12, "On *Wells*\u2009…"),
        ("*On* wells and pumps", 12, "*On* wells\u2009…"),
        ("On **Wells and Pumps**", 12, "On **Wells**\u2009…"),
        ("On ***Wells and Pumps***", 14, "On ***Wells***\u2009…"),
        ("2 * 3 and so on", 10, "2 * 3\u2009…"),
    ],
)
def test_what_is_cut_closes_its_emphasis(words: str, longest: int, short: str) -> None:
    assert shortened(words, longest) == short


def test_no_asterisk_is_printed() -> None:
    question = QuestionRecipe("Who dug *Wells*?", answer="Not *Pumps*.")
    recipe = ReadingRecipe(
        Path("wells.md"),
        title="On *Wells*",
        author="R. *Roe*",
        permission="by leave of *The Pump*",
        questions=(question,),
    )
    packet = packet_of(
        TEXT,
        readings=[recipe],
        title="Reading *Wells*",
        subtitle="With *Pumps*",
        edition=Audience.TEACHER,
    )
    data = render(packet, Layout()).data
    printed = [
        element
        for name in ("word/document.xml", "word/header2.xml", "docProps/core.xml")
        for element in part(data, name).iter()
        if element.text
    ]
    assert printed
    assert not [element.text for element in printed if "*" in element.text]
    assert strings(data, "Title") == ["Reading Wells"]
    italics = [run for run in part(data, "word/document.xml").iter(w("r")) if _is_italic(run)]
    assert {"Wells", "Pumps", "The Pump"} <= {"".join(run.itertext()) for run in italics}


def _is_italic(run: object) -> bool:
    return run.find(f"{w('rPr')}/{w('i')}") is not None


def test_places_without_italics_have_no_marks() -> None:
    assert unmarked("On *Wells* and 2 * 3") == "On Wells and 2 * 3"


@pytest.mark.parametrize("again", ["**x ", "*x ", "*x **", "**x *y* ", "*x **y** ", "***x "])
def test_emphasis_that_is_never_closed_is_sought_in_linear_time(again: str) -> None:
    began = time.process_time()
    assert unmarked(again * 8_000)
    assert time.process_time() - began < 1.5


def test_much_may_stand_within_emphasis() -> None:
    assert unmarked("**" + "an *old* well, " * 40 + "**") == "**" + "an old well, " * 40 + "**"
    assert unmarked("**" + "an *old* well, " * 40 + "dry**") == "an old well, " * 40 + "dry"
