"""What is read through pandoc: notes, looks, blocks and citations, and what is refused."""

from __future__ import annotations

import time
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest

from biblio import office, pandoc
from biblio.diagnostics import BiblioError
from biblio.document import Document, Exact
from biblio.origins import BlockOrigin
from biblio.readers import LEFT_OUT, format_named, read_bytes

BOOK = r"""\documentclass{book}
\newcommand{\work}[1]{\emph{#1}}
\title{The Weir}\author{Ann Low\and Bo Roe}
\begin{document}
\maketitle
%s
\end{document}
"""


def latex(text: str) -> Document:
    return read_bytes((BOOK % text).encode(), "weir.tex")


def read(text: str, key: str) -> Document:
    return read_bytes(text.encode(), "a", format_named(key))


def strings(document: Document) -> list[str]:
    return [one.string for one in document.paragraphs]


def cites(document: Document) -> list[Exact]:
    noted = (one for note in document.notes for one in note.paragraphs)
    runs = (run for one in (*document.paragraphs, *noted) for run in one.runs)
    return [exact for run in runs for exact in run.cites]


def styled(document: Document) -> list[tuple[str, int, str]]:
    return [(one.style.value, one.level, one.string) for one in document.paragraphs]


def test_a_title_is_printed_and_said() -> None:
    document = latex("It held.")
    assert strings(document) == ["The Weir", "Ann Low", "Bo Roe", "It held."]
    assert (document.title, document.said("author")) == ("The Weir", ("Ann Low", "Bo Roe"))


def test_a_footnote_stands_at_its_mark() -> None:
    document = latex(r"It held.\footnote{Low, \work{Mill}, 3.} It fell.")
    (note,) = document.notes
    assert strings(document)[-1] == "It held. It fell."
    assert (note.mark, note.anchor, note.anchor_paragraph) == ("1", len("It held."), 3)
    assert note.paragraphs[0].string == "Low, Mill, 3."
    assert [run.text for run in note.paragraphs[0].runs if run.italic] == ["Mill"]


@pytest.mark.parametrize(
    ("command", "exact"),
    [
        (r"\cite[12]{low}", Exact("low", "12", "page")),
        (r"\parencite[see][ch.~3]{low}", Exact("low", "3", "chapter", "see")),
        (r"\textcite{low}", Exact("low", in_text=True)),
        (r"\citeyear{low}", Exact("low", suppress_author=True)),
        (r"\citetitle{low}", Exact("low", in_text=True)),
        (r"\citep[p.~4 and passim]{low}", Exact("low", "4", "page", "", "and passim")),
        (r"\footcite[7]{low}", Exact("low", "7", "page")),
    ],
)
def test_a_command_that_cites_is_exact(command: str, exact: Exact) -> None:
    assert cites(latex(f"It held {command}.")) == [exact]


def test_several_works_are_cited_by_one_command() -> None:
    found = cites(latex(r"It held \cites[see][3]{low}[4]{roe}."))
    assert found == [Exact("low", "3", "page", "see"), Exact("roe", "4", "page")]


def test_words_in_a_command_that_is_unknown_are_kept() -> None:
    document = latex(r"It \keyword{held the water} \vspace{1em}back \index{water}again.")
    assert strings(document)[-1] == "It held the water back again."
    told = [str(one) for one in document.diagnostics if one.code == LEFT_OUT]
    assert any("vspace" in one for one in told)


def test_verse_keeps_its_lines() -> None:
    document = latex("\\begin{verse}O weir,\\\\ O mill,\\\\ O rope.\\end{verse}")
    assert styled(document)[3:] == [
        (("verse"), 1, f"O {word}") for word in ("weir,", "mill,", "rope.")
    ]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("org", "It held [cite:see @low p. 3]."),
        ("rst", "It held.\n\n.. [#] A note that is not called."),
    ],
)
def test_citations_of_other_formats(key: str, text: str) -> None:
    found = cites(read(text, key))
    assert found == ([Exact("low", "3", "page", "see")] if key == "org" else [])


def test_a_wiki_page() -> None:
    text = (
        "== Floods ==\nIt held.<ref>Low, ''The Mill'', 3.</ref>\n<poem>\nO weir,\nO mill\n</poem>\n"
    )
    document = read(text, "mediawiki")
    assert styled(document) == [
        ("heading", 2, "Floods"),
        ("text", 1, "It held."),
        ("verse", 1, "O weir,"),
        ("verse", 1, "O mill"),
    ]
    assert document.notes[0].paragraphs[0].string == "Low, The Mill, 3."


def test_a_reference_list_of_jats_is_text_and_data() -> None:
    text = (
        '<article article-type="x"><front><article-meta><title-group><article-title>Weirs'
        "</article-title></title-group></article-meta></front><body><p>It held "
        '<xref ref-type="bibr" rid="b1">Low</xref> (<xref ref-type="bibr" rid="b2">Roe</xref>).'
        '</p></body><back><ref-list><title>Works</title><ref id="b1"><mixed-citation>Low, A. '
        "<source>The Mill</source>. Hull: Quay, 1990.</mixed-citation></ref>"
        '<ref id="b2"><element-citation publication-type="book"><person-group '
        'person-group-type="author"><name><surname>Roe</surname><given-names>Bo</given-names>'
        "</name></person-group><source>Ropes</source><year>1991</year></element-citation></ref>"
        "</ref-list></back></article>"
    )
    document = read(text, "jats")
    assert strings(document) == [
        "Weirs",
        "It held Low (Roe).",
        "Works",
        "Low, A. The Mill. Hull: Quay, 1990.",
        "Roe Bo, Ropes, 1991,",
    ]
    first, second = cites(document)
    assert (first.key, first.fields) == ("b1", ())
    assert ("title", "Ropes") in second.fields
    assert ("author", "Roe, Bo") in second.fields


RTF = r"{\rtf1\ansi{\stylesheet{\s1 heading 1;}{\s5 Normal;}}%s}"


def test_notes_lists_and_headings_of_rtf() -> None:
    text = (
        r"\pard\s1 Floods\par\pard\s5 1845\u8211-1975{\super\chftn}{\*\footnote\pard\plain\chftn "
        r"Low, {\i The Mill}, 3.} and on.\par"
        r"\pard{\listtext 1.\tab}\ls1\ilvl0 One\par"
        r"\pard\trowd\cellx1\cellx2 \intbl a\cell b\cell\row"
    )
    document = read(RTF % text, "rtf")
    assert strings(document) == ["Floods", "1845–1975 and on.", "1. One", "a | b"]
    assert document.paragraphs[0].style.value == "heading"
    assert document.notes[0].paragraphs[0].string == "Low, The Mill, 3."


def odt(body: str) -> bytes:
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    names = f'xmlns:office="{spaces}office:1.0" xmlns:text="{spaces}text:1.0" office:version="1.2"'
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {names}><office:styles/><office:automatic-styles/>"
        "<office:master-styles/></office:document-styles>"
    )
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
    return data.getvalue()


NOTE = (
    '<text:note text:id="n" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Low, 3.</text:p></text:note-body></text:note>"
)


def test_what_pandoc_reads_has_paragraphs_and_no_places() -> None:
    document = read_bytes(odt(f"<text:p>It held.{NOTE}</text:p><text:p>It fell.</text:p>"), "a.odt")
    assert strings(document) == ["It held.", "It fell."]
    assert document.origin(document.whole(1)) == BlockOrigin(None, 1)
    assert document.origin(document.whole(0, 0)) == BlockOrigin(0, 0)
    assert document.words_for(document.whole(1)) == "paragraph 2"
    assert document.words_for(document.whole(0, 0)) == "note 1"
    assert document.line(document.whole(0)) is None
    assert document.page(document.whole(0)) is None


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (odt(""), "a.odt", r"^a\.odt is empty\.$"),
        (odt("<text:p>It"), "a.odt", r"^a\.odt is damaged: its part content\.xml is no sound XML"),
        (odt("")[:200], "a.odt", r"^a\.odt is damaged: the zip package is broken\.$"),
        (b"It held.", "a.odt", r"^a\.odt is no OpenDocument file, whatever its name says\.$"),
        (
            b"\\begin{document}\\emph{",
            "a.tex",
            r"^a\.tex cannot be read: pandoc, which reads latex",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(BiblioError, match=said):
        read_bytes(data, name)


def test_without_libreoffice_an_old_word_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    with pytest.raises(BiblioError, match=r"^a\.doc cannot be read: .*apt install libreoffice"):
        read_bytes(data, "a.doc")


def test_no_file_is_opened() -> None:
    document = latex(r"It held. \input{/etc/hostname} \includegraphics{/etc/hostname}")
    assert strings(document)[3:] == ["It held."]
    told = [str(one) for one in document.diagnostics]
    assert any("/etc/hostname" in one for one in told)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE FictionBook [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {two} "{f"&{one};" * 10}">'
        for one, two in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><FictionBook><body><section><p>&i;</p></section></body></FictionBook>"
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (BOMB, "fb2"),
        (BOMB.replace("FictionBook", "article"), "jats"),
        (r"\documentclass{article}\begin{document}" + r"\emph{" * 5000 + "a" + "}" * 5000, "latex"),
        (r"\def\a{\a\a}\begin{document}\a\end{document}", "latex"),
        ("{\\rtf1 " + "{" * 200_000, "rtf"),
        ("*" * 200_000, "org"),
        ("[" * 100_000, "mediawiki"),
    ],
)
def test_hostile_files_are_refused_or_survived_soon(text: str, key: str) -> None:
    began = time.monotonic()
    with suppress(BiblioError):
        read(text, key)
    assert time.monotonic() - began < 30


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise pandoc.TooMuchError("it takes longer than 9 s")

    monkeypatch.setattr(pandoc, "run", stopped)
    with pytest.raises(BiblioError, match=r"^a is refused: to read it, pandoc takes longer than"):
        read("It held.", "org")


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>
<office:body><office:text><text:h text:outline-level="2">The Weir</text:h>
<text:p>It held.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Low, <text:span text:style-name="T1">Mill</text:span>, 3.</text:p>
</text:note-body></text:note> It fell.</text:p></office:text></office:body></office:document>
"""


def test_flat_opendocument_is_read_as_its_package_is() -> None:
    document = read_bytes(FLAT.encode(), "weir.txt")
    assert styled(document) == [("heading", 2, "The Weir"), ("text", 1, "It held. It fell.")]
    (note,) = document.notes
    assert [run.text for run in note.paragraphs[0].runs if run.italic] == ["Mill"]
    assert (note.anchor, note.anchor_paragraph) == (len("It held."), 1)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (FLAT.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1), "it declares entities"),
        (FLAT.replace("</office:text>", ""), "it is no sound XML"),
    ],
)
def test_flat_opendocument_that_is_hostile_or_broken_is_refused(source: str, reason: str) -> None:
    with pytest.raises(BiblioError, match=reason):
        read_bytes(source.encode(), "weir.fodt")


BOXED = """<text:p>Before<office:annotation><text:p>Is that so?</text:p></office:annotation>
 the box.<draw:frame><draw:text-box><text:p>In the box.<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Low, 3.</text:p></text:note-body>
</text:note></text:p></draw:text-box></draw:frame></text:p>
<text:p>After.<draw:custom-shape><text:p>In a shape.</text:p></draw:custom-shape></text:p>
<text:bibliography><text:bibliography-source/><text:index-body><text:index-title>
<text:p>Works</text:p></text:index-title><text:p>Low, Cy. Mills. 1987.</text:p></text:index-body>
</text:bibliography><text:p>Table <text:sequence>4</text:sequence>, note
 <text:note-ref text:reference-format="text">1</text:note-ref>, <text:ruby><text:ruby-base>weir
</text:ruby-base><text:ruby-text>dam</text:ruby-text></text:ruby></text:p></office:text>"""


def test_boxes_lists_of_works_and_fields_of_opendocument() -> None:
    drawing = ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version'
    source = FLAT.replace(" office:version", drawing, 1).replace("</office:text>", BOXED)
    document = read_bytes(source.encode(), "weir.fodt")
    assert [one.string for one in document.paragraphs][2:] == [
        "Before the box.",
        "In the box.",
        "After.",
        "In a shape.",
        "Works",
        "Low, Cy. Mills. 1987.",
        "Table 4, note 1, weir (dam)",
    ]
    assert [(note.anchor_paragraph, note.anchor) for note in document.notes] == [(1, 8), (3, 11)]
    told = [one.message for one in document.diagnostics if one.code == LEFT_OUT]
    assert told == ["Not read: skipped comments (1)."]


def test_opendocument_without_styles() -> None:
    start, end = FLAT.index("<office:automatic-styles>"), FLAT.index("<office:body>")
    document = read_bytes((FLAT[:start] + FLAT[end:]).encode(), "weir.fodt")
    assert len(document.notes) == 1


def test_what_was_deleted_is_no_text_of_an_rtf_file() -> None:
    source = (
        r"{\rtf1 It held{\b\deleted\revauthdel1 , {\i not} long\}} and{\revised  then} fell.\par}"
    )
    document = read_bytes(source.encode(), "weir.rtf")
    assert [one.string for one in document.paragraphs] == ["It held and then fell."]
    told = [one.message for one in document.diagnostics if one.code == LEFT_OUT]
    assert told == ["Not read: skipped tracked deletions (1)."]
