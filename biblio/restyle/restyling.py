"""A manuscript restyled: its sites found, printed anew, put in, and all of it read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from biblio import encoding, gatherer
from biblio.citation import Kind
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.extractor import Extraction, labeller_with_memory
from biblio.houseconfig import Way
from biblio.library import Library
from biblio.origins import Where
from biblio.parser.labelling.labeller import Labeller
from biblio.restyle.crossreferences import followed, misnumbered, printed_numbers
from biblio.restyle.dialect import dialect
from biblio.restyle.house import counts_notes
from biblio.restyle.manuscript import Manuscript, Order, Rewriting, Standing
from biblio.restyle.printing import printed
from biblio.restyle.proof import prove
from biblio.restyle.sites import Left, Limits, Site, sites_of
from biblio.restyle.text import TextManuscript
from biblio.restyle.unlisted import by_library

Reader = Callable[[bytes, str], Document]
# Each round leaves more citations where or as they are; after some of them none moves any more. For
# every document measured (the development documents in seven styles) nine were enough.
_ROUNDS, _PATIENCE = 12, 3


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A citation printed anew: where it stood, what stood there, what stands there now.

    `stays` says why its note is one still, though citations were wanted in the text.
    """

    where: Where
    old: str
    new: str
    stays: str = ""


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
    counted = counts_notes(order.engine)
    _refuse(order, counted=counted)
    manuscript.refuse(order)
    labeller = labeller_with_memory()
    before = _extraction(read(data, path), library, order, labeller)
    is_listed = any(one.kind is Kind.BIBLIOGRAPHY for one in before.citations)

    def reread(rewritten: bytes) -> Extraction:
        after = _extraction(read(rewritten, path), library, order, labeller)
        return by_library(after, library, is_listed=is_listed)

    before = by_library(before, library, is_listed=is_listed)
    return _Rewriter(manuscript, path, form, before, library, order, counted, reread).restyled()


def _refuse(order: Order, *, counted: bool) -> None:
    """Raise BiblioError where what is asked for does not go together, whatever the manuscript."""
    if counted and order.way in (Way.INLINE, Way.AUTHOR_DATE):
        name = order.engine.style.name
        raise BiblioError(
            f"The style {name} cites by the numbers of notes: --as {order.way} leaves it none."
        )
    if order.mentions and not (order.way.is_in_notes or order.way.is_in_text):
        raise BiblioError(f"--mentions cites what is named, and --as {order.way} does not say how.")


@dataclass(frozen=True, slots=True)
class _Round:
    """A manuscript rewritten once and read again: `after`.

    `sites` were to be printed anew and the others are `left`; `standing` is where they stand now.
    """

    sites: tuple[Site, ...]
    left: tuple[Left, ...]
    new: Rewriting
    after: Extraction
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Rewriter:
    """Rewrites a manuscript round by round, until it is read as the same.

    `before` is what it cites, `reread` tells what rewritten bytes of it cite; `counted` says that
    the style prints the numbers of notes.
    """

    manuscript: Manuscript
    path: str
    form: str
    before: Extraction
    library: Library
    order: Order
    counted: bool
    reread: Callable[[bytes], Extraction]

    def restyled(self) -> Restyled:
        """What the last round makes; raises BiblioError where none is read as the same."""
        limits, reason = self._limits(), ""
        for at in range(_ROUNDS):
            done = self._round(limits)
            if self.counted and (renumbered := self._renumbered(limits, done)):
                limits = renumbered
                continue
            faults = prove(self.before, done.after, self.library, done.new.sites, done.standing)
            if not (faults.sites or faults.prose):
                return self._result(done)
            reason = faults.prose
            if not faults.sites:
                break
            limits = _narrowed(limits, faults.sites, self.order.way)
            if at == _PATIENCE:
                limits = _unmoved(limits, done.sites, self.order.way)
        reason = reason or "its citations would not be read as the same"
        raise BiblioError(f"{self.path}: nothing is written: {reason}.")

    def _limits(self) -> Limits:
        """Those of the first round."""
        return Limits(
            live=self.order.way is Way.ZOTERO,
            notes_alone=self.counted and not self.order.way.is_in_notes,
            mentions=self.order.mentions,
        )

    def _round(self, limits: Limits) -> _Round:
        found, left = sites_of(self.before, self.library, limits)
        sites = tuple(site for site in found if _concerns(site, self.order.way))
        given = [one.given for one in left if one.given]
        made = printed(sites, self.library, self.order.engine, self.order.house, given)
        new = self.manuscript.rewrite(self.before.document, sites, made, left, self.order)
        after = self.reread(new.data)
        return _Round(sites, left, new, after, new.places(after.document))

    def _renumbered(self, limits: Limits, done: _Round) -> Limits | None:
        """The limits with the numbers that the notes have now; None where they have these."""
        numbers = _numbers(done, self.before.document, self.form)
        lost = _uncounted(done.sites, done.new.left, numbers)
        if not lost and numbers == limits.numbers:
            return None
        return replace(limits, numbers=numbers, unread=limits.unread | lost)

    def _result(self, done: _Round) -> Restyled:
        new = done.new
        pointing = misnumbered(self.before, done.after, new.sites, done.standing, self.form)
        changes = _changes(self.before, done, self.order.way)
        every = (*done.left, *new.left, *pointing)
        return Restyled(new.data, self.before.document, changes, every)


def _narrowed(limits: Limits, wrong: Sequence[Site], way: Way) -> Limits:
    """The limits with what was read otherwise: what cannot go out of its note may do in it."""
    pinned, unread = set(limits.pinned), set(limits.unread)
    for site in wrong:
        may_stay = way.is_in_text and site.where.note is not None and not site.is_pinned
        (pinned if may_stay else unread).update(site.positions)
    return replace(limits, pinned=frozenset(pinned), unread=frozenset(unread))


def _unmoved(limits: Limits, sites: Sequence[Site], way: Way) -> Limits:
    """The limits where nothing goes into notes or out: what is left may go by their numbers.

    What was read otherwise while others moved is tried again.
    """
    noted = {at for site in sites if site.where.note is not None for at in site.positions}
    if way.is_in_text:
        return replace(limits, pinned=limits.pinned | limits.unread | noted, unread=frozenset())
    moving = {at for site in sites if not site.is_entry for at in site.positions} - noted
    return replace(limits, unread=limits.unread | moving) if way.is_in_notes else limits


def _numbers(done: _Round, before: Document, form: str) -> dict[int, int]:
    """The numbers that the notes of the sites have now, by the sites' positions."""
    after, new, standing = done.after.document, done.new, done.standing
    order = printed_numbers(after, form)
    made = {
        site.first: places[0].note
        for site, places in zip(new.sites, standing.sites, strict=True)
        if site.where.note is None and places
    }
    stays = followed(before, after, new.sites, standing)
    found: dict[int, int] = {}
    for site in done.sites:
        note = site.where.note
        now = made.get(site.first) if note is None else stays.get(note)
        if now in order:
            found[site.first] = order[now]
    return found


def _uncounted(
    sites: Sequence[Site], left: Sequence[Left], numbers: Mapping[int, int]
) -> frozenset[int]:
    """The positions of what would be printed in a note whose number is not known."""
    unwritten = {one.where for one in left}
    lost = [
        site
        for site in sites
        if not (site.is_entry or site.first in numbers or site.where in unwritten)
    ]
    return frozenset(at for site in lost for at in site.positions)


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


def _extraction(
    document: Document, library: Library, order: Order, labeller: Labeller
) -> Extraction:
    return gatherer.cite([document], library, order.titles, labeller=labeller)[1][0]


def _concerns(site: Site, way: Way) -> bool:
    """A citation by key has no style of its own; lists are for readers of print."""
    styled = way not in (Way.AS_IS, Way.KEYS, Way.ZOTERO)
    listed = site.is_entry and way in (Way.KEYS, Way.ZOTERO)
    return (styled or not site.is_exact) and not listed


def _changes(before: Extraction, done: _Round, way: Way) -> tuple[Rewritten, ...]:
    stand = zip(done.new.sites, done.new.wordings, done.standing.sites, strict=True)
    return tuple(
        Rewritten(
            site.where,
            before.document.string(site.where),
            wording,
            _why_noted(site, places) if way.is_in_text else "",
        )
        for site, wording, places in stand
    )


def _why_noted(site: Site, places: Sequence[Where]) -> str:
    """Why a citation stands in a note, if it does."""
    if all(place.note is None for place in places):
        return ""
    read_otherwise = "in the text it would not be read as the same"
    return read_otherwise if site.is_pinned else "it says more than it cites"
