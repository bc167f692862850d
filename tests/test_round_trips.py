"""Over real libraries: nothing that CSL-JSON or RIS can hold is lost on the way there and back.

What a format can hold is data: `biblio.formats.ris.tags.held` for RIS; CSL-JSON holds everything,
for what has no variable goes to `custom`. The numbers may only get better.
"""

from __future__ import annotations

import pytest
from round_trips import ALLOWED, CORPUS, through


@pytest.fixture(scope="module", params=list(ALLOWED))
def tally(request):
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus of BibTeX files is not at {CORPUS}")
    return request.param, through(request.param)


def test_what_a_format_can_hold_comes_back(tally):
    name, counted = tally
    assert counted.entries >= 13_190
    assert counted.refused <= 8  # they cannot be read whole
    assert counted.held >= {"csljson": 104_901, "ris": 78_948}[name]
    assert all(number <= ALLOWED[name].get(field, 0) for field, number in counted.lost.items())
    assert counted.unreported == 0
