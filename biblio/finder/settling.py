"""Which of several candidates stay: those of the surer kind first, none upon another."""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from biblio.citation import Citation, Passage
from biblio.document import Place

Read = Callable[[Passage], Iterable[Citation]]


class Settling:
    """The places that citations hold already, by the part of the document.

    A note may stand within a sentence of the body: the two do not meet.
    """

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)

    def settle(self, passages: Iterable[Passage], read: Read) -> list[Citation]:
        """The citations of passages in the order of their sureness, as far as there is room.

        A passage that lies on a settled citation is not read at all: so each stretch is read once.
        """
        return list(self._settled(passages, read))

    def _settled(self, passages: Iterable[Passage], read: Read) -> Iterator[Citation]:
        for passage in passages:
            if not self._is_free(passage.place(0, len(passage.text))):
                continue
            for citation in read(passage):
                if self._is_free(citation.place):
                    self._take(citation.place)
                    yield citation

    def _take(self, place: Place) -> None:
        insort(self._taken[place.part], (place.start, place.end))

    def _is_free(self, place: Place) -> bool:
        """Whether a place meets none of the taken ones, which are in order and apart."""
        taken = self._taken[place.part]
        at = bisect(taken, (place.start, place.end))
        before = at == 0 or taken[at - 1][1] <= place.start
        return before and (at == len(taken) or taken[at][0] >= place.end)
