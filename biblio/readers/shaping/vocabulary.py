"""The words of a document, by which its broken words are mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from biblio.readers.shaping.sentences import hyphenated
from biblio.values.patterns import Lazy

_WORD = Lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_URL = Lazy(r"(?:https?://|www\.)\S+")
# by these a language is guessed: the first must be that much commoner than those of any other
_COMMONEST = {
    "en": "the of and to in that is was for with as by from which not this are",
    "de": "der die und das in den von zu mit sich des auf für ist nicht ein eine als",
    "fr": "le la les de des et en du un une que dans est pour qui par sur au",
    "es": "el la los de y en que las del un una por con para es se al",
    "it": "il di che la e un una per in del della con non gli le sono dei",
    "ru": "и в не на что с по как к из это он от но а для его",
}
_FEWEST = 5
_LEAD = 1.2


@dataclass(slots=True, eq=False, repr=False)
class Vocabulary:
    """How often each word (small letters, inner hyphens kept) stands whole on a line."""

    words: Counter[str]
    compounds: Counter[str]
    urls: str

    def count(self, word: str) -> int:
        """How often the word occurs."""
        return self.words[word.replace("\u2010", "-").casefold()]

    def knows(self, word: str) -> bool:
        """Whether the word occurs, in the singular or in the plural."""
        return bool(
            self.count(word)
            or self.count(word + "s")
            or (word[-1:] == "s" and self.count(word[:-1]))
        )

    def compounded(self, first: str) -> bool:
        """Whether the word is the first part of some compound with a hyphen (*self-* …)."""
        return self.compounds[first.casefold()] > 0


def collect(lines: Iterable[str]) -> Vocabulary:
    """The vocabulary of the lines; words broken at a line end are left out."""
    whole = [text.replace("\u2010", "-").casefold() for text in _whole(lines)]
    words: Counter[str] = Counter()
    for printed, times in Counter(" ".join(whole).split()).items():
        for word in _WORD.findall(printed):  # a word with its punctuation is looked into once
            words[word] += times
    addressed = "\n".join(text for text in whole if "www." in text or "://" in text)
    compounded = [word for word in words if "-" in word]
    compounds = Counter(word.partition("-")[0] for word in compounded)
    for word in compounded:
        for part in word.split("-"):
            words[part] += words[word]
    return Vocabulary(words, compounds, " ".join(_URL.findall(addressed)))


def _whole(lines: Iterable[str]) -> Iterable[str]:
    broken = False
    for line in lines:
        text = " ".join(line.split()[1:]) if broken else line
        if line:
            broken = hyphenated(line)
        yield " ".join(text.split()[:-1]) if broken else text


def language(words: Counter[str]) -> str | None:
    """The language by its commonest words, or None where too few common words tell."""
    ranked = sorted(
        (
            (sum(words[word] for word in common.split()), code)
            for code, common in _COMMONEST.items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = ranked[:2]
    return code if best >= _FEWEST and best >= _LEAD * second else None
