"""What of a reading tells whether it is right: its form, what is left over, how its fields look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.language import cues
from biblio.record.fields import PEOPLE
from biblio.values import dates
from biblio.values.patterns import Lazy

# Lists of which a short word, at the end of a title, belongs to what follows: *Salt, Bd.*
_LEADING = "volume issue page edition editor translator edited change inside".split()
_JOINTS = (*_LEADING, "volumes", "following", "here", "signal", "second_hand", "introduction")
_SHORT_WORD = 4
_LONG_TITLE, _LONG_CONTAINER, _LONG_TEXT = 14, 10, 45
_LONG_NAME, _MANY_NAMES, _LONG_PLACE, _LONG_HOUSE = 4, 3, 3, 6
_FAR = 40  # so many characters in, a first name is another work's
_WORD = Lazy(r"[^\W\d_]+")
_SENTENCES = Lazy(r"[^\W\d_]{3}[.?!]”?\s+[^\W\d_]")
_INITIAL = Lazy(r"(?:^|[\s,(])[^\W\d_]\.(?:[\s,;]|$)")
_ODD_OPENING = Lazy(r"[^\w“«„\"‘'¿¡(]|et al\b|и др")
_UNDATED = Lazy(rf"(?<!\w){dates.UNDATED}")
_FIGURES = Lazy(r"\d{3}|\d\W*$")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_MARKS = frozenset('“”„«»‘"')
_WITHIN = Lazy(r"\b(?:[Ii]n|[Dd]ans|[Ee]n)\s?:|[.,”] In\b|//")


@dataclass(frozen=True)
class Reading:
    """A citation with its resolution, and the language of its document where that is known."""

    resolution: Resolution
    language: str | None

    @property
    def citation(self) -> Citation:
        """What was read."""
        return self.resolution.citation

    @cached_property
    def title(self) -> str:
        """Its title as it is printed, or nothing."""
        return self._raw("title")

    @cached_property
    def container(self) -> str:
        """What it is printed in."""
        return self._raw("booktitle") or self._raw("journaltitle")

    @cached_property
    def left(self) -> tuple[str, ...]:
        """The words between its fields that no field took, without *ed.*, *vol.* and the like."""
        printed = [one for one in self.citation.fields if one.raw]
        text, at, found = self.citation.text, 0, []
        for one in sorted(printed, key=lambda field: field.start):
            if at:
                found += _WORD.findall(text[at : one.start])
            at = max(at, one.end)
        return tuple(word for word in found if word.casefold() not in _joints())

    @cached_property
    def around(self) -> tuple[str, ...]:
        """The words before and behind all of its fields, where these are not the text itself."""
        if self.citation.kind is Kind.INLINE:
            return ()
        printed = [one for one in self.citation.fields if one.raw]
        start, end = (
            min((one.start for one in printed), default=0),
            max((one.end for one in printed), default=0),
        )
        text = self.citation.text
        return tuple(_WORD.findall(f"{text[:start]} {text[end:]}"))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The names that are printed."""
        return tuple(one.raw for one in self.citation.fields if one.name in PEOPLE and one.raw)

    @cached_property
    def lowest(self) -> float:
        """What the labeller says of its least sure field."""
        return min((one.confidence for one in self.citation.fields), default=0.0)

    @cached_property
    def led_in(self) -> bool:
        """Whether a sentence names it: *in his article “Salt”*, of which no more is expected."""
        return self.citation.kind is Kind.INLINE and self.citation.text[:1].islower()

    @cached_property
    def full(self) -> bool:
        """Whether the work is described, and not only pointed at."""
        return self.citation.form is Form.FULL and not self.led_in

    @cached_property
    def names(self) -> frozenset[str]:
        """What the fields are called."""
        return frozenset(one.name for one in self.citation.fields)

    def has(self, *names: str) -> bool:
        """Whether any of the fields was read."""
        return not self.names.isdisjoint(names)

    def count(self, name: str) -> int:
        """How often the field was read."""
        return len(self.citation.values(name))

    def value(self, name: str) -> str:
        """The value, or nothing."""
        return self.citation.value(name) or ""

    def _raw(self, name: str) -> str:
        return next((one.raw for one in self.citation.fields if one.name == name), "")


def signs(resolution: Resolution, language: str | None) -> frozenset[str]:
    """The signs that the reading shows, by the names of `SIGNS`."""
    reading = Reading(resolution, language)
    return frozenset(name for name, shows in SIGNS.items() if shows(reading))


@cache
def _joints() -> frozenset[str]:
    every = (word for name in _JOINTS for word in cues.words(name))
    return frozenset(one for word in every for one in word.replace(".", " ").casefold().split())


@cache
def _abbreviations() -> frozenset[str]:
    every = (word for name in _LEADING for word in cues.words(name))
    short = (word.rstrip(".").casefold() for word in every)
    return frozenset(word for word in short if len(word) <= _SHORT_WORD)


def _ends_badly(reading: Reading) -> bool:
    """`Salt, S` and `Salt, Bd.`: the word belongs to what follows."""
    last = re.split(r"[\s,.:;(]+", reading.title.rstrip(" .,:;"))[-1]
    return reading.title.rstrip()[-1:] in "(,:" if not last else last.casefold() in _abbreviations()


def _is_torn(text: str) -> bool:
    return any(text.count(one) != text.count(other) for one, other in _PAIRS)


def _is_odd_name(name: str) -> bool:
    words = name.split()
    return len(words) > _LONG_NAME or bool(re.search(r"\d", name)) or name[:1].islower()


def _says_undated(one: Reading) -> bool:
    """Whether the citation says itself that there is no date: n.d., o. J."""
    return _UNDATED.search(one.citation.text) is not None


def _is_odd_house(house: str) -> bool:
    odd = re.search(r"[:;\d(]|[^\W\d_]{4}\.\s", house)
    return bool(house) and (len(house.split()) > _LONG_HOUSE or odd is not None)


def _is_odd_place(place: str) -> bool:
    return len(place.split()) > _LONG_PLACE or bool(re.search(r"[\d.(]", place))


def _quoted(reading: Reading) -> bool:
    title = next((one for one in reading.citation.fields if one.name == "title" and one.raw), None)
    return title is not None and reading.citation.text[title.start - 1 : title.start] in _MARKS


def _opens(reading: Reading, name: str) -> bool:
    """Whether the citation begins with this field."""
    return any(one.name == name and one.raw and one.start < 2 for one in reading.citation.fields)


def _words(text: str) -> int:
    return len(text.split())


SIGNS: dict[str, Callable[[Reading], bool]] = {
    "short": lambda one: one.citation.form is Form.SHORT,
    "ibid": lambda one: one.citation.form in (Form.IBID, Form.SUPRA),
    "author-date": lambda one: one.citation.form is Form.AUTHOR_DATE,
    "inline": lambda one: one.citation.kind is Kind.INLINE,
    "led in": lambda one: one.led_in,
    "listed": lambda one: one.citation.kind is Kind.BIBLIOGRAPHY,
    "signal": lambda one: one.citation.signal is not None,
    "one word left": lambda one: len(one.left) == 1,
    "words left": lambda one: 1 < len(one.left) <= 3,
    "many words left": lambda one: len(one.left) > 3,
    "name left": lambda one: any(word[0].isupper() and len(word) > 1 for word in one.left),
    "words around": lambda one: 0 < len(one.around) <= 3,
    "many words around": lambda one: len(one.around) > 3,
    "figures left": lambda one: bool(re.search(r"\d", one.citation.rest)),
    "no title": lambda one: one.full and not one.title,
    "long title": lambda one: _words(one.title) > _LONG_TITLE,
    "title of one word": lambda one: _words(one.title) == 1,
    "title of sentences": lambda one: bool(_SENTENCES.search(one.title)),
    "title ends badly": lambda one: bool(one.title) and _ends_badly(one),
    "title begins small": lambda one: one.title[:1].islower(),
    "title with figures": lambda one: bool(_FIGURES.search(one.title)),
    "title torn": lambda one: _is_torn(one.title),
    "title with commas": lambda one: one.title.count(",") > 1,
    "title with initials": lambda one: bool(_INITIAL.search(one.title)),
    "title begins oddly": lambda one: bool(_ODD_OPENING.match(one.title.lstrip())),
    "title with brackets": lambda one: "[" in one.title or "(" in one.title,
    "title in quotation marks": _quoted,
    "original title": lambda one: one.has("origtitle"),
    "container in title": lambda one: bool(_WITHIN.search(one.title)),
    "no author": lambda one: one.full and not one.has("author", "editor"),
    "odd name": lambda one: any(map(_is_odd_name, one.people)),
    "many names": lambda one: len(one.people) > _MANY_NAMES,
    "name of one word": lambda one: any("," not in n and " " not in n for n in one.people),
    "author from around": lambda one: any(
        field.name == "author" and not field.raw for field in one.citation.fields
    ),
    "two heads": lambda one: (
        one.count("title") > 1
        or one.count("booktitle") + one.count("journaltitle") > 1
    ),
    "journal": lambda one: one.has("journaltitle"),
    "chapter": lambda one: one.has("booktitle"),
    "long container": lambda one: _words(one.container) > _LONG_CONTAINER,
    "container with figures": lambda one: bool(_FIGURES.search(one.container)),
    "container torn": lambda one: _is_torn(one.container),
    "container of sentences": lambda one: bool(_SENTENCES.search(one.container)),
    "journal without volume": lambda one: (
        one.has("journaltitle") and not one.has("volume", "number")
    ),
    "container of one word": lambda one: _words(one.container) == 1,
    "head inside": lambda one: any(
        field.name == "author" and field.start > _FAR for field in one.citation.fields
    ),
    "nothing before the title": lambda one: one.full and _opens(one, "title"),
    "editor": lambda one: one.has("editor"),
    "no date": lambda one: one.full and not one.has("date") and not _says_undated(one),
    "no imprint": lambda one: one.full and not one.has(
        "location", "publisher", "journaltitle", "booktitle", "url", "doi"
    ),
    "no house": lambda one: one.full and one.has("location") and not one.has("publisher"),
    "no place": lambda one: one.full and one.has("publisher") and not one.has("location"),
    "odd house": lambda one: _is_odd_house(one.value("publisher")),
    "odd place": lambda one: _is_odd_place(one.value("location")),
    "locator": lambda one: one.has("locator", "pages"),
    "address": lambda one: one.has("url", "doi"),
    "labeller unsure": lambda one: one.lowest < 0.7,
    "labeller hesitant": lambda one: 0.7 <= one.lowest < 0.85,
    "not English": lambda one: one.language not in (None, "en"),
    "tied": lambda one: one.resolution.antecedent is not None,
    "several fit": lambda one: bool(one.resolution.candidates),
    "known work": lambda one: one.resolution.work is not None,
    "points nowhere": lambda one: (
        one.citation.form is not Form.FULL and one.resolution.antecedent is None
    ),
    "long": lambda one: _words(one.citation.text) > _LONG_TEXT,
    "of few words": lambda one: _words(one.citation.text) <= 3,
}  # fmt: skip
"""What each sign looks for; how much it says stands in `data/confidence.toml`."""
