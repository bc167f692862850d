"""What each source calls its fields, and what they are here: BibLaTeX's names.

`other` is what is no field: joints, words such as *vol.*, numbers of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.parser.labelling.edges import trimmed
from training.samples import OTHER, Part

FIELDS = tuple(
    (
        "author editor translator title booktitle journaltitle series edition volume number "
        "location publisher date origdate urldate pages locator url doi note"
    ).split()
)
"""The fields that are labelled, by BibLaTeX's names."""

WORDS = ("signal", "remark", "back")
"""What a note holds beside fields: *see also*, the author's own sentences, *ibid.*"""

ANYSTYLE = {
    "author": "author",
    "citation-number": OTHER,
    "collection-title": "series",
    "container-title": "booktitle",
    "dataset": OTHER,
    "date": "date",
    "director": "author",
    "doi": "doi",
    "edition": "edition",
    "editor": "editor",
    "genre": OTHER,
    "isbn": OTHER,
    "journal": "journaltitle",
    "location": "location",
    "medium": OTHER,
    "note": "note",
    "pages": "pages",
    "producer": OTHER,
    "publisher": "publisher",
    "source": OTHER,
    "title": "title",
    "translator": "translator",
    "url": "url",
    "volume": "volume",
}

GROBID = {
    "author": "author",
    "biblScope issue": "number",
    "biblScope page": "pages",
    "biblScope pp": "pages",
    "biblScope vol": "volume",
    "biblScope volume": "volume",
    "date": "date",
    "editor": "editor",
    "idno": OTHER,
    "idno DOI": "doi",
    "idno ISSN": OTHER,
    "idno PMC": OTHER,
    "idno PMID": OTHER,
    "idno arXiv": OTHER,
    "idno arxiv": OTHER,
    "idno report": OTHER,
    "note": "note",
    "note report": OTHER,
    "orgName": OTHER,
    "orgName collaboration": "author",
    "ptr web": "url",
    "pubPlace": "location",
    "publisher": "publisher",
    "title a": "title",
    "title j": "journaltitle",
    "title m": "booktitle",  # the title itself where there is no `title a`
    "title s": "series",
}

LINKEDBOOKS = {
    "abbreviation": "author",
    "archive_lib": OTHER,
    "archivalreference": OTHER,
    "attachment": OTHER,
    "author": "author",
    "box": OTHER,
    "cartulation": OTHER,
    "column": "pages",
    "conjunction": OTHER,
    "date": "date",
    "filza": OTHER,
    "folder": OTHER,
    "foliation": OTHER,
    "numbered_ref": OTHER,
    "o": OTHER,
    "pagination": "pages",
    "publicationnumber-year": "volume",
    "publicationplace": "location",
    "publicationspecifications": OTHER,
    "publisher": "publisher",
    "ref": OTHER,
    "registry": OTHER,
    "series": "series",
    "title": "title",
    "tomo": "volume",
    "volume": "volume",
    "year": "date",
}

CSL = {
    "DOI": "doi",
    "URL": "url",
    "accessed": "urldate",
    "author": "author",
    "collection-number": "number",
    "collection-title": "series",
    "container-title": "container",
    "container-title-short": "container",
    "director": "author",
    "edition": "edition",
    "editor": "editor",
    "issue": "number",
    "issued": "date",
    "locator": "locator",
    "note": "note",
    "number": "number",
    "original-date": "origdate",
    "page": "pages",
    "page-first": "pages",
    "publisher": "publisher",
    "publisher-place": "location",
    "title": "title",
    "title-short": "title",
    "translator": "translator",
    "volume": "volume",
}
"""CSL's variables; `container` is a journal's or a book's title, as the item's type tells."""

_SERIALS = frozenset("article article-journal article-magazine article-newspaper review".split())


def container(kind: str) -> str:
    """What the container's title is called in an item of this CSL type."""
    return "journaltitle" if kind in _SERIALS else "booktitle"


_ENDING = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]|\b(?:al|Jr|Sr|jr|др))\.$")
_NUMBER = re.compile(
    r"(?:\b[ivxlcIVXLC]+\b|[A-Z]{0,2}\d[\w]*)(?:[^\n]*(?:\d\w*|\b[ivxlcIVXLC]+\b))?"
)
_ISSUE = re.compile(
    r"(?P<volume>[\w./–-]+)\s*,?\s*(?:\(\s*|(?:no|n|Nr|nr|n°|№|issue|Heft|H)\b[.°]?\s*)"
    r"(?P<issue>\d[\w./–-]*)"
)
_BEFORE_A_NAME = re.compile(
    r"""(?:(?:in|eds?|edited|by|hgg?|hrsg|herausgegeben|von|v|éd|dir|curr?|a\scura\sdi|trans|with
    |translated|übers|trad|под|ред|par|sous\sla\sdir(?:ection)?|de)\b[.:]?\s*)+""",
    re.IGNORECASE | re.VERBOSE,
)
_ROLE = re.compile(
    r"""[\s,(\[]+(?:eds?|editors?|hgg?|hrsg|éds?|dirs?|orgs?|coords?|trans|ред|cur[ar]?|a\scura\sdi)
    \b[\s.)\]]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS = {
    "editor": _BEFORE_A_NAME,
    "translator": _BEFORE_A_NAME,
    "booktitle": re.compile(r"(?:in|dans|en)\b\s*:?\s*", re.IGNORECASE),
    "doi": re.compile(r"doi\s*:?\s*", re.IGNORECASE),
    "journaltitle": re.compile(r"(?:in|dans|en)\b\s*:\s*", re.IGNORECASE),
    "publisher": re.compile(r"(?:published by|éd\.)\s+", re.IGNORECASE),
    "url": re.compile(
        r"(?:url|online|available (?:at|from)|retrieved from)\s*:?\s*", re.IGNORECASE
    ),
}
_PEOPLE = ("author", "editor", "translator")
_NUMBERS = ("pages", "volume", "number", "locator")


def fields(label: str, words: str) -> Iterator[Part]:
    """A source's piece as parts that hold one field each, without the words and signs round it."""
    if label == OTHER or not words.strip():
        yield Part(OTHER, words)
        return
    start, end = _bounds(label, words)
    yield Part(OTHER, words[:start])
    if label == "volume" and (both := _ISSUE.fullmatch(words[start:end])):
        yield Part("volume", both["volume"])
        yield Part(OTHER, words[start + both.end("volume") : start + both.start("issue")])
        yield Part("number", both["issue"])
    else:
        yield Part(label, words[start:end])
    yield Part(OTHER, words[end:])


def _bounds(label: str, words: str) -> tuple[int, int]:
    """Where the field stands in the piece."""
    start, end = trimmed(words, 0, len(words))
    if (lead := _LEADS.get(label)) and (found := lead.match(words, start, end)):
        start = found.end() if found.end() < end else start
    if label in _PEOPLE:
        role = _ROLE.search(words, start, end)
        start, end = trimmed(words, start, role.start() if role and role.start() > start else end)
        return start, end + bool(_ENDING.search(words[start : end + 1]))
    if label in _NUMBERS and (number := _NUMBER.search(words, start, end)):
        return number.span()
    return start, end
