r"""What pandoc leaves in the words of its format: tags, templates of a wiki, citations of LaTeX."""

from __future__ import annotations

import html
import re

from biblio.readers import exact

_TAG = re.compile(r"(?s)<!--.*?-->|<[^<>]*>")
_TAGGED = ("html", "html4", "html5")


def text(form: str, source: str) -> str:
    """What of a raw stretch in that format is text; nothing where none of it is."""
    if form in _TAGGED:
        return html.unescape(_TAG.sub("", source))
    return source if form == "mediawiki" or exact.find(source) else ""
