"""The user's own authority files at the command line."""

from __future__ import annotations

import os
from pathlib import Path

from biblio.config import load_config, position_of
from biblio.diagnostics import BiblioError


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
