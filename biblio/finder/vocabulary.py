"""What a document tells about its own words: which are common, which are names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblio.citation import Citation
from biblio.document import Document
from biblio.finder.people import NOT_A_PERSON
from biblio.language import cues
from biblio.values import names
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy
from biblio.values.places import cities

_FULL_NAME = Lazy(
    r"(?P<given>[A-ZÀ-Þ](?<=[a-z,;] .)[\w’-]+)\s+(?P<family>[A-ZÀ-Þ][a-zà-ÿ-]{2,})(?=[’'\s,.;])"
)
_ACTING = Lazy(
    rf"\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ-]{{2,}})\s+(?:[a-z]{{2,}}ed|{cues.as_written('acting')})\b"
)
# Miller (p. 383) · quoted in Miller, p. 14
_PAGED = Lazy(
    rf"(?<!\w)(?P<name>[A-ZÀ-Þ][a-zà-ÿ-]{{2,}})(?:,\s|\s\(){cues.pattern('page')}\s?\d",
    sign=r"[,(]?\s?\d",
)
# Ann Miller’s: each word with a capital, and the one behind it
_FORENAME_BEFORE = Lazy(
    r"(?<!\w)(?P<forename>[A-ZÀ-Þ][\w-]+)(?=\s(?P<family>[A-ZÀ-Þ][a-zà-ÿ-]{2,})(?!\w))"
)
_LOWER = Lazy(r"(?<![\w’'/.@-])[^\W\d_A-ZÀ-Þ][\w’]*")


def lexicon(document: Document) -> Lexicon:
    """The words that the document also writes in lower case."""
    printed = {word for string in _strings(document) for word in string.split()}
    return Lexicon(frozenset(_LOWER.findall(" ".join(printed))))


def with_names(known: Lexicon, document: Document, citations: Iterable[Citation]) -> Lexicon:
    """The lexicon with the family names that citations print and that the text acts on."""
    cited = with_cited(known, citations)
    return cited._replace(names=cited.names | _families_in_text(document, known.common))


def with_cited(known: Lexicon, citations: Iterable[Citation]) -> Lexicon:
    """The lexicon with the family names and the titles that citations print."""
    citations = tuple(citations)
    families = {
        names.family_of(field.value)
        for citation in citations
        for field in citation.fields
        if field.name in ("author", "translator", "editor") and field.raw
    }
    titles = {title for one in citations if (title := one.value("title"))}
    return Lexicon(known.common, known.names | families - {""}, known.titles | titles)


def _families_in_text(document: Document, common: frozenset[str]) -> set[str]:
    """Family names of people the text names in full and lets act alone: *Weiss expanded*."""
    whole = "\n".join(paragraph.string for paragraph in document.paragraphs)
    full = {
        match["family"]
        for match in _FULL_NAME.finditer(whole)
        if match["given"].casefold() not in common and not NOT_A_PERSON.search(match.group())
    }
    acting = {match["name"] for match in _ACTING.finditer(whole)}
    return full & acting - cities()


def with_paged(known: Lexicon, document: Document) -> Lexicon:
    """The lexicon with families that the text names in full and cites alone by a page."""
    whole = "\n".join(paragraph.string for paragraph in document.paragraphs)
    paged = {match["name"] for match in _PAGED.finditer(whole)}
    if not paged:
        return known
    full = {
        match["family"]
        for match in _FORENAME_BEFORE.finditer(whole)
        if match["family"] in paged and opens_name(match["forename"])
    }
    return known._replace(names=known.names | full)


def _strings(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.string
    for note in document.notes:
        for paragraph in note.paragraphs:
            yield paragraph.string
