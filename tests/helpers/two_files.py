"""Files in the working folder that hold their old content, and the change that makes them new."""

from __future__ import annotations

from pathlib import Path

from running import contents

from biblio.files import read_bytes
from biblio.files.change import Change

APART = ("a.bib", "notes/b.md")


def make(*names: str) -> tuple[str, ...]:
    """Files that hold their old content."""
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"old " + name.encode())
    return names


def change(*names: str) -> None:
    """The change that all tests make."""
    with Change() as files:
        files.hold(*names)
        for name in names:
            files.read(name)
        files.write({name: b"new " + name.encode() for name in names})


def age(*names: str) -> str:
    """`old` or `new` where all the files are the one or the other; else what they are."""
    ages = [read_bytes(name).decode().removesuffix(f" {name}") for name in names]
    return ages[0] if len(set(ages)) == 1 else " ".join(ages)


def left(*names: str) -> set[str]:
    """What is there besides the files."""
    found = contents(Path())
    return set(found) - set(names)
