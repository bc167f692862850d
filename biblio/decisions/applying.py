"""Decisions in the place of what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from biblio.citation import Citation, Field, Form, Kind
from biblio.decisions.decision import Decision, Verdict
from biblio.decisions.places import Places
from biblio.document import Document, Exact
from biblio.origins import Where
from biblio.record.fields import PEOPLE

_KINDS = {"footnote": Kind.FOOTNOTE, "endnote": Kind.ENDNOTE}


class Decided(NamedTuple):
    """Citations in order of reading; the positions of those that an editor has decided on.

    `stale` are decisions whose words the document has no more.
    """

    citations: tuple[Citation, ...]
    settled: frozenset[int] = frozenset()
    stale: tuple[Decision, ...] = ()


def applied(
    document: Document, found: Sequence[Citation], decisions: Iterable[Decision]
) -> Decided:
    """The citations as the decisions have them; later decisions about the same words win.

    What was read of any of the words gives way: so a citation is split by two decisions about its
    parts, and two are joined by one about both.
    """
    places, standing, stale = Places(document), _Standing(found), list[Decision]()
    for decision in decisions:
        where = places.of(decision)
        if where is None:
            stale.append(decision)
            continue
        there = standing.give_way(where)
        if decision.verdict is Verdict.CITATION:
            standing.decided.add(standing.put(_citation(document, where, decision, there)))
    numbers = sorted(standing.all, key=lambda number: document.position(standing.all[number].where))
    settled = frozenset(at for at, number in enumerate(numbers) if number in standing.decided)
    return Decided(tuple(standing.all[number] for number in numbers), settled, tuple(stale))


class _Standing:
    """The citations that stand so far, each by a number, and the paragraphs that they are in."""

    def __init__(self, found: Iterable[Citation]) -> None:
        self.all: dict[int, Citation] = {}
        self.decided: set[int] = set()
        self._numbers = count()
        self._there = defaultdict[tuple[int | None, int], list[int]](list)
        for citation in found:
            self.put(citation)

    def put(self, citation: Citation) -> int:
        """Let a citation stand; its number."""
        number = next(self._numbers)
        self.all[number] = citation
        for note, paragraph in {(one.note, one.paragraph) for one in citation.wheres}:
            self._there[note, paragraph].append(number)
        return number

    def give_way(self, where: Where) -> list[Citation]:
        """The citations of which some character is at the place: they do not stand any longer."""
        near = self._there[where.note, where.paragraph]
        there = [one for one in near if one in self.all and _meets(self.all[one], where)]
        return [self.all.pop(one) for one in there]


def _meets(citation: Citation, where: Where) -> bool:
    """Whether some character at the place is the citation's."""
    return any(
        (one.note, one.paragraph) == (where.note, where.paragraph)
        and one.start < where.end
        and where.start < one.end
        for one in citation.wheres
    )


def _citation(
    document: Document, where: Where, decision: Decision, there: Sequence[Citation]
) -> Citation:
    same = next((one for one in there if one.where == where), None)
    citation = same or _new(document, where, there)
    if decision.type:
        citation = replace(citation, type=decision.type)
    if decision.fields:
        fields = tuple(_fields(citation, decision.fields))
        form = Form.FULL if any(name == "title" for name, _ in decision.fields) else citation.form
        citation = replace(citation, fields=fields, form=form, rest="")
    if decision.key:
        exact = Exact(decision.key, locator=citation.locator)
        citation = replace(citation, form=Form.KEY, exact=exact)
    return citation


def _new(document: Document, where: Where, there: Sequence[Citation]) -> Citation:
    """A citation of exactly these characters, with what of an earlier reading lies in them."""
    excerpt = document.excerpt(where)
    kind = Kind.INLINE
    mark = None
    if where.note is not None:
        note = document.notes[where.note]
        kind, mark = _KINDS.get(note.kind, Kind.FOOTNOTE), note.mark
    read = [
        Field(field.name, field.value, field.raw, at, at + len(field.raw), field.confidence)
        for one in there
        for field in one.fields
        if field.raw and (at := excerpt.string.find(field.raw)) >= 0
    ]
    first = there[0] if there else None
    return Citation(
        excerpt,
        first.kind if first else kind,
        first.form if first else Form.FULL,
        first.type if first else "misc",
        tuple(read),
        mark,
        where.note,
    )


def _forms(name: str, value: str) -> tuple[str, ...]:
    """How the value may be printed: a name with the family first, or last."""
    family, comma, given = value.partition(", ")
    return (value, f"{given} {family}") if comma and name in PEOPLE else (value,)


def _fields(citation: Citation, said: Iterable[tuple[str, str]]) -> Iterator[Field]:
    """What the editor says, each value tied to its words where the citation prints them."""
    for name, value in said:
        known = next((f for f in citation.fields if (f.name, f.value) == (name, value)), None)
        printed = next((one for one in _forms(name, value) if one in citation.text), None)
        if known:
            yield known
        elif printed:
            at = citation.text.index(printed)
            yield Field(name, value, printed, at, at + len(printed))
        else:
            yield Field(name, value, "", 0, 0)
