"""The credits of a packet: for each reading its source, and the permission to copy it."""

from __future__ import annotations

from collections.abc import Mapping

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.library import Library
from biblio.packet.drafting import Draft
from biblio.packet.model import Block, Look
from biblio.packet.phrases import sentences
from biblio.packet.recipe import ReadingRecipe
from biblio.tomlfile import unknown_name

Runs = tuple[Run, ...]


def source_key(recipe: ReadingRecipe, library: Library) -> str | None:
    """The entry that the recipe names as the source; None where it gives a text, or nothing.

    One word is a key. Raises BiblioError where the library has no such entry.
    """
    source = (recipe.source or "").strip()
    if not source or " " in source:
        return None
    if library.get(source) is None:
        slip = unknown_name(source, library.keys)
        end = "" if slip.endswith("?") else "."
        raise BiblioError(
            f"{recipe.where('source')}{library.path or 'the library'} has no entry {slip}{end}"
        )
    return source


def source_of(recipe: ReadingRecipe, key: str | None, full_forms: Mapping[str, Runs]) -> Runs:
    """The full source of a reading, as far as it is known."""
    if key:
        return full_forms.get(key, ())
    return (Run(recipe.source.strip()),) if recipe.source else ()


def credit(one: Draft, source: Runs) -> Block:
    """One paragraph of the credits; what nobody stated is said to be not stated."""
    permission = one.recipe.permission or "not stated"
    parts = (
        (Run(one.title, italic=True), Run(f" ({one.author})." if one.author else ".")),
        (Run("Source: "), *(_ended(source) or (Run("not stated."),))),
        (Run(f"Permission: {permission.rstrip('. ')}."),),
    )
    return Block(Look.TEXT, sentences(parts))


def _ended(runs: Runs) -> Runs:
    """The runs with a full stop at their end."""
    text = "".join(run.text for run in runs)
    return runs if not text or text.rstrip().endswith((".", "!", "?", "/")) else (*runs, Run("."))
