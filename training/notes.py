"""Notes as authors write them, made from patterns: several works, signals, remarks, *ibid.*"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from training.invention import Person, Record, Words, completed, invented, roman
from training.samples import OTHER, Part, Sample, sample

_FILE = Path(__file__).with_name("notes.toml")
_OPTION = re.compile(r"<([^<>]*)>")
_LEFT_OUT = 0.35
_PEOPLE = ("author", "editor", "translator")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """The languages there are words for."""
    return tuple(_data()["languages"])


def words_of(language: str) -> Words:
    """The words of a language."""
    words: Words = _data()["languages"][language]
    return words


def notes(count: int, records: dict[str, list[Record]], chance: random.Random) -> Iterator[Sample]:
    """Notes in all languages; `records` are real ones by language, half of what is printed."""
    for _ in range(count):
        language = chance.choice(languages())
        yield _Writer(words_of(language), records.get(language, []), chance).note()


class _Writer:
    """Writes one note in one manner: a note's citations are alike in their names."""

    def __init__(self, words: Words, records: Sequence[Record], chance: random.Random) -> None:
        self.words, self.records, self.chance = words, records, chance
        self.english = words is words_of("en")
        self.form = chance.choice(("direct", "direct", "direct", "inverted", "initials", "behind"))
        self.capitals = chance.random() < 0.08
        self.joint = chance.choice(words["and"])
        self.cased = chance.random() < 0.06

    def note(self) -> Sample:
        """The parts of the note, with or without its italics told."""
        roll = self.chance.random()
        if roll < 0.05:
            parts = self._remark()
        elif roll < 0.17:
            parts = self._back()
        elif roll < 0.27:
            parts = [*self._remark(), Part(OTHER, " "), *self._citation()]
        else:
            parts = self._citations()
        if parts[-1].text[-1:] not in ".?!" and self.chance.random() < 0.8:
            parts.append(Part(OTHER, "."))
        if roll >= 0.17 and self.chance.random() < 0.12:
            parts += [Part(OTHER, " "), *self._remark()]
        if self.chance.random() < 0.12:
            opening, closing = self.chance.choice(("()", "()", "[]"))
            parts = [Part(OTHER, opening), *parts, Part(OTHER, closing)]
        if self.chance.random() < 0.06:
            parts = list(_in_signs(parts, self.chance.choice("_*")))
        return sample(parts, italics=self.chance.random() < 0.35)

    def _citations(self) -> list[Part]:
        """One citation, often; or several with joints between."""
        count = self.chance.choices((1, 2, 3, 4), (66, 20, 9, 5))[0]
        parts: list[Part] = []
        for number in range(count):
            if number:
                parts += self._between()
            elif self.chance.random() < 0.3:
                parts += [
                    Part("signal", self.chance.choice(self.words["signals"])),
                    Part(OTHER, " "),
                ]
            parts += self._citation()
        return parts

    def _between(self) -> list[Part]:
        """What joins two works; words such as *see also* are a signal."""
        joint = self.chance.choice(self.words["joints"])
        words = joint.strip(" ;.,")
        if not words or words in self.words["and"]:
            return [Part(OTHER, joint)]
        before, _, after = joint.partition(words)
        return [Part(OTHER, before), Part("signal", words), Part(OTHER, after)]

    def _remark(self) -> list[Part]:
        return [Part("remark", self.chance.choice(self.words["remarks"]))]

    def _back(self) -> list[Part]:
        """*Ibid.*, *ibid.*, p. 12 and the like, sometimes with more behind."""
        parts = [Part("back", self.chance.choice(self.words["ibid"]), begins=True)]
        if self.chance.random() < 0.75:
            page = self.chance.choice(self.words["p"]) if self.chance.random() < 0.7 else ""
            parts += [
                Part(OTHER, f", {page} ".replace("  ", " ")),
                Part("locator", self._locator()),
            ]
        if self.chance.random() < 0.15:
            parts += [*self._between(), *self._citation()]
        return parts

    def _citation(self) -> list[Part]:
        record = self._record()
        kind = self._kind(record)
        pattern = self.chance.choice(_data()["patterns"][kind])
        parts = list(self._filled(self._options(pattern, record), record))
        return _begun(parts)

    def _kind(self, record: Record) -> str:
        roll = self.chance.random()
        if self.english and roll < 0.12:
            return "prose"
        return "short" if roll < 0.3 else record.kind

    def _record(self) -> Record:
        if self.records and self.chance.random() < 0.5:
            return completed(self.chance.choice(self.records), self.words, self.chance)
        return invented(self.words, self.chance)

    def _options(self, pattern: str, record: Record) -> str:
        """The pattern with those of its options that are printed."""

        def chosen(match: re.Match[str]) -> str:
            fields = re.findall(r"\{(\w+)\}", match[1])
            known = all(self._has(record, name) for name in fields)
            rare = any(name in ("edition", "translator", "series", "number") for name in fields)
            out = self.chance.random() < (0.6 if rare else _LEFT_OUT)
            return "" if out or not known else match[1]

        return _OPTION.sub(chosen, pattern)

    def _has(self, record: Record, name: str) -> bool:
        return bool(record.people.get(name)) if name in _PEOPLE else (
            name in _MADE or name in record.values)  # fmt: skip

    def _filled(self, pattern: str, record: Record) -> Iterator[Part]:
        """The parts of a pattern; a value that the record lacks is left out with its stop."""
        lost = False
        for match in re.finditer(r"(\*?)\{(\w+)\}(\*?)|\$([a-zA-Z]+)|([^*{}$]+)|\*", pattern):
            slant, name, _, word, text = match.groups()
            if name:
                value = self._value(record, name)
                lost = not value
                if value:
                    yield Part(_LABELS.get(name, name), value, italic=bool(slant))
            elif word:
                yield self._word(word)
            elif text:
                yield Part(OTHER, text.lstrip(" ,.:;") if lost else text)
                lost = False

    def _word(self, name: str) -> Part:
        if name == "opcit":
            return Part("back", self.chance.choice(self.words["opcit"]))
        word = self.chance.choice(self.words.get(name.lower(), ("",)))
        if name.isupper():
            word = word[:1].upper() + word[1:]
        return Part(OTHER, word)

    def _value(self, record: Record, name: str) -> str:
        if name in _PEOPLE:
            return self._names(record.people.get(name, ()), first=name == "author")
        if name == "family":
            people = record.people.get("author") or record.people.get("editor") or ()
            return f" {self.joint} ".join(one.family for one in people[:2])
        if name == "families":
            return self._families()
        if name in _MADE:
            return self._made(name)
        title = record.values.get("title" if name == "short" else name, "")
        if name == "short":
            return " ".join(re.split(r"[.:]", title)[0].split()[:5])
        return title.upper() if self.cased and name == "title" else title

    def _names(self, people: Sequence[Person], *, first: bool) -> str:
        forms = [self._name(one, inverted=first, at=at) for at, one in enumerate(people)]
        if len(forms) > 2 and self.chance.random() < 0.25:
            return f"{forms[0]} {self.chance.choice(('et al.', 'u. a.', 'и др.', 'et al.'))}"
        if len(forms) < 2:
            return "".join(forms)
        between = self.chance.choice((", ", ", ", " / ", "; "))
        last = f"{self.chance.choice((' ', ', ')) if len(forms) > 2 else ' '}{self.joint} "
        if between in (" / ", "; "):
            last = between
        return between.join(forms[:-1]) + last + forms[-1]

    def _name(self, person: Person, *, inverted: bool, at: int) -> str:
        family = person.family.upper() if self.capitals else person.family
        if not person.given:
            return family
        given = person.given
        if self.form in ("initials", "behind"):
            given = " ".join(f"{word[0]}." for word in given.replace(".", ". ").split())
        if self.form == "behind" or (self.form == "inverted" and inverted and at == 0):
            comma = "" if self.form == "behind" and self.chance.random() < 0.5 else ","
            return f"{family}{comma} {given}"
        return f"{given} {family}"

    def _families(self) -> str:
        """Family names alone: one, two, or a list."""
        count = self.chance.choices((1, 2, 3, 4, 5), (8, 5, 4, 1, 1))[0]
        names = [self.chance.choice(self.words["family"]) for _ in range(count)]
        if count > 2 and self.chance.random() < 0.2:
            return f"{names[0]} et al."
        joint = self.chance.choice((f" {self.joint} ", f", {self.joint} ", "/", " & ", ", & "))
        return ", ".join(names[:-1]) + joint + names[-1] if count > 1 else names[0]

    def _made(self, name: str) -> str:
        """A value that no record has: the place cited, an earlier year, a party of a case."""
        if name == "chapter":
            number = self.chance.randint(1, 24)
            figures = self.chance.choice((str(number), roman(number), roman(number).lower()))
            return (
                f"{self.chance.choice(self.words.get('chapters', ('§', 'cap.', 'ch.')))} {figures}"
            )
        if name == "case":
            return self.chance.choice((*self.words["family"], "Regina", "Harbour Co.", "The State"))
        if name == "report":
            return self.chance.choice(("Eng. Rep.", "U.S.", "F. 2d", "QB", "AC", "S.W.", "All ER"))
        if name == "url":
            word = self.chance.choice(self.words["family"]).split()[-1].casefold()
            return f"https://www.{word}.org/{self.chance.randint(1, 9999)}/{word}"
        if name == "year":
            return f"{self.chance.randint(1900, 2022)}{self.chance.choice('abc')}"
        return self._locator() if name == "locator" else str(self.chance.randint(1780, 1950))

    def _locator(self) -> str:
        first = self.chance.randint(1, 700)
        last = first + self.chance.randint(1, 15)
        return self.chance.choice(
            (
                str(first),
                str(first),
                f"{first}–{last}",
                f"{first}-{last}",
                f"{first}, {last}",
                f"{first} f.",
                f"{first} ff.",
                f"{first}n",
                f"{first} sq.",
                f"{first} et seq.",
                roman(first % 60 + 1).lower(),
                f"{first}–{str(last)[-2:]}",
            )
        )


_LABELS = {
    "case": "title",
    "chapter": "locator",
    "day": "date",
    "families": "author",
    "family": "author",
    "report": "note",
    "short": "title",
    "year": "date",
}
_MADE = frozenset("locator origdate chapter case report url year".split())


def _in_signs(parts: Sequence[Part], sign: str) -> Iterator[Part]:
    """What is in italics between signs that stand for them, as plain text has it."""
    for part in parts:
        around = [Part(OTHER, sign)] if part.italic else []
        yield from (*around, part, *around)


def _begun(parts: Sequence[Part]) -> list[Part]:
    """The parts, the first field marked as the beginning of a work."""
    made = list(parts)
    for at, part in enumerate(made):
        if part.label != OTHER and part.text.strip():
            made[at] = replace(part, begins=True)
            break
    return made
