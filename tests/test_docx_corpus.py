"""Real Word files beside the project: their notes and comments are all there, no word is lost."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from conservation import compare

from biblio import readers
from biblio.diagnostics import BiblioError

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "docx"
# of lists, headings and notes; the bars of a fraction part words
_MARK = re.compile(r"\d+|[ivxlc]+|[IVXLC]+|\w")
UNREADABLE = {
    "poi__bug53475-password-is-pass.docx": "encrypted Office files are not read",
    "poi__clusterfuzz-testcase-minimized-POIXWPFFuzzer-4791943399604224.docx": "is damaged: the",
}


def _listed() -> list[dict[str, str]]:
    if not CORPUS.is_dir():
        return []
    with (CORPUS / "PROVENANCE.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["file"].endswith("docx")]


LISTED = _listed()
READABLE = [row for row in LISTED if row["file"] not in UNREADABLE]
pytestmark = pytest.mark.skipif(not LISTED, reason="there is no ../shared")


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row["file"])
def test_every_note_and_comment_is_there(row: dict[str, str]) -> None:
    document = readers.read(CORPUS / row["file"])
    found = Counter(str(one.kind) for one in (*document.notes, *document.comments))
    counted = {kind: found[kind] for kind in ("footnote", "endnote", "comment")}
    assert counted == {kind: int(row[f"{kind}s"]) for kind in counted}


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row["file"])
def test_no_word_is_lost_and_every_paragraph_stands_together(row: dict[str, str]) -> None:
    found = compare((CORPUS / row["file"]).read_bytes())
    assert not found.lost
    assert not found.broken


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row["file"])
def test_what_is_new_are_marks_that_word_prints(row: dict[str, str]) -> None:
    new = compare((CORPUS / row["file"]).read_bytes()).invented
    assert [word for word in new if not _MARK.fullmatch(word)] == []


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_in_a_sentence(name: str) -> None:
    with pytest.raises(BiblioError, match=UNREADABLE[name]):
        readers.read(CORPUS / name)
