"""Text with marks: joined, cut and changed without losing them; LaTeX, CSL's tags, and back."""

from __future__ import annotations

import pickle
import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats.bibtex import dumps, latex, read
from biblio.formats.csljson import edition, item
from biblio.record.edition import Edition
from biblio.values import tagged
from biblio.values.marked import (
    Look,
    Mark,
    carried,
    cut,
    joined,
    looking,
    marked,
    marks_of,
    only,
    stretches,
    substituted,
    tidy,
)

ILIAD = marked("Night in the Iliad", [Mark(13, 18, Look.ITALIC)])
LOOKS = [one for one in Look if one is not Look.SOURCE]


def test_a_marked_text_is_a_text() -> None:
    assert ILIAD == "Night in the Iliad"
    assert {ILIAD: 1}["Night in the Iliad"] == 1
    assert pickle.loads(pickle.dumps(ILIAD)).marks == ILIAD.marks
    assert type(marked("Ink", [])) is type(ILIAD.lower()) is str


def test_cutting_and_joining() -> None:
    assert tagged.write(cut(ILIAD, 9, 15)) == "the <i>Il</i>"
    assert tagged.write(cut(ILIAD, 0, -1)) == "Night in the <i>Ilia</i>"
    assert tagged.write(joined(ILIAD, ": ", ILIAD)) == (
        "Night in the <i>Iliad</i>: Night in the <i>Iliad</i>"
    )
    assert tagged.write(looking(ILIAD, Look.PROTECTED)) == (
        '<span class="nocase">Night in the <i>Iliad</i></span>'
    )
    assert marks_of(only(ILIAD, {Look.BOLD})) == ()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Night in the Iliad", "Night in the <i>Iliad</i>"),
        ("A night in the Iliad", "A night in the <i>Iliad</i>"),
        ("Night in the Iliads", "Night in the <i>Iliad</i>s"),
        ("Night in the Il–iad", "Night in the <i>Il–iad</i>"),
        ("Night in the Odyssey", "Night in the <i>Odyssey</i>"),
        ("Night in the great Iliad", "Night in the great <i>Iliad</i>"),
        ("Night in the Iliad and after", "Night in the <i>Iliad</i> and after"),
        ("Night in Iliad", "Night in <i>Iliad</i>"),
        ("Night in the Iliiad", "Night in the <i>Iliiad</i>"),
        ("Nights of the Iliad", "Nights of the <i>Iliad</i>"),
        ("Night in th’Iliad", "Night in th’<i>Iliad</i>"),
        ("Ink", "Ink"),
        ("", ""),
    ],
)
def test_a_change_keeps_the_marks_of_what_stays(new: str, expected: str) -> None:
    assert tagged.write(carried(ILIAD, new)) == expected


def test_what_is_put_in_place_has_the_looks_of_what_was_there() -> None:
    text = tagged.read("a  <i>b  c</i>  d")
    assert tagged.write(substituted(re.compile(" +"), lambda _: " ", text)) == "a <i>b c</i> d"


def test_marks_within_marks_of_one_look_are_kept_apart() -> None:
    text = latex.decode(r"An {$O((n \log p)^2 )$}  way")
    assert tagged.write(text).startswith('An <span class="nocase"><i><span class="nocase">O</span>')
    assert len(marks_of(substituted(re.compile(" +"), lambda _: " ", text))) == len(marks_of(text))


def test_a_mark_that_overlaps_another_ends_with_it() -> None:
    text = marked("abcd", [Mark(0, 3, Look.BOLD), Mark(1, 4, Look.ITALIC)])
    assert tagged.write(text) == "<b>a<i>bc</i></b>d"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\emph{a} \textit{b} \mkbibemph{c}", "<i>a</i> <i>b</i> <i>c</i>"),
        (r"{\em d} {\itshape e}", "<i>d</i> <i>e</i>"),
        (r"\textbf{a} {\bf b}", "<b>a</b> <b>b</b>"),
        (r"a\textsuperscript{b}\textsubscript{c}", "a<sup>b</sup><sub>c</sub>"),
        (r"\textsc{a}", '<span style="font-variant:small-caps;">a</span>'),
        ("{de Gaulle}s", '<span class="nocase">de Gaulle</span>s'),
        (r"{\'E}tudes {\ss} {}{-}{12}", "Études ß -12"),
        (r"\enquote{a \enquote{b}} \mkbibquote{c}", "“a ‘b’” “c”"),
        ("`Deep Water' of men's `old' dogs'", "‘Deep Water’ of men's ‘old’ dogs'"),
        ("<i>a</i> <em>b</em> <b c", "<i>a</i> <i>b</i> <b c"),
        ("x &amp; y \\&amp; &eacute;&#8217; &unheard; & z", "x & y & é’ &unheard; & z"),
        (r"n{$^\circ$} 12 2\texttimes 2{\textdagger}", "n° 12 2×2†"),
        (r"\mkbibordinal{3} ed., \mkbibordinal{ix}", "3rd ed., ix"),
        (r"\texorpdfstring{$\alpha$}{Alpha} and $\varGamma$", "Alpha and Γ"),
        (r"XIX\ieme{} et 1\iere{} pages", "XIX<sup>e</sup> et 1<sup>re</sup> pages"),
        (r"\MakeUppercase{pond} \textgreek{mill}\addhyphen reed", "POND mill-reed"),
        (r"a/\discretionary{-}{}{}b\symbol{126}c", "a/b~c"),
        (r"$10 \leq 20$, $10\leq 20$", "10 ≤ 20, 10≤20"),
        (r"The $\alpha$ and \(\beta\)", "The α and β"),
        (r"H$_2$O, 10$^{-3}$, 25\,$^\circ$C", "H<sub>2</sub>O, 10<sup>−3</sup>, 25\u2009°C"),
        (r"$p$-adic", '<i><span class="nocase">p</span></i>-adic'),
        (r"$\frac{1}{2}$ $\frac{a}{b}$ $\mathbb{R}$", "½ a/b ℝ"),
        ("$5 and then $10", "$5 and then $10"),
        (r"\bibstring{reviewof} x, in \bibstring{reviewof} y", "Review of x, in review of y"),
        (r"\biblstring{and} x \bibsstring{volume} \bibcpstring{unheard}", "And x vol. unheard"),
        (r"$\tfrac{1}{2}$ $\dfrac{1}{3}$ \nicefrac{3}{4}", "½ ⅓ ¾"),
        (r"\textfrac{1}{8} \sfrac{2}{5}", "⅛ 2/5"),
        (r"$\sqrt{2}$, 12\textquotesingle, \textls[50]{wide}", "√2, 12', wide"),
        (r"\autocap{e}dited, \autocap{e}dited\addcomma\addspace x\adddot", "Edited, edited, x."),
        (r"\url{http://a.b/~c\_d}", "http://a.b/~c_d"),
        (r"\mkbibparens{a} \mbox{NATO} \foreignlanguage{german}{Teich}", "(a) NATO Teich"),
        (r"\unheard{a} \other b $\unheard{x}$", r"\unheard{a} \other b $\unheard{x}$"),
    ],
)  # fmt: skip
def test_latex_is_read_with_its_marks_and_written_again(source: str, expected: str) -> None:
    text = latex.decode(source)
    assert tagged.write(text) == expected
    again = latex.decode(latex.encode(text))
    assert (again, marks_of(again)) == (text, marks_of(text))


@pytest.mark.parametrize(
    "title",
    [
        "Night in the <i>Iliad</i>",
        '<span class="nocase">NATO</span> on the <i>Rhine</i>',
        "H<sub>2</sub>O<sup>a</sup>, <b>bold</b>",
        '<span style="font-variant:small-caps;">Acme</span> & Co',
        r"\unheard{Ink} and \other",
        "История <i>пруда</i>",
        "x < y <i>",
        "25\u2009°C in the <i>Ode</i>",  # a space that is no printable character
    ],
)
def test_a_title_comes_back_from_bibtex(title: str) -> None:
    wanted = {"id": "a", "type": "book", "title": title}
    (entry,) = read(dumps([edition(wanted)]), "a.bib").library.entries
    assert (
        item(entry)["title"].replace('<span class="nocase">История <i>пруда</i></span>', title)
        == title
    )


@given(
    st.text(alphabet="ab {}\\$<>&;i/é'`-", max_size=30).map(latex.squeeze),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(LOOKS)), max_size=3),
)
def test_any_text_with_one_mark_comes_back(text: str, places: list[tuple[int, int, Look]]) -> None:
    marks = [Mark(start, end, look) for start, end, look in places[:1] if start < end <= len(text)]
    whole = marked(
        text, (m for m in marks if text[m.start : m.end].strip(" ") == text[m.start : m.end])
    )
    again = latex.decode(latex.encode(whole))
    assert again == text
    if not any(m.look is Look.PROTECTED for m in marks_of(whole)):
        assert marks_of(again) == marks_of(whole)


def test_a_field_has_the_marks_that_its_nature_allows() -> None:
    source = r"@book{a, title = {{A} \emph{b}}, note = {{A} \emph{b}}, publisher = {{A} \emph{b}}}"
    (entry,) = read(source, "a.bib").library.entries
    written = {name: tagged.write(value) for name, value in entry.fields}
    assert written == {
        "title": '<span class="nocase">A</span> <i>b</i>',
        "note": "A <i>b</i>",
        "publisher": "A b",
    }


def test_a_changed_title_keeps_its_commands() -> None:
    file = read(r"@book{a, title = {Night in the \emph{Iliad}.}}", "a.bib")
    (entry,) = file.library.entries
    changed = Edition(entry.key, entry.kind, (("title", "Night in the Iliad"),))
    text = file.updated(type(file.library)((changed,)))
    assert text == r"@book{a, title = {Night in the \emph{Iliad}}}"


def test_two_looks_of_the_same_characters_keep_their_order() -> None:
    for looks in permutations((Look.BOLD, Look.ITALIC, Look.SMALL_CAPS)):
        text = marked("Salt", (Mark(0, 4, look) for look in looks))
        assert tuple(mark.look for mark in marks_of(text)) == looks


@pytest.mark.parametrize("text", ["Salt", marked("Salt", [Mark(0, 4, Look.ITALIC)])])
def test_a_run_of_spaces_is_one_and_a_firm_one_stays(text: str) -> None:
    tidied = latex.squeeze(
        joined("  ", text, " \xa0 \t\xa0", text, " \n ", text, "\n\n\n", text, "\xa0 ")
    )
    assert tidied == "Salt\xa0Salt Salt\n\nSalt\xa0"


def test_a_change_asks_nothing_of_a_text_that_has_marks_already() -> None:
    bold = marked("Ink", [Mark(0, 3, Look.BOLD)])
    assert carried(ILIAD, bold) is bold
    assert carried("Night in the Iliad", ILIAD) is ILIAD
    assert type(carried("Ink", "Inks")) is str


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        (9, None, "the <i>Iliad</i>"),
        (-5, None, "<i>Iliad</i>"),
        (14, 17, "<i>lia</i>"),
        (0, 13, "Night in the "),
        (18, None, ""),
        (5, 2, ""),
    ],
)
def test_what_is_cut_out_has_the_marks_that_it_had(start: int, end: int | None, left: str) -> None:
    assert tagged.write(cut(ILIAD, start, end)) == left
    assert cut(str(ILIAD), start, end) == str(ILIAD)[start:end]


def test_marks_begin_and_end_with_a_character_that_is_seen() -> None:
    assert tagged.write(tidy(tagged.read("Night<i> in the </i>Iliad"))) == (
        "Night <i>in the</i> Iliad"
    )
    assert tagged.write(tidy(tagged.read("Night<i> </i>in"))) == "Night in"
    assert tidy("Ink ") == "Ink "


def test_a_text_in_stretches_of_one_look() -> None:
    text = tagged.read("Night in <b>the <i>Iliad</i></b>, <i>again</i>")
    assert list(stretches(text)) == [
        ("Night in ", ()),
        ("the ", (Look.BOLD,)),
        ("Iliad", (Look.BOLD, Look.ITALIC)),
        (", ", ()),
        ("again", (Look.ITALIC,)),
    ]
    assert list(stretches("Ink")) == [("Ink", ())]


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        ("in the <i>Iliad</i>", "in the <i>Odyssey</i>"),
        ("in the <i>Iliad again</i>", "in the <i>Odyssey again</i>"),
        ("in the Il<i>i</i>ad", "in the Odyssey"),  # no more than a letter was slanted
        ("in the <i>Ili</i>ad", "in the Odyssey"),
        ("<i>the</i> Iliad, <b>Iliad</b>", "<i>the</i> Odyssey, <b>Odyssey</b>"),
        ("the Iliad", "the Odyssey"),
    ],
)
def test_another_word_looks_as_all_of_the_first_did(typed: str, changed: str) -> None:
    text = substituted(re.compile("Iliad"), lambda _: "Odyssey", tagged.read(typed))
    assert tagged.write(text) == changed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("<I >a</I >", "<i>a</i>"),
        ('<i class="x">a</i>', None),
        ("<jats:italic>a</jats:italic>", "<i>a</i>"),
        ('<span class="nocase">A</span>', '<span class="nocase">A</span>'),
        ("<span class='nocase' >A</span>", '<span class="nocase">A</span>'),
        ('<span lang="en">A</span>', None),
        ("<i>a</b>", None),
        ("<i>a<b>b</i>c</b>", "<i>a<b>b</i>c</b>"),
        ("<i>a</i> <i>b", "<i>a</i> <i>b"),
        ("a</i> <i>b</i>", "a</i> <i>b</i>"),
        ("<b><i>a</i> b</b> <unknown>c</unknown>", "<b><i>a</i> b</b> <unknown>c</unknown>"),
    ],
)
def test_a_tag_without_its_partner_is_text(typed: str, written: str | None) -> None:
    text = tagged.read(typed)
    assert tagged.write(text) == (written or typed)
    assert bool(marks_of(text)) is (written is not None)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Salt &amp; Tar", "Salt & Tar"),
        ("caf&eacute; &#8217;&#x2019;", "café ’’"),
        ("&unheard; & tar", "&unheard; & tar"),
        ("Salt", "Salt"),
    ],
)
def test_entities_are_characters(text: str, plain: str) -> None:
    assert tagged.without_entities(text) == plain
