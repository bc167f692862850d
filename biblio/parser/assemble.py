"""From labelled spans to a citation: values freed of punctuation, type and form decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from biblio.citation import Citation, Field, Form, Kind, Passage, is_year
from biblio.document import Run, text_of
from biblio.excerpt import Excerpt
from biblio.language import cues
from biblio.parser import segment
from biblio.parser.labelling import labels
from biblio.parser.labelling.rules import law
from biblio.parser.labelling.spans import Span
from biblio.parser.segment import Piece
from biblio.record.edition import IMPRINT
from biblio.record.fields import PEOPLE, Nature, having, rank
from biblio.record.person import from_print
from biblio.values import dates, names, titles, urls
from biblio.values.marked import Look, Mark, carried, marked, tidy
from biblio.values.patterns import Lazy


def _name(raw: str) -> str:
    return str(from_print(raw))


def _date(raw: str) -> str:
    found = next(dates.find(raw), None)
    of_act = None if found or raw[:1].isdigit() else _YEAR_LAST.search(raw)
    return found.iso if found else of_act.group() if of_act else _plain(raw)


def _locator(raw: str) -> str:
    return _plain(raw).rstrip(".") if raw.endswith("f.") else _plain(raw)


def _plain(raw: str) -> str:
    return " ".join(raw.split()).strip(" ,;:")


def _edition(raw: str) -> str:
    """The figure of a numbered edition, without its ending and what was done to it: `2., erw.`"""
    numbered = _NUMBERED_EDITION.fullmatch(_plain(raw))
    return numbered["figure"] if numbered else _plain(raw)


_NUMBERED_EDITION = Lazy(
    r"(?P<figure>\d{1,2})(?:-?[еоя]|-?е|[ªº]|\.ª|\.|s?ter?|e|ᵉ|ème|a)?"
    rf"(?:[\s,]+{cues.as_written('and')}?\s?{cues.pattern('change')})*",
    sign=r"\A\d{1,2}(?!st|[nrt][dh]|\d)",
)
_YEAR_LAST = Lazy(rf"{dates.YEAR}$|(?<=[/]){dates.YEAR}(?!\d)")
_IDEM = Lazy(rf"{cues.pattern('idem')}|[—–_-]{{1,10}}")
_VALUES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(PEOPLE, _name),
    **dict.fromkeys(having(Nature.DATE), _date),
    "edition": _edition,
    "locator": _locator,
    "title": titles.clean,
    "booktitle": titles.clean,
    "doi": urls.doi,
}
_ISBN = Lazy(r"\bISBN(?:-1[03])?:?\s*(?P<number>[0-9][0-9 –-]{8,16}[0-9Xx])(?!\w)")
_TITLES = having(Nature.TITLE)
_ADDRESSES = having(Nature.ADDRESS, Nature.IDENTIFIER)
_TYPED_DASH = Lazy(r"(?<!-)-{2,3}(?!-)")
_NUMBERED = frozenset(("edition", "volume"))


def citation(passage: Passage, piece: Piece, spans: Iterable[Span], form: Form) -> Citation:
    """The citation of `piece`, whose spans count from the beginning of the piece."""
    text = passage.text.cut(piece.start, piece.end)
    found = _with_shared_family(sorted(_fields(text.string, spans), key=_position))
    fields = tuple(_with_marks(passage, text, one) for one in found)
    return Citation(
        excerpt=text,
        kind=passage.kind,
        form=form,
        type=_type(fields),
        fields=(*fields, *_linked(passage, text, fields), *_isbn(passage, piece, fields)),
        mark=passage.mark,
        note=passage.note,
        signal=piece.signal,
        rest=rest(text.string, fields),
    )


def _with_marks(passage: Passage, text: Excerpt, field: Field) -> Field:
    """The field; a title with what is set otherwise than the rest of it as marks."""
    if field.name not in _TITLES or not field.raw or not text.stretches:
        return field
    runs = passage.document.runs(text.where(field.start, field.end))
    if len(runs) < 2 or text_of(runs) != field.raw:
        return field
    slanted = _is_slanted(runs)
    marks, at = [], 0
    for run in runs:
        looks = [look for look, has in _looks(run, slanted) if has and run.text.strip()]
        marks += [Mark(at, at + len(run.text), look) for look in looks]
        at += len(run.text)
    return replace(field, value=tidy(carried(marked(field.raw, marks), field.value)))


def _is_slanted(runs: Sequence[Run]) -> bool:
    """Whether the title itself is in italics: both its ends are, or most of it."""
    if runs[0].italic is runs[-1].italic:
        return runs[0].italic
    return 2 * sum(len(run.text) for run in runs if run.italic) > sum(len(run.text) for run in runs)


def _looks(run: Run, slanted: bool) -> tuple[tuple[Look, bool], ...]:
    """Within italics what is upright stands out."""
    return (
        (Look.ITALIC, run.italic is not slanted),
        (Look.SMALL_CAPS, run.small_caps),
        (Look.SUPERSCRIPT, run.superscript),
        (Look.SUBSCRIPT, run.subscript),
    )


def fields_of(text: str, spans: Iterable[Span]) -> tuple[Field, ...]:
    """The fields that the spans of a text become, by rank."""
    return _with_shared_family(sorted(_fields(text, spans), key=_position))


def _linked(passage: Passage, text: Excerpt, fields: tuple[Field, ...]) -> Iterator[Field]:
    """The address to which a title in the running text is linked."""
    title = next((field for field in fields if field.name == "title"), None)
    known = any(field.name in ("url", "doi") for field in fields)
    if passage.kind is not Kind.INLINE or not title or known:
        return
    runs = passage.document.runs(text.where(title.start, title.end))
    href = next((run.href for run in runs if run.href and run.href.startswith("http")), None)
    if href:
        yield Field("url", href, "", 0, 0, 0.9)


def _isbn(passage: Passage, piece: Piece, fields: Iterable[Field]) -> Iterator[Field]:
    """The number of the book, which says its own name: in the citation or right behind it."""
    whole = passage.text.string
    found = _ISBN.search(whole, piece.start) if "ISBN" in whole else None
    if found is None or sum(mark.isalnum() for mark in found["number"]) not in (10, 13):
        return
    start, end = (place - piece.start for place in found.span("number"))
    if found.end() > piece.end and not whole[piece.end : found.start()].strip(" .,;"):
        yield Field("isbn", found["number"], "", 0, 0, 0.9)
    elif found.end() <= piece.end and all(end <= f.start or f.end <= start for f in fields):
        yield Field("isbn", found["number"], found["number"], start, end, 0.97)


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


def _with_dashes(value: str) -> str:
    """Dashes as typewriters and Markdown have them: `--` parts numbers, `---` parts words."""
    return _TYPED_DASH.sub(lambda found: "—" if len(found.group()) > 2 else "–", value)


def _fields(text: str, spans: Iterable[Span]) -> Iterator[Field]:
    for span in spans:
        raw = text[span.start : span.end]
        for name in _names(span.label, raw):
            value = _VALUES.get(name, _plain)(raw)
            if "--" in value and name not in _ADDRESSES:
                value = _with_dashes(value)
            if value:
                yield Field(name, value, raw, span.start, span.end, span.confidence)


def _names(label: str, raw: str) -> tuple[str, ...]:
    """The fields that a label stands for: an address that holds a DOI is one."""
    if label == "url" and urls.doi(raw):
        return ("doi",)
    return labels.fields_of(label)


def _position(field: Field) -> tuple[int, bool, int]:
    """By rank; of two dates the exact one first."""
    return rank(field.name), is_year(field), field.start


def _type(fields: tuple[Field, ...]) -> str:
    """The BibLaTeX entry type that the fields speak for."""
    has = {field.name for field in fields}
    if "type" in has:
        return "thesis"
    if "booktitle" in has:
        return "incollection"
    if "journaltitle" in has:
        return "article"
    if any(field.name == "title" and law.is_case(field.value) for field in fields) and not (
        has & {*IMPRINT, "author"}
    ):
        return "misc"
    if has & {"url", "doi"} and "publisher" not in has:
        return "online"
    if has & (_NUMBERED | {*IMPRINT}):
        return "book"
    return "misc"


def rest(text: str, fields: tuple[Field, ...]) -> str:
    """What no field took, without bare punctuation."""
    characters = list(text)
    for field in fields:
        characters[field.start : field.end] = "\0" * (field.end - field.start)
    left = [part.strip(' ,.;:()[]“”«»"') for part in "".join(characters).split("\0") if part]
    return " … ".join(part for part in left if re.search(r"\w", part))
