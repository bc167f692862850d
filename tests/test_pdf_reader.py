"""What of the print on pages is text, what is furniture, and what is a note."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from pdf_pages import Print, column, pdf

from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.origins import PageOrigin
from biblio.readers import LEFT_OUT, read_bytes

pytest.importorskip("pypdfium2", reason="PDFs are read by pypdfium2: pip install '.[pdf]'")

# lines of one width, as justified ones are
LONG = (
    "The weir was built of oak by the men of the lower town, who had no",
    "money for stone and no wish to ask the upper town for any of theirs,",
    "and it stood for forty years before the flood of that spring took it.",
)


def read(*pages: list[Print], info: str = "") -> Document:
    return read_bytes(pdf(pages, info), "weir.pdf")


def strings(document: Document) -> list[str]:
    return [one.string for one in document.paragraphs]


def test_lines_are_joined_and_paragraphs_parted() -> None:
    document = read([*column(LONG), Print("The mill came later.", 72, 484)])
    assert strings(document) == [" ".join(LONG), "The mill came later."]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    document = read(column(LONG[:2]), column(LONG[2:]))
    assert strings(document) == [" ".join(LONG)]


def test_a_word_that_was_broken_is_whole() -> None:
    first = "The weir was built of oak by the carpenters of the lower town, car-"
    document = read(column([first, "penters who had no money for stone."]))
    assert strings(document) == [f"{first[:-1]}penters who had no money for stone."]


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"Left line {at} of the weir." for at in range(8)]
    right = [f"Right line {at} of the mill." for at in range(8)]
    across = [Print("A heading that stands over both columns of the page", 60, 550, 14)]
    rows = [one for pair in zip(column(left, 60), column(right, 230), strict=True) for one in pair]
    text = " ".join(strings(read([*across, *rows])))
    assert text.index("A heading") < text.index("Left line 7") < text.index("Right line 0")


def test_a_reference_list_in_two_columns_below_a_page_of_text() -> None:
    left = [
        "Abel, Ruth. The Salt Road: A",
        "  History. Leeds: Harbour, 1987.",
        "Berger, Tom. Brine and Bread in",
        "  the North. 2nd ed. London: Oar",
        "  Books, 1994.",
        "Doe, Jan. Carters and their dogs.",
        "  Bern: Noll, 1966.",
        "Fine, Sara. Tithes. Oxford: Lamp,",
    ]
    right = [
        "  1950.",
        "Gray, Paul. On Weighing, 1700-50.",
        "  York: Carter, 1988.",
        "Hill, Mary. The Bailiff Who Could",
        "  Not Write. Leeds: Harbour, 1990.",
        "Jones, Kate. Spring Markets in a",
        "  Dry Year. London: Oar, 1982.",
        "Lamb, Peter. What the Sea Owed. A",
        "  Life. London: Oar Books, 1999.",
    ]
    body = [line for at in range(5) for line in column(LONG, y=520 - 36 * at)]
    rows = [*_hanging(left, 60), *_hanging(right, 230)]
    heading = Print("References", 60, 330, 10, "B")
    document = read([*body, heading, *sorted(rows, key=lambda one: -one.y)])
    listed = [one.string for one in document.paragraphs if one.style == "bibliography"]
    assert listed == [
        "Abel, Ruth. The Salt Road: A History. Leeds: Harbour, 1987.",
        "Berger, Tom. Brine and Bread in the North. 2nd ed. London: Oar Books, 1994.",
        "Doe, Jan. Carters and their dogs. Bern: Noll, 1966.",
        "Fine, Sara. Tithes. Oxford: Lamp, 1950.",
        "Gray, Paul. On Weighing, 1700-50. York: Carter, 1988.",
        "Hill, Mary. The Bailiff Who Could Not Write. Leeds: Harbour, 1990.",
        "Jones, Kate. Spring Markets in a Dry Year. London: Oar, 1982.",
        "Lamb, Peter. What the Sea Owed. A Life. London: Oar Books, 1999.",
    ]


def _hanging(lines: list[str], x: float) -> list[Print]:
    """A column in which lines with two spaces before them are set in."""
    return [
        Print(line.strip(), x + 12 * line.startswith(" "), 310 - 12 * at)
        for at, line in enumerate(lines)
    ]


def test_a_table_below_a_page_of_text_keeps_its_rows() -> None:
    body = [line for at in range(5) for line in column(LONG, y=520 - 36 * at)]
    rows = [
        one
        for at in range(8)
        for one in (
            Print(f"Year {1850 + at}", 60, 320 - 12 * at),
            Print(f"{at + 3} carts of salt", 230, 320 - 12 * at),
        )
    ]
    text = " ".join(strings(read([*body, *rows])))
    assert all(f"Year {1850 + at} {at + 3} carts of salt" in text for at in range(8))


def test_running_heads_and_numbers_are_left_out_and_told() -> None:
    pages = [
        [Print("THE WEIR", 60, 575, 9), *column(LONG), Print(str(at + 40), 210, 30, 9)]
        for at in range(3)
    ]
    document = read(*pages)
    assert "THE WEIR" not in " ".join(strings(document))
    told = [str(one) for one in document.diagnostics if one.code == LEFT_OUT]
    assert told == [
        "weir.pdf, page 40: Not read: the running head “THE WEIR”.",
        "weir.pdf, page 40: Not read: the numbers of pages.",
    ]


def test_a_place_is_a_box_on_a_page_with_its_printed_number() -> None:
    pages = [[*column(LONG), Print(str(at + 40), 210, 30, 9)] for at in range(3)]
    document = read(*pages)
    where = document.whole(0)
    origin = document.origin(where.until(8))
    assert isinstance(origin, PageOrigin)
    assert (origin.page, origin.number) == ("40", 1)
    x0, y0, x1, y1 = origin.box
    assert 59 < x0 < 62 < x1 < 110
    assert y0 < 520 < y1
    assert document.words_for(where) == "page 40"


def test_a_note_that_is_ibid_on_every_page_is_no_running_foot() -> None:
    pages = [
        [*column([*LONG[:2], "and it held."]), *_raised(str(at + 1), 106, 496, "Ibid., 4.")]
        for at in range(3)
    ]
    document = read(*pages)
    assert [one.paragraphs[0].string for one in document.notes] == ["Ibid., 4."] * 3
    assert [one.mark for one in document.notes] == ["1", "2", "3"]


def _raised(mark: str, x: float, y: float, note: str) -> list[Print]:
    """A mark raised in the text, and the note in small print at the foot."""
    return [
        Print(mark, x, y + 3.5, 6),
        Print(mark, 60, 63, 5),
        Print(note, 64, 60, 8),
    ]


def test_a_note_is_tied_to_the_mark_that_is_raised_in_the_text() -> None:
    body = column([*LONG[:2], "and it held."])
    document = read([*body, *_raised("1", 106, 496, "Ann Low, The Mill, 12.")])
    (note,) = document.notes
    text = document.paragraphs[0].string
    assert (note.mark, note.kind, note.anchor) == ("1", "footnote", len(text))
    assert text.endswith("and it held.")
    assert note.paragraphs[0].string == "Ann Low, The Mill, 12."
    assert str(note.origin) == "page 1"


def test_a_note_runs_on_to_the_next_page() -> None:
    first = [
        *column([*LONG[:2], "and it held."]),
        *_raised("1", 106, 496, "Ann Low, The Mill and the"),
    ]
    second = [*column(LONG), Print("Weir, 2nd ed., 12.", 60, 60, 8)]
    document = read(first, second)
    assert [one.paragraphs[0].string for one in document.notes] == [
        "Ann Low, The Mill and the Weir, 2nd ed., 12."
    ]


def test_a_star_at_the_end_of_a_word_calls_its_note() -> None:
    body = column([*LONG[:2], "and it held.*"])
    document = read([*body, Print("* Ann Low, The Mill, 12.", 60, 60, 8)])
    (note,) = document.notes
    assert note.mark == "*"
    assert document.paragraphs[0].string.endswith("and it held.")
    assert note.anchor == len(document.paragraphs[0].string)


def test_italics_are_known_by_the_font_and_headings_by_their_size() -> None:
    document = read(
        [
            Print("The Flood", 60, 550, 16),
            *column(LONG),
            Print("See", 60, 484),
            Print("The Mill", 78, 484, font="I"),
            Print("again.", 116, 484),
        ]
    )
    heading, body = document.paragraphs[0], document.paragraphs[-1]
    assert (heading.style, heading.string) == ("heading", "The Flood")
    assert [run.text for run in body.runs if run.italic] == ["The Mill"]


def test_what_programs_fill_in_is_believed_where_the_text_bears_it_out() -> None:
    pages = [Print("The Flood", 60, 550, 16), *column(LONG)]
    assert read(pages, info="/Title (The Flood)").said("title") == ("The Flood",)
    assert read(pages, info="/Title (untitled-3.indd)").said("title") == ()


def test_a_scan_is_told_to_need_ocr() -> None:
    drawn = b"q 400 0 0 500 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    stream = b"<< /Length %d >>\nstream\n%s" % (len(drawn), drawn)
    data = pdf([[]]).replace(b"<< /Length 0 >>\nstream\n", stream)
    with pytest.raises(BiblioError, match=r"^a\.pdf has no text, only pictures .*ocrmypdf"):
        read_bytes(data, "a.pdf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([[]]), r"^a\.pdf is empty\.$"),
        (b"%PDF-1.7\nnothing", r"^a\.pdf is damaged: it is no sound PDF\.$"),
        (b"no PDF at all", r"^a\.pdf is no PDF file, whatever its name says\.$"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BiblioError, match=said):
        read_bytes(data, "a.pdf")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(BiblioError, match=r"pip install 'biblio-toolkit\[pdf\]'"):
        read_bytes(pdf([column(LONG)]), "a.pdf")


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    assert strings(read_bytes(pdf([column(LONG)]), "weir.txt")) == [" ".join(LONG)]


def test_an_encrypted_pdf_is_told() -> None:
    keys = f"/O <{'00' * 32}> /U <{'11' * 32}> /P -4"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 {keys} >> /ID [<00> <00>] /Root 1 0 R"
    data = pdf([column(LONG)]).replace(b"/Root 1 0 R", lock.encode())
    with pytest.raises(BiblioError, match=r"^a\.pdf is encrypted: save it without a password"):
        read_bytes(data, "a.pdf")
