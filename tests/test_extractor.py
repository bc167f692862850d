"""Extraction keeps nothing of a document when the document has gone."""

from __future__ import annotations

import gc

from biblio import readers
from biblio.extractor import extract
from biblio.values.names import Lexicon

TEXT = "Salt was dear.[^1]\n\n[^1]: Rosa Roe, *A Book of Wells* (London: Verso, {year}), 5.\n"


def _lexicons() -> int:
    gc.collect()
    return sum(isinstance(one, Lexicon) for one in gc.get_objects())


def test_the_words_of_a_document_go_when_it_goes() -> None:
    extract(readers.read_bytes(TEXT.format(year=1989).encode(), "salt.md"))
    before = _lexicons()
    for year in range(1990, 1994):
        extract(readers.read_bytes(TEXT.format(year=year).encode(), "salt.md"))
    assert _lexicons() <= before
