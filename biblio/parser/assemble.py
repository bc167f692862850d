"""From labelled spans to a citation: values freed of punctuation, type and form decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from biblio.citation import PEOPLE, Citation, Field, Form, Passage
from biblio.document import Excerpt
from biblio.parser import segment
from biblio.parser.segment import Piece
from biblio.parser.spans import Span
from biblio.values import dates, names, titles

_ORDER = (
    "author editor translator introduction foreword afterword title origtitle booktitle journal "
    "series edition volume volumes number "
    "address publisher year date origyear origdate pages locator url urldate language note thesis"
).split()


def _name(raw: str) -> str:
    return str(names.parse(raw))


def _date(raw: str) -> str:
    found = next(dates.find(raw), None)
    return found.iso if found else raw


def _locator(raw: str) -> str:
    return _plain(raw).rstrip(".") if raw.endswith("f.") else _plain(raw)


def _plain(raw: str) -> str:
    return " ".join(raw.split()).strip(" ,;:")


# A date says its year too.
_YEARS = {"date": "year", "origdate": "origyear"}
_IDEM = re.compile(r"[Ii]dem|[Ee]adem|[Dd]ers\.|[Dd]ies\.|[Тт]от же")
# One name in two roles: `ed. and trans. X`.
_ROLES = {"editor_translator": ("editor", "translator")}
_VALUES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(PEOPLE, _name),
    "locator": _locator,
    "title": titles.clean,
    "booktitle": titles.clean,
    "date": _date,
    "origdate": _date,
    "urldate": _date,
}


def citation(passage: Passage, piece: Piece, spans: Iterable[Span], form: Form) -> Citation:
    """The citation of `piece`, whose spans count from the beginning of the piece."""
    text = passage.text.cut(piece.start, piece.end)
    fields = _with_shared_family(sorted(_fields(text.string, spans), key=_position))
    return Citation(
        excerpt=text,
        kind=passage.kind,
        form=form,
        type=_type(fields),
        fields=fields,
        mark=passage.mark,
        note=passage.note,
        signal=piece.signal,
        rest=_rest(text.string, fields),
    )


def _with_shared_family(fields: list[Field]) -> tuple[Field, ...]:
    """`trans. Hannah and Stanley Mitchell`: the first has the second's family name."""
    whole = list(fields)
    for at, (one, other) in enumerate(pairwise(fields)):
        shared = one.name == other.name and one.name in PEOPLE[1:]
        if shared and " " not in one.raw and "," in other.value and " " in other.raw:
            whole[at] = replace(one, value=f"{names.family_of(other.value)}, {one.value}")
    return tuple(whole)


def with_author(citation: Citation, author: str | None) -> Citation:
    """The citation with an author whom only the words around it name: an empty `raw`."""
    if not author or citation.value("author"):
        return citation
    known = [Field("author", _name(name), "", 0, 0, 0.6) for name in author.split(" and ")]
    return replace(citation, fields=tuple(sorted([*citation.fields, *known], key=_position)))


def with_idem(citation: Citation, before: Citation | None) -> Citation:
    """The citation with the authors of the one before it, where it says *idem* or *his* of them."""
    if before and segment.is_owned(citation.signal) and not citation.value("author"):
        owners = [replace(f, raw="", start=0, end=0) for f in before.fields if f.name == "author"]
        return replace(citation, fields=tuple(sorted([*citation.fields, *owners], key=_position)))
    idem = next((f for f in citation.fields if _IDEM.fullmatch(f.raw)), None)
    if not idem or not before:
        return citation
    authors = [replace(f, raw=idem.raw, start=idem.start, end=idem.end) for f in before.fields
               if f.name == "author"]  # fmt: skip
    kept = [field for field in citation.fields if field is not idem]
    return replace(citation, fields=tuple(sorted([*kept, *authors], key=_position)))


def with_supplement(citation: Citation, text: Excerpt, spans: Iterable[Span]) -> Citation:
    """The citation completed by a bracket after the quotation: it has two stretches then."""
    head = citation.excerpt.put(" … ")
    whole, offset = head.followed(text), len(head)
    moved = [Span(s.label, s.start + offset, s.end + offset, s.confidence) for s in spans]
    fields = sorted([*citation.fields, *_fields(whole.string, moved)], key=_position)
    return replace(
        citation,
        excerpt=whole,
        fields=tuple(fields),
        type=_type(tuple(fields)),
    )


def _fields(text: str, spans: Iterable[Span]) -> Iterator[Field]:
    for span in spans:
        if span.label == "undated":
            continue
        raw = text[span.start : span.end]
        for name in _ROLES.get(span.label, (span.label,)):
            value = _VALUES.get(name, _plain)(raw)
            if value:
                yield Field(name, value, raw, span.start, span.end, span.confidence)
        if span.label in _YEARS and (year := re.search(dates.YEAR, raw)):
            start = span.start + year.start()
            found = year.group()
            yield Field(_YEARS[span.label], found, found, start, start + 4, span.confidence)


def _position(field: Field) -> tuple[int, int]:
    return _ORDER.index(field.name), field.start


def _type(fields: tuple[Field, ...]) -> str:
    """The BibLaTeX entry type that the fields speak for."""
    has = {field.name for field in fields}
    if "thesis" in has:
        return "thesis"
    if "booktitle" in has:
        return "incollection"
    if "journal" in has:
        return "article"
    if "url" in has and "publisher" not in has:
        return "online"
    if has & {"publisher", "address", "edition", "volume"}:
        return "book"
    return "misc"


def _rest(text: str, fields: tuple[Field, ...]) -> str:
    """What no field took, without bare punctuation."""
    characters = list(text)
    for field in fields:
        characters[field.start : field.end] = "\0" * (field.end - field.start)
    left = [part.strip(' ,.;:()[]“”«»"') for part in "".join(characters).split("\0")]
    return " … ".join(part for part in left if re.search(r"\w", part))
