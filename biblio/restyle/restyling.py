"""A manuscript restyled: its sites found, printed anew, put in, and all of it read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from biblio import encoding, gatherer
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.houseconfig import Way
from biblio.library import Library
from biblio.origins import Where
from biblio.restyle.dialect import dialect
from biblio.restyle.manuscript import Manuscript, Order, Rewriting
from biblio.restyle.printing import printed
from biblio.restyle.proof import prove
from biblio.restyle.sites import Left, Site, sites_of
from biblio.restyle.text import TextManuscript

Reader = Callable[[bytes, str], Document]
# Each round leaves more citations as they are: four were enough for every document measured (the
# development documents in five styles).
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A citation printed anew: where it stood, what stood there, what stands there now."""

    where: Where
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Restyled:
    """A manuscript in another style: its bytes, and what became of each of its citations."""

    data: bytes
    document: Document
    rewritten: tuple[Rewritten, ...]
    left: tuple[Left, ...]


def restyle(
    data: bytes, path: str, form: str, library: Library, order: Order, read: Reader
) -> Restyled:
    """The manuscript in the bytes, rewritten; `form` is its format, `read` what reads it.

    Citations that would not be read as the same are left as they are. Raises BiblioError for a
    file that cannot be rewritten in that way, and where its prose would not stay word for word.
    """
    manuscript = manuscript_of(data, path, form)
    manuscript.refuse(order)
    before = _extraction(read(data, path), library, order)
    unread: frozenset[int] = frozenset()
    for _ in range(_ROUNDS):
        sites, left = sites_of(before, library, unread, live=order.way is Way.ZOTERO)
        sites = tuple(site for site in sites if _concerns(site, order.way))
        made = printed(sites, library, order.engine, order.house)
        new = manuscript.rewrite(before.document, sites, made, left, order)
        after = _extraction(read(new.data, path), library, order)
        faults = prove(before, after, library, new.sites, new.places(after.document))
        if not (faults.sites or faults.prose):
            return Restyled(new.data, before.document, _changes(before, new), (*left, *new.left))
        if not faults.sites:
            break
        unread |= {at for site in faults.sites for at in site.positions}
    reason = faults.prose or "its citations would not be read as the same"
    raise BiblioError(f"{path}: nothing is written: {reason}.")


def manuscript_of(data: bytes, path: str, form: str) -> Manuscript:
    """The file as one that can be rewritten; raises BiblioError where it is none."""
    if form == "docx":
        from biblio.restyle.word import WordManuscript

        return WordManuscript(path, data)
    markup = dialect(form)
    if markup is None:
        kinds = "Word, Markdown, HTML and plain text"
        raise BiblioError(f"{path} cannot be rewritten: only {kinds} can.")
    return TextManuscript(path, encoding.decode(data, path), markup)


def _extraction(document: Document, library: Library, order: Order) -> Extraction:
    return gatherer.cite([document], library, order.titles)[1][0]


def _concerns(site: Site, way: Way) -> bool:
    """A citation by key has no style of its own; lists are for readers of print."""
    styled = way not in (Way.AS_IS, Way.KEYS, Way.ZOTERO)
    listed = site.is_entry and way in (Way.KEYS, Way.ZOTERO)
    return (styled or not site.is_exact) and not listed


def _changes(before: Extraction, new: Rewriting) -> tuple[Rewritten, ...]:
    pairs = zip(new.sites, new.wordings, strict=True)
    return tuple(
        Rewritten(site.where, before.document.string(site.where), wording)
        for site, wording in pairs
    )
