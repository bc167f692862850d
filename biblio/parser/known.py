"""`Ann Miller Noble, Old salt.`: a name and a title that the document cites elsewhere.

Alone they might tell who somebody is.
"""

from __future__ import annotations

from biblio.parser.labelling.spans import Span
from biblio.values import names
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, PERSON, Lazy

_WORK = Lazy(
    rf"(?P<author>{PERSON}),\s[“«\"‘]?(?P<title>{CAPITAL}[^,;:()\d“”«»\"]{{2,150}}?)[.,]?[”»\"’]?\.?\s*$"
)


def work(text: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """The author and the title that are all the text, if the title is known."""
    match = _WORK.match(text) if lexicon.titles else None
    if not match or match["title"] not in lexicon.titles:
        return ()
    if not names.looks_like_person(match["author"]):
        return ()
    return (Span("author", *match.span("author")), Span("title", *match.span("title"), 0.9))
