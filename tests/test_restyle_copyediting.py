"""What a copy-editor would object to: links, addresses, pages said twice, works in full twice."""

from __future__ import annotations

import pytest
from test_restyle import LIBRARY, lines, order, restyled, word_file

from biblio import readers
from biblio.bibliography.engine import StyleEngine
from biblio.formats import bibtex
from biblio.houseconfig import Way
from biblio.restyle.manuscript import Order
from biblio.restyle.restyling import restyle

SHELF = bibtex.read(
    """
@incollection{linden1977, author = {Linden, Clara}, title = {Salt Roads},
  booktitle = {Roads of the Coast}, editor = {Foster, Hugo}, publisher = {Harbour Press},
  location = {Leeds}, date = {1977}, pages = {41--80}}
@online{dane2015, author = {Dane, Otto}, title = {How Salt Is Raked}, date = {2015},
  url = {https://salt.example/rake}}
@article{brandt1812, author = {Brandt, Karl}, title = {The Salt Revolt of 1812},
  journaltitle = {Salt Papers}, date = {1912}, pages = {12}}
""",
    "works.bib",
).library
CHAPTER = "Clara Linden, “Salt Roads,” in *Roads of the Coast*, ed. Hugo Foster"
ADDRESS = "Otto Dane, “How Salt Is Raked,” 2015, <https://salt.example/rake>"
LINK = "[Edith Harrow, *Rooms for Reading*](https://rooms.example/a)"
IN_FULL = "Rosa Roe, *A Book of Wells* (London: Verso, 1990), 5."


def from_shelf(text: str, way: Way, style: str) -> str:
    wanted = Order(StyleEngine.of(style, None), way)
    done = restyle(text.encode(), "salt.md", "markdown", SHELF, wanted, readers.read_bytes)
    return done.data.decode()


def test_a_link_is_no_bracket_of_keys() -> None:
    text = f"Dug ({LINK} and more of 1991).\n"
    done = restyled(text, order(Way.NOTES))
    assert done.data.decode() == text
    assert [one.reason for one in done.left] == ["other words stand in its bracket"]


def test_what_goes_on_behind_its_link_stays() -> None:
    text = f"Dug ({LINK}, London, 1991, 12).\n"
    done = restyled(text, order())
    assert done.data.decode() == text
    assert [one.reason for one in done.left] == ["it may go on behind the link in it"]


def test_a_citation_keeps_its_link() -> None:
    text = f"Dug.[^1] Read ({LINK}).\n\n[^1]: Edith Harrow, *Rooms for Reading*, 12.\n"
    linked = "[Harrow, *Rooms for Reading*](<https://rooms.example/a>)"
    assert f"Read ({linked})." in lines(text, order())


def test_in_word_a_citation_that_is_a_link_is_left() -> None:
    data = word_file(f"Read ({LINK}).\n")
    done = restyle(data, "wells.docx", "docx", LIBRARY, order(style="apa"), readers.read_bytes)
    assert [one.reason for one in done.left] == ["its words are a link, which would be lost"]


@pytest.mark.parametrize("way", [Way.NOTES, Way.INLINE])
def test_in_word_a_link_is_lost_by_no_move(way: Way) -> None:
    """Out of a note or into one; the figure of a page that is linked is no address."""
    page = "Rosa Roe, *A Book of Wells* (London: Verso, 1990), [5](https://wells.example/p5)"
    text = f"Read ({LINK}).[^1]\n\n[^1]: {page}.\n"
    done = restyle(word_file(text), "wells.docx", "docx", LIBRARY, order(way), readers.read_bytes)
    assert "its words are a link, which would be lost" in [one.reason for one in done.left]
    found = {run.href for where in done.document.wholes() for run in done.document.runs(where)}
    now = readers.read_bytes(done.data, "wells.docx")
    assert found == {run.href for where in now.wholes() for run in now.runs(where)}


def test_what_is_a_link_gets_no_key() -> None:
    text = f"Dug.[^1]\n\n[^1]: {LINK}, 12.\n"
    done = restyled(text, order(Way.KEYS))
    assert done.data.decode() == text
    assert done.left


def test_notes_that_stay_are_told() -> None:
    remark = "Nobody who lived there ever thought it deep, and the rope was short."
    text = f"Dug.[^1] Deep.[^2]\n\n[^1]: {IN_FULL} {remark}\n\n[^2]: {IN_FULL}\n"
    done = restyled(text, order(Way.INLINE))
    assert sorted(one.stays for one in done.rewritten) == ["", "it says more than it cites"]
    assert not any(one.stays for one in restyled(text, order()).rewritten)


def test_numbers_of_notes_that_are_others_now_are_told() -> None:
    notes = f"[^1]: {IN_FULL}\n\n[^2]: As note 1 says, it is deep.\n"
    text = f"Dug.[^1] See note 2 below, and note 7.[^2]\n\n{notes}"
    done = restyled(text, order(Way.AUTHOR_DATE, "apa"))
    assert [(one.text, one.reason) for one in done.left] == [
        ("note 2", "that note has the number 1 now"),
        ("note 1", "that note has gone into the text"),
    ]
    assert not restyled(text, order()).left


def test_numbers_of_notes_that_stay_theirs_are_not_told() -> None:
    text = f"Dug, as note 1 says.[^1] Deep.[^2]\n\n[^1]: A remark.\n\n[^2]: {IN_FULL}\n"
    done = restyled(text, order(Way.INLINE))
    assert len(done.rewritten) == 1
    assert not done.left


def test_a_note_that_is_an_endnote_now_is_told() -> None:
    text = f"Dug.[^1] Deep.[^2]\n\n[^1]: A remark; but see note 2.\n\n[^2]: {IN_FULL}\n"
    data = word_file(text)
    said = [
        [(one.text, one.reason) for one in done.left]
        for way in (Way.ENDNOTES, Way.NOTES)
        for done in [restyle(data, "wells", "docx", LIBRARY, order(way), readers.read_bytes)]
    ]
    assert said == [[("note 2", "that note is endnote i now")], []]


@pytest.mark.parametrize("pages", ["41–80", "41–44"])
def test_the_pages_of_a_chapter_are_printed_once(pages: str) -> None:
    text = from_shelf(
        f"Salt.[^1]\n\n[^1]: {CHAPTER} (Leeds: Harbour Press, 1977), {pages}.\n", Way.AS_IS, "mhra"
    )
    part = "" if pages == "41–80" else f" (pp. {pages})"
    assert f"(Harbour Press, 1977), pp. 41–80{part}.\n" in text


def test_a_single_page_may_be_a_figure_of_its_title_too() -> None:
    note = "Karl Brandt, “The Salt Revolt of 1812,” *Salt Papers* (1912): 12."
    text = from_shelf(
        f"A.[^1] B.[^2]\n\n[^1]: {note}\n\n[^2]: Brandt, “Salt Revolt of 1812,” 12.\n",
        Way.AS_IS,
        "chicago-notes",
    )
    assert text.rstrip().endswith("1812,” 12.")


def test_an_address_between_its_signs_belongs_to_its_citation() -> None:
    text = f"Raked (see {ADDRESS}) by hand.[^1]\n\n[^1]: {ADDRESS}.\n"
    noted = from_shelf(text, Way.NOTES, "chicago-notes")
    assert noted == (
        f"Raked[^2] by hand.[^1]\n\n[^1]: Dane, “How Salt Is Raked.”\n\n[^2]: See {ADDRESS}.\n"
    )
    bracketed = from_shelf(noted, Way.INLINE, "mhra")
    assert "2015 \\<<https://salt.example/rake>\\>)" in bracketed
    assert from_shelf(bracketed, Way.NOTES, "chicago-notes").count(ADDRESS) == 1


def test_what_a_citation_that_stays_gives_in_full_is_not_given_again() -> None:
    kept = "[^1]: Rosa Roe, *A Book of Wells*, a joy in every line of it (London: Verso, 1990), 5."
    text = lines(f"Dug.[^1] Deep.[^2]\n\n{kept}\n\n[^2]: {IN_FULL}\n", order())
    assert text.endswith(f"{kept}\n\n[^2]: Roe, *A Book of Wells*, 5.\n")


@pytest.mark.parametrize("sign", ["_", "*"])
def test_a_text_that_has_its_italics_in_notes_alone_keeps_them(sign: str) -> None:
    note = f"[1] Rosa Roe, {sign}A Book of Wells{sign} (London: Verso, 1990), 5.\n"
    text = lines(f"Dug by hand.[1] It was deep.\n\n{note}", order(), "wells.txt", "text")
    assert text.endswith(note.replace("London: ", ""))


def test_a_list_ends_its_lines_as_the_manuscript_does() -> None:
    text = f"Dug.[^1]\r\n\r\n[^1]: {IN_FULL}\r\n"
    done = lines(text, order(Way.AUTHOR_DATE, "apa"))
    assert "\r\n## Bibliography\r\n\r\nRoe, R. (1990)." in done
    assert "\n" not in done.replace("\r\n", "")


AUTHORS = "Deep (Roe 1990, 5; Harrow 1991, 7). Wide (Roe 1990).\n"


@pytest.mark.parametrize("form", ["markdown", "docx"])
def test_brackets_of_several_get_no_brackets_more(form: str) -> None:
    data = AUTHORS.encode() if form == "markdown" else word_file(AUTHORS)
    wanted = order(style="apa", track=False)
    done = restyle(data, "wells", form, LIBRARY, wanted, readers.read_bytes)
    now = readers.read_bytes(done.data, "wells")
    assert now.paragraphs[0].string == (
        "Deep (Roe, 1990, p. 5; Harrow, 1991, p. 7). Wide (Roe, 1990)."
    )


def test_author_and_year_without_a_list_mean_the_one_entry_that_has_them() -> None:
    done = restyled(AUTHORS, order(Way.NOTES))
    assert "[^1]: Rosa Roe, *A Book of Wells* (Verso, 1990), 5; Edith Harrow" in done.data.decode()
    assert not done.left


def test_what_is_given_in_full_in_doubt_is_given_again() -> None:
    doubtful = "(*A Book of Wells*, London, 1990, 12)"
    done = restyled(f"Deep {doubtful}. Wide (Roe, *A Book of Wells*, 1990, 5).\n", order(Way.NOTES))
    assert f"Deep {doubtful}. Wide.[^1]" in done.data.decode()
    assert "[^1]: Rosa Roe, *A Book of Wells* (Verso, 1990), 5." in done.data.decode()


LETTERED = [
    ("see Roe 1990a, 7", "5; see note 2 above."),
    ("Roe 1990b, 3", "5."),
]


@pytest.mark.parametrize(("cited", "page"), LETTERED)
def test_a_lettered_year_without_a_list_is_left(cited: str, page: str) -> None:
    text = f"Dug.[^1] Deep ({cited}). Wide (ibid., 8).\n\n[^1]: {IN_FULL.replace('5.', page)}\n"
    done = restyled(text, order(style="apa"))
    assert f"Deep ({cited}). Wide (ibid., 8)." in done.data.decode()
    assert {one.reason for one in done.left} == {"it may be roe1990"}
    listed = "\n\n## References\n\nRoe, Rosa. 1990a. *A Book of Wells*. London: Verso.\n"
    assert not restyled("Deep (Roe 1990a, 7)." + listed, order(style="apa")).left


def test_ibid_behind_author_and_year_without_a_list_repeats_them() -> None:
    text = "Deep (Roe 1990, 5). Wide (ibid., 13). Dry (ibid., 14).\n"
    done = restyled(text, order(Way.NOTES))
    assert "Deep.[^1] Wide.[^2] Dry.[^3]\n" in done.data.decode()
    assert "[^2]: Roe, *A Book of Wells*, 13." in done.data.decode()
    assert not done.left


SEVERAL = [
    ("Deep (Dane 1801, 5).", "what it repeats is not known"),
    ("Deep (Roe 1990, 5; Harrow 1991, 7).", "it may be harrow1991 or roe1990"),
    ("Deep (Dane 1801, 5; Roe 1990, 5).", "it may be roe1990"),
]


@pytest.mark.parametrize(("before", "reason"), SEVERAL)
def test_ibid_that_may_repeat_several_is_left(before: str, reason: str) -> None:
    done = restyled(f"{before} Wide (ibid., 13).\n", order(style="apa"))
    assert ("ibid., 13", reason) in [(one.text, one.reason) for one in done.left]


@pytest.mark.parametrize("named", ["Miller (1985, 12)", "Miller (1985)", "Fox et al. (1985, 3)"])
def test_ibid_reaches_over_no_work(named: str) -> None:
    text = f"Dug.[^1] Deep (Roe 1990, 5). And {named} agreed (ibid., 13).\n\n[^1]: {IN_FULL}\n"
    done = restyled(text, order(style="apa"))
    assert f"(Roe, 1990, p. 5). And {named} agreed (ibid., 13)." in done.data.decode()
    assert [one.reason for one in done.left] == ["it may be roe1990"]


def test_author_and_year_that_no_entry_has_are_told() -> None:
    done = restyled("Deep (Roe 1990a, 5). Wide (Dane 1801, 3).\n", order())
    assert [one.reason for one in done.left] == [
        "it may be roe1990",
        "no entry of the library, and no list in the manuscript, has that author and year",
    ]
