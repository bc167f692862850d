"""A manuscript restyled: sites found, printed anew, spliced in, and read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from biblio import encoding, gatherer
from biblio.bibliography.engine import StyleEngine
from biblio.bibliography.headings import headings
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.origins import Where
from biblio.restyle.dialect import Dialect, dialect
from biblio.restyle.printing import Printed, printed
from biblio.restyle.proof import Faults, prove
from biblio.restyle.sites import Left, Site, sites_of
from biblio.restyle.splicing import Spliced, Splicer, listed
from biblio.restyle.way import Way

Reader = Callable[[bytes, str], Document]
# Each round leaves more citations as they are; two were enough for every document measured.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Restyled:
    """A manuscript in another style: its bytes, what was printed anew and what was left."""

    data: bytes
    sites: tuple[Site, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the style, the way, and whether a list of references is added."""

    engine: StyleEngine
    way: Way = Way.AS_IS
    with_list: bool = False


def restyle(data: bytes, path: str, key: str, library: Library, order: Order, read: Reader) -> Restyled:
    """The manuscript in the bytes, rewritten; `key` is its format, `read` what reads it.

    Citations that are not sure to be read as the same are left as they are. Raises BiblioError for
    a format that cannot be rewritten in that way, and where the prose would not stay word for word.
    """
    markup = _dialect(key, path, order.way)
    decoded = encoding.decode(data, path)
    (before,) = gatherer.cite([read(data, path)], library)[1]
    unread: frozenset[int] = frozenset()
    for _ in range(_ROUNDS):
        sites, left = sites_of(before, library, unread)
        sites = tuple(site for site in sites if _concerns(site, order.way))
        made = printed(sites, library, order.engine)
        spliced = Splicer(before.document, decoded.text, markup, order.way).splice(sites, made.runs)
        text, added = _with_list(spliced, made, before, markup, order)
        new = decoded.encode(text, path)
        faults, after = _faults(before, read(new, path), spliced, library, added)
        if not faults.sites:
            if faults.prose:
                raise BiblioError(f"{path}: nothing is written, for the text would not stay as it is: {faults.prose}.")
            return Restyled(new, spliced.sites, (*left, *spliced.left))
        unread |= {at for site in faults.sites for at in range(site.first, site.first + len(site.cites))}
    raise BiblioError(f"{path}: nothing is written, for its citations would not be read as the same.")


def _concerns(site: Site, way: Way) -> bool:
    """A citation by key has no style of its own; lists are for readers of print."""
    return not (site.is_exact and way in (Way.AS_IS, Way.KEYS)) and not (site.is_entry and way is Way.KEYS)


def _dialect(key: str, path: str, way: Way) -> Dialect:
    markup = dialect(key)
    if markup is None:
        raise BiblioError(f"{path} cannot be rewritten: only Word, Markdown, HTML and plain text can.")
    if way is not Way.AS_IS and key != "markdown":
        raise BiblioError(f"{path}: --as {way} moves citations, which is done in Markdown; --as as-is rewrites them where they stand.")
    return markup


def _with_list(
    spliced: Spliced, made: Printed, before: Extraction, markup: Dialect, order: Order
) -> tuple[str, tuple[int, int]]:
    """The text with a list of references behind it, where one is wanted and there is none."""
    has_list = any(site.is_entry for site in spliced.sites)
    wanted = order.with_list or order.way is Way.AUTHOR_DATE
    end = len(spliced.text)
    if not wanted or has_list or not made.formatted.bibliography:
        return spliced.text, (end, end)
    entries = [markup.written(runs) for runs in made.entries.values()]
    title = headings(order.engine.language)["bibliography"]
    text = spliced.text.rstrip("\n") + "\n" + listed(entries, title)
    return text, (end, len(text))


def _faults(
    before: Extraction, document: Document, spliced: Spliced, library: Library, added: tuple[int, int]
) -> tuple[Faults, Extraction]:
    (after,) = gatherer.cite([document], library)[1]
    places: Sequence[Sequence[Where]] = [tuple(document.places(*span)) for span in spliced.spans]
    list_places = tuple(document.places(*added)) if added[0] < added[1] else ()
    return prove(before, after, library, spliced.sites, places, list_places), after
