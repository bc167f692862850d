"""The stretches of a text with all that is known of them before its notes are lifted.

Stretches are told by their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from biblio.document import Part, Text
from biblio.origins import TextAlignment
from biblio.readers.shaping import furniture, marks, notes, sections, transcriber
from biblio.readers.shaping.blocks import Style
from biblio.readers.shaping.furniture import Furniture
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.rows import Row, Rows
from biblio.readers.shaping.sections import Section
from biblio.readers.shaping.stretches import Stretch

_BULLETS = tuple("-+*•")
_WHOLE = (Style.CODE, Style.TABLE, Style.VERSE, Style.ORNAMENT)
_NEVER = (Style.HEADING, Style.CODE, Style.TABLE, Style.VERSE, Style.ORNAMENT)
_MARKED = (Style.HEADING, Style.QUOTATION)
_ENTRIES = (Style.TEXT, Style.LIST)
Pages = tuple[tuple[int, str], ...]


class Cleared(NamedTuple):
    """Stretches without the page numbers inside them, which are `omitted`.

    `pages` are pairs of the source offset at which a page begins and its label.
    """

    stretches: Sequence[Stretch]
    omitted: tuple[Text, ...]
    pages: Pages


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Survey:
    """The stretches, furniture and sections among them, and the marks they begin with.

    `rows` gives for a stretch that begins with a symbol how many in a row there begin with it,
    `within` the innermost section in which a stretch stands.
    """

    stretches: Sequence[Stretch]
    furniture: Furniture
    sections: Sequence[Section]
    within: Mapping[int, Section]
    starts: Mapping[int, Start]
    rows: Mapping[int, int]

    def section(self, number: int) -> Section | None:
        """The innermost section in which the stretch stands."""
        return self.within.get(number)

    def kind(self, number: int) -> Part | None:
        """What that section holds."""
        section = self.section(number)
        return section.kind if section else None

    def listed(self, number: int) -> bool:
        """Whether the stretch stands in a reference list."""
        return self.kind(number) is Part.REFERENCES

    def is_ornament(self, number: int) -> bool:
        """Whether the stretch is a sign between parts of the text."""
        return self.stretches[number].style is Style.ORNAMENT

    def noted(self, number: int) -> Style:
        """The style of the stretch as part of a note."""
        style = self.stretches[number].style
        return style if style is Style.VERSE else Style.TEXT

    def is_entry(self, number: int) -> bool:
        """Whether the stretch is an entry of a reference list."""
        one = self.stretches[number]
        return self.listed(number) and not one.block.later and one.style in _ENTRIES


def clear(stretches: Sequence[Stretch]) -> Cleared:
    """Take the page numbers out that a transcriber set into the text."""
    found = transcriber.pages([_line(one) for one in stretches])
    kept, omitted, pages = list(stretches), [], []
    for number in {mark.number for mark in found}:
        rich = stretches[number].rich
        spans = [(mark.start, mark.gap) for mark in found if mark.number == number]
        kept[number] = replace(stretches[number], rich=rich.without(spans).strip())
        omitted += [rich.cut(*span).text for span in spans]
    for mark in found:
        place = stretches[mark.number].rich.cut(mark.start, mark.end).text
        if isinstance(place.alignment, TextAlignment):
            pages.append((place.alignment.span(0, len(place))[1], mark.label))
    return Cleared([one for one in kept if one.string], tuple(omitted), tuple(pages))


def survey(stretches: Sequence[Stretch], *, pageless: bool = False) -> Survey:
    """All that is known of the stretches; what can begin no note has no mark."""
    stripped = Furniture() if pageless else _furniture(stretches)
    found = tuple(_sections(stretches, stripped))
    starts = {
        number: start
        for number, one in enumerate(stretches)
        if number not in stripped
        and one.style is not Style.ORNAMENT
        and (start := marks.start(_line(one)))
    }
    rows = notes.in_rows(
        (number, starts[number].mark if _is_symbol(starts.get(number)) else "")
        for number in range(len(stretches))
    )
    known = Survey(stretches, stripped, found, dict(sections.innermost(found)), starts, rows)
    return replace(known, starts=dict(_starts(known)))


def _furniture(stretches: Sequence[Stretch]) -> Furniture:
    """The furniture among the stretches; rows of tables, lines of code and notes are none."""
    numbers = [at for at, one in enumerate(stretches) if one.style not in _WHOLE and not one.note]
    found = furniture.strip(Rows([_row(stretches[at]) for at in numbers]))
    return furniture.renumbered(found, numbers)


def pages(known: Survey) -> Pages:
    """Pairs of the source offset at which a page begins and its label, where rows show one."""
    if not known.furniture.labels:
        return ()
    alignments = [one.rich.text.alignment for one in known.stretches]
    spans = [
        alignment.span(0, len(one.string))
        for alignment, one in zip(alignments, known.stretches, strict=True)
        if isinstance(alignment, TextAlignment)
    ]
    return tuple(furniture.pages(known.furniture, spans)) if len(spans) == len(alignments) else ()


def _line(one: Stretch) -> str:
    return one.string.replace("\n", " ")


def _row(one: Stretch) -> Row:
    return Row(_line(one), marked=one.style in _MARKED)


def _is_symbol(start: Start | None) -> bool:
    return start is not None and start.style is Print.SYMBOL


def _starts(known: Survey) -> Iterator[tuple[int, Start]]:
    """The marks that may be notes'."""
    pointed = {
        pointer.mark
        for one in known.stretches
        if one.style is not Style.CODE
        for pointer in marks.pointers(one.string)
        if pointer.style is not Print.MARKDOWN
    }
    given = any(one.note is not None for one in known.stretches)
    referred = _refers(known)
    for number, start in known.starts.items():
        one = known.stretches[number]
        if one.style in _NEVER or one.note is not None:
            continue
        if referred and known.listed(number):
            continue
        if known.kind(number) in notes.NOTES or _may_begin(one, start, pointed, given):
            yield number, start


def _refers(known: Survey) -> bool:
    """Whether the text refers to the entries of a list by their numbers, and calls no notes so."""
    listed = [one.string for at, one in enumerate(known.stretches) if known.listed(at)]
    texts = (_line(one) for at, one in enumerate(known.stretches) if known.kind(at) is None)
    return bool(listed) and marks.refer(texts, listed)


def _may_begin(one: Stretch, start: Start, pointed: set[str], given: bool) -> bool:
    """Whether a mark outside the sections of notes may be a note's.

    An item of a list is one only where marks in the text point to it, and the file has set no
    notes apart itself.
    """
    if one.style is not Style.LIST or not one.lead:
        return True
    return not given and start.mark in pointed


def _sections(stretches: Sequence[Stretch], stripped: Furniture) -> list[Section]:
    """The notes and reference lists; those under a heading reach to the next one of its rank.

    Of sections within one another the inner one comes first.
    """
    titled = [
        (number, kind)
        for number, one in enumerate(stretches)
        if number not in stripped and one.note is None and (kind := sections.kind_of(_entry(one)))
    ]
    ends = [*(number for number, _ in titled), len(stretches)][1:]
    found = [
        Section(kind, number, number + 1, _end(stretches, number, end, stripped))
        for (number, kind), end in zip(titled, ends, strict=True)
    ]
    kept = [one for one in found if one.kind is not Part.REFERENCES or _lists(stretches, one)]
    if all(one.kind is not Part.REFERENCES for one in kept):
        kept += _unheaded(stretches, min((one.heading for one in kept), default=len(stretches)))
    return sorted(kept, key=lambda one: -one.first)


def _unheaded(stretches: Sequence[Stretch], end: int) -> Iterator[Section]:
    """A reference list that nothing announces, at the end of the text."""
    texts = [
        _entry(one) if one.style in _ENTRIES and one.note is None else "" for one in stretches[:end]
    ]
    first = sections.unheaded(texts)
    if first < end:
        yield Section(Part.REFERENCES, first - 1, first, end)


def _lists(stretches: Sequence[Stretch], section: Section) -> bool:
    inside = stretches[section.first : section.last]
    return sections.lists(_entry(one) for one in inside if one.note is None)


def _end(stretches: Sequence[Stretch], heading: int, last: int, stripped: Furniture) -> int:
    """Where the next heading ends the section; without levels, any that looks like one."""
    if stretches[heading].block.style is Style.HEADING:
        level = stretches[heading].block.level
        ends = (
            number
            for number in range(heading + 1, len(stretches))
            if (block := stretches[number].block).style is Style.HEADING and block.level <= level
        )
        return next(ends, len(stretches))
    for number in range(heading + 1, last):
        one = stretches[number]
        titled = one.style is Style.HEADING or sections.looks_like_heading(_entry(one))
        if number not in stripped and one.note is None and titled:
            return number
    return last


def _entry(one: Stretch) -> str:
    """The text of a list's item as an entry of a reference list; numbers may be marks of notes."""
    return _line(one)[one.lead :].lstrip() if one.string.startswith(_BULLETS) else _line(one)
