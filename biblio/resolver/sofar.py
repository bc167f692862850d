"""What is resolved so far, and indexes that find citations by what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from biblio.citation import Citation, Form, Kind
from biblio.likeness import describe_citation
from biblio.record.person import family_keys
from biblio.resolver.comparison import acronyms, is_bare_address, is_mention, makers, spoken
from biblio.values.folding import fold
from biblio.values.titles import main_part

_RAREST = 2
# A word in more titles than that tells nothing beside a rarer one: *history* in a reference list.
_COMMON = 64
_STEM = 2  # letters, at least, of a word that is cut short: *De. nat.*
_ONE_MISPRINTED = 3  # of so many words
Index = defaultdict[str, list[int]]


class SoFar:
    """The citations of a document; `roots` has, for those resolved, the first of their work.

    They are resolved in order. Each index has the numbers of citations in order, so that no
    citation is held against all others.
    """

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.citations = citations
        self.descriptions = tuple(map(describe_citation, citations))
        self.roots: dict[int, int] = {}
        self.previous = tuple(previous(citations))
        self._words = tuple(map(_words, citations))
        self._titles = Counter(word for words in self._words for word in words)
        self._works = set[int]()
        self._told: dict[int, tuple[str, ...]] = {}
        self._works_by_word: Index = defaultdict(list)
        self._works_by_maker: Index = defaultdict(list)
        self._works_by_maker_and_stem: Index = defaultdict(list)
        self._by_key: dict[str, int] = {}
        self._cited: Index = defaultdict(list)
        self._listed: Index = defaultdict(list)
        self._listed_by_maker: Index = defaultdict(list)
        self._full_by_maker_and_year: Index = defaultdict(list)
        self._by_mark: Index = defaultdict(list)
        self._entries: list[int] = []
        for at, citation in enumerate(citations):
            self._enter(at, citation)

    def settle(self, index: int, root: int) -> None:
        """The citation is of the work first cited by `root`."""
        self.roots[index] = root
        exact = self.citations[index].exact
        if exact:
            self._by_key.setdefault(exact.key, index)
        if root not in self._works:
            self._works.add(root)
            _enter(self._works_by_word, root, self._words[root])
            self._enter_work(root, _makers(self.citations[root]))
        if index != root and not makers(self.citations[root]) and root not in self._told:
            self._told[root] = makers(self.citations[index])
            self._enter_work(root, _families(self._told[root]))

    def makers(self, index: int) -> tuple[str, ...]:
        """Who made the work: those whom its citation names, or a later one of the same work."""
        return makers(self.citations[index]) or self._told.get(index, ())

    def root(self, index: int) -> int:
        """The first citation of the same work, as far as is known."""
        return self.roots.get(index, index)

    def works_before(self, index: int) -> list[int]:
        """The first citations of works titled like this one's, all of them before it.

        Two titles that are equal, shortened or alike but for a slip share one of the rarest words.
        """
        return [at for at in self._like(self._works_by_word, index) if at < index]

    def cited_like(self, index: int) -> Iterator[int]:
        """Citations of works titled like this one's, before it or behind; mentions are none."""
        return self._like(self._cited, index)

    def listed_like(self, index: int) -> Iterator[int]:
        """The entries of the reference list titled like it."""
        return self._like(self._listed, index)

    def works_by(self, people: Iterable[str], before: int) -> list[int]:
        """The first citations of works that one of the people may have made."""
        return [at for at in _of(self._works_by_maker, _families(people)) if at < before]

    def works_titled_by(self, people: Iterable[str], index: int) -> list[int]:
        """Of the works before it that one of the people may have made, those in whose titles a word
        begins as one of the rarest of this one's title.

        Of each three words one may be misprinted, so that much of the rarest is asked for.
        """
        words = fold(main_part(self.citations[index].value("title") or "")).split()
        found = set[int]()
        for family in _families(people):
            keys = (f"{family} {stem}" for stem in _stems(words))
            rows = sorted((self._works_by_maker_and_stem.get(key, []) for key in keys), key=len)
            found.update(*rows[: 1 + len(words) // _ONE_MISPRINTED])
        return sorted(at for at in found if at < index)

    def works_named(self, words: str, before: int) -> list[int]:
        """The first citations of works in whose titles the first of the words is."""
        first = fold(words).split()[:1]
        return [at for at in _of(self._works_by_word, first) if at < before]

    def full_by(self, people: Iterable[str], year: str | None) -> list[int]:
        """The citations in full of works of that year, before or behind, by one of the people."""
        return _of(self._full_by_maker_and_year, _dated(_families(people), year))

    def listed_by(self, people: Iterable[str]) -> list[int]:
        """The entries of the reference list that one of the people may have made."""
        return _of(self._listed_by_maker, _families(people))

    def with_key(self, key: str) -> list[int]:
        """The first citation that says the key."""
        return [self._by_key[key]] if key in self._by_key else []

    def in_note(self, mark: str, before: int) -> list[int]:
        """The resolved citations of the notes with that mark."""
        return [at for at in self._by_mark.get(mark, ()) if at < before and at in self.roots]

    def numbered(self, number: int) -> list[int]:
        """The citations of the note, or the entry of the list, that has the number.

        Entries that are called as notes are have marks; the others are counted.
        """
        if noted := self._by_mark.get(str(number)):
            return [at for at in noted if self.citations[at].form is Form.FULL]
        marked = sum(str(one) in self._by_mark for one in range(1, number))
        place = number - marked - 1
        return self._entries[place : place + 1]

    def _enter_work(self, root: int, families: frozenset[str]) -> None:
        _enter(self._works_by_maker, root, families)
        stems = _stems(self._words[root])
        both = (f"{family} {stem}" for family in families for stem in stems)
        _enter(self._works_by_maker_and_stem, root, both)

    def _enter(self, at: int, citation: Citation) -> None:
        if not is_mention(citation):
            _enter(self._cited, at, self._words[at])
        if citation.kind is Kind.BIBLIOGRAPHY:
            self._entries.append(at)
            _enter(self._listed, at, self._words[at])
            _enter(self._listed_by_maker, at, _makers(citation))
        if citation.form is Form.FULL:
            for year in {citation.year, citation.value("origdate")} - {None}:
                _enter(self._full_by_maker_and_year, at, _dated(_makers(citation), year))
        if citation.mark:
            _enter(self._by_mark, at, [citation.mark])

    def _like(self, by_word: Index, index: int) -> Iterator[int]:
        """The numbers in the index under the rarest words of the citation's title, in order."""
        rarest = sorted(sorted(self._words[index]), key=self._titles.__getitem__)[:_RAREST]
        telling = [word for word in rarest[1:] if self._titles[word] <= _COMMON]
        found = merge(*(by_word.get(word, ()) for word in (*rarest[:1], *telling)))
        last = index
        for at in found:
            if at not in (last, index):
                yield at
            last = at


def _enter(index: Index, at: int, words: Iterable[str]) -> None:
    for word in words:
        index[word].append(at)


def _of(index: Index, words: Iterable[str]) -> list[int]:
    return sorted({at for word in words for at in index.get(word, ())})


def _words(citation: Citation) -> frozenset[str]:
    return frozenset(fold(citation.value("title") or "").split())


def _stems(words: Iterable[str]) -> frozenset[str]:
    """What is left of the words where they are cut short most; figures are not."""
    return frozenset(word if word.isdigit() else word[:_STEM] for word in words)


def _makers(citation: Citation) -> frozenset[str]:
    return _families(makers(citation))


def _families(people: Iterable[str]) -> frozenset[str]:
    """The families by the first of their words, as *Grez* is said for *Grez Toso*; bodies by their
    letters as well.
    """
    people = tuple(people)
    first = (family.split()[0] for family in family_keys(people) if family.split())
    said = (fold(spoken(name).split()[0]) for name in people if ", " in name)
    return frozenset((*first, *said, *acronyms(people)))


def _dated(families: Iterable[str], year: str | None) -> list[str]:
    return [f"{family} {year}" for family in families]


def previous(citations: Sequence[Citation]) -> Iterator[int | None]:
    """For each the citation of its kind before it; a bare address is none that *ibid.* may mean."""
    last: dict[Kind, int] = {}
    for at, citation in enumerate(citations):
        yield last.get(citation.kind)
        if not is_bare_address(citation):
            last[citation.kind] = at
