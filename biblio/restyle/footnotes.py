"""Notes of a Word file that are made, and those that go.

Source: ECMA-376, part 1, 17.11 (footnotes and endnotes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.readers.docx.names import ID, PARAGRAPH, RUN, TYPE, VALUE, w
from biblio.restyle.parts import Parts
from biblio.restyle.revisions import Elements, Reviser
from biblio.restyle.runs import PROPERTIES, refuse_revised, styled_run, text_run, with_value
from biblio.restyle.styles import Styles

_REFERENCES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
_ORDINARY = (None, "normal")
_MOST = 32_767  # Word counts the ids of notes in sixteen bits
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


@dataclass(slots=True)
class Footnotes:
    """The footnotes, or the endnotes, of a file; `kind` is what Word calls them."""

    parts: Parts
    styles: Styles
    reviser: Reviser
    kind: str = "footnote"
    _last: int | None = None
    _new: list[etree._Element] = field(default_factory=list)
    _removed: list[etree._Element] = field(default_factory=list)
    _calls: defaultdict[tuple[str, str], Elements] | None = None

    def call(self) -> etree._Element:
        """A run that calls a note which is still to be added."""
        reference = etree.Element(w(f"{self.kind}Reference"))
        reference.set(ID, str(self._next()))
        return styled_run(self._mark_style(), reference)

    def add(self, call: etree._Element, runs: Elements) -> None:
        """Write the note that the run calls."""
        part = self._part()
        note = etree.SubElement(self.parts.root(part), w(self.kind))
        note.set(ID, call[-1].get(ID, ""))
        self._new.append(note)
        paragraph = etree.SubElement(note, PARAGRAPH)
        properties = etree.SubElement(paragraph, w("pPr"))
        properties.append(with_value("pStyle", self.styles.id(f"{self.kind} text")))
        mark = styled_run(self._mark_style(), etree.Element(w(f"{self.kind}Ref")))
        paragraph.extend(self.reviser.inserted([mark, text_run(Run(" ")), *runs]))
        self.parts.touch(part)

    def adopt(self, call: etree._Element, note: etree._Element) -> None:
        """Take in a note of the other kind, which the run calls."""
        other = etree.QName(note).localname
        styles = {
            self.styles.id(f"{other} {word}"): self.styles.id(f"{self.kind} {word}")
            for word in ("text", "reference")
        }
        note.tag = w(self.kind)
        note.set(ID, call[-1].get(ID, ""))
        for one in note.iter(w("pStyle"), w("rStyle")):
            one.set(VALUE, styles.get(one.get(VALUE, ""), one.get(VALUE, "")))
        for one in note.iter(w(f"{other}Ref")):
            one.tag = w(f"{self.kind}Ref")
        part = self._part()
        self.parts.root(part).append(note)
        self._new.append(note)
        self.parts.touch(part)
        self.reviser.show_as_new(note.iter(RUN))

    def settle(self) -> None:
        """Put what is new among the others, in the order of the calls, and count them all anew.

        Word goes by the numbers alone. LibreOffice 7 takes a note by how far its number is from
        that of the note that is called first: so they have to follow one another.
        """
        text = self.parts.root(self.parts.main)
        for kind in sorted({etree.QName(one).localname for one in (*self._new, *self._removed)}):
            part = self.parts.of_kind(f"{kind}s")
            assert part is not None  # it has notes that are new, or had some
            root, calls = self.parts.root(part), list(text.iter(w(_REFERENCES[kind])))
            self._order(root, calls)
            ordinary = [one for one in root if one.get(TYPE) in _ORDINARY]
            first = min((int(one.get(ID, "1")) for one in ordinary), default=1)
            numbers = {one.get(ID): str(first + at) for at, one in enumerate(ordinary)}
            for one in (*ordinary, *calls):
                one.set(ID, numbers.get(one.get(ID), one.get(ID, "")))
            self.parts.touch(part)

    def _order(self, root: etree._Element, calls: Elements) -> None:
        notes = {one.get(ID): one for one in root if one.get(TYPE) in _ORDINARY}
        before = [one for one in root if one.get(ID) not in notes][-1:]
        for note in [notes[call.get(ID)] for call in calls if call.get(ID) in notes]:
            if note in self._new and before:
                before[0].addnext(note)
            elif note in self._new:
                root.insert(0, note)
            before = [note]

    def call_of(self, note: etree._Element) -> etree._Element | None:
        """The run of the text that calls the note and holds nothing else; None if there is none."""
        if self._calls is None:
            self._calls = defaultdict(list)
            for one in self.parts.root(self.parts.main).iter(*map(w, _REFERENCES.values())):
                self._calls[one.tag, one.get(ID, "")].append(one)
        reference = w(_REFERENCES[etree.QName(note).localname])
        calls = self._calls[reference, note.get(ID, "")]
        run = calls[0].getparent() if len(calls) == 1 else None
        if run is None or any(one.tag not in (PROPERTIES, reference) for one in run):
            return None
        return run

    def remove(self, note: etree._Element, part: str) -> None:
        """Take out what the note says; the run that calls it is the caller's."""
        runs = list(note.iter(RUN))
        refuse_revised(runs)
        self.parts.touch(part)
        if not self.reviser.track:
            note.getparent().remove(note)
            self._removed.append(note)
            return
        for run in runs:
            self.reviser.delete(run)

    def _mark_style(self) -> str:
        return self.styles.id(f"{self.kind} reference")

    def _part(self) -> str:
        kind = f"{self.kind}s"
        part = self.parts.of_kind(kind)
        if part is None:
            part = self.parts.add(kind)
            self.parts.root(part).extend(_separators(self.kind))
        return part

    def _next(self) -> int:
        if self._last is None:
            part = self.parts.of_kind(f"{self.kind}s")
            notes = () if part is None else self.parts.root(part).iter(w(self.kind))
            ids = (one.get(ID, "") for one in notes)
            self._last = max((int(one) for one in ids if one.isdecimal()), default=0)
        self._last += 1
        if self._last > _MOST:
            raise BiblioError(f"Word takes no more than {_MOST:,} {self.kind}s in one file.")
        return self._last


def _separators(kind: str) -> Iterator[etree._Element]:
    """The lines above notes, which Word keeps among them."""
    for number, name in _SEPARATORS:
        note = etree.Element(w(kind))
        note.set(TYPE, name)
        note.set(ID, str(number))
        run = etree.SubElement(etree.SubElement(note, PARAGRAPH), RUN)
        etree.SubElement(run, w(name))
        yield note
