"""Records printed in many CSL styles: entries of lists, and notes with the page that is cited."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from biblio.diagnostics import BiblioError
from biblio.styles import find_style
from biblio.styles.formatted import Cite, Cluster
from training.marking import printed
from training.records import Item
from training.samples import Sample
from training.styles import COMMON

LANGUAGES = "en-US en-GB de-DE fr-FR ru-RU it-IT es-ES pt-PT nl-NL pl-PL".split()
ENTRIES = 24
OF_COMMON = 160
"""So many entries of each style that is met often."""
_REPEATED = 6


def prints(styles: Sequence[str], items: Sequence[Item], chance: random.Random) -> Iterator[Sample]:
    """Some of the items in each style, in one of ten languages where the style leaves it open."""
    with TemporaryDirectory() as folder:
        for name in styles:
            count = OF_COMMON if name in COMMON else ENTRIES
            some = chance.sample(list(items), min(count, len(items)))
            language = None if find_style(name).language else _language(chance)
            notes = _notes(some, chance) if find_style(name).is_note_style else []
            try:
                cited, listed = printed(some, notes, name, language, Path(folder))
            except BiblioError:
                continue
            yield from cited
            yield from listed


def _language(chance: random.Random) -> str:
    return chance.choice(LANGUAGES if chance.random() < 0.5 else LANGUAGES[:2])


def _notes(items: Sequence[Item], chance: random.Random) -> list[Cluster]:
    """A note for each item, and a few that repeat the one before or an earlier one."""
    keys = [str(item["id"]) for item in items]
    for _ in range(_REPEATED):
        at = chance.randrange(1, len(keys))
        keys.insert(at, keys[chance.randrange(max(0, at - 2), at)])
    return [Cluster((Cite(key, _page(chance)),), note=number) for number, key in enumerate(keys, 1)]


def _page(chance: random.Random) -> str | None:
    page = chance.randint(1, 600)
    forms = (str(page), str(page), f"{page}–{page + chance.randint(1, 9)}", None)
    return chance.choice(forms)
