"""What a typesetter does to a text, the reader undoes: paragraphs and notes come back whole."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from biblio.readers import read_text

# the sentences are long and have no capitals inside, so that every page ends inside one
BODY = (
    "the harbour was closed for the whole of that winter and the ropes that nobody had paid for "
    "lay frozen on the quay while the clerks of the council wrote letter after letter to masters "
    "who could not read them and would not have answered them if they could have done so",
    "in the spring the ice went out with a noise that was heard as far as the mill on the hill and "
    "the first ship of the year came in with a cargo of salt and a crew of men who had eaten "
    "nothing but bread since the autumn and said so to everybody they met on the way to the inn",
    "the toll was raised by a third and then by a third again until it was cheaper to carry the "
    "salt over the pass by mule than to bring it in by sea and so the mules were taxed as well "
    "and the drivers went over to the other valley where there was neither a toll nor a road",
)
NOTES = (
    "Ruth Adler, The Notary’s Chest (Basel: Rheinverlag, 1964), 9.",
    "Ibid., 44–47.",
    "See Henry Low, Glass and Fire: A History of the Trade in the North of England (Leeds: "
    "Goodall, 1899), vol. ii, 140; and the widow’s letter to the mayor, printed there.",
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Design:
    """How the pages are set."""

    width: int
    length: int
    mark: str
    indent: str
    zone: tuple[str, ...]
    head: str
    foot: str
    between: str


DESIGNS = st.builds(
    Design,
    width=st.integers(48, 84),
    length=st.integers(7, 12),
    mark=st.sampled_from(("*", "1", "[1]", "¹")),
    indent=st.sampled_from(("", "   ")),
    zone=st.sampled_from(((), ("",), ("______",), ("", "------", ""))),
    head=st.sampled_from(("", "{}   The Closed Harbour")),
    foot=st.sampled_from(("", "{}", "- {} -")),
    between=st.sampled_from(("\n", "\n\n", "\f", "\n\f")),
)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines; the word that does not fit is broken where five letters have room."""
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 1
        if len(word) <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif room > 5 and len(word) > 8 and word.isalpha():
            lines[-1] += f" {word[:4]}-"
            lines.append(word[4:])
        else:
            lines.append(word)
    return lines


def marks(design: Design, number: int) -> tuple[str, str]:
    """The mark in the text and the one before the note."""
    if design.mark == "*":
        return "*" * number, "*" * number + " "
    if design.mark == "1":
        return str(number), f"{number} "
    mark = f"[{number}]" if design.mark == "[1]" else str(number).translate(RAISED)
    return mark, f"{mark} "


def pages(design: Design, paragraphs: list[str], notes: list[str]) -> str:
    """The paragraphs on pages, each with the notes to the ‡ in its lines."""
    flow = [
        (design.indent if number == 0 else "") + line
        for paragraph in paragraphs
        for number, line in enumerate(wrapped(paragraph, design.width))
    ]
    done: list[str] = []
    remaining = iter(notes)
    for number, first in enumerate(range(0, len(flow), design.length), 33):
        page, zone = "\n".join(flow[first : first + design.length]), list[str]()
        while "‡" in page:
            inner, outer = marks(design, len(zone) + 1)
            page = page.replace("‡", inner, 1)
            zone.append("\n".join(wrapped(outer + next(remaining), design.width)))
        below = [*design.zone, *zone] if zone else []
        furniture = [design.head.format(number)] * bool(design.head)
        foot = ["", design.foot.format(number)] * bool(design.foot)
        done.append("\n".join([*furniture, "", page, *below, *foot]))
    return design.between.join(done)


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Paragraphs of many clauses, with ‡ where a note belongs, and the notes."""
    clauses = [
        f"{clause}{'‡' if draw(st.booleans()) else ''},"
        for clause in draw(st.permutations([*BODY, *BODY]))
    ]
    text = "It is said that " + " and that ".join(clauses)
    paragraph = text.removesuffix(",").removesuffix("‡") + "."
    notes = [draw(st.sampled_from(NOTES)) for _ in range(paragraph.count("‡"))]
    return [paragraph], notes


@given(DESIGNS, texts())
@settings(max_examples=150, deadline=None)
def test_a_set_text_is_read_back(design: Design, text: tuple[list[str], list[str]]) -> None:
    paragraphs, notes = text
    document = read_text(pages(design, paragraphs, notes), "set.txt")
    assert [one.string for one in document.paragraphs] == [
        one.replace("‡", "") for one in paragraphs
    ]
    assert [[one.string for one in note.paragraphs] for note in document.notes] == [
        [note] for note in notes
    ]
    anchored = [document.paragraphs[0].string[: note.anchor] for note in document.notes]
    parts = paragraphs[0].split("‡")
    assert anchored == ["".join(parts[: at + 1]) for at in range(len(notes))]
