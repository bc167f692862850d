"""The authority at the command line: the one that comes with biblio, and the user's own files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from biblio.config import load_config, position_of
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.editions.lookup import Authority
    from biblio.editions.titles import TitleIndex


def own_files(*, to_add: bool = False) -> tuple[Path, ...]:
    """The files that the settings name; raises BiblioError, with their line, for one not there.

    The last one may be missing where something is to be added: then it is made.
    """
    own = load_config().authority
    for number, path in enumerate(own[:-1] if to_add else own):
        if not os.path.lexists(path):
            position = position_of("authority", number)
            raise BiblioError(f"There is no file {path}, which {position} names.")
    return own


def known_works() -> tuple[Authority, TitleIndex]:
    """The authority with the user's own files, and the titles by which its works are found."""
    from biblio.editions import authority

    own = own_files()
    return authority(own), known_titles(own)


def known_titles(own: Sequence[Path] | None = None) -> TitleIndex:
    """The titles by which works are found, those of the user's own files among them."""
    from biblio.editions.titles import index

    return index(own_files() if own is None else own)
