"""A document in one readable notation, and the case files that use it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from biblio.document import Document, Note, Paragraph, Run
from biblio.origins import TextOrigin
from biblio.readers import LEFT_OUT

CASES = Path(__file__).parents[1] / "cases" / "reader"
_FENCE = re.compile(r"^```(input|output)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# what an editor would not show, or would strip
_VISIBLE = {"␠": " ", "␌": "\f", "␍": "\r", "␉": "\t", "⟨shy⟩": "\u00ad", "⟨nbsp⟩": "\u00a0"}


@dataclass(frozen=True)
class Case:
    """What a source is to become; the file's first line is its title."""

    name: str
    source: str
    expected: str


def cases(folder: Path = CASES) -> list[Case]:
    """All cases of the folder, one or more a file."""
    return [case for path in sorted(folder.glob("*.md")) for case in _read(path)]


def _read(path: Path) -> list[Case]:
    blocks = _FENCE.findall(path.read_text(encoding="utf-8"))
    names = [kind for kind, _ in blocks]
    assert names == ["input", "output"] * (len(names) // 2), path
    pairs = list(zip(blocks[::2], blocks[1::2], strict=True))
    return [
        Case(f"{path.stem}-{number}", visible(source[1]), expected[1].strip())
        for number, (source, expected) in enumerate(pairs, 1)
    ]


def visible(text: str) -> str:
    """The text with its visible signs replaced by what they stand for."""
    for sign, character in _VISIBLE.items():
        text = text.replace(sign, character)
    return text


def notation(document: Document) -> str:
    """Paragraphs as `style| text`, the notes' marks in ⟨⟩; then the notes, then the warnings."""
    anchored: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for note in document.notes:
        if note.anchor_paragraph is not None and note.anchor is not None:
            for paragraph, at in ((note.anchor_paragraph, note.anchor), *note.again):
                anchored[paragraph].append((at, note.mark))
    paragraphs = [
        f"{_head(document, number)}| {_marked(paragraph.string, anchored[number])}"
        for number, paragraph in enumerate(document.paragraphs)
    ]
    notes = [line for note in document.notes for line in _note(note)]
    told = [one for one in document.diagnostics if one.code != LEFT_OUT]
    warnings = [f"{one.position.line}: {one.code}" for one in told]
    return "\n".join([*paragraphs, *notes, *warnings])


def _head(document: Document, number: int) -> str:
    paragraph, page = document.paragraphs[number], document.page(document.whole(number))
    return paragraph.style if page is None else f"{paragraph.style} p. {page}"


def _marked(string: str, marks: list[tuple[int, str]]) -> str:
    in_order = sorted(marks, key=lambda one: one[0])
    for at, mark in in_order[::-1]:
        string = f"{string[:at]}⟨{mark}⟩{string[at:]}"
    return string


def _note(note: Note) -> list[str]:
    first, *others = [paragraph.string for paragraph in note.paragraphs]
    kind = note.kind if note.anchor is not None else f"{note.kind}, loose"
    return [f"{kind} {note.mark}| {first}", *(f"    | {other}" for other in others)]


def looks(document: Document) -> str:
    """Paragraphs as `style level| text`, their looks as tags; then the notes, then the rest."""
    paragraphs = [
        f"{one.style}{f' {one.level}' if one.level > 1 else ''}| {_tagged(one)}"
        for one in document.paragraphs
    ]
    notes = [
        f"{note.kind} {note.mark}| {' ¶ '.join(map(_tagged, note.paragraphs))}"
        for note in document.notes
    ]
    said = [one.origin for one in document.comments]
    origins = [one for one in said if isinstance(one, TextOrigin)]
    comments = [f"comment {one.start}–{one.end}" for one in origins]
    return "\n".join([*paragraphs, *notes, *comments])


def _tagged(paragraph: Paragraph) -> str:
    return "".join(map(_tag, paragraph.runs)).replace("\n", "⏎")


def _tag(run: Run) -> str:
    text = f"⟦{run.text}⟧({run.href})" if run.href is not None else run.text
    for name, on in {
        "i": run.italic,
        "b": run.bold,
        "sup": run.superscript,
        "sub": run.subscript,
    }.items():
        text = f"<{name}>{text}</{name}>" if on else text
    return text
