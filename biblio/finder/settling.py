"""Which of several candidates stay: those of the surer kind first, none upon another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from biblio.citation import Citation, Passage
from biblio.origins import Where
from biblio.values.room import Room

Read = Callable[[Passage], Iterable[Citation]]


class Settling:
    """The places that citations hold already, by paragraph; of two stretches the first counts."""

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: defaultdict[tuple[int | None, int], Room] = defaultdict(Room)

    def settle(self, passages: Iterable[Passage], read: Read) -> list[Citation]:
        """The citations of passages in the order of their sureness, as far as there is room.

        A passage that lies on a settled citation is not read at all: so each stretch is read once.
        """
        return list(self._settled(passages, read))

    def keep(self, citations: Iterable[Citation]) -> list[Citation]:
        """Those of citations that are read already for which there is room."""
        return [citation for citation in citations if self._take(citation.where)]

    def _settled(self, passages: Iterable[Passage], read: Read) -> Iterator[Citation]:
        for passage in passages:
            if not passage.text.string or not self._is_free(passage.text.wheres[0]):
                continue
            for citation in read(passage):
                if self._take(citation.where):
                    yield citation

    def _take(self, where: Where) -> bool:
        return self._taken[where.note, where.paragraph].take(where.start, where.end)

    def _is_free(self, where: Where) -> bool:
        return self._taken[where.note, where.paragraph].is_free(where.start, where.end)
