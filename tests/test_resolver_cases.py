"""Every case file of tests/cases/resolving: notes or a document, and what each citation means."""

from __future__ import annotations

from case_notation import Case, of_notes, outline, parametrised

from biblio.document import Document
from biblio.finder import find
from biblio.readers import read_text
from biblio.resolver import resolve


def document(case: Case) -> Document:
    return of_notes(case.source) if case.kind == "notes" else read_text(case.source, "case.txt")


@parametrised("resolving")
def test_case(case: Case) -> None:
    assert outline(resolve(find(document(case)))) == case.expected
