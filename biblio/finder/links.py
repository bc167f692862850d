"""Links in notes and reference lists: the address that a reader would follow is part of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from biblio.document import Paragraph, Text

_WEB = ("http://", "https://")


def spelled_out(paragraph: Paragraph) -> Text:
    """The paragraph's text with the address of each link behind its words.

    The address stands in no certain place of the source: it belongs to the last character of the
    words that carry it.
    """
    if not any(_leads_out(run.href, run.text) for run in paragraph.runs):
        return paragraph.text
    return Text.joined(_parts(paragraph))


def _parts(paragraph: Paragraph) -> Iterator[Text]:
    at = 0
    for href, runs in groupby(paragraph.runs, key=lambda run: run.href):
        start, at = at, at + sum(len(run.text) for run in runs)
        words = paragraph.text.cut(start, at)
        yield words
        if href and _leads_out(href, words.string):
            yield Text.at(f" {href}", words.alignment.at(len(words) - 1))


def _leads_out(href: str | None, words: str) -> bool:
    """Whether the link leads to the web, and its words do not say where."""
    return bool(href and href.startswith(_WEB) and words.strip() and not _says(words, href))


def _says(words: str, href: str) -> bool:
    return "://" in words or words.strip().removeprefix("www.") in href
