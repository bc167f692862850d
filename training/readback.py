"""References read back: what `extract` says of a document whose notes, or whose list, they are.

Right is a reference of which author, title, year, container, volume, pages, publisher and place all
come back, those of them that are printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from biblio.citation import Resolution
from biblio.document import Document, Note, Paragraph, Run
from biblio.extractor import extract
from biblio.origins import TextOrigin
from biblio.parser.labelling.people import name, persons
from biblio.readers.shaping.vocabulary import language
from biblio.record.person import family_key
from biblio.values.folding import fold
from training.records import Item
from training.samples import Label, Sample

CONTAINER = ("booktitle", "journaltitle")
FIELDS = ("title", "date", *CONTAINER, "volume", "pages", "publisher", "location")
# A container is right whatever it was taken for; of pages the print does not tell which are cited.
ALIKE = {**dict.fromkeys(CONTAINER, CONTAINER), "pages": ("pages", "locator")}
_OTHERS = "others"  # what BibTeX writes for *et al.*
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came back of one print: its values by field, the families of its authors as keys."""

    values: Values
    families: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A print whose fields are known; `item` is its record, where it has one."""

    sample: Sample
    noted: bool
    item: Item | None = None


def by_extract(cases: Sequence[Case]) -> Iterator[Reading]:
    """What `extract` reads of the document that the prints make."""
    yield from map(_reading, resolved(cases))


def resolved(cases: Sequence[Case]) -> Iterator[Resolution | None]:
    """For each print its citation; of several in one print the longest."""
    found: dict[int, list[Resolution]] = {}
    for one in extract(document(cases)).resolutions if cases else ():
        citation = one.citation
        at = citation.where.paragraph - 1 if citation.note is None else citation.note
        found.setdefault(at, []).append(one)
    for at in range(len(cases)):
        some = found.get(at, ())
        yield max(some, key=lambda one: len(one.citation.text), default=None)


def document(cases: Sequence[Case]) -> Document:
    """The prints as the notes of a document, or as the entries of its list."""
    paragraphs = [Paragraph(tuple(_runs(case.sample))) for case in cases]
    spoken = language(Counter(w for one in cases for w in _LETTERS.findall(one.sample.text)))
    if not cases[0].noted:
        listed = [Paragraph(one.runs, style="bibliography") for one in paragraphs]
        return Document(
            "list", (Paragraph((Run("References"),), style="heading"), *listed), language=spoken
        )
    body = tuple(Paragraph((Run("The salt tax fell on all."),)) for _ in cases)
    notes = tuple(
        Note(str(at + 1), (one,), "footnote", TextOrigin(0, 0, 1, 1), len(body[at].string), at)
        for at, one in enumerate(paragraphs)
    )
    return Document("notes", body, notes, language=spoken)


def _runs(sample: Sample) -> Iterator[Run]:
    at = 0
    for start, end in sample.italics or ():
        yield Run(sample.text[at:start])
        yield Run(sample.text[start:end], italic=True)
        at = end
    yield Run(sample.text[at:])


def _reading(resolution: Resolution | None) -> Reading:
    citation = resolution.citation if resolution else None
    read: dict[str, list[str]] = {}
    for field in citation.fields if citation else ():
        read.setdefault(field.name, []).append(field.raw)
    names = citation.values("author") if citation else ()
    return Reading(read, frozenset(family_key(one) for one in names))


def is_right(case: Case, resolution: Resolution | None) -> bool:
    """Whether every field of the print came back."""
    return not any(faults_of(case, _reading(resolution)))


def faults_of(case: Case, reading: Reading) -> Iterator[str]:
    """The fields of the print that did not come back."""
    want = printed_values(case.sample)
    for field in FIELDS:
        if field in want and not same(field, want[field], reading.values):
            yield field
    if "author" in want:
        wanted = families(case.item, want["author"]) if case.item else keys_of(want["author"])
        if last_words(wanted) != last_words(reading.families):
            yield "author"


def printed_values(sample: Sample) -> dict[str, list[str]]:
    """What a print shows, by field; not where it runs into the next field (`New YorkMarle`).

    A book and its series with nothing but a space between them count as the book's title as well.
    """
    text, found = sample.text, dict[str, list[str]]()
    labels = sorted(sample.labels, key=lambda label: label.start)
    for before, label, behind in zip([None, *labels], labels, [*labels[1:], None], strict=False):
        if any(_run_together(text, *pair) for pair in ((before, label), (label, behind))):
            continue
        values = found.setdefault(label.name, [])
        values.append(text[label.start : label.end])
        parted = behind is None or text[label.end : behind.start] != " "
        if label.name in CONTAINER and behind and behind.name == "series" and not parted:
            values.append(text[label.start : behind.end])
    return found


def _run_together(text: str, one: Label | None, other: Label | None) -> bool:
    """Whether no sign stands between two fields, and no figure shows where one ends."""
    if one is None or other is None or one.end != other.start:
        return False
    return text[one.end - 1].isalpha() and text[other.start].isalpha()


def keys_of(printed_names: Sequence[str]) -> set[str]:
    """The keys of the families of persons in lists as they are printed."""
    return {name(text[start:end]).key for text in printed_names for start, end in persons(text)}


def last_words(families: Iterable[str]) -> list[str]:
    """No print tells how many words of `Juan Sal Marina` are his family's name: the last counts."""
    return sorted(family.split()[-1] for family in families if family)


def families(item: Item, printed_names: Sequence[str]) -> set[str]:
    """The family names of the item's authors that are printed; *et al.* may stand for some."""
    words = _in_words(" ".join(printed_names))
    given = {
        family_key(str(one.get("family") or one.get("literal"))) for one in item.get("author", ())
    }
    return {family for family in given - {_OTHERS} if _in_words(family) in words}


def _in_words(text: str) -> str:
    """Folded, a space round each word, so that one is not found within another."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def same(field: str, want: Sequence[str], read: Values) -> bool:
    """Whether one of the printed values is what was read."""
    names = ALIKE.get(field, (field,))
    form = year if field == "date" else folded
    found = {form(value) for name in names for value in read.get(name, [])}
    if field == "publisher":  # a university's town may be its name's last word
        found |= {one + folded(place) for one in found for place in read.get("location", [])}
    return bool(found & {form(value) for value in want})


def year(text: str) -> str:
    """The year of a date as it is printed."""
    found = re.search(r"\d{4}", text)
    return found.group() if found else folded(text)


def folded(text: str) -> str:
    """Letters and figures alone, in small type."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
