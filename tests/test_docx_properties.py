"""Whatever a Word file is made of, every word in it is read once, and stands where it stood."""

from __future__ import annotations

from itertools import count

from conservation import strings
from hypothesis import given
from hypothesis import strategies as st
from word_package import call, field, note, p, package, r, t

from biblio.origins import PackageOrigin
from biblio.readers.docx import sheet
from biblio.readers.shaping import shape

# how a word may stand in a paragraph; what is in the set is not read
INLINE = {
    "plain": r,
    "italic": lambda word: r(word, "<w:i/>"),
    "raised": lambda word: r(word, '<w:vertAlign w:val="superscript"/>'),
    "inserted": lambda word: f"<w:ins>{r(word)}</w:ins>",
    "deleted": lambda word: f"<w:del><w:r><w:delText>{word}</w:delText></w:r></w:del>",
    "moved away": lambda word: f"<w:moveFrom>{r(word)}</w:moveFrom>",
    "moved here": lambda word: f"<w:moveTo>{r(word)}</w:moveTo>",
    "hidden": lambda word: r(word, "<w:vanish/>"),
    "linked": lambda word: f'<w:hyperlink w:anchor="x">{r(word)}</w:hyperlink>',
    "field": lambda word: field(" REF x ", r(word)),
    "simple field": lambda word: f'<w:fldSimple w:instr="REF x">{r(word)}</w:fldSimple>',
    "instruction": lambda word: field(f" REF {word} ", r("")),
    "control": lambda word: f"<w:sdt><w:sdtContent>{r(word)}</w:sdtContent></w:sdt>",
    "tag": lambda word: f"<w:smartTag>{r(word)}</w:smartTag>",
    "broken": lambda word: r(f"<w:br/>{t(word)}<w:tab/>"),
    "old": lambda word: (
        f"<mc:AlternateContent><mc:Choice>{r(word)}</mc:Choice><mc:Fallback>"
        f"{r(word)}</mc:Fallback></mc:AlternateContent>"
    ),
    "boxed": lambda word: r(f"<w:pict><w:txbxContent>{p(word)}</w:txbxContent></w:pict>"),
}
UNREAD = {"deleted", "moved away", "hidden", "instruction"}
BLOCKS = {
    "paragraph": p,
    "indented": lambda *runs: p(*runs, properties='<w:ind w:left="720"/>'),
    "heading": lambda *runs: p(*runs, properties='<w:outlineLvl w:val="0"/>'),
    "control": lambda *runs: f"<w:sdt><w:sdtContent>{p(*runs)}</w:sdtContent></w:sdt>",
    "frame": lambda *runs: f"<w:tbl><w:tr><w:tc>{p(*runs)}</w:tc></w:tr></w:tbl>",
    "row": lambda *runs: (
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{p(run)}</w:tc>" for run in runs)
        + "<w:tc><w:p/></w:tc></w:tr></w:tbl>"
    ),
    "going on": lambda *runs: p(*runs, properties="<w:rPr><w:del/></w:rPr>"),
    "large initial": lambda *runs: p(*runs, properties='<w:framePr w:dropCap="drop"/>'),
}
PLANS = st.lists(
    st.tuples(
        st.sampled_from(sorted(BLOCKS)), st.lists(st.sampled_from(sorted(INLINE)), max_size=5)
    ),
    min_size=1,
    max_size=6,
)


@given(PLANS, st.booleans())
def test_every_word_is_read_once_and_nothing_else(
    plan: list[tuple[str, list[str]]], noted: bool
) -> None:
    numbers = count()
    read: list[str] = []

    def word(kind: str) -> str:
        made = f"word{next(numbers)}x"
        if kind not in UNREAD:
            read.append(made)
        return INLINE[kind](f"{made} ")

    body = "".join(BLOCKS[block](*map(word, kinds)) for block, kinds in plan)
    notes = {"footnotes": note(1, "inthenote")} if noted else {}
    data = package(body + (p("atthemark", call(1)) if noted else ""), **notes)
    document = shape(sheet.read(data, "a.docx"))
    found = " ".join(strings(document)).replace("|", " ").split()
    expected = [*read, *(["atthemark", "inthenote"] if noted else [])]
    assert sorted(found) == sorted(expected)
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.string.strip():
            assert isinstance(document.origin(document.whole(at)), PackageOrigin)
