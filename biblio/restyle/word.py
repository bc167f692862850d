"""Word files: citations are replaced, or moved into notes and out, as tracked changes or for good.

Source: ECMA-376, part 1, 17.13.5 (revisions). No other run, and no other part of the file, changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from biblio.bibliography.headings import headings
from biblio.diagnostics import BiblioError
from biblio.document import Document, text_of
from biblio.houseconfig import Way
from biblio.origins import PackageAlignment, Where
from biblio.readers.docx.names import ID, PARAGRAPH, runs, w
from biblio.readers.docx.package import Package
from biblio.restyle.editor import Editor, Spot
from biblio.restyle.manuscript import Order, Places, Rewriting, Standing
from biblio.restyle.parts import Parts
from biblio.restyle.printing import Printed
from biblio.restyle.reference_list import append_list
from biblio.restyle.revisions import Elements, Reviser
from biblio.restyle.sites import Left, Site


@dataclass(frozen=True, slots=True)
class WordManuscript:
    """A Word file; `path` is its name in messages."""

    path: str
    data: bytes

    def refuse(self, order: Order) -> None:
        """Raise BiblioError where the file is protected, or keys are asked for."""
        if order.way is Way.KEYS:
            raise BiblioError(f"{self.path}: --as {order.way} is for Markdown, not for Word files.")
        package = Package(self.data, self.path)
        settings = package.xml(package.related(package.main(), "settings") or "")
        protection = None if settings is None else settings.find(w("documentProtection"))
        if protection is not None and protection.get(w("enforcement"), "0") in ("1", "true", "on"):
            raise BiblioError(f"{self.path} is protected: lift its protection in Word first.")

    def rewrite(
        self,
        document: Document,
        sites: Sequence[Site],
        made: Printed,
        left: Sequence[Left],
        order: Order,
    ) -> Rewriting:
        """The file with what was printed in place of the sites, and remarks on what is left."""
        parts = Parts(self.data, self.path)
        reviser = _reviser(order, parts)
        editor = Editor(document, parts, reviser, order.way, made, order.comments)
        editor.change(sites, left)
        entries = order.listed(made, sites, (*left, *editor.left))
        listed: list[Elements] = []
        if entries:
            title = headings(order.engine.language)["bibliography"]
            own = parts, editor.styles, reviser
            listed = append_list(*own, entries.values(), title)
        owned = [*(one.elements for one in editor.made), *listed]
        numbers = _numbered(parts)

        def places(rewritten: Document) -> Standing:
            owners = {numbers[run]: at for at, own in enumerate(owned) for run in own}
            found = _places(rewritten, owners, len(owned))
            count = len(editor.made)
            heading = tuple(place for group in found[count : count + 1] for place in group)
            return Standing(
                found[:count], dict(zip(entries, found[count + 1 :], strict=True)), heading
            )

        return Rewriting(
            parts.packed(),
            tuple(one.site for one in editor.made),
            tuple(text_of(one.printed) for one in editor.made),
            tuple(editor.left),
            places,
        )


def _reviser(order: Order, parts: Parts) -> Reviser:
    from biblio.word.saving import source_date

    reviser = Reviser(order.track, source_date() or datetime.now(UTC))
    texts = filter(None, map(parts.of_kind, ("footnotes", "endnotes")))
    for part in (parts.main, *texts):
        reviser.avoid(int(one) for one in _ids(parts.root(part)))
    return reviser


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")):
        if (value := element.get(ID, "")).isdecimal():
            yield value


def _numbered(parts: Parts) -> dict[etree._Element, Spot]:
    """The runs of all parts that may have changed, as the reader will count them."""
    return {
        run: (part, number, at)
        for part, root in parts.roots.items()
        for number, paragraph in enumerate(root.iter(PARAGRAPH))
        for at, run in enumerate(runs(paragraph))
    }


def _places(document: Document, owners: dict[Spot, int], number: int) -> list[Places]:
    """For each owner the places in the document where characters of its runs stand."""
    found: list[list[Where]] = [[] for _ in range(number)]
    for where in document.wholes():
        for own, place in _owned(document, where, owners):
            found[own].append(place)
    return [tuple(one) for one in found]


def _owned(
    document: Document, where: Where, owners: dict[Spot, int]
) -> Iterable[tuple[int, Where]]:
    alignment = document.paragraph(where).alignment
    if not isinstance(alignment, PackageAlignment):
        return
    ends = [at for at, _ in alignment.anchors[1:]] + [where.end]
    for (at, spot), end in zip(alignment.anchors, ends, strict=True):
        if (own := owners.get(spot[:3])) is not None:
            yield own, where.part(at, end)
