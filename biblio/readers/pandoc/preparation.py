"""What is changed in a source before pandoc reads it, so that no word is lost or moved."""

from __future__ import annotations

import re
from collections.abc import Callable

from biblio.readers.pandoc import jats, rtf

# around verse in a wiki: pandoc knows no tag for it, and gives these as they are
VERSE, VERSE_ENDS = '<section class="verse">', "</section>"
# a command of LaTeX, unknown to it, behind which the text begins
BODY = "\\bibliobodybegins"
_BEGIN = re.compile(r"(?m)^[^%\n]*\\begin\s*\{document\}")
_VERSE = re.compile(r"\\(begin|end)\s*\{verse\}")
_POEM = re.compile(r"(?is)<poem(?:\s[^<>]*)?>\n?(?P<lines>[^<]*+(?:<(?!/?poem)[^<]*+)*+)</poem>")


def prepared(source: str, dialect: str) -> bytes:
    """The source in UTF-8, as pandoc is given it."""
    return _PREPARING[dialect](source) if dialect in _PREPARING else _encoded(source)


def _encoded(source: str) -> bytes:
    return source.encode("utf-8", "replace")


def _jats(source: str) -> bytes:
    # the declaration may name another encoding than that which it has now
    return jats.prepared(_encoded(re.sub(r"\A\s*<\?xml[^>]*\?>", "", source)))


def _wiki(source: str) -> bytes:
    """A wiki page whose verse keeps its lines, which pandoc would join."""
    return _encoded(_POEM.sub(_verse, source))


def _verse(match: re.Match[str]) -> str:
    lines = (line.strip() for line in match["lines"].splitlines())
    inside = "\n\n".join(line for line in lines if line)
    return f"\n\n{VERSE}\n\n{inside}\n\n{VERSE_ENDS}\n\n"


def _latex(source: str) -> bytes:
    """A document that says where its text begins, and what is verse.

    Pandoc gives commands of the preamble as text, and verse as a quotation; an environment that it
    does not know is a division of that name.
    """
    source = _VERSE.sub(r"\\\1{poem}", source)
    return _encoded(_BEGIN.sub(lambda match: f"{match[0]}\n\n{BODY}\n\n", source, count=1))


_PREPARING: dict[str, Callable[[str], bytes]] = {
    "jats": _jats,
    "latex": _latex,
    "mediawiki": _wiki,
    "rtf": lambda source: _encoded(rtf.prepared(source)),
}
