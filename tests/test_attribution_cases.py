"""Every case file of attributions and lead-ins: a tiny document, and what it cites in its text."""

from __future__ import annotations

from case_notation import Case, notation, parametrised

from biblio.citation import Citation
from biblio.finder import find
from biblio.readers import read_text


def read(document: str) -> tuple[Citation, ...]:
    return find(read_text(document, "case.txt"))


@parametrised("attributions")
def test_attribution(case: Case) -> None:
    assert notation(read(case.source), case.expected) == case.expected


@parametrised("lead_ins")
def test_lead_in(case: Case) -> None:
    assert notation(read(case.source), case.expected) == case.expected
