"""The contract of a labeller: the hand-made rules, or a statistical model."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from biblio.parser.labelling.spans import Span
from biblio.values import houses, names
from biblio.values.names import Lexicon

NOTHING_KNOWN = Lexicon()


class Stretch(NamedTuple):
    """The characters of one citation, as a labeller gets them.

    `lexicon` is what the document tells of its words, `language` the document's, where known;
    `italics` are spans of `text`; `listed` says that it is an entry of a reference list, `running`
    that it is part of the running text.
    """

    text: str
    lexicon: Lexicon = NOTHING_KNOWN
    language: str | None = None
    italics: tuple[tuple[int, int], ...] = ()
    listed: bool = False
    running: bool = False

    def plain(self) -> Stretch:
        """The stretch with a text as long as before, in which nothing parts what belongs together:
        no degree behind a name, no full stop within the name of a house.
        """
        return self._replace(text=names.without_honours(houses.without_stops(self.text)))


class Labeller(Protocol):
    """Anything that tells the fields of one citation."""

    def __call__(self, stretch: Stretch) -> tuple[Span, ...]:
        """The spans of the stretch, none overlapping, each with a label of the table `LABELS`."""
