"""Where in a document the words of a decision stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from biblio.decisions.decision import Decision
from biblio.document import Document
from biblio.origins import Where

# Characters that tell an *Ibid.* from the others: before a note come the words at its mark.
REACH = 60
_LIKE = 12  # of them must agree where the words alone do not tell the place
_TELLING = 25  # characters that hardly stand in two places by chance, as *Ibid., 40.* does


def before(document: Document, where: Where) -> str:
    """The characters before a place, at most `REACH`; before a note those at its mark."""
    text = document.paragraph(where).string[: where.start]
    if where.note is not None and len(text) < REACH:
        note = document.notes[where.note]
        if note.anchor_paragraph is not None and note.anchor is not None:
            body = document.paragraphs[note.anchor_paragraph].string[: note.anchor]
            text = f"{body} {text}" if text else body
    return text[-REACH:]


def place(document: Document, decision: Decision) -> Where | None:
    """Where the decision's words stand; None where they do not, or nothing tells in which place.

    Of several places the one counts whose words before agree best with those of the decision. A few
    words have to agree in one place too: they may be those of another document in the folder.
    """
    found = list(_occurrences(document, decision.words))
    if len(found) == 1 and len(decision.words) >= _TELLING:
        return found[0]
    alike = [_shared(before(document, where), decision.before) for where in found]
    best = max(alike, default=-1)
    needed = min(_LIKE, len(decision.before))
    if best < needed or alike.count(best) > 1:
        return None
    return found[alike.index(best)]


def _occurrences(document: Document, words: str) -> Iterator[Where]:
    for whole in document.wholes():
        text, at = document.paragraph(whole).string, -1
        while (at := text.find(words, at + 1)) >= 0:
            yield whole.part(at, at + len(words))


def _shared(one: str, other: str) -> int:
    """How many characters at their ends agree."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
