"""Word files: the runs of a citation are replaced, as a tracked change or for good.

Source: ECMA-376, part 1, 17.13.5 (revisions). No other run, and no other part of the file, changes.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from lxml import etree

from biblio.bibliography.writers.runs import joined
from biblio.diagnostics import BiblioError
from biblio.document import Document, text_of
from biblio.origins import PackageAlignment, PackageOrigin, Where
from biblio.readers.docx.names import ID, PARAGRAPH, runs, w
from biblio.readers.docx.package import Package
from biblio.restyle.manuscript import Order, Places, Rewriting
from biblio.restyle.printing import Printed, Runs, fitted
from biblio.restyle.revisions import Reviser, Unfit
from biblio.restyle.sites import Left, Site
from biblio.restyle.way import Way

_SETTINGS = "word/settings.xml"
Spot = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class WordManuscript:
    """A Word file; `path` is its name in messages."""

    path: str
    data: bytes

    def refuse(self, order: Order) -> None:
        """Raise BiblioError where the file is protected, or citations would have to move."""
        if order.way is not Way.AS_IS:
            raise BiblioError(
                f"{self.path}: --as {order.way} moves citations, which is done in Markdown; "
                "in a Word file they are rewritten where they stand."
            )
        if order.with_list:
            raise BiblioError(f"{self.path}: --reference-list is for Markdown files.")
        settings = Package(self.data, self.path).xml(_SETTINGS)
        protection = None if settings is None else settings.find(w("documentProtection"))
        if protection is not None and protection.get(w("enforcement"), "0") in ("1", "true", "on"):
            raise BiblioError(f"{self.path} is protected: lift its protection in Word first.")

    def rewrite(
        self, document: Document, sites: Sequence[Site], made: Printed, order: Order
    ) -> Rewriting:
        """The file with what was printed in place of the sites."""
        editor = _Editor(document, Package(self.data, self.path), _reviser(order))
        editor.replace(zip(sites, made.runs, strict=True))
        spots = editor.spots()

        def places(rewritten: Document) -> tuple[Sequence[Places], Places]:
            return [tuple(_places(rewritten, own)) for own in spots], ()

        return Rewriting(
            _packed(self.data, editor.parts()),
            tuple(one.site for one in editor.made),
            tuple(text_of(one.printed) for one in editor.made),
            tuple(editor.left),
            places,
        )


def _reviser(order: Order) -> Reviser:
    from biblio.word.saving import source_date

    return Reviser(order.track, source_date() or datetime.now(UTC))


class _Made(NamedTuple):
    """A site that was replaced: the new runs, and the part that they stand in."""

    at: int
    site: Site
    printed: Runs
    part: str
    elements: list[etree._Element]


@dataclass(slots=True)
class _Editor:
    """Replaces runs in the trees of the parts; `made` are the sites that it could replace."""

    document: Document
    package: Package
    reviser: Reviser
    made: list[_Made] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    _roots: dict[str, etree._Element] = field(default_factory=dict)
    _paragraphs: dict[str, list[etree._Element]] = field(default_factory=dict)

    def replace(self, pairs: Iterable[tuple[Site, Runs]]) -> None:
        """Put what is printed in place of each site: the last of a paragraph first."""
        by_paragraph: defaultdict[tuple[str, int], list[tuple[int, Site, Runs]]]
        by_paragraph = defaultdict(list)
        for at, (site, printed) in enumerate(pairs):
            origin = self._origin(site)
            by_paragraph[origin.part, origin.paragraph].append((at, site, printed))
        for (part, number), group in by_paragraph.items():
            own = list(runs(self._paragraph(part, number)))
            for at, site, printed in reversed(group):
                self._replace(own, at, site, printed)
        self.made.sort()

    def _origin(self, site: Site) -> PackageOrigin:
        origin = self.document.origin(site.where)
        assert isinstance(origin, PackageOrigin)  # the document is a Word file
        return origin

    def _replace(self, own: Sequence[etree._Element], at: int, site: Site, printed: Runs) -> None:
        origin, old = self._origin(site), self.document.string(site.where)
        bare = site.where.note is not None or site.is_entry
        new = fitted(printed, old, *self._around(site.where), bare=bare)
        if _looks(new) == _looks(self.document.runs(site.where)):
            return
        first, last = (origin.run, origin.character), (origin.end_run, origin.end_character)
        try:
            elements = self.reviser.replace(own, first, last, new)
        except Unfit as error:
            self.left.append(Left(site.where, old, str(error)))
        else:
            self.made.append(_Made(at, site, new, origin.part, elements))

    def _around(self, where: Where) -> tuple[str, str]:
        string = self.document.paragraph(where).string
        return string[max(where.start - 1, 0) : where.start], string[where.end : where.end + 1]

    def _paragraph(self, part: str, number: int) -> etree._Element:
        if part not in self._roots:
            root = self.package.xml(part)
            assert root is not None  # the document was read from it
            self._roots[part] = root
            self._paragraphs[part] = list(root.iter(PARAGRAPH))
            self.reviser.avoid(int(one) for one in _ids(root))
        return self._paragraphs[part][number]

    def spots(self) -> list[set[Spot]]:
        """The new runs of each site, as the reader will count them."""
        numbers: dict[Any, Spot] = {}
        for part, paragraphs in self._paragraphs.items():
            for number, paragraph in enumerate(paragraphs):
                for at, run in enumerate(runs(paragraph)):
                    numbers[run] = (part, number, at)
        return [{numbers[run] for run in one.elements} for one in self.made]

    def parts(self) -> dict[str, bytes]:
        """The parts that changed, each as a file."""
        changed = {one.part for one in self.made}
        return {part: _serialised(self._roots[part], self.package, part) for part in changed}


def _looks(printed: Runs) -> Runs:
    """What is printed, as the style has it: without links, and with all that goes on as one."""
    return joined(replace(run, href=None, cites=()) for run in printed)


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")):
        if (value := element.get(ID, "")).isdecimal():
            yield value


def _places(document: Document, spots: set[Spot]) -> Iterator[Where]:
    """Where in the document characters of these runs stand."""
    for where in document.wholes():
        alignment = document.paragraph(where).alignment
        if not isinstance(alignment, PackageAlignment):
            continue
        ends = [at for at, _ in alignment.anchors[1:]] + [where.end]
        for (at, spot), end in zip(alignment.anchors, ends, strict=True):
            if spot[:3] in spots:
                yield where.part(at, end)


def _serialised(root: etree._Element, package: Package, part: str) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if b"purl.oclc.org/ooxml/" not in (package.bytes(part) or b""):
        return data
    transitional, strict = (
        b'"http://schemas.openxmlformats.org/%b/2006/',
        b'"http://purl.oclc.org/ooxml/%b/',
    )
    for kind in (b"wordprocessingml", b"officeDocument", b"drawingml"):
        data = data.replace(transitional % kind, strict % kind)
    return data


def _packed(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with other bytes for some parts; every other one keeps its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            new.writestr(member, changed.get(member.filename, old.read(member)))
    return out.getvalue()
