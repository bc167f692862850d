"""What every style expects, and pandoc leaves to the writer; citeproc-js does all of it.

A term that begins a note or an entry has a capital (Ibid.); in notes, brackets within brackets are
square; a stop that stands inside of one closing quotation mark stands inside of two; after a title
that asks there is no full stop; raised letters (2ᵉ) are letters set higher, Chinese ones
are never slanted, and AL-KHATIB is one word. Names and titles stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from biblio.document import Run, text_of
from biblio.styles.labels import with_labels
from biblio.styles.marking import NAME_MARK, QUERY_MARK, WORD_SPACE
from biblio.styles.preparing import SUFFIX_MARK, TERM_MARK
from biblio.styles.runs import merged

Item = Mapping[str, Any]

_STOP_AFTER_QUERY = re.compile(rf"({QUERY_MARK}[’”]*)\.")
_INNER_QUOTATION = re.compile("(‘(?:[^‘’“”]|“[^‘’“”]*”)+)(’)([.,])(?=”)")

# Chinese characters, kana and hangul.
_EAST_ASIAN = re.compile("[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SLANTED = re.compile(r"[^\W\d_]")

# Letters and digits, not signs such as ™; º and ª are set high by themselves.
_RAISED = re.compile("[²³¹ʰ-ʸˠ-ˤᴬ-ᵡᶛ-ᶿ\u2070-\u207f]")


_MARKS = (TERM_MARK, NAME_MARK, WORD_SPACE)
_NO_MARKS = str.maketrans({TERM_MARK: "", NAME_MARK: "", WORD_SPACE: " "})


def finished(
    runs: tuple[Run, ...], items: Iterable[Item], *, notes: bool, capital: bool
) -> tuple[Run, ...]:
    """The runs of a citation or an entry of these items; `notes` of a note style.

    `capital`: what begins it begins a sentence.
    """
    unmarked = merged(_unmarked(_capitalised(runs) if capital else runs))
    quoted = _quoted(_queried(unmarked))
    items = list(items)
    bracketed = merged(_upright(_bracketed(quoted, items) if notes else quoted))
    bracketed = merged(with_labels(_closed_up(bracketed, items), items))
    if not any(_RAISED.search(run.text) for run in bracketed):
        return bracketed
    return merged(part for run in bracketed for part in _raised(run))


def _capitalised(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not runs:
        return runs
    before, mark, term = runs[0].text.partition(TERM_MARK)
    if not mark or any(character.isalnum() or character == "—" for character in before):
        return runs
    return (replace(runs[0], text=before + term[:1].upper() + term[1:]), *runs[1:])


def _unmarked(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        if any(mark in run.text for mark in _MARKS):
            text = run.text.replace(SUFFIX_MARK, "").translate(_NO_MARKS)
            yield replace(run, text=text)
        else:
            yield run


def _queried(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without the marks of titles that ask or exclaim, and without a full stop after one."""
    text = text_of(runs)
    if QUERY_MARK not in text:
        return runs
    changed = _STOP_AFTER_QUERY.sub(rf"\1{QUERY_MARK}", text)
    marked = _divided(changed, runs)
    return merged(replace(run, text=run.text.replace(QUERY_MARK, "")) for run in marked)


def _upright(runs: Iterable[Run]) -> Iterator[Run]:
    """Chinese, Japanese and Korean have no italics (Chicago Manual of Style, 17th ed., 11.89)."""
    for run in runs:
        is_east_asian = run.italic and _EAST_ASIAN.search(run.text)
        latin = is_east_asian and _SLANTED.search(_EAST_ASIAN.sub("", run.text))
        yield replace(run, italic=False) if is_east_asian and not latin else run


def _quoted(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Where the style puts stops inside of quotation marks: “On ‘Bread.’”, not “On ‘Bread’.”"""
    text = text_of(runs)
    changed = _INNER_QUOTATION.sub(r"\1\3\2", text)
    return runs if changed == text else tuple(_divided(changed, runs))


def _closed_up(runs: tuple[Run, ...], items: Iterable[Item]) -> tuple[Run, ...]:
    """Without the space that pandoc sets behind a particle with a hyphen in capitals."""
    pairs = [
        re.escape(f"{particle} {name.get('family', '')}".upper())
        for item in items
        for names in item.values()
        if isinstance(names, list)
        for name in names
        if isinstance(name, Mapping)
        and (particle := str(name.get("non-dropping-particle", ""))).endswith("-")
    ]
    if not pairs:
        return runs
    pattern = re.compile("|".join(pairs))
    return tuple(
        replace(run, text=pattern.sub(lambda found: found.group().replace("- ", "-", 1), run.text))
        for run in runs
    )


def _bracketed(runs: tuple[Run, ...], items: Iterable[Item]) -> tuple[Run, ...]:
    text = text_of(runs)
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
