"""Real BibTeX files, clean and dirty: each is read, comes back as it was, and can be completed."""

from dataclasses import replace
from pathlib import Path

import pytest

from biblio.formats.bibtex import read
from biblio.library import Library

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "bib"


@pytest.fixture(scope="module")
def corpus():
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus of BibTeX files is not at {CORPUS}")
    return [(path, path.read_bytes()) for path in sorted(CORPUS.rglob("*.bib"))]


def test_every_file_of_the_corpus_is_read_and_comes_back(corpus):
    count = 0
    for path, data in corpus:
        file = read(data, str(path))
        assert file.encoded(file.updated(file.library)) == data, path
        assert file.entries or file.diagnostics or file.strings or not data.strip(), path
        count += len(file.library)
    assert count >= 13_317  # what pybtex's own parser gets with its errors captured


def test_every_entry_of_the_corpus_can_be_completed(corpus):
    for path, data in corpus:
        file = read(data, str(path))
        completed = Library(
            tuple(
                replace(entry, fields=(*entry.fields, ("biblionote", 'Zu & 100% {x} "q"')))
                for entry in file.library
            )
        )
        again = read(file.updated(completed), str(path))
        assert again.library.entries == completed.entries, path
        assert again.updated(file.library) == file.text, path
