"""The packet of the two documents beside the project: notes at their marks, citations annotated."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from packet_making import shown

from biblio.document import Run
from biblio.editions import authority
from biblio.editions.titles import index
from biblio.formats import bibtex
from biblio.packet.composing import compose
from biblio.packet.model import CitationSpan, CommentMark, Look, NoteMark, Packet, Reading, Stream
from biblio.packet.recipe.recipe import Audience, ReadingRecipe, Recipe, Shown
from biblio.readers import read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEEDS = ("003_207a022f4340f315", "000_a48be1dd557cea9b")

pytestmark = pytest.mark.skipif(
    not all((SHARED / "seeds" / f"{name}.txt").is_file() for name in SEEDS),
    reason="the two documents in ../shared/seeds belong to their publishers and are not here",
)


@cache
def packet(edition: Audience = Audience.ANNOTATED, shown_as: Shown = Shown.BOTH) -> Packet:
    paths = [SHARED / "seeds" / f"{name}.txt" for name in SEEDS]
    recipe = Recipe(tuple(map(ReadingRecipe, paths)), edition=edition, annotations=shown_as)
    library = bibtex.load(str(ROOT / "references.bib")).library
    return compose(recipe, [*map(read, paths)], library, authority(), index()).packet


def gold(name: str) -> list[dict[str, object]]:
    """The citations by hand, those left out that only name a work."""
    citations = json.loads((SHARED / "gold" / f"{name}.json").read_text("utf-8"))["citations"]
    return [one for one in citations if one["kind"] != "mention"]


def author_notes(reading: Reading) -> list[str]:
    notes = [note for note in reading.notes if note.stream is Stream.AUTHOR]
    return ["".join(block.string for block in note.blocks) for note in notes]


def test_the_heads_are_told_from_the_texts() -> None:
    heads = [(one.title, one.author) for one in packet().readings]
    assert heads == [("Introduction", "Luma Nichol"), ('On the "Permanent Revolution"', None)]


def test_all_notes_stand_at_their_marks_and_none_in_the_text() -> None:
    for reading, number in zip(packet().readings, (10, 1), strict=True):
        notes = author_notes(reading)
        called = [i.note for b in reading.blocks for i in b.inlines if isinstance(i, NoteMark)]
        assert len(notes) == number
        assert sorted(called) == list(range(len(reading.notes)))
        body = "\n".join(block.string for block in reading.blocks)
        assert not [note for note in notes if note[:60] in body]
        assert "*" not in body


def test_no_sentence_is_broken() -> None:
    texts = [
        block.string
        for reading in packet().readings
        for block in reading.blocks
        if block.look in (Look.TEXT, Look.QUOTATION)
    ]
    assert len(texts) > 200
    assert not [text for text in texts if text[:1].islower()]


@pytest.mark.parametrize("at", [0, 1])
def test_every_work_has_a_comment_where_it_is_cited_first(at: int) -> None:
    reading = packet().readings[at]
    own = [one for one in reading.comments if "this note" not in shown(one.blocks[0].inlines)]
    cited = gold(SEEDS[at])
    titles = {one["fields"]["title"] for one in cited}  # type: ignore[index]
    assert len(titles) <= len(own) < len(cited)
    assert all(shown(block.inlines).strip() for one in own for block in one.blocks)


def test_a_comment_covers_the_citation_itself() -> None:
    covered = commented(packet().readings[1])
    for citation in gold(SEEDS[1]):
        title = citation["fields"]["title"]  # type: ignore[index]
        assert any(title in text for text in covered), title


def commented(reading: Reading) -> list[str]:
    """What each comment covers."""
    texts: list[str] = []
    for block in reading.blocks:
        since: dict[int, int] = {}
        text = ""
        for inline in block.inlines:
            match inline:
                case Run():
                    text += inline.text
                case CitationSpan():
                    text += "".join(run.text for run in inline.runs)
                case CommentMark(is_start=True):
                    since[inline.comment] = len(text)
                case CommentMark():
                    texts.append(text[since[inline.comment] :])
    return texts


def test_a_clean_packet_has_the_texts_alone() -> None:
    for reading in packet(Audience.CLEAN).readings:
        assert not reading.comments
        assert {note.stream for note in reading.notes} == {Stream.AUTHOR}


def test_persons_stand_in_the_paragraphs_that_the_index_gives() -> None:
    """Checked without the program's eyes: each has the family name in each paragraph."""
    made = packet()
    for entry in made.persons:
        family = shown(entry.heading).split(",")[0].split()[-1]
        for number in expanded(tuple(one for line in entry.lines for one in line.numbers)):
            assert family in text_at(made, number), (family, number)


def expanded(numbers: tuple[str, ...]) -> list[tuple[int, int]]:
    found = []
    for number in numbers:
        reading, _, paragraphs = number.partition(".")
        first, _, last = paragraphs.partition("–")
        found += [(int(reading), at) for at in range(int(first), int(last or first) + 1)]
    return found


def text_at(made: Packet, locator: tuple[int, int]) -> str:
    """A paragraph, what stands unnumbered around it, and the notes at their marks."""
    reading = made.readings[locator[0] - 1]
    at = next(n for n, block in enumerate(reading.blocks) if block.number == locator[1])
    blocks = [reading.blocks[at]]
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < len(reading.blocks) and reading.blocks[beside].number is None:
            blocks.append(reading.blocks[beside])
            beside += step
    marks = [i.note for b in blocks for i in b.inlines if isinstance(i, NoteMark)]
    notes = [block.string for note in marks for block in reading.notes[note].blocks]
    return "\n".join((*(block.string for block in blocks), *notes))
