"""Everything the model learns from, put together by one seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import records, sources, styles
from training.damage import damaged, strange
from training.invention import Person, Record, of_item
from training.linkedbooks import references
from training.notes import languages, notes, words_of
from training.prints import prints
from training.samples import Sample

_STRANGE = 0.3
_PAGES = 400
_DIRECT = re.compile(r"\s*((?:[A-Z]\.\s?)+)\s*([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)[\s,]*")


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many samples of each source, and how many styles records are printed in."""

    anystyle: int = 6000
    grobid: int = 1200
    linkedbooks: int = 2200
    notes: int = 5500
    styles: int = 250

    def scaled(self, share: float) -> Amounts:
        """A share of each."""
        numbers = (self.anystyle, self.grobid, self.linkedbooks, self.notes, self.styles)
        return Amounts(*(max(1, round(share * number)) for number in numbers))


def corpus(shared: Path, amounts: Amounts, chance: random.Random) -> Iterator[Sample]:
    """The samples, source after source; the made ones damaged as print and scanning do."""
    training = shared / "training"
    yield from _some(sources.from_anystyle(training / "anystyle"), amounts.anystyle, chance)
    tei = training / "grobid" / "citation-tei.tar.gz"
    yield from _some(sources.from_grobid(tei), amounts.grobid, chance)
    books = training / "linkedbooks" / "dataset.tar.gz"
    yield from _some(sources.from_linkedbooks(books), amounts.linkedbooks, chance)
    libraries = records.read(shared / "corpus" / "bib", records.TRAINED_ON)
    pages = records.pages(libraries, _PAGES, chance)
    items = records.balanced([*libraries, *pages, *records.known()], chance)
    real = [one for item in items if (one := of_item(item))]
    by_language = _by_language([*real, *_printed_books(books)])
    made = [*prints(styles.drawn(amounts.styles, chance), items, chance)]
    made += notes(amounts.notes, by_language, chance)
    yield from (_marred(one, chance) for one in made)


def _marred(sample: Sample, chance: random.Random) -> Sample:
    """With words that nobody knows, now and then, and with damage."""
    return damaged(strange(sample, chance) if chance.random() < _STRANGE else sample, chance)


def _some(samples: Iterable[Sample], count: int, chance: random.Random) -> list[Sample]:
    every = list(samples)
    return chance.sample(every, min(count, len(every)))


def _by_language(real: Sequence[Record]) -> dict[str, list[Record]]:
    """The records by the language whose small words their titles hold."""
    small = {code: _small_words(code) for code in languages()}
    found: dict[str, list[Record]] = {code: [] for code in languages()}
    for record in real:
        title = set(record.values.get("title", "").casefold().split())
        scores = {code: len(title & words) for code, words in small.items()}
        best = max(scores, key=lambda code: scores[code])
        if scores[best]:
            found[best].append(record)
    return found


def _small_words(code: str) -> set[str]:
    """The short words in lower case of a language's invented titles."""
    words = words_of(code)
    titles = " ".join([*words["heads"], *words["tails"], *words["remarks"]])
    return {word for word in titles.split() if word.isalpha() and word.islower() and len(word) < 5}


def _printed_books(archive: Path) -> Iterator[Record]:
    """Books of LinkedBooks whose one author is printed `G. Family`."""
    for pieces in references(archive, "train"):
        given = dict(pieces)
        author = _DIRECT.fullmatch(given.get("author", ""))
        values = {
            name: given[field].strip(" ,.;:()")
            for field, name in (
                ("title", "title"),
                ("publicationplace", "location"),
                ("year", "date"),
                ("publisher", "publisher"),
            )
            if field in given
        }
        if author and {"title", "location", "date"} <= set(values):
            people = {"author": (Person(author[2], author[1].strip()),)}
            yield Record("book", people, values)
