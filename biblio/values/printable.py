"""What may be printed or stored: the one place that keeps a text from commanding a terminal.

Titles, keys, names of files and arguments come from others. An escape sequence in them would move
the cursor or set the title of the window; a direction control reorders what stands beside it; a
new line begins a line that a program reads as a command (`::error` in GitHub's logs).
"""

from __future__ import annotations

from biblio.values.marked import carried
from biblio.values.patterns import Lazy

SIGN = "\N{REPLACEMENT CHARACTER}"
# C0, DEL, C1; ends of lines; embeddings, overrides and isolates of direction.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
_IN_LINE = Lazy(rf"[{_CONTROLS}\n]")
_IN_LINES = Lazy(rf"(?!\r\n)[{_CONTROLS}]")
# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
_COMMANDS = ("::", "##[")
# Controls that no text needs and some programs end at, and halves of a character of UTF-16.
_STRAY = Lazy(r"[\x00-\x08\x0e-\x1f\x7f]")
_IN_JSON = Lazy(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_HALVES = Lazy(r"[\ud800-\udfff]")


def line(text: str) -> str:
    """The text as one line: whatever would end it, or is no character to be seen, as a sign."""
    if text.isprintable():
        return text
    return _IN_LINE.sub(SIGN, text)


def lines(text: str) -> str:
    """The text with its lines as they are, and the same sign for all other controls."""
    return _IN_LINES.sub(SIGN, text)


def storable(text: str) -> str:
    """The text as a file may hold it: a library with a NUL in it is read by nobody, nor by us."""
    if text.isprintable():
        return text
    return carried(text, _HALVES.sub(SIGN, _STRAY.sub("", text)))


def in_json(text: str) -> str:
    """JSON with escapes (`\\u202e`) for whatever commands a terminal: it says the same.

    Python writes these for C0 itself, and none for the rest where letters are to stay letters.
    """
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def key(text: str) -> str:
    """The text as the key of an entry, whatever format it comes from: one line, and no controls."""
    return " ".join(_IN_LINE.sub(" ", storable(text)).split())


def remark(text: str) -> str:
    """A line that is not taken for a command either, whatever name it begins with."""
    text = line(text)
    return f"biblio: {text}" if text.lstrip().startswith(_COMMANDS) else text
