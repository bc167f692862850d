"""Notes of web pages in all the ways that are seen: each page has two, tied to their marks."""

from __future__ import annotations

import pytest

from biblio.readers.html.reading import read_sheet
from biblio.readers.shaping.blocks import Sheet

FIRST = "Rosa Roe, <i>Salt</i> (London: Penguin, 1970), p. 3."
SECOND = "Jan Doe, <i>Brine</i> (Leeds: Oar, 1981), p. 9."

WAYS = {
    "marxists.org, both ways": f"""
        <p>Salt is dear.<sup><a name="f1" href="#n1">[1]</a></sup> Brine
        is cheap.<sup><a name="f2" href="#n2">[2]</a></sup></p><hr>
        <h3>Notes</h3>
        <p class="note"><a name="n1" href="#f1">[1]</a> {FIRST}</p>
        <p class="note"><a name="n2" href="#f2">[2]</a> {SECOND}</p>""",
    "marxists.org, one way": f"""
        <p>Salt is dear.<sup class="enote"><a href="#n1">1</a></sup> Brine
        is cheap.<sup class="enote"><a href="#n2">2</a></sup></p>
        <h3>Footnotes</h3>
        <p><a name="n1"></a>1. {FIRST}</p><p><a name="n2"></a>2. {SECOND}</p>""",
    "names around the mark": f"""
        <p>Salt is dear.<a href="#fn1" name="bk1"><sup>*</sup></a> Brine
        is cheap.<a href="#fn2" name="bk2"><sup>†</sup></a></p>
        <p class="fst"><a name="fn1"><span class="note">*</span></a> {FIRST}
        [<a href="#bk1">return to text</a>]</p>
        <p class="fst"><a name="fn2"><span class="note">†</span></a> {SECOND}
        [<a href="#bk2">return to text</a>]</p>""",
    "one paragraph, parted by breaks": f"""
        <p>Salt is dear.<a href="#1">(1)</a> Brine is cheap.<a href="#2">(2)</a></p>
        <p><a name="1">(1)</a> {FIRST}<br><a name="2">(2)</a> {SECOND}<br></p>""",
    "right in the body": f"""
        Salt is dear.<a href="#1">[1]</a> Brine is cheap.<a href="#2">[2]</a>
        <hr><a name="1">[1]</a> {FIRST}<br><br><a name="2">[2]</a> {SECOND}
        <hr><p>Last changed in May.</p>""",
    "pandoc": f"""
        <p>Salt is dear.<a href="#fn1" class="footnote-ref" id="fnref1"
        role="doc-noteref"><sup>1</sup></a> Brine is cheap.<a href="#fn2" class="footnote-ref"
        id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
        <section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes">
        <hr /><ol><li id="fn1"><p>{FIRST}<a href="#fnref1" class="footnote-back"
        role="doc-backlink">↩︎</a></p></li>
        <li id="fn2"><p>{SECOND}<a href="#fnref2" class="footnote-back"
        role="doc-backlink">↩︎</a></p></li></ol></section>""",
    "Wikipedia": f"""
        <p>Salt is dear.<sup id="cite_ref-roe_1-0" class="reference"><a
        href="#cite_note-roe-1"><span class="cite-bracket">[</span>1<span
        class="cite-bracket">]</span></a></sup> Brine is cheap.<sup id="cite_ref-2"
        class="reference"><a href="#cite_note-2">[2]</a></sup> So
        it goes.<sup id="cite_ref-roe_1-1" class="reference"><a href="#cite_note-roe-1">[1]</a>
        </sup></p><ol class="references">
        <li id="cite_note-roe-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-roe_1-0"><sup>
        <i><b>a</b></i></sup></a> <a href="#cite_ref-roe_1-1"><sup><i><b>b</b></i></sup></a></span>
        <span class="reference-text">{FIRST}</span></li>
        <li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2"
        aria-label="Jump up">^</a></b></span> <span class="reference-text">{SECOND}</span></li>
        </ol>""",
    "Word": f"""
        <p class=MsoNormal>Salt is dear.<a style='mso-footnote-id:ftn1' href="#_ftn1"
        name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]
        <![endif]></span></a> Brine is cheap.<a style='mso-footnote-id:ftn2' href="#_ftn2"
        name="_ftnref2" title=""><span class=MsoFootnoteReference>[2]</span></a></p>
        <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
        <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
        style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title="">[1]</a>
        {FIRST}</p></div>
        <div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a
        href="#_ftnref2" name="_ftn2" title="">[2]</a> {SECOND}</p></div></div>""",
    "Docutils": f"""
        <p>Salt is dear. <a class="footnote-reference brackets" href="#id3" id="id1"
        role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a>
        Brine is cheap. <a class="footnote-reference brackets" href="#id4" id="id2"
        role="doc-noteref"><span class="fn-bracket">[</span>2<span class="fn-bracket">]</span></a>
        </p><aside class="footnote-list brackets">
        <aside class="footnote brackets" id="id3" role="doc-footnote"><span class="label"><span
        class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span
        class="fn-bracket">]</span></span><p>{FIRST}</p></aside>
        <aside class="footnote brackets" id="id4" role="doc-footnote"><span class="label"><span
        class="fn-bracket">[</span><a role="doc-backlink" href="#id2">2</a><span
        class="fn-bracket">]</span></span><p>{SECOND}</p></aside></aside>""",
    "Docutils, tables": f"""
        <p>Salt is dear. <a class="footnote-reference" href="#id3" id="id1">[1]</a> Brine is
        cheap. <a class="footnote-reference" href="#id4" id="id2">[2]</a></p>
        <table class="docutils footnote" frame="void" id="id3" rules="none"><colgroup><col
        class="label" /><col /></colgroup><tbody valign="top"><tr><td class="label"><a
        class="fn-backref" href="#id1">[1]</a></td><td>{FIRST}</td></tr></tbody></table>
        <table class="docutils footnote" frame="void" id="id4" rules="none"><tbody><tr><td
        class="label"><a class="fn-backref" href="#id2">[2]</a></td><td>{SECOND}</td></tr></tbody>
        </table>""",
    "Docutils, definitions": f"""
        <p>Salt is dear. <a class="footnote-reference brackets" href="#id3" id="id1">1</a> Brine
        is cheap. <a class="footnote-reference brackets" href="#id4" id="id2">2</a></p>
        <dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets"><a
        class="fn-backref" href="#id1">1</a></span></dt><dd><p>{FIRST}</p></dd>
        <dt class="label" id="id4"><span class="brackets"><a class="fn-backref"
        href="#id2">2</a></span></dt><dd><p>{SECOND}</p></dd></dl>""",
    "Substack": f"""
        <p>Salt is dear.<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1-9"
        href="#footnote-1-9" target="_self" class="footnote-anchor">1</a> Brine is cheap.<a
        id="footnote-anchor-2-9" href="#footnote-2-9" class="footnote-anchor">2</a></p>
        <div class="footnote"><a id="footnote-1-9" href="#footnote-anchor-1-9"
        class="footnote-number">1</a><div class="footnote-content"><p>{FIRST}</p></div></div>
        <div class="footnote"><a id="footnote-2-9" href="#footnote-anchor-2-9"
        class="footnote-number">2</a><div class="footnote-content"><p>{SECOND}</p></div>
        </div>""",
    "Easy Footnotes": f"""
        <p>Salt is dear.<span id="easy-footnote-1-7" class="easy-footnote-margin-adjust">
        </span><span class="easy-footnote"><a href="#easy-footnote-bottom-1-7"
        title="Rosa Roe"><sup>1</sup></a>
        </span> Brine is cheap.<span id="easy-footnote-2-7" class="easy-footnote-margin-adjust">
        </span><span class="easy-footnote"><a href="#easy-footnote-bottom-2-7"
        title="Jan Doe"><sup>2</sup></a></span></p>
        <div class="easy-footnote-title"><h4>Notes</h4></div><ol class="easy-footnotes-wrapper">
        <li class="easy-footnote-single"><span id="easy-footnote-bottom-1-7"
        class="easy-footnote-margin-adjust"></span>{FIRST}<a class="easy-footnote-to-top"
        href="#easy-footnote-1-7"></a></li><li class="easy-footnote-single"><span
        id="easy-footnote-bottom-2-7" class="easy-footnote-margin-adjust"></span>{SECOND}<a
        class="easy-footnote-to-top" href="#easy-footnote-2-7"></a></li></ol>""",
    "Modern Footnotes": f"""
        <p>Salt is dear.<sup class="modern-footnotes-footnote" data-mfn="1"><a
        href="javascript:void(0)" role="button" aria-describedby="mfn-content-1">1</a></sup><span
        id="mfn-content-1" role="tooltip" class="modern-footnotes-footnote__note" hidden
        data-mfn="1">{FIRST}</span> Brine is cheap.<sup class="modern-footnotes-footnote"
        data-mfn="2"><a href="javascript:void(0)" role="button"
        aria-describedby="mfn-content-2">2</a></sup><span id="mfn-content-2" role="tooltip"
        class="modern-footnotes-footnote__note" data-mfn="2">{SECOND}</span></p>""",
    "footnotes, the plugin": f"""
        <p>Salt is dear.<span class="footnote_referrer"><a role="button" tabindex="0"><sup
        id="footnote_plugin_tooltip_12_1_1" class="footnote_plugin_tooltip_text">[1]</sup></a><span
        id="footnote_plugin_tooltip_text_12_1_1" class="footnote_tooltip">Rosa Roe …</span></span>
        Brine is cheap.<span class="footnote_referrer"><a role="button" tabindex="0"><sup
        id="footnote_plugin_tooltip_12_1_2" class="footnote_plugin_tooltip_text">[2]</sup></a><span
        class="footnote_tooltip">Jan Doe …</span></span></p>
        <div class="speaker-mute footnotes_reference_container"><table
        class="footnotes_table footnote-reference-container"><tbody>
        <tr class="footnotes_plugin_reference_row"><th scope="row"
        class="footnote_plugin_index_combi"><a id="footnote_plugin_reference_12_1_1"
        class="footnote_backlink"><span class="footnote_index_arrow">&#8593;</span>1</a></th>
        <td class="footnote_plugin_text">{FIRST}</td></tr>
        <tr class="footnotes_plugin_reference_row"><th scope="row"
        class="footnote_plugin_index_combi"><a id="footnote_plugin_reference_12_1_2"
        class="footnote_backlink"><span class="footnote_index_arrow">&#8593;</span>2</a></th>
        <td class="footnote_plugin_text">{SECOND}</td></tr></tbody></table></div>""",
    "WordPress's own": f"""
        <p>Salt is dear.<sup data-fn="ab-1" class="fn"><a href="#ab-1" id="ab-1-link">1</a></sup>
        Brine is cheap.<sup data-fn="ab-2" class="fn"><a href="#ab-2" id="ab-2-link">2</a></sup></p>
        <ol class="wp-block-footnotes"><li id="ab-1">{FIRST} <a href="#ab-1-link"
        aria-label="Jump to footnote reference 1">↩︎</a></li><li id="ab-2">{SECOND} <a
        href="#ab-2-link">↩︎</a></li></ol>""",
    "FD Footnotes, names with colons": f"""
        <p>Salt is dear.<sup class='footnote'><a href='#fn-31-1' id='fnref-31-1'
        onclick='return fdfootnote_show(31)'>1</a></sup> Brine is cheap.<sup id="fnref:31"><a
        href="#fn:31" rel="footnote">2</a></sup></p><div class='footnotes' id='footnotes-31'>
        <ol><li id='fn-31-1'> {FIRST} <span class='footnotereverse'><a
        href='#fnref-31-1'>&#8617;</a></span></li><li id="fn:31"><p>{SECOND}&#160;<a
        href="#fnref:31" rev="footnote">&#8617;</a></p></li></ol></div>""",
    "EPUB": f"""
        <p>Salt is dear.<a epub:type="noteref" href="#n-1">1</a> Brine
        is cheap.<a epub:type="noteref" href="#n-2"><sup>2</sup></a></p>
        <aside epub:type="footnote" id="n-1"><p>1. {FIRST}</p></aside>
        <aside epub:type="footnote" id="n-2"><p>{SECOND}</p></aside>""",
    "notes behind each paragraph": f"""
        <p>Salt is dear.<a href="#n1"><sup>1</sup></a></p>
        <p class="footnote" id="n1"><sup>1</sup> {FIRST}</p>
        <p>Brine is cheap.<a href="#n2"><sup>2</sup></a></p>
        <p class="footnote" id="n2"><sup>2</sup> {SECOND}</p>""",
    "in the margin": f"""
        <p>Salt is dear.<label for="sn-1" class="margin-toggle sidenote-number"></label><input
        type="checkbox" id="sn-1" class="margin-toggle"><span class="sidenote">{FIRST}</span>
        Brine is cheap.<label for="sn-2" class="margin-toggle sidenote-number"></label><input
        type="checkbox" id="sn-2" class="margin-toggle"><span class="sidenote">{SECOND}</span>
        </p>""",
}


WAYS["WordPress, Modern Footnotes, untied"] = f"""
    <p>Salt is dear.<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)"
    role="button">1</a></sup><span class="modern-footnotes-footnote__note">{FIRST}</span> Brine
    is cheap.<sup class="modern-footnotes-footnote" data-mfn="2"><a href="javascript:void(0)"
    role="button">2</a></sup><span class="modern-footnotes-footnote__note">{SECOND}</span></p>"""


def body(sheet: Sheet) -> str:
    """The text without the marks that the page ties to notes, each of these as ‹number›."""
    numbers = {note.id: number for number, note in enumerate(sheet.notes, 1)}
    return "\n".join(
        "".join(
            f"‹{numbers[one.call]}›" if one.call else one.text.string for one in block.rich.pieces
        )
        for block in sheet.blocks
    )


@pytest.mark.parametrize("way", WAYS)
def test_two_notes_are_tied_to_their_marks(way: str) -> None:
    sheet = read_sheet(f"<html><body>{WAYS[way]}</body></html>", "page.html")
    texts = [" ".join(block.rich.string for block in note.blocks) for note in sheet.notes]
    assert texts == [
        "Rosa Roe, Salt (London: Penguin, 1970), p. 3.",
        "Jan Doe, Brine (Leeds: Oar, 1981), p. 9.",
    ]
    text = body(sheet)
    assert "dear.‹1›" in text.replace(" ‹", "‹")
    assert "cheap.‹2›" in text.replace(" ‹", "‹")
    assert "Rosa" not in text
    assert "Jan" not in text


@pytest.mark.parametrize("way", WAYS)
def test_titles_in_notes_are_in_italics(way: str) -> None:
    sheet = read_sheet(f"<html><body>{WAYS[way]}</body></html>", "page.html")
    runs = [run.text for note in sheet.notes for block in note.blocks for run in block.rich.runs
            if run.italic]  # fmt: skip
    assert runs == ["Salt", "Brine"]


@pytest.mark.parametrize(
    ("mark", "note", "text"),
    [
        ("a", "A remark.", "A remark."),
        ("a", "<b>a</b> A remark.", "A remark."),
        ("a", "a) A remark.", "A remark."),
        ("2", "2 January was cold.", "2 January was cold."),
        ("2", "<sup>2</sup> January was cold.", "January was cold."),
        ("2", "2. January was cold.", "January was cold."),
    ],
)
def test_the_first_word_of_a_note_is_not_its_mark(mark: str, note: str, text: str) -> None:
    page = f"""<p>Salt.<sup id="r1"><a href="#n1">{mark}</a></sup></p>
        <ol><li id="n1">{note} <a href="#r1">↩</a></li></ol>"""
    (found,) = read_sheet(f"<html><body>{page}</body></html>", "page.html").notes
    assert [block.rich.string for block in found.blocks] == [text]


def test_what_google_docs_has_in_the_margin_is_a_comment() -> None:
    page = """<p>Salt is dear.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
        <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it?</span></p></div>"""
    (found,) = read_sheet(f"<html><body>{page}</body></html>", "page.html").notes
    assert found.part == "comment"


def test_the_switch_of_a_note_in_the_margin_is_no_text() -> None:
    page = """<p>Salt was dear in the upper valley.<label for="m1" class="margin-toggle">&#8853;
        </label><input type="checkbox" id="m1" class="margin-toggle"><span class="marginnote">Is
        it?</span></p>"""
    sheet = read_sheet(f"<html><body>{page}</body></html>", "page.html")
    assert body(sheet) == "Salt was dear in the upper valley.‹1›"
