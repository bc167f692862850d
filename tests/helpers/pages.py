"""Pages of the documentation as things to do: files to make, commands to run, what they print.

A block with `title="NAME"` is a file of that name. A block in `sh` is commands, run one after the
other in one folder; the block right behind it is what they print, of each data and then talk, where
a line with nothing but … stands for any lines. Blocks in `console` are not run: they need the
network, or a person.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from running import Outcome, biblio

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(?P<language>\w+)(?P<rest>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)
_TITLE = re.compile(r'title="([^"]+)"')
# What may find something, and then exits with 1.
_FINDING = ("lint", "normalize", "merge", "editions", "restyle", "convert")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page; `follows` says whether only blank lines part it from the last."""

    language: str
    title: str | None
    text: str
    follows: bool


def written() -> list[Path]:
    """The pages with something to try: README, and all of the documentation but the rules."""
    return [ROOT / "README.md", *sorted(one for one in DOCS.rglob("*.md") if _is_shown(one))]


def _is_shown(path: Path) -> bool:
    return path.parent.name != "rules"


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    end = 0
    for found in _BLOCK.finditer(page):
        title = _TITLE.search(found["rest"])
        between = page[end : found.start()]
        yield Block(
            found["language"], title[1] if title else None, found["text"], not between.strip()
        )
        end = found.end()


def commands(text: str) -> list[list[list[str]]]:
    """The commands of a block, each as the words of the programs in its pipe."""
    lines = [shlex.split(line, comments=True) for line in text.splitlines()]
    return [_piped(words) for words in lines if words]


def _piped(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def run(parts: list[list[str]]) -> Outcome | None:
    """What a command of biblio does here; None for one of make, which is not run."""
    data = b""
    if parts[0][0] == "cat":
        data = Path(parts[0][1]).read_bytes()
        parts = parts[1:]
    (words,) = parts
    program = words[0].rpartition("/")[2]
    if program == "make":
        return None
    assert program == "biblio", f"{words[0]} is no program that pages run"
    outcome = biblio(*words[1:], stdin=data)
    allowed = (0, 1) if words[1] in _FINDING else (0,)
    assert outcome.code in allowed, f"{shlex.join(words)}: {outcome.talk}"
    return outcome


def prints(printed: str, shown: str) -> bool:
    """Whether that is printed; a line … of what is shown stands for any lines."""
    parts = ["(?:.*\n)*" if line == "…" else f"{re.escape(line)}\n" for line in shown.splitlines()]
    return re.fullmatch("".join(parts), printed) is not None


def needs_office(page: str) -> bool:
    """Whether something on the page is made by LibreOffice."""
    return any(
        word.endswith(".pdf")
        for block in blocks(page)
        if block.language == "sh"
        for parts in commands(block.text)
        for words in parts
        for word in words
    )
