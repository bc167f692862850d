"""How large a file may be: the one place that says so.

A library of 100,000 entries has 30 MB, a book's text 2 MB. What is larger is most often no text at
all, and takes gigabytes of memory before anybody sees that; `--big` has it read all the same.
"""

from __future__ import annotations

from biblio.diagnostics import BiblioError

MOST = 40_000_000  # bytes
# characters of one paragraph: longer than any book that stands on a single line
LONGEST = 2_000_000
# paragraphs, notes' not among them: a book of 1,000 pages has 10,000, and so many take 10 s
MOST_PARAGRAPHS = 100_000
# links of a Markdown file: 100,000 take 6 s; the longest reading lists of the web have some 5,000
MOST_LINKS = 100_000
# Measured: while a document is read each line and each tag takes up to a kilobyte, each field of a
# library a quarter of one. A book of 1,000 pages has 40,000 lines, a library of 100,000 entries
# 1.2 million fields.
MOST_LINES = 400_000
MOST_FIELDS = 2_000_000
# Signs of a TOML file that part its names and values, each of which takes up to half a kilobyte and
# some microseconds: an authority of 20,000 works has 500,000.
MOST_SIGNS = 600_000
_SIGNS = "\n=.,["
_BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class _Setting:
    """Whether the command that runs was told to read files of any size."""

    is_big = False


def set_big(wanted: bool) -> None:
    """Read files of any size from now on, or no longer."""
    _Setting.is_big = wanted


def most() -> int | None:
    """The most bytes that are read of a file; None where there is no limit."""
    return None if _Setting.is_big else MOST


def at_most() -> int:
    """How many bytes to ask a file for, one more than it may have; -1, all, without a limit."""
    return -1 if (limit := most()) is None else limit + 1


def refuse_large(size: int, name: str) -> None:
    """Raise BiblioError for a file of more than so many bytes."""
    if size > MOST:
        _refuse(f"more than {MOST // 1_000_000} MB", name)


def refuse_crowded(data: bytes, name: str) -> None:
    """Raise BiblioError for a text of more lines and tags than any book has."""
    is_text = not data.startswith(_BINARY)
    if is_text and data.count(b"\n") + data.count(b"<") > MOST_LINES:
        _refuse(f"more than {MOST_LINES:,} lines or tags", name)


def refuse_endless(length: int, name: str) -> None:
    """Raise BiblioError for a text with a paragraph of more than so many characters."""
    if length > LONGEST:
        limit = f"{LONGEST // 1_000_000} million characters"
        _refuse(f"a paragraph of more than {limit}, which nobody has written", name)


def refuse_many(paragraphs: int, name: str) -> None:
    """Raise BiblioError for a text of more paragraphs than any book has."""
    if paragraphs > MOST_PARAGRAPHS:
        _refuse(f"more than {MOST_PARAGRAPHS:,} paragraphs", name)


def refuse_linked(text: str, name: str) -> None:
    """Raise BiblioError for Markdown of more links than any text has."""
    if text.count("](") > MOST_LINKS:
        _refuse(f"more than {MOST_LINKS:,} links", name)


def refuse_fields(text: str, name: str) -> None:
    """Raise BiblioError for a library of more fields than any library has."""
    if text.count("=") + text.count("@") > MOST_FIELDS:
        _refuse(f"more than {MOST_FIELDS:,} fields", name)


def refuse_signs(text: str, name: str) -> None:
    """Raise BiblioError for TOML of more names and values than any settings or authority has."""
    if sum(map(text.count, _SIGNS)) > MOST_SIGNS:
        _refuse(f"more than {MOST_SIGNS:,} names and values", name)


def _refuse(too_much: str, name: str) -> None:
    if not _Setting.is_big:
        raise BiblioError(f"{name} has {too_much}: give --big to read it all the same.")
