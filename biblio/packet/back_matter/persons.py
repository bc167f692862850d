"""Persons by their names in running text: who is meant, where several bear a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from biblio.language.cues import months
from biblio.packet.wording.word_forms import small_words
from biblio.record.person import person_of
from biblio.values.places import is_city

_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor comrade sir dame lord lady herr frau monsieur madame".split()
)
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w.’'-]*)[ \u00a0]$")
_ENDING = r"(?:['’]s?)?(?!\w)"


# States and countries that are family names too; cities have a list of their own.
_LANDS = frozenset(
    "Austria Brazil Carolina Chad China Cuba Dakota Delaware England Florida France Georgia Germany"
    " Holland India Indiana Ireland Israel Jordan Kenya Maryland Montana Nevada Poland Scotland"
    " Texas Virginia Wales Washington".split()
)
_NUMERAL = re.compile(r"[IVXLCDM]+")


def is_something_else(family: str) -> bool:
    """Whether the word, standing alone, may as well be a place, a month or a numeral."""
    is_time = family.casefold() in months()
    return is_time or family in _LANDS or is_city(family) or bool(_NUMERAL.fullmatch(family))


class People:
    """The persons that a text may name; those in `cited` are the likelier ones.

    A family name alone means a person only where it is no common word, place, month or numeral,
    and where one person alone comes into question: the only one who is also called in full, else
    the only one cited, else the only one known. With somebody else's given name before it, it
    means nobody.
    """

    def __init__(self, names: Iterable[str], cited: Container[str], texts: tuple[str, ...]) -> None:
        self.small = small_words(texts)
        self.by_family = _by_family(names)
        families = sorted(self.by_family, key=len, reverse=True)
        self.pattern = re.compile(rf"(?P<family>{'|'.join(map(_whole, families))}){_ENDING}")
        self.alone = self._alone(cited, texts)

    def named_in(self, text: str) -> Iterator[str]:
        """Each person that the text names, as often as it does."""
        for match in self._families_in(text):
            if person := self._meant(match["family"], text[: match.start()]):
                yield person

    def _alone(self, cited: Container[str], texts: Iterable[str]) -> dict[str, str]:
        """The person whom each family name means where it stands alone."""
        called = {person for text in texts for person in self._called_in(text)}
        alone: dict[str, str] = {}
        for family, bearers in self.by_family.items():
            for likely in (called, cited, bearers):
                fitting = [person for person in bearers if person in likely]
                if fitting:
                    break
            is_word = family.casefold() in self.small or is_something_else(family)
            if len(fitting) == 1 and not is_word:
                alone[family] = fitting[0]
        return alone

    def _families_in(self, text: str) -> Iterable[re.Match[str]]:
        return self.pattern.finditer(text) if self.by_family else ()

    def _called_in(self, text: str) -> Iterator[str]:
        for match in self._families_in(text):
            before = text[: match.start()]
            yield from (one for one in self.by_family[match["family"]] if _is_called(one, before))

    def _meant(self, family: str, before: str) -> str | None:
        called = [person for person in self.by_family[family] if _is_called(person, before)]
        if called:
            return called[0] if len(called) == 1 else None
        return None if self._is_another(before) else self.alone.get(family)

    def _is_another(self, before: str) -> bool:
        """Whether a capitalised word stands before that may be somebody else's given name."""
        match = _BEFORE.search(before)
        if not match or not match["word"][0].isupper():
            return False
        word = re.sub(r"['’]s?$", "", match["word"])
        if word != match["word"] or word.rstrip(".").casefold() in _HONORIFICS:
            return False
        return word.casefold() not in self.small


def _whole(family: str) -> str:
    """The name as a pattern, behind no part of a word.

    That is asked behind its first letter: most places of a text are passed by that letter alone.
    """
    return rf"{re.escape(family[0])}(?<![\w.‑-].){re.escape(family[1:])}"


def _by_family(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        family = person_of(name).family
        if family[:1].isupper():
            bearers[family].append(name)
    return {family: tuple(people) for family, people in bearers.items()}


def _is_called(person: str, before: str) -> bool:
    """Whether the person's given names, or their initials, stand right before the family name."""
    given = person_of(person).given
    return bool(given) and any(
        re.search(rf"(?<!\w){form}\s*(?:{re.escape(person_of(person).particle)}\s)?$", before)
        for form in _given_forms(given)
    )


def _given_forms(given: str) -> Iterator[str]:
    parts = given.replace(".", ". ").split()
    yield r"\s*".join(map(re.escape, parts))
    yield r"\s*".join(rf"{re.escape(part[0])}\." for part in parts)
    yield re.escape(parts[0])
    if len(parts) > 1:
        yield re.escape(parts[0]) + r"\s+" + rf"{re.escape(parts[1][0])}\."


def fullest(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each person once: `Trotsky` is `Trotsky, Leon` where only one is met."""
    every = [name for name in dict.fromkeys(names) if not person_of(name).whole or " " not in name]
    by_family: defaultdict[str, list[str]] = defaultdict(list)
    for name in every:
        by_family[person_of(name).family].append(name)
    return tuple(person for same in by_family.values() for person in _distinct(same))


def _distinct(same: Sequence[str]) -> Iterator[str]:
    kept: list[str] = []
    for name in sorted(same, key=lambda name: (-len(name), name)):
        if not any(_may_be(name, other) for other in kept):
            kept.append(name)
            yield name


def _may_be(short: str, full: str) -> bool:
    """Whether one given name shortens the other: *V. I.* for *Vladimir Ilich*, none for any."""
    one, other = (re.findall(r"[^\W\d_]+", person_of(name).given) for name in (short, full))
    if len(one) > len(other):
        one, other = other, one
    return all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one, other, strict=False)
    )
