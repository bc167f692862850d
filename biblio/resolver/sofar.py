"""What is resolved so far, and an index that finds citations by the words of their titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from biblio.citation import Citation
from biblio.likeness import Description, describe_citation
from biblio.values.folding import fold

_RAREST = 2


@dataclass(frozen=True, slots=True)
class SoFar:
    """The citations of a document; `roots` has, for those resolved, the first of their work."""

    citations: Sequence[Citation]
    descriptions: Sequence[Description]
    roots: dict[int, int]
    by_word: dict[str, list[int]]

    @classmethod
    def of(cls, citations: Sequence[Citation]) -> SoFar:
        """Nothing resolved yet."""
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for index, citation in enumerate(citations):
            for word in _words(citation):
                by_word[word].append(index)
        return cls(citations, tuple(map(describe_citation, citations)), {}, dict(by_word))

    def root(self, index: int) -> int:
        """The first citation of the same work, as far as is known."""
        return self.roots.get(index, index)

    def titled_like(self, index: int) -> list[int]:
        """Citations that share one of the rarest words of this one's title, in order.

        Two titles that are equal, shortened or alike but for a slip share one of these.
        """
        words = sorted(_words(self.citations[index]))
        rarest = sorted(words, key=lambda word: len(self.by_word[word]))
        found = {other for word in rarest[:_RAREST] for other in self.by_word[word]}
        return sorted(found - {index})

    def roots_before(self, index: int) -> list[int]:
        """The first citations of works titled like this one's, all of them before it."""
        earlier = (other for other in self.titled_like(index) if other < index)
        roots = {self.roots[other] for other in earlier if other in self.roots}
        return sorted(root for root in roots if root < index)


def _words(citation: Citation) -> frozenset[str]:
    return frozenset(fold(citation.value("title") or "").split())
