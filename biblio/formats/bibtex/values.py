"""Field values between plain text and the source of a file: text, names, or taken as they are."""

from __future__ import annotations

import re

from biblio.formats.bibtex import latex, names

_NAMES = frozenset(
    {"author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor"}
    | {"annotator", "commentator", "introduction", "foreword", "afterword", "holder"}
    | {"shortauthor", "shorteditor", "director", "interviewer", "recipient", "illustrator"}
    | {"composer", "origauthor", "revdauthor"}
)
_VERBATIM = frozenset(
    {"url", "origurl", "doi", "eprint", "file", "pdf", "urlraw", "verba", "verbb", "verbc", "ids"}
    | {
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "related",
        "work",
        "isbn",
        "issn",
        "bdsk-url-1",
        "bdsk-url-2",
    }
    | {"bdsk-file-1", "local-url", "localfile", "keywords", "groups"}
    | {"date", "origdate", "eventdate", "urldate"}  # 1888~ is a date, not a tie
)


def to_plain(name: str, source: str) -> str:
    """What the field says, in plain Unicode."""
    if name in _VERBATIM:
        return latex.squeeze(source)
    return names.decode(source) if name in _NAMES else latex.decode(source)


def to_source(name: str, value: str) -> str:
    """The value as it may stand between the braces of a file."""
    if name in _VERBATIM:
        return value if latex.is_balanced(value) else _percent_encoded(value)
    return names.encode(value) if name in _NAMES else latex.encode(value)


def _percent_encoded(address: str) -> str:
    """A brace without its partner would end the field; addresses can write it otherwise."""
    return re.sub("[{}]", lambda brace: f"%{ord(brace.group()):02X}", address)
