"""Packets for the tests of rendering: invented texts, with everything a packet can hold."""

from __future__ import annotations

import random
from itertools import count

from biblio.document import Run
from biblio.packet.model import (
    BibliographyEntry,
    Block,
    CitationSpan,
    Comment,
    CommentMark,
    Cover,
    GlossaryEntry,
    IndexEntry,
    Inline,
    Look,
    Note,
    NoteMark,
    Packet,
    PageMark,
    Question,
    Reading,
    Stream,
)
from biblio.styles.formatted import Cite, Cluster

SENTENCES = (
    "The reading room opened at nine, and those who had waited in the rain went in first.",
    "Nobody had thought of heating it; the porter lent his own stove for the winter.",
    "A catalogue on slips stood along the wall, and it was wrong in every tenth place.",
    "What was read there is known from the ledgers, which list borrower, shelf mark and hour.",
    "Newspapers went first, then travels, then the pamphlets that had been forbidden.",
    "The committee met on Thursdays and quarrelled over money until the lamps were put out.",
    "Two of its members left in protest; both were seen reading there again within the month.",
    "It has been said that a library makes citizens; it is truer that citizens make one.",
    "Whoever could not read was read to, an hour each evening, by the younger clerk.",
    "In the spring the roof was mended with the money that had been meant for an encyclopaedia.",
)
BOOK = {
    "id": "harrow1931",
    "type": "book",
    "title": "Rooms for Reading",
    "author": [{"family": "Harrow", "given": "Edith"}],
    "issued": {"date-parts": [[1931]]},
    "publisher": "Quarry Press",
    "publisher-place": "Leeds",
}
HARROW = Cluster((Cite("harrow1931", "33"),))


def prose(seed: int, sentences: int) -> str:
    """So many sentences, always the same for a seed."""
    return " ".join(random.Random(seed).choices(SENTENCES, k=sentences))


def author_note(*runs: Inline) -> Note:
    return Note(Stream.AUTHOR, (Block(Look.TEXT, runs),))


def editor_note(*runs: Inline) -> Note:
    return Note(Stream.EDITOR, (Block(Look.TEXT, runs),))


def text(*inlines: Inline, number: int | None = None) -> Block:
    return Block(Look.TEXT, inlines, number)


def reading_room() -> Reading:
    """A long reading: headings, quotations, lists, both streams of notes, comments, pages."""
    numbers = count(1)
    blocks = [
        text(
            Run(prose(1, 4)),
            NoteMark(0),
            Run(" " + prose(2, 3) + " See also "),
            Run("The Porter’s Ledger", italic=True),
            NoteMark(1),
            NoteMark(5),
            Run(", which tells more."),
            number=next(numbers),
        ),
        text(
            CommentMark(0, True),
            Run(SENTENCES[7]),
            CommentMark(0, False),
            NoteMark(6),
            Run(" "),
            PageMark("33"),
            Run(prose(3, 6)),
            number=next(numbers),
        ),
        Block(Look.HEADING, (Run("The winter of the stove"), NoteMark(2)), level=1),
        text(Run(prose(4, 7)), number=next(numbers)),
        Block(Look.QUOTATION, (Run(prose(5, 4)), NoteMark(3)), next(numbers)),
        text(Run("Those who came were three sorts of people:"), number=next(numbers)),
        Block(Look.LIST, (Run("1. those who read;"),), next(numbers)),
        Block(Look.LIST, (Run("2. those who wanted to be warm;"),), next(numbers)),
        Block(Look.LIST, (Run("3. those who did both, and said " + SENTENCES[3]),), next(numbers)),
        Block(Look.HEADING, (Run("Ledgers and their gaps"),), level=2),
        text(
            Run("In the account of "),
            Run("Harrow", small_caps=True),
            Run(" the figure is 1,934 readers in 1887. " + prose(6, 5)),
            CommentMark(1, True),
            CommentMark(1, False),
            NoteMark(4),
            number=next(numbers),
        ),
        Block(Look.CAPTION, (Run("Table 1. Readers by the hour, 1887–1890"),)),
    ]
    blocks += [text(Run(prose(10 + at, 3 + at % 5)), number=next(numbers)) for at in range(9)]
    cited = CitationSpan(
        (
            Run("Edith Harrow, "),
            Run("Rooms for Reading", italic=True),
            Run(" (Leeds: Quarry Press, 1931), 33"),
        ),
        HARROW,
    )
    return Reading(
        title="The Reading Room in Winter: A Chapter from the History of Waiting",
        author="Edith Harrow",
        source=(
            Run("Edith Harrow, "),
            Run("Rooms for Reading", italic=True),
            Run(" (Leeds: Quarry Press, 1931), chapter 2, 31–58."),
        ),
        permission="Reprinted by kind permission of the Quarry Press.",
        introduction=(
            text(Run("Harrow wrote this for a lecture of 1929. Its tables are left out.")),
        ),
        blocks=tuple(blocks),
        notes=(
            author_note(cited, Run(".")),
            author_note(
                Run("The ledger is lost; a copy of its first pages is at "),
                Run("https://example.org/ledger", href="https://example.org/ledger"),
                Run("."),
            ),
            author_note(Run("On stoves, see the next chapter.")),
            Note(
                Stream.AUTHOR,
                (
                    text(Run("The quotation is from the minutes. " + prose(7, 2))),
                    text(Run("They were kept by the elder clerk.")),
                ),
            ),
            author_note(Run("Ibid., 34.")),
            editor_note(
                Run("The edition cited: "),
                Run("The Porter’s Ledger", italic=True),
                Run(", ed. A. Moss (York, 1902)."),
            ),
            editor_note(Run("Harrow repeats this sentence in her lecture of 1933.")),
        ),
        comments=(
            Comment((text(Run("A favourite sentence: ask who says so.")),)),
            Comment(
                (text(Run("The figure differs from the table.")), text(Run("Check."))),
                "The compiler",
                "TC",
            ),
        ),
        questions=(
            Question((Run("Who made the reading room, the committee or its readers?"),), 4),
            Question(
                (Run("What do ledgers leave out? Find two gaps, and say what stood there."),),
                6,
            ),
        ),
        bibliography=(
            BibliographyEntry(
                "harrow1931",
                (
                    Run("Harrow, Edith. "),
                    Run("Rooms for Reading", italic=True),
                    Run(". Leeds: Quarry Press, 1931."),
                ),
            ),
        ),
        language="en-GB",
    )


def short(title: str = "On Waiting", author: str | None = "Mihail Sorin") -> Reading:
    """A short reading with one note of its author, its paragraphs numbered."""
    return Reading(
        title=title,
        author=author,
        source=(Run("Manuscript, 1902."),),
        blocks=tuple(
            text(Run(prose(40 + at, 5)), *((NoteMark(0),) if at == 2 else ()), number=at + 1)
            for at in range(12)
        ),
        notes=(author_note(Run("Written on the back of a ticket.")),),
    )


def sample() -> Packet:
    """The packet that shows everything."""
    return Packet(
        cover=Cover(
            "Rooms for Reading",
            "Texts for a course on libraries and their publics",
            "A. Compiler",
            "Thursday reading group",
            "Autumn 2026",
        ),
        readings=(reading_room(), short()),
        bibliography=(
            *reading_room().bibliography,
            BibliographyEntry(
                "moss1902",
                (
                    Run("Moss, A., ed. "),
                    Run("The Porter’s Ledger", italic=True),
                    Run(". York, 1902. "),
                    Run("https://example.org/moss", href="https://example.org/moss"),
                    Run("."),
                ),
            ),
        ),
        glossary=(
            GlossaryEntry("ledger", (Run("the book in which loans are written"),), ("1.1", "1.12")),
            GlossaryEntry(
                "slip",
                (Run("a card of a catalogue, loose and soon lost. " + prose(8, 1)),),
                ("2.3",),
            ),
        ),
        persons=(
            IndexEntry((Run("Harrow, Edith"),), ("1.10", "2.4–6")),
            IndexEntry((Run("Moss, A."),), ("1.1",)),
        ),
        works=(IndexEntry((Run("Rooms for Reading", italic=True),), ("1.1", "1.2")),),
        questions=(
            Question((Run("What is a public?"),), 5),
            Question((Run("Who pays?"),), 3, "Those who come."),
        ),
        credits=(
            text(
                Run("The Reading Room in Winter", italic=True),
                Run(" (Edith Harrow). Source: "),
                *reading_room().source,
                Run(" Permission: granted."),
            ),
            text(
                Run("On Waiting", italic=True),
                Run(" (Mihail Sorin). Source: not stated. Permission: not stated."),
            ),
        ),
        language="en-GB",
        items=(("harrow1931", BOOK),),
    )
