"""Composes a packet: documents, a library and a recipe become one value, ready to be rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from biblio import gatherer
from biblio.bibliography.engine import items_of
from biblio.diagnostics import Diagnostic, Severity
from biblio.document import Document
from biblio.editions.lookup import Authority
from biblio.editions.revising import revise
from biblio.editions.titles import TitleIndex
from biblio.extractor import Extraction
from biblio.formats.csljson import languages
from biblio.library import Library
from biblio.packet.annotating.doubts import doubtful, placed
from biblio.packet.annotating.known_works import Knowledge
from biblio.packet.back_matter.bibliography import Cited, cite
from biblio.packet.back_matter.chronology import chronology
from biblio.packet.back_matter.credits import credit, source_key, source_of
from biblio.packet.back_matter.glossary import glossary, persons_of
from biblio.packet.back_matter.indexed_text import leaves_of, outline_of
from biblio.packet.back_matter.indexes import index_of_persons, index_of_works
from biblio.packet.back_matter.locators import collapsed
from biblio.packet.back_matter.questions import for_packet
from biblio.packet.drafting.draft import Draft, draft
from biblio.packet.drafting.pictures import PICTURE, plate
from biblio.packet.model import BibliographyEntry, Cover, Packet, Reading
from biblio.packet.reading.reading import Desk, reading
from biblio.packet.recipe.recipe import Listed, Recipe
from biblio.packet.review import Doubt, Matter
from biblio.packet.wording.words import Words, words_of
from biblio.record.edition import Edition

_MATTERS = {
    "doubtful": Matter.WORK,
    "note-without-marker": Matter.NOTE,
    "note-defined-twice": Matter.NOTE,
    "marker-without-note": Matter.NOTE,
    PICTURE: Matter.PICTURE,
}


@dataclass(frozen=True, slots=True)
class Composition:
    """A packet, what there is to be said about making it, and what an editor has to look through.

    `review` is what was too doubtful to be printed, or printed at a guess.
    """

    packet: Packet
    diagnostics: tuple[Diagnostic, ...] = ()
    review: tuple[Doubt, ...] = ()


def compose(
    recipe: Recipe,
    documents: Sequence[Document],
    library: Library,
    authority: Authority,
    titles: TitleIndex,
    findings: Sequence[Diagnostic] = (),
    *,
    doubtful_too: bool = False,
) -> Composition:
    """The packet of the recipe; `documents` run side by side with its readings.

    `findings` are what a linter says of the documents: comments for the teacher; `doubtful_too`
    prints what comes of doubtful readings. Raises
    BiblioError for an excerpt without paragraphs, a source or a style that is not known.
    """
    merge, keyed = gatherer.cite(documents, library, titles, doubtful=doubtful_too)
    revision = revise(merge.library, authority, titles)
    recipe = _in_language(recipe, documents)
    library = _in_their_languages(revision.library, merge.added, recipe, keyed)
    if not doubtful_too:
        added = filter(None, map(library.get, merge.added))
        mere_words = frozenset(one.key for one in added if _is_mere_word(one))
        keyed = tuple(_without(one, mere_words) for one in keyed)
    drafts = _drafts(recipe, keyed)
    sources = [source_key(one, library) for one in drafts]
    cited = _cited(recipe, drafts, sources, library)
    known = Knowledge(library, authority, titles, cited.full_forms)
    desk = Desk(recipe, known, doubtful(revision.suggestions, merge.conflicts), tuple(findings))
    readings = _readings(drafts, sources, desk)
    told = tuple(diagnostic for one in drafts for diagnostic in one.diagnostics)
    review = tuple(_review(drafts, () if doubtful_too else keyed))
    packet = _packet(readings, drafts, cited, desk)
    return Composition(packet, (*told, *cited.diagnostics), review)


def _in_their_languages(
    library: Library, added: Iterable[str], recipe: Recipe, keyed: Sequence[Extraction]
) -> Library:
    """The library in which each added entry says its language: if no other, that of the first
    document that cites it. A style changes the capitals of what it takes for English."""
    found: dict[str, str] = {}
    for said, one in zip(recipe.readings, keyed, strict=True):
        language = (said.language or one.document.language or "en").partition("-")[0].lower()
        keys = (resolution.key for resolution in one.resolutions if resolution.key)
        found |= {key: language for key in keys if key not in found}
    foreign = {key for key in added if found.get(key, "en") != "en"}
    entries = (
        entry.with_fields([("langid", languages.to_name(found[entry.key]))])
        if entry.key in foreign and not entry.first("langid", "language")
        else entry
        for entry in library
    )
    return Library(tuple(entries), library.path)


# what an entry may have though nobody could look up the work by it
_SAYS_NOTHING = frozenset({"title", "langid", "keywords"})


def _is_mere_word(entry: Edition) -> bool:
    """Whether it has a single word for its title, and nothing else: *Roe, 12* may mean anything."""
    said = all(name in _SAYS_NOTHING for name, _ in entry.fields)
    return said and len(entry.title.split()) == 1


def _without(extraction: Extraction, keys: Collection[str]) -> Extraction:
    """The extraction with the citations of these entries left in doubt."""
    return replace(
        extraction,
        resolutions=tuple(
            replace(one, key=None, certainty=0.0) if one.certainty and one.key in keys else one
            for one in extraction.resolutions
        ),
    )


def _drafts(recipe: Recipe, extractions: Iterable[Extraction]) -> tuple[Draft, ...]:
    pairs = zip(recipe.readings, extractions, strict=True)
    words = words_of(recipe.language)
    return tuple(draft(number, one, found, words) for number, (one, found) in enumerate(pairs, 1))


def _review(drafts: Sequence[Draft], doubted: Sequence[Extraction]) -> Iterator[Doubt]:
    """What is doubtful of works cited, notes, marks and pictures, reading by reading."""
    works = tuple(gatherer.doubts_of(doubted))
    for one in drafts:
        found = (*works, *one.document.diagnostics, *one.album.diagnostics)
        for finding, _, piece in placed(found, one.document, one.kept):
            (locator,) = collapsed([(one.number, piece.near)], several=len(drafts) > 1)
            matter = _MATTERS.get(finding.code, Matter.OTHER)
            if matter is Matter.OTHER and finding.severity is Severity.INFO:
                continue  # what was left out on purpose, as page numbers are
            paragraph = locator if piece.near else None
            yield Doubt(matter, finding.position, paragraph, finding.message)


def _in_language(recipe: Recipe, documents: Sequence[Document]) -> Recipe:
    """The recipe with the language of its first reading, where it gives none itself.

    English needs no saying: a style may have its own form of it.
    """
    language = recipe.readings[0].language or documents[0].language
    if recipe.language or not language or language.partition("-")[0].lower() == "en":
        return recipe
    return replace(recipe, language=language)


def _readings(
    drafts: Sequence[Draft], sources: Sequence[str | None], desk: Desk
) -> tuple[Reading, ...]:
    full_forms = desk.known.full_forms
    return tuple(
        reading(one, source_of(one.recipe, key, full_forms), desk)
        for one, key in zip(drafts, sources, strict=True)
    )


def _cited(
    recipe: Recipe, drafts: Sequence[Draft], sources: Sequence[str | None], library: Library
) -> Cited:
    """What the packet cites; the sources of its readings have a full form, and are not listed."""
    keys = [key for one in drafts for key in one.keys]
    cited = cite(library, keys, recipe.style, recipe.language)
    further = [key for key in sources if key and key not in cited.full_forms]
    named = cite(library, further, recipe.style, recipe.language)
    return Cited(
        cited.bibliography,
        {**cited.full_forms, **named.full_forms},
        (*cited.diagnostics, *named.diagnostics),
    )


def _packet(
    readings: tuple[Reading, ...], drafts: Sequence[Draft], cited: Cited, desk: Desk
) -> Packet:
    recipe = desk.recipe
    pairs = zip(drafts, readings, strict=True)
    whole = Packet(
        cover=_cover(recipe, readings, drafts[0].words),
        readings=readings,
        bibliography=_bibliography(recipe, cited),
        questions=for_packet(recipe),
        chronology=chronology(recipe.events, drafts[0].words),
        plates=tuple(map(plate, recipe.pictures)),
        credits=tuple(credit(draft, reading.source) for draft, reading in pairs),
        language=recipe.language or drafts[0].language or "en",
        has_legend=recipe.has_legend,
        style=recipe.style,
        items=tuple(
            (one["id"], one) for one in items_of(desk.known.library, tuple(cited.full_forms))
        ),
    )
    return _indexed(whole, drafts, desk)


def _bibliography(recipe: Recipe, cited: Cited) -> tuple[BibliographyEntry, ...]:
    wanted = [Listed.PACKET, Listed.BOTH]
    if len(recipe.readings) == 1:
        wanted.append(Listed.READINGS)
    return cited.bibliography if recipe.listed in wanted else ()


def _indexed(packet: Packet, drafts: Sequence[Draft], desk: Desk) -> Packet:
    """The packet with all that refers to its paragraphs: glossary and indexes."""
    terms, known, several = desk.recipe.terms, desk.known, len(drafts) > 1
    leaves = [leaf for one in drafts for leaf in leaves_of(one)]
    spots = [(one.number, spot) for one in drafts for spot in one.spots]
    cited = [spot for _, spot in spots]
    outlines = [outline_of(one) for one in drafts]
    return replace(
        packet,
        glossary=glossary(terms, leaves, several=several),
        persons=index_of_persons(leaves, known, cited, persons_of(terms), outlines),
        works=index_of_works(spots, known, drafts[0].words, outlines),
    )


def _cover(recipe: Recipe, readings: Sequence[Reading], words: Words) -> Cover:
    title = recipe.title or (readings[0].title if len(readings) == 1 else words.text("packet"))
    return Cover(title, recipe.subtitle, recipe.compiler, recipe.group, recipe.date)
