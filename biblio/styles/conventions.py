"""What every style expects, and pandoc leaves to the writer; citeproc-js does all of it.

A term that begins a note or an entry has a capital (Ibid.); in notes, brackets within brackets are
square; a stop that stands inside of one closing quotation mark stands inside of two; raised letters
(2ᵉ) are letters set higher. Names and titles stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from biblio.document import Run
from biblio.styles.preparing import SUFFIX_MARK, TERM_MARK
from biblio.styles.runs import merged

Item = Mapping[str, Any]

_INNER_QUOTATION = re.compile("(‘[^‘’“”]+)(’)([.,])(?=”)")

# Letters and digits, not signs such as ™.
_RAISED = re.compile("[ª²³¹ºʰ-ʸˠ-ˤᴬ-ᵡᶛ-ᶿ\u2070-\u207f]")


def finished(
    runs: tuple[Run, ...], items: Iterable[Item], *, notes: bool, capital: bool
) -> tuple[Run, ...]:
    """The runs of a citation or an entry of these items; `notes` of a note style.

    `capital`: what begins it begins a sentence.
    """
    unmarked = merged(_unmarked(_capitalised(runs) if capital else runs))
    quoted = _quoted(unmarked)
    bracketed = _bracketed(quoted, items) if notes else quoted
    if not any(_RAISED.search(run.text) for run in bracketed):
        return bracketed
    return merged(part for run in bracketed for part in _raised(run))


def _capitalised(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not runs:
        return runs
    before, mark, term = runs[0].text.partition(TERM_MARK)
    if not mark or any(character.isalnum() for character in before):
        return runs
    return (replace(runs[0], text=before + term[:1].upper() + term[1:]), *runs[1:])


def _unmarked(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        if TERM_MARK in run.text:
            text = run.text.replace(SUFFIX_MARK, "").replace(TERM_MARK, "")
            yield replace(run, text=text)
        else:
            yield run


def _quoted(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Where the style puts stops inside of quotation marks: “On ‘Bread.’”, not “On ‘Bread’.”"""
    text = "".join(run.text for run in runs)
    changed = _INNER_QUOTATION.sub(r"\1\3\2", text)
    return runs if changed == text else tuple(_divided(changed, runs))


def _bracketed(runs: tuple[Run, ...], items: Iterable[Item]) -> tuple[Run, ...]:
    text = "".join(run.text for run in runs)
    if text.count("(") < 2:
        return runs
    changed = list(text)
    for start, end in _inner_brackets(text):
        if not _is_own(text[start : end + 1], items):
            changed[start], changed[end] = "[]"
    return tuple(_divided("".join(changed), runs))


def _is_own(text: str, value: object) -> bool:
    """Whether a work has these words itself, so that they have to stay."""
    if isinstance(value, str):
        return text in value
    if isinstance(value, Mapping):
        return any(_is_own(text, inner) for inner in value.values())
    return isinstance(value, list | tuple) and any(_is_own(text, inner) for inner in value)


def _inner_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where the pairs stand that are inside of one other pair, or of three."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            start = opened.pop()
            if len(opened) % 2:
                yield start, at


def _divided(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    at = 0
    for run in runs:
        yield replace(run, text=text[at : at + len(run.text)])
        at += len(run.text)


def _raised(run: Run) -> Iterator[Run]:
    for character in run.text:
        kind, _, plain = unicodedata.decomposition(character).partition(" ")
        if kind == "<super>" and _RAISED.match(character):
            letters = "".join(chr(int(code, 16)) for code in plain.split())
            yield replace(run, text=letters, superscript=True)
        else:
            yield replace(run, text=character)
