"""The credits of a packet: for each reading its source, and the permission to copy it."""

from __future__ import annotations

from collections.abc import Mapping

from biblio.diagnostics import BiblioError
from biblio.document import Run, text_of
from biblio.library import Library
from biblio.packet.drafting.draft import Draft
from biblio.packet.model import Block, Look
from biblio.packet.recipe.recipe import ReadingRecipe
from biblio.packet.wording.emphasis import emphasised, unmarked
from biblio.packet.wording.phrases import names_in_order, sentences
from biblio.record.edition import Edition
from biblio.tomlfile import unknown_name
from biblio.values import urls
from biblio.values.folding import fold

Runs = tuple[Run, ...]


def source_key(one: Draft, library: Library) -> str | None:
    """The entry that the recipe names as the source, or the library's entry of the text itself.

    One word is a key. None where the recipe gives a text or an address, or nobody knows. Raises
    BiblioError where the library has no such entry.
    """
    source = (one.recipe.source or "").strip()
    if not source:
        return _entry_of(one, library)
    if " " in source or _is_address(source):
        return None
    if library.get(source) is None:
        slip = unknown_name(source, library.keys)
        end = "" if slip.endswith("?") else "."
        where = one.recipe.where("source")
        raise BiblioError(f"{where}{library.path or 'the library'} has no entry {slip}{end}")
    return source


def _entry_of(one: Draft, library: Library) -> str | None:
    """The one entry with the reading's title and author, the author's name in the same form."""
    if not one.author:
        return None
    wanted = fold(unmarked(one.title)), fold(one.author)
    found = [entry.key for entry in library if _described(entry) == wanted]
    return found[0] if len(found) == 1 else None


def _described(entry: Edition) -> tuple[str, str]:
    return fold(entry.title), fold(names_in_order(entry.get("author") or ""))


def source_of(recipe: ReadingRecipe, key: str | None, full_forms: Mapping[str, Runs]) -> Runs:
    """The full source of a reading, as far as it is known."""
    if key:
        return full_forms.get(key, ())
    source = (recipe.source or "").strip()
    return (Run(source, href=source),) if _is_address(source) else emphasised(source)


def _is_address(source: str) -> bool:
    return bool(source) and next(urls.find(source), None) == (0, len(source))


def credit(one: Draft, source: Runs) -> Block:
    """One paragraph of the credits; what nobody stated is said to be not stated."""
    words = one.words
    unknown = words.text("not_stated")
    permission = (one.recipe.permission or unknown).rstrip(". ")
    parts = (
        (*emphasised(one.title, italic=True), Run(f" ({one.author})." if one.author else ".")),
        _ended(words.runs("source", source=source or unknown)),
        _ended(words.runs("permission", permission=emphasised(permission))),
    )
    return Block(Look.TEXT, sentences(parts))


def _ended(runs: Runs) -> Runs:
    """The runs with a full stop at their end."""
    text = text_of(runs)
    return runs if not text or text.rstrip().endswith((".", "!", "?", "/")) else (*runs, Run("."))
