"""Field values between plain text and the source of a file: text, names, or taken as they are."""

from __future__ import annotations

from functools import lru_cache
from sys import intern
from urllib.parse import quote

from biblio.formats.bibtex import addresses, latex, names
from biblio.formats.bibtex.source import EntrySource
from biblio.record.fields import Nature, having, looks
from biblio.values import compiled
from biblio.values.braces import percent_encoded
from biblio.values.marked import only
from biblio.values.printable import storable

PEOPLE = having(Nature.PEOPLE)
# Where classical BibTeX puts the address of a page.
_REMARKS = frozenset({"howpublished", "note", "addendum"})
_ADDRESSES = having(Nature.ADDRESS) | {"doi"}
# What the scanner reads as a name, but for white space of other alphabets.
_NAME = compiled.pattern(r"(?!\d)[^\s\x00-\x20\x7f\"#%'(),={}]+")
_NO_TYPES = frozenset({"comment", "preamble", "string"})
# Of other natures are no words: 1888~ is a date, not a tie.
_VERBATIM = having(
    *(Nature.ADDRESS, Nature.DATE, Nature.IDENTIFIER, Nature.LINKS, Nature.VERBATIM)
) - {"keywords"} | {"pdf"}  # keywords are written as words are: R\&D
# What is typed as it is, but TeX sets it; the others are addresses or names of files.
_SET = having(Nature.DATE, Nature.IDENTIFIER) | {"eprinttype", "eprintclass", "options"}
_COMMANDING = compiled.pattern(r"\\|\^\^")
_IN_ADDRESS = compiled.pattern(r"\\(?=[A-Za-z])|\^(?=\^)")


def printed(entry: EntrySource) -> dict[str, str]:
    """The fields under their own names, in plain text; of one given twice the first counts."""
    fields: dict[str, str] = {}
    for name, value, _, _, _ in entry.fields:
        if not name.islower():  # as few are
            name = intern(name.lower())
        if name not in fields:
            fields[name] = to_plain(name, value)
    return fields


# A library says the same years and publishers over and over, and lint asks for each value twice.
@lru_cache(maxsize=1 << 16)
def to_plain(name: str, source: str) -> str:
    """What the field says, in plain Unicode; titles and words have marks."""
    if name in _ADDRESSES and ("\\" in source or "&" in source or source[:1] == "{"):
        return latex.squeeze(addresses.decode(source))
    if name in _VERBATIM and not (name in _SET and "\\text" in source):
        return latex.squeeze(source)
    if name in PEOPLE:
        return names.decode(source)
    if name in _REMARKS and "\\href" in source:
        source = addresses.with_links_told(source)
    said = latex.decode(source)
    return said if type(said) is str else only(said, looks(name))


def is_name(text: str) -> bool:
    """Whether a file can have a field of that name: others would end their entry."""
    return _NAME.fullmatch(text) is not None


def is_type(text: str) -> bool:
    """Whether a file can have an entry of that type."""
    return is_name(text) and "@" not in text and text.lower() not in _NO_TYPES


def to_source(name: str, value: str) -> str:
    """The value as it may stand between the braces of a file."""
    value = storable(value)
    if name in _VERBATIM and not (name in _SET and _COMMANDING.search(value)):
        return percent_encoded(_no_command(value) if name in _ADDRESSES else value)
    return names.encode(value) if name in PEOPLE else latex.encode(value)


def _no_command(address: str) -> str:
    """The address with no backslash that TeX reads, which addresses write as `%5C`."""
    return _IN_ADDRESS.sub(lambda sign: quote(sign.group(), safe=""), address)
