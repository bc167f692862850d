"""RIS: what it cannot hold is told."""

from __future__ import annotations

from generated import examples
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats import bibtex, ris
from biblio.formats.equivalence import missing
from biblio.record.edition import Edition
from biblio.values.marked import marks_of


def test_an_end_that_is_open_is_told():
    _, losses = ris.write([Edition("k", "article", (("pages", "pp. 31–"),))])
    assert [(loss.field, loss.value, loss.kept) for loss in losses] == [("pages", "31–", False)]


def test_latex_that_nobody_could_read_comes_back_as_text_and_is_told():
    (entry,) = bibtex.read(
        r"@book{a, title = {The \unheard{Pond}}, edition = {\unheard{9} ed.}, note = {plain}}", ""
    ).library
    text, losses = ris.write((entry,))
    assert {(one.field, one.kept) for one in losses} == {("title", True), ("edition", True)}
    (again,), _ = ris.read(text.encode(), "")
    assert again.get("title") == entry.get("title")
    assert again.get("edition") == entry.get("edition")
    assert marks_of(again.get("title")) == ()


def test_what_ris_cannot_hold():
    fields = (("title", "Letters"), ("maintitle", "Works"), ("editor", "Q, P"), ("editortype", "x"))
    _, losses = ris.write([Edition("k", "mvbook", fields), Edition("x", "xdata", fields)])
    assert [(one.key, one.field, one.value) for one in losses] == [
        ("k", "entry type", "mvbook"),
        ("k", "maintitle", "Works"),
        ("k", "editor", "Q, P"),
        ("k", "editortype", "x"),
        ("x", "entry", "xdata"),
    ]
    assert not any(one.kept for one in losses)


_FIELDS = st.sampled_from(
    "author editor title subtitle year date pages volume number journal booktitle publisher note "
    "abstract keywords url isbn origtitle origdate langid type unknown".split()
)
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20) | st.sampled_from(
    (
        "TY  - BOOK",
        "a\n\nER  - ",
        "A, B and C, D",
        "1999",
        "1999/2001",
        "12–15",
        "(London: X, 1930)",
    )
)


@examples(300)
@given(st.sampled_from(("book", "article", "online")), st.dictionaries(_FIELDS, _TEXT))
def test_whatever_does_not_come_back_is_told(kind, fields):
    edition = Edition("k", kind, tuple((name, text) for name, text in fields.items()))
    text, losses = ris.write([edition])
    lost = {loss.field for loss in losses}
    editions, _ = ris.read(text.encode(), "a.ris")
    assert lost >= set(missing(edition, editions[0])) - {"entry type"}
