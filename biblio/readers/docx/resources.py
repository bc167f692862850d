"""What all texts of a Word file share: its package, styles, lists, sources and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from biblio.readers.docx import numbering, sources
from biblio.readers.docx.numbering import Numbering
from biblio.readers.docx.package import Package
from biblio.readers.docx.revisions import Revisions
from biblio.readers.docx.sources import Sources
from biblio.readers.docx.styles import Styles
from biblio.values.numerals import as_number

# the properties in which Zotero keeps what its bookmarks mean: a name, and a number where it is cut
_KEPT = re.compile(r"(ZOTERO_BREF_\w+?)(?:_(\d+))?$")
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


@dataclass(frozen=True, slots=True)
class Resources:
    """What the texts share.

    `marks` are what is printed for the notes by their ids in the sheet, as far as Word counts them;
    marks of their own are added where they are met. `bookmarks` are instructions by the names of
    the bookmarks that Zotero uses for fields, `noted` the ids of notes by the names of bookmarks
    around their marks. `left_out` counts what is not read, by its name; `pictures` tells whether
    pictures are.
    """

    package: Package
    main: str
    revisions: Revisions
    styles: Styles
    numbering: Numbering
    sources: Sources
    bookmarks: Mapping[str, str]
    noted: Mapping[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    pictures: bool = False


def gathered(
    package: Package, main: str, revisions: Revisions, noted: Mapping[str, str]
) -> Resources:
    """The resources of the document whose main part has that name."""

    def part(kind: str) -> str:
        return package.related(main, kind) or ""

    styles = Styles(package.xml(part("styles")))
    return Resources(
        package,
        main,
        revisions,
        styles,
        numbering.read(package.xml(part("numbering")), styles.lists),
        _sources(package, main),
        _bookmarks(package),
        noted,
    )


def _sources(package: Package, main: str) -> Sources:
    """The list of Word's own sources, which is one of the parts of custom XML."""
    for link in package.links(main).values():
        if link.kind == "customXml" and not link.external:
            root = package.xml(package.resolved(main, link.target))
            if root is not None and root.tag == sources.ROOT:
                return sources.read(root)
    return Sources()


def _bookmarks(package: Package) -> Mapping[str, str]:
    found: dict[str, dict[int, str]] = {}
    for name, text in _properties(package):
        if match := _KEPT.match(name):
            found.setdefault(match[1], {})[as_number(match[2] or "0")] = text
    return {name: "".join(parts[at] for at in sorted(parts)) for name, parts in found.items()}


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    root = package.xml(package.related("", "custom-properties") or "")
    for one in () if root is None else root.iter(_PROPERTY):
        yield one.get("name", ""), "".join(one.itertext())
