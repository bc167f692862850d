"""What the notes of a document keep: every division cited, works of no entry, short titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio

from biblio.bibliography.short_titles import shortened, with_short_title

LIBRARY = """@book{harrow, author = {Harrow, Nell}, date = {1931}, publisher = {Millpond Press},
  title = {The Noise of the Wheel: A History of Mills by Night}}
@book{quill, author = {Quill, Ann}, date = {1940}, publisher = {Ink House},
  title = {Feathers of the Clerkly Trade}, shorttitle = {Clerkly Feathers}}
"""
HARROW = "Nell Harrow, *The Noise of the Wheel: A History of Mills by Night* (Millpond Press, 1931)"
QUILL = "Ann Quill, *Feathers of the Clerkly Trade* (Ink House, 1940)"
STRANGER = "John Nowhere, *A Book That Is Not There* (Hull: Nobody, 1911)"


def formatted(folder: Path, *notes: str) -> list[str]:
    """The notes of a document as the command prints them, without marks and lines."""
    marks = " ".join(f"So one says.[^{at}]" for at in range(1, len(notes) + 1))
    below = "\n".join(f"[^{at}]: {note}" for at, note in enumerate(notes, 1))
    (folder / "works.bib").write_text(LIBRARY, encoding="utf-8")
    (folder / "essay.md").write_text(f"{marks}\n\n{below}\n", encoding="utf-8")
    outcome = biblio("bibliography", "works.bib", "--cited-in", "essay.md", "--notes")
    return [line.partition(") ")[2] for line in outcome.text.splitlines() if line]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("chap. 4, esp. p. 89", "chap. 4, esp. p. 89"),
        ("pp. 9–11, esp. 10", "9–11, esp. 10"),
        ("chap. 4", "chap. 4"),
        ("chs. 2 and 3", "chaps. 2 & 3"),
        ("p. 12", "12"),
    ],
)
def test_every_division_cited_is_kept(printed: str, kept: str, folder: Path) -> None:
    first, again = formatted(folder, f"{HARROW}, {printed}.", f"Harrow, *Noise*, {printed}.")
    assert first.endswith(f"(Millpond Press, 1931), {kept}.")
    assert again.endswith(f", {kept}.")


def test_what_the_library_has_not_stays_as_it_is_printed(folder: Path) -> None:
    found = formatted(folder, f"{HARROW}, 3.", f"{STRANGER}, 4.", "Ibid., 5.", f"{QUILL}, 6.")
    assert found[1:3] == [f"{STRANGER.replace('*', '')}, 4.", "Ibid., 5."]
    assert "Quill" in found[3]


def test_what_leads_to_it_stays_too(folder: Path) -> None:
    found = formatted(folder, f"{HARROW}, 3.", "Cf. Nowhere, op. cit., passim.")
    assert found[1] == "Cf. Nowhere, op. cit., passim."


def test_it_stays_beside_what_the_library_has(folder: Path) -> None:
    first, last = formatted(folder, f"{HARROW}, 3; {STRANGER}, 4.", f"{STRANGER}, 4; {QUILL}, 6.")
    assert first.endswith(", 3; John Nowhere, A Book That Is Not There (Hull: Nobody, 1911), 4.")
    assert last.startswith("John Nowhere, A Book That Is Not There (Hull: Nobody, 1911), 4; Ann")


def test_a_document_that_cites_nothing_of_the_library_has_no_notes(folder: Path) -> None:
    assert formatted(folder, f"{STRANGER}, 4.") == []


def test_a_work_cited_again_has_its_short_title(folder: Path) -> None:
    notes = (f"{HARROW}, 3.", f"{QUILL}, 6.", "Harrow, *Noise of the Wheel*, 7.", "Quill, 8.")
    assert formatted(folder, *notes)[2:] == [
        "Harrow, Noise of the Wheel, 7.",
        "Quill, Clerkly Feathers, 8.",
    ]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The Noise of the Wheel: A History", "Noise of the Wheel"),
        ("A Mill", "Mill"),
        ("The Sixteenth Wheel of Nell Harrow", "Sixteenth Wheel"),
        ("Feathers and Other Instruments of the Clerkly Trade", "Feathers and Other Instruments"),
        ("Mills, Wheels, and Their Noise by Night", "Mills, Wheels"),
        ("Big Old Slow Water Wheels Turning", "Big Old Slow Water Wheels Turning"),
        ("Rivers of the Northern Marshes Revisited", "Rivers of the Northern Marshes Revisited"),
        ("<i>The Wheel</i>: A Reading", "<i>The Wheel</i>"),
        ("On <i>The Wheel: A Play</i>", "On <i>The Wheel: A Play</i>"),
        ("The", "The"),
    ],
)
def test_a_short_title_by_rule(title: str, short: str) -> None:
    assert shortened(title, english=True) == short


def test_of_another_language_only_the_subtitle_goes() -> None:
    item = {"title": "Die Mühle bei Nacht und ihre Räder: Eine Geschichte", "language": "de-DE"}
    assert with_short_title(item)["title-short"] == "Die Mühle bei Nacht und ihre Räder"


def test_the_librarys_own_short_title_stays() -> None:
    item = {"title": "The Noise: A History", "title-short": "Din"}
    assert with_short_title(item) is item
