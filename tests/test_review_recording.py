"""What is decided lands in the library too: both files or neither, and nobody's words are lost."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from forking import dies
from running import biblio, contents

from biblio.decisions import FILE, beside
from biblio.diagnostics import BiblioError
from biblio.files.change import Change
from biblio.review.desk import Desk, OutdatedError
from biblio.rules.basis import Settings

TEXT = """# Salt

Everybody ate of it.[^1] Nobody paid.[^2] Nor did the mill.[^3]

[^1]: Ada Finch, *The Salt Road* (London: Harbour Press, 1931), 33.
[^2]: Ibid., 40.
[^3]: Bruno Noble, *The Tax* (Leeds: Mill, 1940), 2.
"""
# The words are the user's own: a comment, a field that no citation has, an odd order.
LIBRARY = """% of the society
@book{finch,
  note = {signed},
  title = {The Salt Road},
  author = {Finch, Ada},
  year = {1931},
  publisher = {Harbour Press},
}
"""
AS_READ = [
    ["author", "Finch, Ada"],
    ["title", "The Salt Road"],
    ["location", "London"],
    ["publisher", "Harbour Press"],
    ["date", "1931"],
    ["locator", "33"],
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "salt.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "own.bib").write_text(LIBRARY, encoding="utf-8")
    return Desk((str(tmp_path / "salt.md"),), str(tmp_path / "own.bib"), Settings())


def decide(desk: Desk, citation: str, verdict: str = "citation", **said: Any) -> tuple[str, ...]:
    asked = {"seen": desk.state(), "document": 0, "citation": citation, "verdict": verdict}
    return desk.decide({**asked, **said})


def corrected(**values: str) -> list[list[str]]:
    return [[name, values.get(name, value)] for name, value in AS_READ]


def library(desk: Desk) -> str:
    return Path(str(desk.library)).read_text(encoding="utf-8")


def test_a_correction_replaces_what_was_misread_and_leaves_the_rest(desk: Desk) -> None:
    assert decide(desk, "d1c1", fields=corrected(publisher="Harbour & Sons")) == ()
    changed = library(desk)
    assert "publisher = {Harbour & Sons}" in changed.replace("\\&", "&")
    assert changed.startswith("% of the society\n@book{finch,\n  note = {signed},\n")
    assert "address = {London}" in changed
    assert changed.count("@") == 1
    (said, *_) = desk.review().citations
    assert (said.resolution.key, said.resolution.certainty) == ("finch", 1.0)


def test_a_type_is_corrected_as_a_field_is(desk: Desk) -> None:
    decide(desk, "d1c3")
    assert "@book{noble1940tax" in library(desk)
    fields = [["author", "Noble, Bruno"], ["title", "The Tax"], ["date", "1940"], ["locator", "2"]]
    whole = [*fields, ["publisher", "Mill"], ["location", "Leeds"]]
    assert decide(desk, "d1c3", type="report", fields=whole) == ()
    assert "@book{noble1940tax" not in library(desk)
    assert "noble1940tax" in library(desk)
    with pytest.raises(BiblioError, match="no type “boook”"):
        decide(desk, "d1c1", type="boook")


def test_a_field_that_is_struck_out_stays_and_is_told(desk: Desk) -> None:
    decide(desk, "d1c3")
    told = decide(desk, "d1c3", fields=[["author", "Noble, Bruno"], ["title", "The Tax"]])
    assert any("“Mill” stays, though you have struck it out" in one for one in told)
    assert "publisher = {Mill}" in library(desk)


def test_what_somebody_else_wrote_meanwhile_stays_and_is_told(desk: Desk) -> None:
    path = Path(str(desk.library))
    seen = desk.state()
    path.write_text(LIBRARY.replace("Harbour Press", "Harbour"), encoding="utf-8")
    fields = corrected(publisher="Harbour & Sons", date="1932")
    asked = {"seen": seen, "document": 0, "citation": "d1c1", "verdict": "citation"}
    told = desk.decide({**asked, "fields": fields})
    changed = library(desk)
    assert "publisher = {Harbour}" in changed
    assert "year = {1932}" in changed
    assert any("“Harbour” stays" in one and "Harbour & Sons" in one for one in told)
    assert beside(desk.documents[0])[0].fields[3] == ("publisher", "Harbour & Sons")


def test_an_entry_that_another_citation_reads_alike_is_not_changed(desk: Desk) -> None:
    path = Path(desk.documents[0])
    again = (
        "Once more.[^4]\n\n[^4]: Ada Finch, *The Salt Road* (London: Harbour Press, 1931), 50.\n"
    )
    path.write_text(TEXT + "\n" + again, encoding="utf-8")
    told = decide(desk, "d1c1", fields=corrected(date="1935"))
    assert "year = {1931}" in library(desk)
    assert told


def test_accepting_adds_the_entry_that_the_library_lacks_and_no_other(desk: Desk) -> None:
    assert decide(desk, "d1c3") == ()
    changed = library(desk)
    assert changed.startswith(LIBRARY)
    assert "title = {The Tax}" in changed
    assert decide(desk, "d1c3") == ()
    assert library(desk) == changed


def test_another_work_is_meant(desk: Desk) -> None:
    with pytest.raises(BiblioError, match="no entry “nobody”"):
        decide(desk, "d1c3", key="nobody")
    assert decide(desk, "d1c3", key="finch") == ()
    assert library(desk) == LIBRARY
    assert desk.review().citations[2].resolution.key == "finch"


def test_what_is_no_citation_or_withdrawn_takes_nothing_from_the_library(desk: Desk) -> None:
    decide(desk, "d1c3")
    changed = library(desk)
    decide(desk, "d1c3", "withdrawn")
    decide(desk, "d1c3", "nothing")
    assert library(desk) == changed


def test_two_windows(desk: Desk) -> None:
    seen = desk.state()
    decide(desk, "d1c3")
    said = {"seen": seen, "document": 0, "citation": "d1c1", "verdict": "nothing"}
    kept = library(desk), beside(desk.documents[0])
    with pytest.raises(OutdatedError):
        desk.decide(said)
    assert (library(desk), beside(desk.documents[0])) == kept
    desk.decide({**said, "seen": desk.state()})
    assert len(beside(desk.documents[0])) == 2


def test_a_library_that_is_not_whole_is_left_alone(desk: Desk) -> None:
    Path(str(desk.library)).write_text(LIBRARY + "@book{torn, title = {A\n", encoding="utf-8")
    with pytest.raises(BiblioError, match="nothing was written"):
        decide(desk, "d1c3")
    assert not Path(desk.documents[0]).with_name(FILE).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs processes that can be copied")
def test_a_crash_at_any_step_leaves_both_files_old_or_both_new(desk: Desk) -> None:
    folder = Path(desk.documents[0]).parent
    old, seen = contents(folder), desk.state()
    said = {"seen": seen, "document": 0, "citation": "d1c3", "verdict": "citation"}
    outcomes = set()
    step = 0
    while dies(lambda: desk.decide(said), step):
        with Change() as files:  # the next command finishes it, or takes it back
            files.hold(*desk.documents)
        now = contents(folder)
        written = "The Tax" in library(desk)
        assert written == (folder / FILE).exists()
        assert written or now == old
        outcomes.add(written)
        for path in folder.iterdir():
            path.unlink()
        for name, data in old.items():
            Path(name).write_bytes(data)
        step += 1
    assert outcomes == {False, True}


def test_a_correction_outlives_another_run_a_new_name_and_another_paragraph(desk: Desk) -> None:
    decide(desk, "d1c1", fields=corrected(title="The Salt Roads"))
    path = Path(desk.documents[0])
    renamed = path.with_name("bread.md")
    edited = TEXT.replace("Nor did the mill.", "The mill paid late, and so did the baker.")
    renamed.write_text(edited.replace("# Salt\n", "# Salt\n\nA new beginning.\n"), "utf-8")
    path.unlink()
    for _ in range(2):
        assert biblio("extract", renamed, "--into", str(desk.library)).code == 0
    assert library(desk).count("The Salt Roads") == 1
    assert "{The Salt Road}" not in library(desk)
