"""Case files: a title, an input, and the citations expected of it, each in a readable notation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from biblio.citation import Citation, Form, Resolution
from biblio.document import Document, Note, Paragraph, Run
from biblio.formats.json import printed
from biblio.origins import TextAlignment, TextOrigin
from biblio.values import names

CASES = Path(__file__).parents[1] / "cases"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?:(?!```|## ).*\n)*"
    r"```(?P<kind>\w+)\n(?P<input>[\s\S]*?)^```\n+"
    r"```\w+\n(?P<expected>[\s\S]*?)^```$",
    re.MULTILINE,
)
# Told of a citation only where the case tells them of it.
_OPTIONAL: dict[str, Callable[[Citation], object]] = {
    "text": lambda citation: citation.text,
    "kind": lambda citation: citation.kind,
    "type": lambda citation: citation.type,
    "mark": lambda citation: citation.mark,
    "signal": lambda citation: citation.signal,
    "rest": lambda citation: citation.rest,
}


@dataclass(frozen=True)
class Case:
    """One block of a case file; `kind` is the word behind the fence of its input."""

    name: str
    kind: str
    source: str
    expected: str


def parametrised(folder: str) -> Any:
    """A test of every case in a folder of tests/cases, each under its title."""
    found = cases(folder)
    return pytest.mark.parametrize("case", found, ids=[case.name for case in found])


def cases(folder: str) -> list[Case]:
    """The cases of every file in a folder; a block that is not a whole case is an error."""
    return [case for path in sorted((CASES / folder).glob("*.md")) for case in _read(path)]


def _read(path: Path) -> list[Case]:
    text = path.read_text(encoding="utf-8")
    found = [_case(path.stem, match) for match in _CASE.finditer(text)]
    assert len(found) == text.count("\n## "), f"{path.name}: a case lacks its input or its answer"
    assert 4 * len(found) == len(re.findall("^```", text, re.MULTILINE)), f"{path.name}: a fence"
    return found


def _case(stem: str, match: re.Match[str]) -> Case:
    name = f"{stem}: {match['title']}"
    return Case(name, match["kind"], match["input"], match["expected"].strip())


def blocks(expected: str) -> list[str]:
    """The citations that are expected, one a block."""
    return expected.split("\n\n") if expected else []


def notation(citations: Sequence[Citation], expected: str) -> str:
    """The citations in the notation of the case files, with the extras that the case asks for."""
    asked = [_names(block) for block in blocks(expected)]
    asked += [[]] * (len(citations) - len(asked))
    pairs = zip(citations, asked, strict=False)
    return "\n\n".join("\n".join(_lines(citation, extras)) for citation, extras in pairs)


def _names(block: str) -> list[str]:
    return [line.partition(":")[0] for line in block.splitlines()]


def _lines(citation: Citation, asked: Sequence[str]) -> list[str]:
    extras = [f"{name}: {_OPTIONAL[name](citation)}" for name in asked if name in _OPTIONAL]
    form = [] if citation.form is Form.FULL else [f"form: {citation.form}"]
    fields = [f"{name}: {value}" for name, value, _ in printed(citation)]
    order = {name: place for place, name in enumerate(reversed(asked))}
    return extras + form + sorted(fields, key=lambda line: -order.get(line.partition(":")[0], 0))


def outline(resolutions: Sequence[Resolution]) -> str:
    """One line a citation: its form, whose it is and its title, and what it points to."""
    return "\n".join(f"{number}. {_pointer(one)}" for number, one in enumerate(resolutions, 1))


def _pointer(resolution: Resolution) -> str:
    citation = resolution.citation
    people = names.printed(citation.values("author") or citation.values("editor"))
    title = citation.value("title") or citation.year
    label = ", ".join(part for part in (people, title) if part)
    said = f"{citation.form}: {label}" if label else str(citation.form)
    if resolution.candidates:
        return f"{said} → either {' or '.join(resolution.candidates)}"
    return said if resolution.antecedent is None else f"{said} → {resolution.antecedent + 1}"


def of_notes(source: str) -> Document:
    """A document of nothing but footnotes, one a line behind its number."""
    starts = (0, *(match.end() for match in re.finditer("\n", source)))
    found = re.finditer(r"^(?P<mark>\d+)\. (?P<text>.+)$", source, re.MULTILINE)
    notes = tuple(_note(match, number) for number, match in enumerate(found, 1))
    assert len(notes) == len(source.strip().splitlines()), "a line that is no note"
    return Document("case", (), notes, lines=starts)


def _note(match: re.Match[str], line: int) -> Note:
    alignment = TextAlignment(((0, match.start("text")),))
    paragraph = Paragraph((Run(match["text"]),), alignment=alignment)
    return Note(match["mark"], (paragraph,), "footnote", TextOrigin(*match.span(), line, 1))
