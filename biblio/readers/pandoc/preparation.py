"""What is changed in a source before pandoc reads it, so that no word is lost or moved."""

from __future__ import annotations

import re
from collections.abc import Callable

from biblio.readers.pandoc import jats, latex, rtf

# around verse in a wiki: pandoc knows no tag for it, and gives these as they are
VERSE, VERSE_ENDS = '<div class="verse">', "</div>"
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


_PREPARING: dict[str, Callable[[str], bytes]] = {
    "jats": _jats,
    "latex": lambda source: _encoded(latex.prepared(source)),
    "mediawiki": _wiki,
    "rtf": lambda source: _encoded(rtf.prepared(source)),
}
