"""The title and the by-line at the head of a document, which a packet sets apart from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biblio.document import Document
from biblio.values.folding import fold
from biblio.values.names import is_corporate, looks_like_person

_WITHIN = 4  # paragraphs from the beginning
_BY = re.compile(r"(?:written\s+)?(?:by|von|par|de|por|di|door|от|автор:?)\s+(?P<names>\S.*)", re.I)
_BY_ALONE = re.compile(r"(?:written\s+)?(?:by|von|par|de|por|di|door|от)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:and|und|et|y)?|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b)\s*")
_ARTICLE = re.compile(r"(?:the|die|les|los|las|gli)\s+", re.I)
_EDITORS = re.compile(r"(?:the\s+)?(?:editors?|translators?|compilers?)", re.I)
_WORDS = re.compile(r"[^\W\d_]+\s+(?:\S+\s+)*[^\W\d_]+")
_ENDED = re.compile(r"[.,;:!?…][”\"’»)]*$|^[—–“«\"]")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Front:
    """What the head of a document says, and which of its paragraphs say it."""

    title: str | None
    author: str | None
    paragraphs: tuple[int, ...]


def front_of(document: Document, joint: str = " and ") -> Front:
    """The document's title and author with the paragraphs that print them.

    A title may be printed twice, and is then left out twice. Where the document tells none, a
    short line before its first long paragraph is one. A by-line is a line of its own that begins
    with *by* and goes on with names and nothing else, or two lines, the first of them *by*. Names
    that front matter lists have the joint before the last.
    """
    title = document.title or _first_line(document)
    titles = tuple(_titles(document, title))
    lines = [index for index in range(_until(titles)) if index not in titles]
    found = next((index for index in lines if _names(document, index)), None)
    listed = _joined(document.said("author"), joint)
    if found is None:
        return Front(title, listed, titles)
    below = (found + 1,) if _is_parted(document, found) else ()
    printed = _names(document, found)
    is_same = listed and printed and fold(listed) == fold(printed)  # but perhaps in capitals
    author = listed if is_same else printed
    return Front(title, author, tuple(sorted((*titles, found, *below))))


def _joined(names: Sequence[str], joint: str) -> str | None:
    """The names that front matter lists, as a by-line has them."""
    return joint.join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or None


def _first_line(document: Document) -> str | None:
    """A title in all but its style: some words that end no sentence, over a long paragraph."""
    texts = [paragraph.string.strip() for paragraph in document.paragraphs[:2]]
    if len(texts) < 2 or not len(texts[0]) <= _LONGEST < len(texts[1]):
        return None
    return texts[0] if _WORDS.search(texts[0]) and not _ENDED.search(texts[0]) else None


def _titles(document: Document, title: str | None) -> Iterator[int]:
    for index, paragraph in enumerate(document.paragraphs[:_WITHIN]):
        is_heading = paragraph.style == "heading" or (index == 0 and not document.title)
        if title and is_heading and fold(paragraph.string) == fold(title):
            yield index


def _until(titles: tuple[int, ...]) -> int:
    """A by-line stands next to the title, or first of all where no title is printed."""
    return max(titles, default=-1) + 2


def _names(document: Document, index: int) -> str | None:
    if index >= len(document.paragraphs):
        return None
    both = document.paragraphs[index : index + 1 + _is_parted(document, index)]
    text = " ".join(" ".join(paragraph.string.split()) for paragraph in both)
    match = _BY.fullmatch(text) if len(text) <= _LONGEST else None
    names = match["names"].rstrip(" .") if match else ""
    return names if names and all(_is_name(name) for name in _AND.split(names)) else None


def _is_parted(document: Document, index: int) -> bool:
    """Whether the paragraph is *by* and nothing else, the names being the next."""
    return bool(_BY_ALONE.fullmatch(document.paragraphs[index].string.strip()))


def _is_name(text: str) -> bool:
    if _EDITORS.fullmatch(text):
        return True
    bare = _ARTICLE.sub("", text.title() if text.isupper() else text, count=1)
    return looks_like_person(bare) or is_corporate(bare)
