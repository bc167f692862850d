"""The first `packet.toml` for some documents, made for being edited by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from biblio.document import Document
from biblio.packet.drafting.title_block import front_of

_HEAD = """\
# A reading packet: `biblio packet {name}` makes it.
# Lines that begin with # are left out; take the sign away to use them.

title = {title}
# subtitle = "Readings for the autumn"
# compiler = "…"
# group = "…"
# date = "…"
{library}
# style = "chicago-notes"
# edition = "annotated"       # clean, annotated or teacher
# annotations = "notes"       # on paper; comments (on screen) or both
# bibliography = "packet"     # one for all; readings, both or none
# paper = "a4"                # or letter
# notes = "footnotes"         # or endnotes
# glossary = "glossary.toml"
# questions = "questions.toml"
"""
_READING = """
[[reading]]
file = {file}
{title}
{author}
# source = "key-of-an-entry"  # or the source in words
# permission = "…"
# excerpt = "1-12"            # paragraphs, by their numbers in the packet
# introduction = "…"
# questions = ["…"]
"""


def first_recipe(documents: Sequence[tuple[str, Document]], library: str | None, name: str) -> str:
    """The text of a recipe for the documents, each with its path as the recipe is to have it."""
    return _HEAD.format(
        name=name,
        title=_quoted("Reading packet"),
        library=_line("library", library, "references.bib"),
    ) + "".join(_readings(documents))


def _readings(documents: Sequence[tuple[str, Document]]) -> Iterator[str]:
    for path, document in documents:
        front = front_of(document)
        yield _READING.format(
            file=_quoted(path),
            title=_line("title", front.title, "…"),
            author=_line("author", front.author, "…"),
        )


def _line(name: str, value: str | None, example: str) -> str:
    """A line of the file; what is not known stands there as a comment."""
    return f"{name} = {_quoted(value)}" if value else f"# {name} = {_quoted(example)}"


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
