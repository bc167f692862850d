"""Every case file of the text reader: a source, and the document it is to become."""

from __future__ import annotations

import pytest
from reader_notation import Case, cases, notation

from biblio.readers import read_text


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert notation(read_text(case.source, "case.txt")) == case.expected
