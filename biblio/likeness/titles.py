"""How alike two titles are: equal, shortened, misspelt, or otherwise.

`agreement` asks whether two values can mean the same thing; here it is told in which way they
differ, for a misprint is no other work, and *Part I* is not *Part II*.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from biblio.values.folding import fold
from biblio.values.patterns import Lazy
from biblio.values.titles import main_part


class Likeness(StrEnum):
    """In which way two titles, or two lists of people, are alike."""

    EQUAL = "equal"
    SHORTENED = "one shortened"  # a subtitle left out, or some of the people
    MISSPELT = "spelt in two ways"
    BROKEN_OFF = "perhaps one, broken off"  # but for its imprint, another work
    SHARED = "partly the same"  # people of whom at least half are in both lists
    PARTS = "different parts"  # the same words with other numbers
    SUBTITLES = "different subtitles"
    COGNATE = "words of two languages"  # Catholicism, Catholicisme
    UNKNOWN = "not given"
    OTHER = "different"


# What numbers a part without a figure: the ordinals of languages that libraries are full of.
_ORDINALS = frozenset(
    "one two three four five six first second third fourth fifth sixth seventh eighth ninth tenth "
    "final erster erste zweiter zweite dritter dritte vierter vierte premier premiere deuxieme "
    "troisieme prima primo secondo seconda terza terzo pertama kedua ketiga".split()
)
_NUMBER = Lazy(r"\w*[0-9]\w*|[a-z]|[ivxlc]+")
_ROMAN = dict(
    zip(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(),
        map(str, range(1, 21)),
        strict=True,
    )
)
# What cataloguers add to a title that is not in the book.
_MARK = Lazy(
    r"""\s*[(\[](?:
        del|electronic\ resource|microform|e-?book|online|pdf
        | (?:[0-9]{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|revised|rev\.)
          \ (?:rev(?:ised|\.)\ )?ed(?:ition|n)?\.?
    )[)\]]\s*$""",
    re.IGNORECASE | re.VERBOSE,
    sign=r"[)\]]\s*\Z",
)
# Where a subtitle may begin without a colon.
_LOOSE_CUT = Lazy(r"\s+-{1,3}\s+|(?<=[?!;])\s+", sign=r"[-?!;]\s")
_PARALLEL = Lazy(r"\s+=\s+")
# Numerals in figures, and *and* the same in every language.
_ALIKE = _ROMAN | dict.fromkeys("und et y dan och og en e".split(), "and")
_LONG_NUMBER = Lazy(r"[0-9]{3,4}")
_GENERIC = frozenset(
    "introduction preface foreword afterword editorial review reviews book conclusion "
    "notes note letters letter obituary index bibliography contents news untitled discussion "
    "comment comments report reports abstract abstracts prologue epilogue appendix einleitung "
    "vorwort nachwort rezension besprechung einführung einfuhrung avant propos compte rendu "
    "comptes rendus recension introduzione prefazione recensione to of the and in a".split()
)
# What names a piece of a work: it is no subtitle where nothing else stands there.
_PIECES = frozenset(
    "supplement supplementband register index indices atlas plates tafeln tafelband textband text "
    "kommentarband arbeitsbuch workbook appendix anhang part teil band bd vol volume tome tomo "
    "halbband heft buch introduction preface foreword afterword einleitung vorwort nachwort "
    "introduzione prefazione chast tom".split()
)
# What many texts of one person are, each told by its date and to whom it went.
_DOCUMENTS = frozenset(
    "letter letters telegram memorandum hearing hearings testimony statement interview minutes "
    "speech sermon bulletin chronicle chronique rundschau lettre lettres brief briefe lettera "
    "lettere carta cartas pismo".split()
)
_COLLECTED = frozenset(
    "collected selected complete works writings werke gesammelte samtliche ausgewahlte schriften "
    "oeuvres completes opere complete sochineniia papers the".split()
)


class Title(NamedTuple):
    """A title folded: all its words, those before the subtitle, the numbers among them, the rest.

    `letters` are the words without what parts them: *data base* and *database* are one.
    `different` is each word once.
    `parallels` is the title in each of its languages, where a cataloguer parted them by *=*, else
    the one that it is.
    """

    words: tuple[str, ...]
    main: tuple[str, ...]
    numbers: tuple[str, ...]
    unnumbered: tuple[str, ...]
    letters: str
    parallels: tuple[tuple[str, ...], ...]
    different: frozenset[str]

    @property
    def is_generic(self) -> bool:
        """Whether many texts bear this title: *Introduction*, *Book Reviews*."""
        return _GENERIC.issuperset(self.words)

    @property
    def names_a_document(self) -> bool:
        """Whether it only says what sort of paper it is: *Letter to Anna Roe*, *Hearings*."""
        return self.words[:1] != () and self.words[0] in _DOCUMENTS

    @property
    def is_collected(self) -> bool:
        """Whether the title is of all that somebody wrote, and what follows names a part of it."""
        return _COLLECTED.issuperset(self.words)


@lru_cache(maxsize=1 << 16)
def title_of(text: str) -> Title:
    """The title as it is compared."""
    if text.rstrip()[-1:] in (")", "]"):
        text = _MARK.sub("", text)
    words = _words(text)
    numbers = tuple(filter(_is_number, words))
    unnumbered = tuple([word for word in words if not _is_number(word)]) if numbers else words
    parallels = tuple(map(_words, _PARALLEL.split(text))) if "=" in text else (words,)
    before = main_part(text)
    main = words if before == text else _words(before)
    if main == words and (before := _LOOSE_CUT.split(text, maxsplit=1)[0]) != text:
        main = _words(before)
    return Title(words, main, numbers, unnumbered, "".join(words), parallels, frozenset(words))


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> tuple[str, ...]:
    """The words folded, what is written in several ways in one."""
    return tuple(map(_one_for_all, fold(text).split()))


@lru_cache(maxsize=1 << 16)
def _one_for_all(word: str) -> str:
    """The word that stands for all that mean the same; of one word always the same string."""
    return _ALIKE.get(word, word)


def titles_agree(one: str, other: str) -> bool:
    """Equal, or one is what stands before the colon of the other."""
    folded, other_folded = fold(one), fold(other)
    return (
        folded == other_folded or folded == short_title(other) or other_folded == short_title(one)
    )


def short_title(title: str) -> str:
    """The title up to its colon, folded."""
    return fold(title.partition(":")[0])


def compare_titles(one: Title, other: Title) -> Likeness:
    """In which way the titles are alike."""
    if not (one.words and other.words):
        return Likeness.UNKNOWN
    if one.letters == other.letters:
        return Likeness.EQUAL
    if one.different.isdisjoint(other.different) and one.unnumbered and one.main:
        return Likeness.OTHER  # as most that are compared
    several = len(one.parallels) > 1 or len(other.parallels) > 1
    if several and any(len(words) > 1 and words in other.parallels for words in one.parallels):
        apart = set(one.numbers) ^ set(other.numbers)
        return Likeness.PARTS if any(map(_is_small, apart)) else Likeness.SHORTENED
    if one.numbers != other.numbers and one.unnumbered == other.unnumbered:
        return Likeness.PARTS
    if one.main == other.words or other.main == one.words:
        return _shortened(one, other)
    if _are_misspelt(one.words, other.words):
        return Likeness.MISSPELT
    if one.main == other.main:
        return Likeness.SUBTITLES
    return Likeness.BROKEN_OFF if _is_broken_off(one, other) else Likeness.OTHER


def _is_broken_off(one: Title, other: Title) -> bool:
    """Whether one title is how the other begins, and no number stands in what is lost."""
    if one.words[:3] != other.words[:3]:
        return False
    short, long = sorted((one, other), key=lambda title: len(title.words))
    begins = long.words[: len(short.words)] == short.words
    return begins and len(short.words) >= 3 and one.numbers == other.numbers


def are_cognate(one: Title, other: Title) -> bool:
    """Whether the titles are alike letter for letter, as in two related languages."""
    longer = max(len(one.main), len(other.main))
    ratio = SequenceMatcher(None, " ".join(one.main), " ".join(other.main), autojunk=False).ratio()
    return ratio >= 0.8 and abs(len(one.main) - len(other.main)) * 2 <= longer


@lru_cache(maxsize=1 << 16)
def _is_number(word: str) -> bool:
    return word in _ORDINALS or _NUMBER.fullmatch(word) is not None


def _shortened(one: Title, other: Title) -> Likeness:
    """A number in the part that one lacks may be a volume's; a year or a span of years is not.

    An ordinal within a longer part is not either: *…: Ninth to Fifteenth Centuries*.
    """
    extra = set(one.numbers) ^ set(other.numbers)
    counts = [word for word in extra if _is_small(word)]
    rest = _rest(one, other)
    if len(rest) > 2 and _PIECES.isdisjoint(rest):
        counts = [word for word in counts if word not in _ORDINALS]
    is_piece = any(_counts(word) for word in counts) or _names_a_piece(rest)
    return Likeness.PARTS if is_piece else Likeness.SHORTENED


def _is_small(number: str) -> bool:
    """Whether it may count a piece; years do not."""
    return not _LONG_NUMBER.fullmatch(number)


def _rest(one: Title, other: Title) -> tuple[str, ...]:
    """What the longer title has behind the shorter."""
    short, long = sorted((one, other), key=lambda title: len(title.words))
    return long.words[len(short.words) :]


def _names_a_piece(rest: tuple[str, ...]) -> bool:
    """Whether all that one title has more is the name of a piece: *Plates*, *Teil A*."""
    words = [word for word in rest if not _is_number(word)]
    return bool(words) and _PIECES.issuperset(words)


def _counts(word: str) -> bool:
    return len(word) > 1 or word.isdigit()


def _are_misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word or two differ as misprints do, and no number does."""
    if len(one) != len(other):
        return abs(len(one) - len(other)) == 1 and _lacks_a_word(*sorted((one, other), key=len))
    slips = [(mine, yours) for mine, yours in zip(one, other, strict=True) if mine != yours]
    enough = len(one) >= 3 * len(slips)
    return enough and len(slips) <= 2 and all(is_misprint(mine, yours) for mine, yours in slips)


def share_words(one: Title, other: Title) -> bool:
    """Whether most words of the shorter title stand in the longer."""
    short, long = sorted((one, other), key=lambda title: len(title.words))
    return len(set(short.words) & set(long.words)) * 3 >= len(set(short.words)) * 2


def has_other_letters(one: Title, other: Title) -> bool:
    """Whether misspelt titles have a letter replaced: *Macro-* and *Microeconomics* are two works.

    Letters left out, doubled or transposed make no other word.
    """
    pairs = zip(one.words, other.words, strict=False)
    same_length = len(one.words) == len(other.words)
    return same_length and any(not _are_letters_lost(mine, yours) for mine, yours in pairs)


def is_slip_inside(one: Title, other: Title) -> bool:
    """Whether long words have only lost or transposed letters, and not at their ends.

    *Konstratif* is no word of its own; *Romanian* is, beside *Roman*.
    """
    pairs = [pair for pair in zip(one.words, other.words, strict=False) if pair[0] != pair[1]]
    same_length = len(one.words) == len(other.words)
    return same_length and all(
        min(len(mine), len(yours)) >= 7 and mine[-1] == yours[-1] and _are_letters_lost(mine, yours)
        for mine, yours in pairs
    )


def _are_letters_lost(one: str, other: str) -> bool:
    """Whether one word is the other with letters left out, or with the same ones in disorder."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return sorted(one) == sorted(other) or all(letter in rest for letter in short)


def _lacks_a_word(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a long title has lost a word inside; at its ends a word may make another work."""
    if len(long) < 9:
        return False
    inner = (at for at in range(1, len(short)) if not _is_number(long[at]))
    return any(long[:at] + long[at + 1 :] == short for at in inner)


def is_misprint(one: str, other: str) -> bool:
    """Whether two words differ by a slip of the pen or an abbreviation: *Okt*, *Oktober*."""
    if one[:1] != other[:1] or _is_number(one) or _is_number(other):
        return False
    shorter = min(len(one), len(other))
    if shorter >= 3 and (one.startswith(other) or other.startswith(one)):
        return abs(len(one) - len(other)) != 1 or shorter > 4
    same = sum(block.size for block in SequenceMatcher(None, one, other).get_matching_blocks())
    return shorter >= 5 and max(len(one), len(other)) - same <= (2 if shorter >= 8 else 1)
