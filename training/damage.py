"""What print and scanning do to a text: broken lines, lost quotation marks, letters misread."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from biblio.parser.labelling.lexicon import kinds
from training.samples import Label, Sample

_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')
_MISREAD = {"l": "1", "I": "l", "o": "0", "e": "c", "rn": "m", "h": "b", "S": "5"}
_LATIN = "aeioubcdfghklmnprstvwz"
_CYRILLIC = "аеиоубвгдзклмнпрстхчшяюжцыэ"
_WORD = re.compile(r"[^\W\d_]{5,}")
_NAMED = frozenset(
    "author editor translator title booktitle journaltitle publisher location series".split()
)
_MARKS = frozenset('“”„«»‘"')


def damaged(sample: Sample, chance: random.Random) -> Sample:
    """The sample as it is, mostly; else with one kind of damage, its labels moved along."""
    roll = chance.random()
    if roll < 0.06:
        return _edited(sample, lambda at: _broken(sample.text, at, chance))
    if roll < 0.10:
        return _edited(sample, lambda at: _misread(sample.text[at], chance))
    if roll < 0.16:
        return _edited(sample, lambda at: "" if sample.text[at] in _MARKS else sample.text[at])
    if roll < 0.28:
        return _edited(sample, lambda at: sample.text[at].translate(_QUOTES))
    if roll < 0.40:
        return _edited(sample, lambda at: unicodedata.normalize("NFKC", sample.text[at]))
    if roll < 0.43:
        return _edited(sample, lambda at: _squeezed(sample.text, at, chance))
    return sample


def strange(sample: Sample, chance: random.Random) -> Sample:
    """The sample with some words of names and titles made unknown, so that form must tell."""
    signs = list(sample.text)
    for label in sample.labels:
        if label.name in _NAMED:
            for word in _WORD.finditer(sample.text, label.start, label.end):
                if chance.random() < 0.4 and word.group().casefold() not in kinds():
                    for at in range(word.start(), min(word.start() + 3, word.end() - 2)):
                        signs[at] = _other(signs[at], chance)
    return replace(sample, text="".join(signs))


def _other(sign: str, chance: random.Random) -> str:
    alphabet = _CYRILLIC if sign.casefold() in _CYRILLIC else _LATIN
    other = chance.choice(alphabet)
    return other.upper() if sign.isupper() else other


def _broken(text: str, at: int, chance: random.Random) -> str:
    """A word broken at the end of a line, now and then: `Revo- lution`."""
    inside = 1 < at < len(text) - 2 and text[at - 2 : at + 3].isalpha()
    return f"- {text[at]}" if inside and chance.random() < 0.015 else text[at]


def _misread(sign: str, chance: random.Random) -> str:
    return _MISREAD[sign] if sign in _MISREAD and chance.random() < 0.03 else sign


def _squeezed(text: str, at: int, chance: random.Random) -> str:
    """A space lost behind a stop, or one too many before it."""
    if text[at] == " " and text[at - 1 : at] in (",", ".", ":") and chance.random() < 0.2:
        return ""
    return f" {text[at]}" if text[at] in ",.;" and chance.random() < 0.1 else text[at]


def _edited(sample: Sample, change: Callable[[int], str]) -> Sample:
    """Each character as `change` has it; a label ends where its last character does."""
    text, offsets = "", []
    for at in range(len(sample.text)):
        offsets.append(len(text))
        text += change(at)
    offsets.append(len(text))
    labels = tuple(_moved(sample.labels, offsets, text))
    italics = sample.italics and tuple((offsets[a], offsets[b]) for a, b in sample.italics)
    return Sample(text, labels, italics)


def _moved(labels: tuple[Label, ...], offsets: list[int], text: str) -> Iterator[Label]:
    for label in labels:
        start, end = offsets[label.start], offsets[label.end]
        if text[start:end].strip():
            yield Label(label.name, start, end, label.begins)
