"""Packets as Word files: parts, notes of two streams, contents, marks, and what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sample_packets import author_note, editor_note, reading_room, sample, short, text
from word_files import member, names, paragraphs, part, string, strings

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.packet.model import (
    BibliographyEntry,
    Block,
    Comment,
    CommentMark,
    Cover,
    IndexEntry,
    Look,
    NoteMark,
    Packet,
    Reading,
)
from biblio.packet.rendering import Layout, NotePlace, Numbering, render
from biblio.word.check import faults
from biblio.word.markup import NAMESPACES, w
from biblio.word.paper import Paper
from biblio.word.runs import RunWriter

LAYOUTS = (
    Layout(),
    Layout(paper=Paper.LETTER, wide_margin=False, line_numbers=5),
    Layout(notes=NotePlace.ENDNOTES, numbering=Numbering.PER_READING, paragraph_numbers=False),
    Layout(comments=False, update_fields=True, mirrored=True),
)


def packet(*readings: Reading) -> Packet:
    return Packet(Cover("A packet"), readings)


def reading(*blocks: Block, **others: object) -> Reading:
    return replace(Reading("On Trains", blocks), **others)  # type: ignore[arg-type]


ODD = {
    "no reading": packet(),
    "an empty reading": packet(Reading("", ())),
    "an empty reading with a note": packet(Reading("Nothing", (), notes=(author_note(Run("n")),))),
    "a very long title": packet(short("Of the " + "very " * 80 + "long title", "A" * 300)),
    "a note in a heading": packet(
        reading(Block(Look.HEADING, (Run("One"), NoteMark(0))), notes=(author_note(Run("n")),))
    ),
    "a heading of marks alone": packet(
        reading(Block(Look.HEADING, (NoteMark(0),)), notes=(author_note(Run("n")),))
    ),
    "Cyrillic": packet(replace(short("О поездах", "Иван Сорин"), language="ru")),
    "right to left": packet(
        reading(
            text(Run("קריאה בחורף"), NoteMark(0), Run(" Leeds"), number=1),
            Block(Look.QUOTATION, (Run("ספר"),), 2),
            text(Run("In English"), number=3),
            notes=(author_note(Run("הערה")),),
            language="he",
        )
    ),
    "marks of what is not there": packet(
        reading(text(Run("One"), NoteMark(7), CommentMark(3, True), number=1))
    ),
    "a note called twice": packet(
        reading(
            text(Run("One"), NoteMark(0), Run("two"), NoteMark(1), Run("three"), NoteMark(0)),
            text(Run("four"), NoteMark(1)),
            notes=(author_note(Run("n")), editor_note(Run("e"))),
        )
    ),
    "comments half marked": packet(
        reading(
            text(CommentMark(0, False), Run("One"), CommentMark(1, True), CommentMark(2, True)),
            text(Run("two"), CommentMark(2, False)),
            comments=(Comment((text(Run("a")),)),) * 4,
        )
    ),
    "lists within lists": packet(
        reading(
            *(Block(Look.LIST, (Run(word),), level=1 + at % 3) for at, word in enumerate("abcd")),
            Block(Look.LIST, (Run("– e"),)),
        )
    ),
    "headings of nine levels": packet(
        reading(*(Block(Look.HEADING, (Run(f"h{at}"),), level=at) for at in range(10)))
    ),
    "line ends and tabs": packet(reading(text(Run("one\ntwo\tthree\r\nfour")))),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sample_is_a_sound_file_in_every_layout(layout: Layout) -> None:
    assert faults(render(sample(), layout).data) == []


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("layout", LAYOUTS[:3])
def test_odd_packets_are_sound_files(name: str, layout: Layout) -> None:
    assert faults(render(ODD[name], layout).data) == []


def test_author_notes_are_footnotes_in_the_order_of_their_marks() -> None:
    data = render(sample(), Layout()).data
    notes = part(data, "word/footnotes.xml").findall(w("footnote"))[2:]
    calls = list(part(data, "word/document.xml").iter(w("footnoteReference")))
    assert [note.get(w("id")) for note in notes] == [call.get(w("id")) for call in calls]
    custom = [call.get(w("id")) for call in calls if call.get(w("customMarkFollows"))]
    assert len(custom) == 2
    assert len(notes) == sum(len(one.notes) for one in sample().readings)


def test_the_editor_has_letters_and_the_author_numbers() -> None:
    document = part(render(sample(), Layout()).data, "word/document.xml")
    marks = [string(call.getparent()) for call in document.iter(w("footnoteReference"))]
    assert marks == ["", "", "a", "b", "", "", "", ""]


def test_endnotes_take_the_notes_of_the_author_alone() -> None:
    data = render(sample(), Layout(notes=NotePlace.ENDNOTES)).data
    assert len(part(data, "word/endnotes.xml")) == 2 + 6
    assert len(part(data, "word/footnotes.xml")) == 2 + 2


def test_numbers_begin_anew_with_each_reading_where_that_is_wanted() -> None:
    settings = part(
        render(sample(), Layout(numbering=Numbering.PER_READING)).data, "word/settings.xml"
    )
    assert settings.find(f"{w('footnotePr')}/{w('numRestart')}").get(w("val")) == "eachSect"
    settings = part(render(sample(), Layout()).data, "word/settings.xml")
    assert settings.find(f"{w('footnotePr')}/{w('numRestart')}") is None


def test_contents_list_readings_with_their_authors_headings_and_back_matter() -> None:
    data = render(sample(), Layout(folios=tuple("123456789AB"))).data
    assert strings(data, "TOC3") == ["Edith Harrow", "Mihail Sorin"]
    assert strings(data, "TOC2") == ["The winter of the stove2"]
    assert strings(data, "TOC1") == [
        f"{reading_room().title}1",
        "On Waiting6",
        "Questions on the whole7",
        "Glossary8",
        "Bibliography9",
        "Index of personsA",
        "Index of worksB",
    ]
    assert strings(data, "ContentsNote") == []


def test_estimated_page_numbers_are_said_to_be_so() -> None:
    data = render(sample(), Layout()).data
    assert "estimated" in strings(data, "ContentsNote")[0]
    assert strings(data, "TOC1")[0] == f"{reading_room().title}1"


def test_word_never_asks_on_opening_unless_that_is_wanted() -> None:
    settings = part(render(sample(), Layout()).data, "word/settings.xml")
    assert settings.find(w("updateFields")) is None
    document = part(render(sample(), Layout()).data, "word/document.xml")
    assert not [mark for mark in document.iter(w("fldChar")) if mark.get(w("dirty"))]
    settings = part(render(sample(), Layout(update_fields=True)).data, "word/settings.xml")
    assert settings.find(w("updateFields")) is not None


def test_paragraphs_bear_their_numbers_and_the_index_leads_to_them() -> None:
    data = render(sample(), Layout()).data
    assert strings(data, "NumberedText")[0].startswith("1Nobody")
    links = {link.get(w("anchor")) for link in part(data, "word/document.xml").iter(w("hyperlink"))}
    assert {"_Par1_10", "_Par2_4"} <= links
    assert strings(render(sample(), Layout(paragraph_numbers=False)).data, "NumberedText") == []


def test_a_paragraph_that_announces_the_next_does_not_end_a_page() -> None:
    data = render(sample(), Layout()).data
    kept = [string(mark.getparent().getparent()) for mark in kept_in(data, "NumberedText")]
    assert kept == ["5Those who came were three sorts of people:"]


def kept_in(data: bytes, style: str) -> list[Any]:
    found = [one.find(f"{w('pPr')}/{w('keepNext')}") for one in paragraphs(data, style)]
    return [mark for mark in found if mark is not None]


def test_pages_of_the_source_stand_apart_from_the_words() -> None:
    from biblio.packet.model import PageMark

    cases = [
        ((Run("one "), PageMark("2"), Run("two")), "one [p.\u00a02] two"),
        ((Run("one"), PageMark("2"), Run(" two")), "one [p.\u00a02] two"),
        ((Run("on"), PageMark("2"), Run("e two")), "on[p.\u00a02]e two"),
        ((PageMark("ii"), Run("one")), "[p.\u00a0ii] one"),
        ((Run("one"), PageMark("2")), "one [p.\u00a02]"),
    ]
    for inlines, printed in cases:
        data = render(packet(reading(text(*inlines))), Layout()).data
        assert strings(data, "BodyTextFirst") == [printed]


def test_a_note_without_a_mark_is_kept_and_told() -> None:
    rendered = render(ODD["an empty reading with a note"], Layout())
    assert [str(told) for told in rendered.diagnostics] == [
        "Nothing: a note has no mark in the text: it was put at the end"
    ]
    assert len(part(rendered.data, "word/footnotes.xml")) == 3


def test_characters_that_xml_forbids_are_left_out_and_told() -> None:
    odd = Packet(Cover("A\x0bB\ud800"), (reading(text(Run("one\x00two"))),))
    rendered = render(odd, Layout())
    assert strings(rendered.data, "BodyTextFirst") == ["onetwo"]
    assert "U+0000, U+000B, U+D800" in rendered.diagnostics[0].message


def test_what_is_no_address_is_printed_but_no_link() -> None:
    for address in ("javascript:alert(1)", "http://[", "http://a:99999/", "", "see below"):
        data = render(packet(reading(text(Run("here", href=address)))), Layout()).data
        assert strings(data, "BodyTextFirst") == ["here"]
        assert "word/_rels/document.xml.rels" in names(data)
        assert not list(part(data, "word/document.xml").iter(w("hyperlink")))[2:]


def test_readings_are_sections_with_heads_of_their_own() -> None:
    data = render(sample(), Layout()).data
    every = list(part(data, "word/document.xml").iter(w("sectPr")))
    # the indexes go on below the rest of the back matter, their entries in two columns
    # and are followed by a last line, without which their columns would not be even
    assert [s.find(w("cols")).get(w("num")) for s in every[5:]] == ["2", None, "2", None]
    sections = every[:5]
    formats = [s.find(w("pgNumType")).get(w("fmt")) for s in sections]
    assert formats == ["decimal", "lowerRoman", "decimal", "decimal", "decimal"]
    assert [s.find(w("pgNumType")).get(w("start")) for s in sections] == [
        None,
        None,
        "1",
        None,
        None,
    ]
    heads = [string(part(data, name)) for name in names(data) if name.startswith("word/header")]
    assert any("Mihail Sorin" in head and "On Waiting" in head for head in heads)


@pytest.mark.parametrize(("listed", "turns"), [(2, []), (22, ["Index of persons"])])
def test_an_index_does_not_begin_on_the_last_lines_of_a_page(listed: int, turns: list[str]) -> None:
    entries = tuple(
        BibliographyEntry(f"roe{at}", (Run("Roe, Rosa. Wells."),)) for at in range(listed)
    )
    persons = tuple(IndexEntry((Run(name),), ("1",)) for name in ("Brant, Ada", "Roe, Rosa"))
    packet = replace(sample(), questions=(), glossary=(), bibliography=entries, persons=persons)
    heads = paragraphs(render(packet, Layout()).data, "Heading1")
    turned = [one for one in heads if one.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None]
    assert list(map(string, turned)) == turns


def test_the_language_of_a_reading_is_that_of_its_runs() -> None:
    data = render(ODD["Cyrillic"], Layout()).data
    languages = {lang.get(w("val")) for lang in part(data, "word/document.xml").iter(w("lang"))}
    assert languages == {"ru"}


def test_text_from_right_to_left_is_marked_so() -> None:
    document = part(render(ODD["right to left"], Layout()).data, "word/document.xml")
    marked = [string(mark.getparent().getparent()) for mark in document.iter(w("bidi"))]
    assert marked == ["1קריאה בחורף Leeds", "2ספר"]


def test_the_same_packet_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    undated = render(sample(), Layout()).data
    assert undated == render(sample(), Layout()).data
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = render(sample(), Layout()).data
    assert dated == render(sample(), Layout()).data != undated
    assert b"2023-11-14T22:13:20Z" in member(dated, "docProps/core.xml")
    assert b"2023-11-14T22:13:20Z" in member(dated, "word/comments.xml")


def test_a_template_that_is_no_word_file_is_refused(folder: Path) -> None:
    Path("mine.docx").write_text("no zip")
    with pytest.raises(BiblioError, match=r"mine\.docx is no Word file"):
        render(sample(), Layout(template=Path("mine.docx")))
    with pytest.raises(BiblioError, match=r"There is no file none\.docx"):
        render(sample(), Layout(template=Path("none.docx")))


def test_a_template_without_our_styles_gets_them_and_is_told(folder: Path) -> None:
    import docx

    docx.Document().save("mine.docx")
    rendered = render(sample(), Layout(template=Path("mine.docx")))
    assert faults(rendered.data) == []
    message = rendered.diagnostics[0].message
    assert "Numbered Text (NumberedText)" in message
    assert "(Heading1)" not in message


def test_an_address_is_never_hyphenated() -> None:
    written = RunWriter().run(Run("Found at www.example.org/wells/old.htm, last year."))
    assert written.count("<w:noProof/>") == 1
    assert '<w:rPr><w:noProof/></w:rPr><w:t xml:space="preserve">www.example.org/wells/old.htm' in (
        written
    )
    assert string(etree.fromstring(f"<p {NAMESPACES}>{written}</p>")) == (
        "Found at www.example.org/wells/old.htm, last year."
    )


def test_a_template_protected_and_with_even_heads_serves_as_well(folder: Path) -> None:
    import docx

    mine = docx.Document()
    mine.settings.odd_and_even_pages_header_footer = True
    mine.save("mine.docx")
    data = render(sample(), Layout(template=Path("mine.docx"))).data
    assert part(data, "word/settings.xml").find(w("evenAndOddHeaders")) is None
    assert (
        part(data, "word/styles.xml").find(f".//{w('rPrDefault')}//{w('lang')}").get(w("val"))
        == "en-GB"
    )


def test_a_title_longer_than_a_property_may_be() -> None:
    long = Packet(Cover("Very " * 100 + "long"), (short(),))
    data = render(long, Layout()).data
    assert strings(data, "Title")[0].endswith("long")
    assert faults(data) == []


def test_words_and_tables_that_run_from_right_to_left() -> None:
    word, row = "קריאה, ספר", (Block(Look.TABLE, (Run("ספר | Leeds"),)),)
    data = render(packet(reading(text(Run(f"See {word} (1904).")), *row, *row)), Layout()).data
    document = part(data, "word/document.xml")
    assert faults(data) == []
    turned = [
        string(run)
        for run in document.iter(w("r"))
        if run.find(f"{w('rPr')}/{w('rtl')}") is not None
    ]
    assert turned == [word, "ספר", "ספר"]
    assert len(list(document.iter(w("bidiVisual")))) == 1
    cells = [
        next(cell.iter(w("pPr"))).find(w("bidi")) is not None for cell in document.iter(w("tc"))
    ]
    assert cells == [True, False, True, False]


def test_mirrored_pages_have_their_numbers_outside() -> None:
    plain, mirrored = (render(sample(), Layout(mirrored=one)).data for one in (False, True))
    for kind in ("mirrorMargins", "evenAndOddHeaders"):
        found = [
            part(data, "word/settings.xml").find(w(kind)) is not None for data in (plain, mirrored)
        ]
        assert found == [False, True]
    # the cover has none, and what goes on within a page has those of what it goes on from
    sections = list(part(mirrored, "word/document.xml").iter(w("sectPr")))[1:]
    sections = [one for one in sections if one.find(w("type")).get(w("val")) == "nextPage"]
    for one in sections:
        assert {foot.get(w("type")) for foot in one.iter(w("footerReference"))} == {
            "default",
            "first",
            "even",
        }
