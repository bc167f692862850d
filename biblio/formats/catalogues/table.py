"""Tables of books: a line a book, the first line naming the columns."""

from __future__ import annotations

import csv
import io
import re

from biblio.diagnostics import BiblioError
from biblio.encoding import decode
from biblio.formats.bibtex import names
from biblio.record.edition import Edition
from biblio.record.fields import ALIASES, PEOPLE, row
from biblio.values import printable

_COLUMNS = {
    **{"authors": "author", "editors": "editor", "translators": "translator", "place": "location"},
    **{"year": "date", "published": "date", "language": "langid", "original title": "origtitle"},
    **{"original_title": "origtitle", "original language": "origlanguage", "doi": "doi"},
    **{"original_language": "origlanguage", "first published": "origdate", "id": "key"},
    **{"original date": "origdate", "original year": "origdate", "pages": "pagetotal"},
}
_PARTED = re.compile(r"\s*[;|]\s*")


def read(data: bytes, path: str) -> tuple[Edition, ...]:
    """Each line that has a title; columns that nobody knows are passed over.

    Raises BiblioError, with the line, for what is no table.
    """
    text = decode(data, path).text
    dialect = max((",", ";", "\t"), key=text.partition("\n")[0].count)
    lines = csv.DictReader(io.StringIO(text), delimiter=dialect)
    try:
        return tuple(found for line in lines if (found := _edition(line)).title)
    except csv.Error as error:  # a quotation mark that nothing closes
        raise BiblioError(f"{path}:{lines.line_num + 1}: this is no table: {error}.") from error


def _edition(line: dict[str, str]) -> Edition:
    said: dict[str, str] = {}
    for column, value in line.items():
        name = _name(column or "")
        if name and isinstance(value, str) and value.strip():
            said.setdefault(name, _people(value) if name in PEOPLE else value.strip())
    key = printable.key(said.pop("sortkey", ""))
    return Edition(key, said.pop("entrytype", "book"), tuple(said.items()))


def _name(column: str) -> str:
    plain = column.strip().lower()
    name = _COLUMNS.get(plain, plain)
    name = ALIASES.get(name, name)
    return name if name == "entrytype" or row(name).name == name else ""


def _people(value: str) -> str:
    return names.decode(" and ".join(filter(None, _PARTED.split(value))))
