"""What a shell offers for the values of options and arguments, when Tab is pressed.

Each function gets what is typed so far and gives back all that it may become.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress

_MOST = 60  # of 10,000 styles; a shell that lists more asks first whether to
_KEY = re.compile(
    r"^[ \t]*@[ \t]*(?!(?i:comment|string|preamble)\b)\w++\s*+[{(]\s*+([^\s,{}()]+)", re.M
)
# What else a key or a file of strangers may hold, a shell takes for a command, `$(…)`, for names of
# files, `*`, or for an option.
_PLAIN = re.compile(r"[\w.:/+][\w.:/+-]*")


def styles(incomplete: str) -> list[str]:
    """Names for --style: the short ones first, and files of styles in this folder."""
    from biblio.styles import SHORT_NAMES
    from biblio.styles.catalogue import identifiers

    files = (name for name in sorted(os.listdir()) if name.endswith((".csl", ".bst")))
    return _beginning(incomplete, (*SHORT_NAMES, *files, *sorted(identifiers())))[:_MOST]


def document_formats(incomplete: str) -> list[str]:
    """Names for --from, of documents."""
    from biblio.readers import formats

    return _beginning(incomplete, formats.KEYS)


def library_formats(incomplete: str) -> list[str]:
    """Names for --to and --from of `convert`."""
    from biblio.formats.registry import FORMATS

    return _beginning(incomplete, FORMATS)


def extracted_formats(incomplete: str) -> list[str]:
    """Names for --to of `extract`."""
    return [*library_formats(incomplete), *_beginning(incomplete, ("json",))]


def list_forms(incomplete: str) -> list[str]:
    """Names for --to of `bibliography`."""
    from biblio.bibliography.writers import FORMS

    return _beginning(incomplete, FORMS)


def rules(incomplete: str) -> list[str]:
    """Codes, names and families of rules; several of them are parted by commas."""
    from biblio.linter.selecting import select
    from biblio.rules import FAMILIES

    before, comma, last = incomplete.rpartition(",")
    known = [*FAMILIES, *(name for one in select() for name in (one.code, one.name))]
    return [before + comma + one for one in _beginning(last, known)]


def keys(incomplete: str) -> list[str]:
    """The keys of the library of this folder, `references.bib`."""
    from biblio.cli.options import LIBRARY
    from biblio.diagnostics import BiblioError
    from biblio.files import read_bytes

    with suppress(BiblioError):
        text = read_bytes(LIBRARY).decode("utf-8", "replace")
        return _beginning(incomplete, _KEY.findall(text))
    return []


def _beginning(incomplete: str, known: Iterable[str]) -> list[str]:
    typed = incomplete.casefold()
    return [
        one
        for one in dict.fromkeys(known)
        if one.casefold().startswith(typed) and _PLAIN.fullmatch(one)
    ]
