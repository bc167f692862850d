"""Citations that name a key: what the reader read of them becomes a citation, nothing is parsed.

A bare `@name` in the running text may be anybody's handle: it counts where a library given has the
key, or where the document cites it in brackets or by a command as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from biblio.citation import Citation, Field, Form, Kind
from biblio.document import Document, Exact, Paragraph, Run
from biblio.origins import Where
from biblio.values.patterns import Lazy

_BARE = Lazy(r"-?@[^\s\[]+")
# of what the source knows of the work, the type of its entry
_TYPE = "entrytype"
_WORD_BEFORE = Lazy(r"(?:[§¶]+|[^\W\d_]+\.?)\s*$")


def find(document: Document, keys: Collection[str] = ()) -> tuple[Citation, ...]:
    """The citations by key, in no order; `keys` are those of the library, if there is one."""
    found = list(_all(document))
    known = {exact.key for _, exact, is_sure in found if is_sure}.union(keys)
    return tuple(
        _citation(document, where, exact)
        for where, exact, is_sure in found
        if is_sure or exact.key in known
    )


def hidden(paragraph: Paragraph) -> Paragraph:
    """The paragraph with spaces for what cites by key, as long as it was."""
    if not any(run.cites for run in paragraph.runs):
        return paragraph
    runs = (
        replace(run, text=" " * len(run.text), cites=()) if run.cites else run
        for run in paragraph.runs
    )
    return replace(paragraph, runs=tuple(runs))


def _all(document: Document) -> Iterator[tuple[Where, Exact, bool]]:
    """Every exact citation, its place, and whether it is one for sure."""
    for whole in document.wholes():
        for where, cites in _stretches(whole, document.paragraph(whole).runs):
            bare = _BARE.fullmatch(document.string(where))
            for exact in cites:
                yield where, exact, not (bare and exact.in_text)


def _stretches(whole: Where, runs: tuple[Run, ...]) -> Iterator[tuple[Where, tuple[Exact, ...]]]:
    """The places of runs that cite the same; a citation may have words of several looks."""
    at, start = 0, 0
    for run, after in pairwise((*runs, Run(""))):
        at += len(run.text)
        if run.cites != after.cites or not run.cites:
            if run.cites:
                yield whole.part(start, at), run.cites
            start = at


def _citation(document: Document, where: Where, exact: Exact) -> Citation:
    excerpt = document.excerpt(where)
    note = None if where.note is None else document.notes[where.note]
    return Citation(
        excerpt,
        Kind.INLINE if note is None else Kind(note.kind),
        Form.KEY,
        dict(exact.fields).get(_TYPE, "misc"),
        tuple(_fields(excerpt.string, exact)),
        mark=note.mark if note else None,
        note=where.note,
        signal=exact.prefix or None,
        rest=exact.suffix,
        exact=exact,
    )


def _fields(text: str, exact: Exact) -> Iterator[Field]:
    """Key, locator, and what the source itself has of the work, which no character shows."""
    for name, value in exact.fields:
        if name != _TYPE:
            yield Field(name, value, "", 0, 0)
    start = _key_at(text, exact.key)
    yield _shown("key", exact.key, text, start, start + len(exact.key))
    if exact.locator:
        yield _located(text, exact, max(start, 0) + len(exact.key))


def _key_at(text: str, key: str) -> int:
    """Where the key stands in the text; -1 where it is not printed, as in a field of Zotero's."""
    for sign in ("@", "@{", "{"):
        if (at := text.find(sign + key)) >= 0:
            return at + len(sign)
    return 0 if text.startswith(key) else -1


def _located(text: str, exact: Exact, behind: int) -> Field:
    """The locator as printed: a page is its number, all else has its word before it."""
    locator = exact.locator or ""
    start = text.find(locator, behind)
    start = start if start >= 0 else text.find(locator)
    word = _WORD_BEFORE.search(text, 0, max(start, 0)) if exact.label != "page" else None
    first = word.start() if word else start
    value = text[first : start + len(locator)] if word else locator
    return _shown("locator", value, text, first, start + len(locator))


def _shown(name: str, value: str, text: str, start: int, end: int) -> Field:
    if start < 0:
        return Field(name, value, "", 0, 0)
    return Field(name, value, text[start:end], start, end)
