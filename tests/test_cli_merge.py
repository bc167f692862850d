"""`biblio merge`: duplicates become one entry, nothing is lost, and documents follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio, contents

from biblio.formats import bibtex

pytestmark = pytest.mark.usefixtures("folder")

LIBRARY = """% A library.
@book{mill, author = {Quill, Ann}, title = {The Paper Mills of Hollander},
  publisher = {Oak Press}, address = {London}, year = {1990}}

@book{other, author = {Ink, Paul}, title = {Of Glue}, year = {1991}, publisher = {Elm}}

@book{quill90, author = {Quill, A.}, title = {The Paper Mills of Hollander}, note = {signed},
  publisher = {Oak Press}, year = {1990}}

@inbook{part, author = {Nib, Tom}, title = {Vats}, crossref = {quill90}, related = {quill90,mill}}
@book{again, author = {Quill, Ann}, title = {The Paper Mills of Hollander},
  publisher = {Oak Press}, address = {London}, year = {1999}, edition = {2}}
"""
TEXT = "See [@quill90, 12] and \\cite{other,quill90}, but not quill90.\n"


@pytest.fixture
def library(folder: Path) -> str:
    (folder / "works.bib").write_text(LIBRARY, encoding="utf-8")
    (folder / "text.md").write_text(TEXT, encoding="utf-8")
    return "works.bib"


def test_the_map_is_printed_and_nothing_written(library: str) -> None:
    before = contents(Path())
    done = biblio("merge", library, "text.md")
    assert (done.code, done.text) == (1, "quill90 -> mill\n")
    assert done.talk == "works.bib: 1 merge to make\n"
    assert contents(Path()) == before


def test_fix_merges_and_documents_follow(library: str) -> None:
    done = biblio("merge", library, "text.md", "--fix")
    assert (done.code, done.text) == (0, "quill90 -> mill\n")
    text = Path("text.md").read_text(encoding="utf-8")
    assert text == "See [@mill, 12] and \\cite{other,mill}, but not quill90.\n"
    file = bibtex.load(library)
    assert [entry.key for entry in file.library] == ["mill", "other", "part", "again"]
    mill, _, part, _ = file.library
    assert (mill.get("note"), mill.get("other-author")) == ("signed", "Quill, A.")
    assert (part.get("crossref"), part.get("related")) == ("mill", "mill")
    assert file.text.startswith("% A library.\n@book{mill, author = {Quill, Ann}, title")
    assert "@book{other, author = {Ink, Paul}, title = {Of Glue}, year = {1991}" in file.text
    assert biblio("merge", library).talk == "Nothing to merge.\n"


def test_other_libraries_follow(library: str) -> None:
    Path("more.bib").write_text("@misc{x, xdata = {quill90}, note = {quill90}}\n", encoding="utf-8")
    biblio("merge", library, "more.bib", "--fix")
    text = Path("more.bib").read_text(encoding="utf-8")
    assert text == "@misc{x, xdata = {mill}, note = {quill90}}\n"


def test_the_patch_shows_all_files(library: str) -> None:
    done = biblio("merge", library, "text.md", "--diff")
    assert done.code == 1
    assert "--- works.bib" in done.text
    assert "--- text.md" in done.text


@pytest.mark.parametrize("how", ["settings", "comment"])
def test_pairs_that_are_known_to_be_different_stay(library: str, how: str) -> None:
    if how == "settings":
        pair = '[lint]\nnot-duplicates = [["mill", "quill90"]]\n'
        Path("biblio.toml").write_text(pair, encoding="utf-8")
    else:
        hidden = LIBRARY.replace("@book{quill90", "% biblio: ignore DUP001\n@book{quill90")
        Path(library).write_text(hidden, encoding="utf-8")
    assert biblio("merge", library).talk == "Nothing to merge.\n"


def test_a_library_that_does_not_parse_is_refused(library: str) -> None:
    Path(library).write_text(LIBRARY + "@book{open, title = {x\n", encoding="utf-8")
    before = contents(Path())
    done = biblio("merge", library, "--fix")
    assert done.code == 2
    assert contents(Path()) == before


def test_markup_and_other_names_of_a_field(folder: Path) -> None:
    """LaTeX stays to the letter, and what is said under another name of a field is said once."""
    first = (
        "@article{a, author = {Quill, Ann}, title = {Ink}, journal = {Pens}, volume = 3,\n"
        "  year = 1990, address = {Leeds}, pages = {1--9}, doi = {10.1234/abc.1}, note = {$x^2$}"
    )
    second = (
        "@article{b, author = {Quill, Ann}, title = {Ink}, journaltitle = {Pens}, volume = 3,\n"
        "  date = {1990}, location = {York}, pages = {1--9}, doi = {10.1234/abc.1},\n"
        '  note = "Of \\emph{ink}, " # {$y_1$}, abstract = {{\\LaTeX} & more}}\n'
    )
    (folder / "two.bib").write_text(f"{first}}}\n\n{second}", encoding="utf-8")
    assert biblio("merge", "two.bib", "--fix").code == 0
    assert (folder / "two.bib").read_text(encoding="utf-8") == first + (
        ", other-location = {York}, other-note = {Of \\emph{ink}, $y_1$}, "
        "abstract = {{\\LaTeX} & more}, ids = {b}}\n\n"
    )
