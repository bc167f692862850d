"""Where in a document the words of a decision stand."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterator
from itertools import accumulate, takewhile

from biblio.decisions.decision import Decision
from biblio.document import Document
from biblio.origins import Where

# Characters that tell an *Ibid.* from the others: before a note come the words at its mark.
REACH = 60
_LIKE = 12  # of them must agree where the words alone do not tell the place
_TELLING = 25  # characters that hardly stand in two places by chance, as *Ibid., 40.* does
_LONG = 1_000  # characters that nobody writes twice, the second overlapping the first
_BETWEEN = "\0"


def before(document: Document, where: Where) -> str:
    """The characters before a place, at most `REACH`; before a note those at its mark."""
    text = document.paragraph(where).string[max(0, where.start - REACH) : where.start]
    if where.note is not None and len(text) < REACH:
        note = document.notes[where.note]
        if note.anchor_paragraph is not None and note.anchor is not None:
            body = document.paragraphs[note.anchor_paragraph].string[: note.anchor]
            text = f"{body} {text}" if text else body
    return text[-REACH:]


class Places:
    """The words of a document, in which those of any number of decisions are looked up."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._wholes = tuple(document.wholes())
        texts = [document.string(whole) for whole in self._wholes]
        self._text = _BETWEEN.join(texts)
        self._starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        self._found: dict[str, list[tuple[str, Where]]] = {}

    def of(self, decision: Decision) -> Where | None:
        """Where the decision's words stand; None where they do not, or nothing tells which place.

        Of several places the one counts whose words before agree best with those of the decision. A
        few words have to agree in one place too: they may be those of another document in the
        folder.
        """
        found = self._places(decision.words)
        if len(found) == 1 and len(decision.words) >= _TELLING:
            return found[0][1]
        said = decision.before[::-1]
        at = bisect_left(found, said, key=lambda one: one[0])
        near = found[max(0, at - 2) : at + 2]  # in this order the likest stand beside it
        alike = [_shared(said, one) for one, _ in near]
        best = max(alike, default=-1)
        needed = min(_LIKE, len(decision.before))
        if best < needed or alike.count(best) > 1:
            return None
        return near[alike.index(best)][1]

    def _places(self, words: str) -> list[tuple[str, Where]]:
        """Where the words stand, each with what is before it turned round, in order of that."""
        if words not in self._found:
            wheres = self._occurrences(words)
            found = [(before(self._document, where)[::-1], where) for where in wheres]
            self._found[words] = sorted(found, key=lambda one: one[0])
        return self._found[words]

    def _occurrences(self, words: str) -> Iterator[Where]:
        step = 1 if len(words) < _LONG else len(words)
        at = -step
        while (at := self._text.find(words, at + step)) >= 0:
            number = bisect(self._starts, at) - 1
            whole, start = self._wholes[number], at - self._starts[number]
            if start + len(words) <= len(whole):
                yield whole.part(start, start + len(words))


def _shared(one: str, other: str) -> int:
    """How many characters at their beginnings agree."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
