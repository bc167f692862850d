"""The formats of documents: what each is called, how its files are known, and what reads them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from biblio.lazy import part

if TYPE_CHECKING:
    from biblio.document import Document
    from biblio.readers.wishes import Wishes

    Reader = Callable[[bytes, str, Wishes], Document]


class Format(NamedTuple):
    """A format of documents.

    `key` is its name for `--from`; `suffixes` end the names of its files. The content of one that
    is `marked` shows what it is (`recognition` says how): a file of that name whose content does
    not is none. One that is `packed` is a zip package. `module` has its `read_bytes`, and is loaded
    for files of the format only; where there is none, `remedy` says what one can do instead.
    `dialect` is what pandoc calls a format that is read by it.
    """

    key: str
    name: str
    suffixes: tuple[str, ...]
    module: str | None = None
    marked: bool = True
    remedy: str = "save it as plain text or as a Word file (.docx) first"
    packed: bool = False
    dialect: str | None = None

    @property
    def is_read(self) -> bool:
        """Whether documents of the format can be read."""
        return self.module is not None

    def reader(self) -> Reader:
        """What reads the format; it is loaded now."""
        read = part(self.module or "", "read_bytes")
        made: Reader = partial(read, dialect=self.dialect) if self.dialect else read
        return made


def _by_pandoc(
    key: str, name: str, suffixes: tuple[str, ...], *, marked: bool = False, packed: bool = False
) -> Format:
    """The row of a format that pandoc reads, which has the same name for it."""
    return Format(key, name, suffixes, "biblio.readers.pandoc", marked, packed=packed, dialect=key)


_OFFICE = "save it as .docx in Word or LibreOffice first"
_TEXT = Format("text", "plain text", (".txt", ".text"), "biblio.readers.text", marked=False)

FORMATS: tuple[Format, ...] = (
    _TEXT,
    Format("markdown", "Markdown", (".md", ".markdown"), "biblio.readers.markdown", marked=False),
    Format(
        "docx", "Word", (".docx", ".docm", ".dotx", ".dotm"), "biblio.readers.docx", packed=True
    ),
    Format("doc", "Word 97", (".doc", ".dot"), "biblio.readers.doc"),
    Format("html", "HTML", (".html", ".htm", ".xhtml"), "biblio.readers.html", marked=False),
    Format("pdf", "PDF", (".pdf",), "biblio.readers.pdf"),
    Format("epub", "EPUB", (".epub",), "biblio.readers.epub", packed=True),
    _by_pandoc("odt", "OpenDocument", (".odt",), marked=True, packed=True),
    _by_pandoc("fodt", "flat OpenDocument", (".fodt",), marked=True),
    _by_pandoc("rtf", "RTF", (".rtf",), marked=True),
    _by_pandoc("latex", "LaTeX", (".tex", ".latex")),
    _by_pandoc("jats", "JATS", (".jats", ".nxml")),
    _by_pandoc("docbook", "DocBook", (".docbook", ".dbk")),
    _by_pandoc("fb2", "FictionBook", (".fb2",), marked=True),
    _by_pandoc("mediawiki", "MediaWiki", (".mediawiki", ".wiki")),
    _by_pandoc("org", "Org", (".org",)),
    _by_pandoc("rst", "reStructuredText", (".rst",)),
    _by_pandoc("typst", "Typst", (".typ",)),
    Format("bibtex", "BibTeX", (".bib", ".bibtex", ".biblatex"), marked=False),
    Format("json", "JSON", (".json",), marked=False),
)
# what is recognised in order to be told apart, and has no name for --from
OTHERS: tuple[Format, ...] = (
    Format("locked", "encrypted Office", (), remedy="take the password off in Word first"),
    Format("wordml", "Word XML", (".xml",), remedy=_OFFICE, marked=False),
    Format("xlsx", "Excel", (".xlsx", ".xlsm", ".xls"), remedy="copy its text into a Word file"),
    Format("pptx", "PowerPoint", (".pptx", ".ppt"), remedy="copy its text into a Word file"),
    Format("ole", "old Office", (), remedy=_OFFICE),
    Format("zip", "zip", (".zip",), remedy="unpack it and name the documents in it"),
    Format(
        "image",
        "image",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif"),
        remedy="read it by OCR first",
    ),
)
_BY_KEY = {one.key: one for one in (*FORMATS, *OTHERS)}
_BY_SUFFIX = {suffix: one for one in (*FORMATS, *OTHERS) for suffix in one.suffixes}

# the suffixes of files that can be read, as a folder is searched for them
SUFFIXES = tuple(suffix for one in FORMATS if one.is_read for suffix in one.suffixes)
# their names for --from
KEYS = tuple(one.key for one in FORMATS if one.is_read)


def named(key: str) -> Format:
    """The format of that key."""
    return _BY_KEY[key]


def of_suffix(suffix: str) -> Format:
    """The format of files whose names end so; what has an unknown suffix is taken for text."""
    return _BY_SUFFIX.get(suffix.lower(), _TEXT)


def readable() -> str:
    """The names of all formats that are read, as a sentence has them."""
    *first, last = (one.name for one in FORMATS if one.is_read)
    return f"{', '.join(first)} and {last}"
