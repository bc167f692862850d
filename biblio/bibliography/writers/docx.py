"""Word: paragraphs in the template's styles Bibliography, Quote (annotations) and Heading 2."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.bibliography.listing import Item, Listing, Section
from biblio.document import Run
from biblio.word.plain import render
from biblio.word.properties import Description

Paragraph = tuple[str, tuple[Run, ...]]
_HEADING, _ENTRY, _BELOW = "Heading2", "Bibliography", "Quote"


def write(listing: Listing) -> bytes:
    """The listing as a Word file; the same listing gives the same bytes."""
    paragraphs = [one for section in listing.sections for one in _section(section)]
    return render(paragraphs, Description(title=listing.title, language=listing.language))


def _section(section: Section) -> Iterator[Paragraph]:
    if section.heading:
        yield _HEADING, (Run(section.heading),)
    for item in section.items:
        yield from _item(item)


def _item(item: Item) -> Iterator[Paragraph]:
    yield _ENTRY, item.labelled
    for runs in item.below:
        yield _BELOW, runs
