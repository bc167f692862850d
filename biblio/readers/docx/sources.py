"""Word's own citations (ECMA-376-1, 17.16.5.8 and 22.6): fields that name sources by their tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from biblio.document import Exact
from biblio.readers.docx import items

_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
ROOT = f"{_NAMESPACE}Sources"
_TYPES = {
    **{"Book": "book", "BookSection": "incollection", "JournalArticle": "article"},
    **{"ArticleInAPeriodical": "article", "ConferenceProceedings": "inproceedings"},
    **{"Report": "report", "InternetSite": "online", "DocumentFromInternetSite": "online"},
    **{"ElectronicSource": "online", "Art": "artwork", "SoundRecording": "audio"},
    **{"Performance": "performance", "Film": "movie", "Interview": "misc", "Patent": "patent"},
    **{"Case": "jurisdiction", "Misc": "misc"},
}
_PEOPLE = {
    **{"Author": "author", "Editor": "editor", "Translator": "translator"},
    **{"BookAuthor": "bookauthor", "Director": "director", "Interviewer": "interviewer"},
    **{"Artist": "author", "Composer": "composer", "Inventor": "author"},
}
_TEXTS = {
    **{"Title": "title", "ShortTitle": "shorttitle", "BookTitle": "booktitle"},
    **{"ConferenceName": "booktitle", "JournalName": "journaltitle"},
    **{"PeriodicalTitle": "journaltitle", "InternetSiteTitle": "organization"},
    **{"Publisher": "publisher", "Institution": "institution", "City": "location"},
    **{"Pages": "pages", "Volume": "volume", "NumberVolumes": "volumes", "Issue": "number"},
    **{"Edition": "edition", "ChapterNumber": "chapter", "ThesisType": "type", "URL": "url"},
    **{"DOI": "doi", "StandardNumber": "isbn", "Comments": "note", "Medium": "howpublished"},
}
_WORD = re.compile(r'"([^"]*)"|(\\[a-zA-Z])|([^\s"\\]+)')
_MONTHS = "january february march april may june july august september october november december"
# switches that a value follows
_WITH_VALUE = frozenset(r"\l \f \s \p \v \m".split())


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a document by their tags in small letters."""

    _fields: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def cited(self, instruction: str) -> tuple[Exact, ...]:
        r"""The citations of a field such as `CITATION Cas01 \l 1033 \p 33 \m Mar67`."""
        cites: list[Exact] = []
        words = _words(instruction)
        next(words, None)
        for word in words:
            if not word.startswith("\\"):
                cites.append(self._exact(word))
                continue
            value = next(words, "") if word.lower() in _WITH_VALUE else ""
            if word.lower() == r"\m":
                cites.append(self._exact(value))
            elif cites:
                cites[-1] = _switched(cites[-1], word.lower(), value)
        return tuple(cites)

    def _exact(self, tag: str) -> Exact:
        return Exact(tag, fields=self._fields.get(tag.lower(), ()))


def read(root: etree._Element) -> Sources:
    """The sources that a part lists."""
    listed = root.iter(f"{_NAMESPACE}Source")
    return Sources({_said(one, "Tag").lower(): _fields(one) for one in listed})


def _words(instruction: str) -> Iterator[str]:
    for match in _WORD.finditer(instruction):
        yield match[1] if match[1] is not None else match[0]


def _switched(exact: Exact, switch: str, value: str) -> Exact:
    match switch:
        case r"\p":
            return replace(exact, locator=value, label="page")
        case r"\v" if exact.locator is None:
            return replace(exact, locator=value, label="volume")
        case r"\f":
            return replace(exact, prefix=value.strip())
        case r"\s":
            return replace(exact, suffix=value.strip())
        case r"\n":
            return replace(exact, suppress_author=True)
        case _:
            return exact


def _fields(source: etree._Element) -> tuple[tuple[str, str], ...]:
    kind = _TYPES.get(_said(source, "SourceType"), "misc")
    kind = "thesis" if _said(source, "ThesisType") else kind
    people = (
        (name, _people(source.find(f"{_NAMESPACE}Author/{_NAMESPACE}{role}")))
        for role, name in _PEOPLE.items()
    )
    return items.pairs(kind, people, _texts(source))


def _texts(source: etree._Element) -> Iterator[tuple[str, str]]:
    for tag, name in _TEXTS.items():
        yield name, _said(source, tag)
    yield "date", _date(source, "")
    yield "urldate", _date(source, "Accessed")


def _people(role: etree._Element | None) -> list[str]:
    if role is None:
        return []
    if corporate := _said(role, "Corporate"):
        return [items.body(corporate)]
    return [_person(one) for one in role.iter(f"{_NAMESPACE}Person")]


def _person(person: etree._Element) -> str:
    given = items.spaced(_said(person, "First"), _said(person, "Middle"))
    return items.person(_said(person, "Last"), given)


def _date(source: etree._Element, suffix: str) -> str:
    """Year, month and day, as far as they are told in figures or as an English month."""
    year, month, day = (_said(source, f"{part}{suffix}") for part in ("Year", "Month", "Day"))
    months = _MONTHS.split()
    if month.lower() in months:
        month = str(months.index(month.lower()) + 1)
    if not (year.isdecimal() and month.isdecimal()):
        return year
    return "-".join((year, month.zfill(2), *([day.zfill(2)] if day.isdecimal() else ())))


def _said(parent: etree._Element, tag: str) -> str:
    return (parent.findtext(f"{_NAMESPACE}{tag}") or "").strip()
