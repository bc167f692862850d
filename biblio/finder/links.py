"""Links in notes and reference lists: the address that a reader would follow is part of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import groupby

from biblio.document import Document
from biblio.excerpt import Excerpt
from biblio.origins import Where

_WEB = ("http://", "https://")


def spelled_out(document: Document, whole: Where) -> Excerpt:
    """A whole paragraph with the address of each link behind its words.

    The address stands in no certain place of the document: it belongs to the last character of
    the words that carry it.
    """
    runs = document.paragraph(whole).runs
    if not any(_leads_out(run.href, run.text) for run in runs):
        return document.excerpt(whole)
    return reduce(Excerpt.followed, _parts(document, whole), Excerpt(""))


def _parts(document: Document, whole: Where) -> Iterator[Excerpt]:
    at = 0
    for href, runs in groupby(document.paragraph(whole).runs, key=lambda run: run.href):
        start, at = at, at + sum(len(run.text) for run in runs)
        words = document.excerpt(whole.part(start, at))
        leads_out = href and _leads_out(href, words.string)
        yield words.put(f" {href}") if leads_out else words


def _leads_out(href: str | None, words: str) -> bool:
    """Whether the link leads to the web, and its words do not say where."""
    return bool(href and href.startswith(_WEB) and words.strip() and not _says(words, href))


def _says(words: str, href: str) -> bool:
    return "://" in words or words.strip().removeprefix("www.") in href
