"""Stubs for works that the authority does not know yet, in the user's own file."""

from __future__ import annotations

import json
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.editions.lookup import authority
from biblio.encoding import Decoded, decode
from biblio.values.folding import to_ascii


def with_stub(
    path: Path, data: bytes | None, title: str, others: tuple[Path, ...] = ()
) -> tuple[str, str]:
    """The user's file with a stub for the work at its end, and the stub's key.

    `data` is what the file holds, None where there is none yet. Raises BiblioError where the work
    is known already, to biblio or to `others` of their files.
    """
    before = Decoded("", "utf-8") if data is None else decode(data, str(path))
    known = authority(others if data is None else (*others, path))
    if found := known.works_titled(title):
        raise BiblioError(f"“{title}” is known already, as {found[0].key}: nothing was written.")
    key = free("-".join(to_ascii(title).split()[:6]) or "work", {w.key for w in known.works})
    return before.bom.decode("utf-8") + appended(before.text, _stub(key, title)), key


def appended(before: str, stub: str) -> str:
    """The stub behind a blank line, its newlines those of the file."""
    newline = "\r\n" if "\r\n" in before else "\n"
    if before and not before.endswith(newline * 2):
        before += newline * (2 - before.endswith(newline))
    return before + stub.replace("\n", newline)


def _stub(key: str, title: str) -> str:
    return (
        f"[[work]]\n"
        f"key = {string(key)}\n"
        f"title = {string(title)}\n"
        f'authors = []          # "Family, Given"\n'
        f'# original_title = ""\n# original_language = ""\n# published = ""\n'
        f'source = "my own note"  # say where the facts come from\n'
    )


def string(text: str) -> str:
    """A basic string of TOML: the escapes of JSON are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def free(key: str, taken: set[str]) -> str:
    """The key, with a number behind it where it is taken."""
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free
