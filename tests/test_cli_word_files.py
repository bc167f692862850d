"""Word files at the command line: every command that takes documents takes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from printed_pages import CASSON, CASSON_ENTRY
from running import Outcome, biblio
from word_package import call, field, note, p, package, r, zotero

pytestmark = pytest.mark.usefixtures("folder")

OLD = "Lionel Casson, The Ancient Mariners (New York: Macmillan, 1959), 12."
ITEM = {
    "id": "casson2001",
    "itemData": {
        "type": "book",
        "title": "Libraries in the Ancient World",
        "author": [{"family": "Casson", "given": "Lionel"}],
        "issued": {"date-parts": [[2001]]},
    },
    "locator": "80",
}


def _noted(text: str) -> bytes:
    body = p("Rolls were kept in heaps.", call(1))
    return package(body, footnotes=note(1, p(r("<w:footnoteRef/>"), r(" "), text)))


@pytest.fixture
def word(folder: Path) -> str:
    (folder / "rome.docx").write_bytes(_noted(r(CASSON)))
    return "rome.docx"


@pytest.fixture
def tracked(folder: Path) -> str:
    changed = f"<w:del><w:r><w:delText>{OLD}</w:delText></w:r></w:del><w:ins>{r(CASSON)}</w:ins>"
    (folder / "tracked.docx").write_bytes(_noted(changed))
    return "tracked.docx"


def citations(outcome: Outcome) -> list[dict[str, object]]:
    assert outcome.code == 0, outcome.talk
    found: list[dict[str, object]] = json.loads(outcome.text)["documents"][0]["citations"]
    return found


def test_extract(word: str) -> None:
    outcome = biblio("extract", word)
    assert (outcome.code, outcome.text) == (0, CASSON_ENTRY)
    assert outcome.talk == "rome.docx: 1 citation\n"


def test_a_word_file_from_stdin(word: str) -> None:
    data = Path(word).read_bytes()
    assert biblio("extract", "-", stdin=data).text == CASSON_ENTRY


def test_a_note_of_a_word_file_has_no_characters_to_count(word: str) -> None:
    (citation,) = citations(biblio("extract", word, "--to", "json"))
    assert (citation["raw"], citation["mark"]) == (CASSON, "1")
    assert (citation["start"], citation["line"]) == (None, None)


@pytest.mark.parametrize(
    ("options", "raw"),
    [((), CASSON), (("--changes", "accepted"), CASSON), (("--changes", "rejected"), OLD)],
)
def test_tracked_changes(tracked: str, options: tuple[str, ...], raw: str) -> None:
    (citation,) = citations(biblio("extract", tracked, "--to", "json", *options))
    assert citation["raw"] == raw


def test_what_is_left_out_is_told_where_asked_for(tracked: str) -> None:
    assert "Not read" not in biblio("extract", tracked).talk
    assert "tracked.docx: Not read: tracked changes (1).\n" in biblio("extract", tracked, "-v").talk


def test_a_field_of_zotero_is_no_more_than_read(folder: Path) -> None:
    data = _noted(field(zotero(ITEM), "Casson, Libraries, 80."))
    (folder / "a.docx").write_bytes(data)
    (citation,) = citations(biblio("extract", "a.docx", "--to", "json"))
    assert (citation["form"], citation["raw"]) == ("key", "Casson, Libraries, 80.")
    fields = citation["fields"]
    assert isinstance(fields, dict)
    assert (fields["author"], fields["locator"]) == (["Casson, Lionel"], "80")
    assert fields["type"] == "book"


def test_lint_packet_and_bibliography(word: str, folder: Path) -> None:
    (folder / "references.bib").write_text(CASSON_ENTRY, encoding="utf-8")
    assert biblio("lint", word).code in (0, 1)
    assert biblio("lint", ".").code in (0, 1)
    listed = biblio("bibliography", "references.bib", "--cited-in", word)
    assert (listed.code, "Casson" in listed.text) == (0, True)
    assert biblio("packet", word, "-o", "packet.docx").code == 0
    assert CASSON_ENTRY.splitlines()[1] in biblio("extract", "packet.docx").text


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--from", "pages"), "There is no format “pages” of documents: --from takes text, "),
        (("--changes", "all"), "There are no changes “all”: --changes takes accepted, rejected."),
        (("--from", "text"), "rome.docx is not a text file: it looks like a zip archive"),
    ],
)
def test_wishes_that_cannot_be_met(word: str, options: tuple[str, ...], sentence: str) -> None:
    outcome = biblio("extract", word, *options)
    assert (outcome.code, outcome.text) == (2, "")
    assert outcome.talk.startswith(f"biblio: {sentence}")
