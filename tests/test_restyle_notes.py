"""Notes of plain text and HTML that come in and go: their calls, their numbers, what stays."""

from __future__ import annotations

import pytest
from test_restyle import lines, order, restyled

from biblio.diagnostics import BiblioError
from biblio.houseconfig import Way

FULL = "Rosa Roe, A Book of Wells (London: Verso, 1990), 5"
OTHER = "Edith Harrow, Rooms for Reading (London: Verso, 1991), 12"
INLINE = "Rosa Roe, A Book of Wells, London: Verso, 1990, 5"
REMARK = "Nobody wrote this down before the flood."


def text(body: str, way: Way, style: str = "chicago-notes") -> str:
    return lines(body, order(way, style), "wells.txt", "text")


def page(body: str, way: Way, style: str = "chicago-notes") -> str:
    return lines(body, order(way, style), "wells.html", "html")


@pytest.mark.parametrize("way", [Way.NOTES, Way.ENDNOTES])
def test_the_first_notes_of_a_text_stand_at_its_end(way: Way) -> None:
    body = f"Dug by hand ({INLINE}). It was deep.\n\nNobody dug alone (see {INLINE}).\n"
    assert text(body, way) == (
        "Dug by hand.[1] It was deep.\n\nNobody dug alone.[2]\n\n"
        "[1] Rosa Roe, A Book of Wells (Verso, 1990), 5.\n\n"
        "[2] See Roe, A Book of Wells, 5.\n"
    )


# A call and the full stop of its sentence; what the note begins with; what parts notes.
NUMBERED = [
    (".[{}]", "[{}] ", "\n\n"),
    (".[{}]", "[{}] ", "\n"),
    (" ({}).", "({}) ", "\n"),
    (".{}", "{}. ", "\n"),
]


@pytest.mark.parametrize(("call", "head", "gap"), NUMBERED)
def test_notes_are_counted_through_when_one_comes_in(call: str, head: str, gap: str) -> None:
    first, second, third = (call.format(number) for number in (1, 2, 3))
    body = f"Dug by hand{first} It was deep ({INLINE}). So it went{second} And on.\n\n"
    notes = f"{head.format(1)}{OTHER}.{gap}{head.format(2)}{REMARK}\n"
    comes = second if second.startswith(".") else ". (2)"
    assert text(body + notes, Way.NOTES) == (
        f"Dug by hand{first} It was deep{comes} So it went{third} And on.\n\n"
        f"{head.format(1)}Edith Harrow, Rooms for Reading (Verso, 1991), 12.{gap}"
        f"{head.format(2)}Rosa Roe, A Book of Wells (Verso, 1990), 5.{gap}"
        f"{head.format(3)}{REMARK}\n"
    )


@pytest.mark.parametrize(("call", "head", "gap"), NUMBERED)
def test_notes_are_counted_through_when_one_goes(call: str, head: str, gap: str) -> None:
    first, second, third = (call.format(number) for number in (1, 2, 3))
    body = f"Dug by hand{first} It was deep{second} So it went{third} And on."
    notes = f"{head.format(1)}{REMARK}{gap}{head.format(2)}{FULL}.{gap}{head.format(3)}{REMARK}\n"
    assert text(f"{body}\n\n{notes}", Way.INLINE) == (
        f"Dug by hand{first} It was deep (Rosa Roe, A Book of Wells [Verso, 1990], 5)."
        f" So it went{second} And on.\n\n{head.format(1)}{REMARK}{gap}{head.format(2)}{REMARK}\n"
    )


def test_signs_become_numbers_when_a_note_comes_in() -> None:
    body = f"Dug by hand.* It was deep ({INLINE}). So it went.\n\n* {REMARK}\n"
    assert text(body, Way.NOTES) == (
        f"Dug by hand.[1] It was deep.[2] So it went.\n\n[1] {REMARK}\n\n"
        "[2] Rosa Roe, A Book of Wells (Verso, 1990), 5.\n"
    )


def test_a_text_by_keys() -> None:
    body = f"Dug by hand.[1] It was deep (see {INLINE}; and {INLINE}).\n\n[1] Cf. {OTHER}.\n"
    assert text(body, Way.KEYS) == (
        "Dug by hand [cf. @harrow1991, p. 12]."
        " It was deep [see @roe1990, p. 5; and @roe1990, p. 5].\n\n"
    )


def test_italics_of_a_text_keep_their_signs() -> None:
    body = "Dug (Rosa Roe, _A Book of Wells_, London: Verso, 1990, 5). It was a _deep_ well.\n"
    assert "(Rosa Roe, _A Book of Wells_ [Verso, 1990], 5)" in text(body, Way.INLINE)


PAGE = """<html><body><h1>Wells</h1>
<p>Dug by hand.<sup><a href="#n1" id="r1">1</a></sup> It was deep ({inline}).
So it went.<sup><a href="#n2" id="r2">2</a></sup></p>
{notes}
</body></html>
"""
PARAGRAPHS = f"""<p id="n1"><a href="#r1">1</a>. {FULL}.</p>
<p id="n2"><a href="#r2">2</a>. {REMARK}</p>"""
ITEMS = f"""<ol>
<li id="n1"><p>{FULL}. <a href="#r1">↩</a></p></li>
<li id="n2"><p>{REMARK} <a href="#r2">↩</a></p></li>
</ol>"""


@pytest.mark.parametrize("notes", [PARAGRAPHS, ITEMS])
def test_a_note_comes_into_a_page(notes: str) -> None:
    inline = "Edith Harrow, <i>Rooms for Reading</i>, London: Verso, 1991, 12"
    made = page(PAGE.format(inline=inline, notes=notes), Way.NOTES)
    call = '<sup><a href="#biblio-note-1" id="biblio-note-1-call">2</a></sup>'
    assert f'It was deep.{call}\nSo it went.<sup><a href="#n2" id="r2">3</a></sup></p>' in made
    words = "Edith Harrow, <i>Rooms for Reading</i> (Verso, 1991), 12."
    if notes is ITEMS:
        assert f'↩</a></p></li>\n<li id="biblio-note-1">{words}</li>\n<li id="n2">' in made
    else:
        new = f'<p id="biblio-note-1"><a href="#biblio-note-1-call">2</a>. {words}</p>'
        assert f'</p>\n{new}\n<p id="n2"><a href="#r2">3</a>. {REMARK}</p>' in made


@pytest.mark.parametrize("notes", [PARAGRAPHS, ITEMS])
def test_a_note_goes_out_of_a_page(notes: str) -> None:
    made = page(PAGE.format(inline="by far", notes=notes), Way.AUTHOR_DATE, "apa")
    assert "<p>Dug by hand (Roe, 1990, p. 5). It was deep (by far).\nSo it went." in made
    assert 'id="r2">1</a></sup></p>' in made
    assert 'id="n1"' not in made
    assert made.endswith(
        "<h2>Bibliography</h2>\n<p>Roe, R. (1990). <i>A Book of Wells</i>. Verso.</p>\n"
        "</body></html>\n"
    )


def test_the_list_of_a_page_stands_in_its_article() -> None:
    body = f"<body><article><p>Dug by hand ({INLINE}).</p></article><footer>Up</footer></body>"
    assert "</p>\n</article>" in page(body, Way.AUTHOR_DATE, "apa")


def test_a_note_that_is_called_twice_stays() -> None:
    body = f"Dug.[1] It was deep.[1]\n\n[1] {FULL}.\n"
    assert text(body, Way.INLINE) == body.replace("London: ", "")


def test_what_cannot_be_read_in_the_text_is_rewritten_in_its_note() -> None:
    """Ways that take notes out leave one in its place where others would be read otherwise."""
    body = f"Dug by hand.[1] So they say.\n\n[1] This is told in many books. {FULL}.\n"
    done = restyled(body, order(Way.AUTHOR_DATE, "apa"), "wells.txt", "text")
    assert "[1] This is told in many books. Roe, 1990, p. 5.\n" in done.data.decode()


COUNTED = """Dug by hand.[^a] Deep.[^b] It was cold ({inline}). So.[^c] On.[^d] And.[^e] Last.[^f]

[^a]: {remark}
[^b]: {full}.
[^c]: {full}.
[^d]: {full}–6. John Doe, Unknown Waters (Paris: Seuil, 1950), 3.
[^e]: {full}.
[^f]: {other}.
""".format(
    inline="Edith Harrow, Rooms for Reading, London: Verso, 1991, 12",
    remark=REMARK,
    full=FULL,
    other=OTHER,
)


def test_a_style_that_counts_notes_names_those_of_the_result() -> None:
    """What stands in no note, and what is left in one, parts citations of one work."""
    as_is = lines(COUNTED, order(style="oscola"))
    assert "[^b]: Rosa Roe, *A Book of Wells* (Verso 1990) 5.\n[^c]: Roe (n 2) 5.\n" in as_is
    assert "[^d]: Ibid 5–6. John Doe" in as_is
    assert "[^e]: Roe (n 2) 5.\n[^f]: Edith Harrow, *Rooms for Reading* (Verso 1991) 12." in as_is
    moved = lines(COUNTED, order(Way.NOTES, "oscola"))
    assert "It was cold.[^1] So.[^c]" in moved
    assert "[^f]: Harrow (n 3) 12.\n" in moved
    left = restyled(COUNTED, order(style="oscola")).left
    assert [one.reason for one in left] == [
        "the style counts notes, and it stands in none",
        "the library has no entry for it",
    ]


def test_a_text_that_is_counted_anew_has_the_new_numbers_in_its_citations() -> None:
    body = f"Dug.[1] Deep ({INLINE}). So.[2] On.[3]\n\n[1] {REMARK}\n[2] {OTHER}.\n[3] {FULL}.\n"
    made = text(body, Way.NOTES, "oscola")
    assert made.endswith(
        "[2] Rosa Roe, A Book of Wells (Verso 1990) 5.\n"
        "[3] Edith Harrow, Rooms for Reading (Verso 1991) 12.\n[4] Roe (n 2) 5.\n"
    )


@pytest.mark.parametrize("way", [Way.INLINE, Way.AUTHOR_DATE])
def test_a_style_that_counts_notes_has_none_in_the_text(way: Way) -> None:
    with pytest.raises(BiblioError, match=f"oscola cites by the numbers of notes: --as {way}"):
        restyled(COUNTED, order(way, "oscola"))
