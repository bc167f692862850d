"""A manuscript that can be rewritten, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from biblio.bibliography.engine import StyleEngine
from biblio.document import Document
from biblio.editions.titles import TitleIndex
from biblio.houseconfig import House, Way
from biblio.origins import Where
from biblio.restyle.printing import Printed, Runs
from biblio.restyle.sites import Left, Site

Places = tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the style, the way, and whether a list of references is added.

    `track`: a Word file shows what was changed, to be accepted or rejected there; `comments`: it
    says beside what was left alone why. `mentions`: works that are only named are cited, once.
    `house` is what is wanted beside the style. `titles` are those of the authority (what biblio
    ships with if None).
    """

    engine: StyleEngine
    way: Way = Way.AS_IS
    with_list: bool = False
    track: bool = True
    comments: bool = True
    mentions: bool = False
    house: House = field(default_factory=House)
    titles: TitleIndex | None = None

    @property
    def wants_list(self) -> bool:
        """Whether a list of references is to stand at the end, if there is none.

        A name and a year point to one; keys are resolved by whoever formats the manuscript.
        """
        points = self.way is Way.AUTHOR_DATE or not self.engine.style.is_note_style
        return self.with_list or (points and self.way not in (Way.KEYS, Way.ZOTERO))

    def listed(
        self, made: Printed, sites: Sequence[Site], left: Sequence[Left]
    ) -> Mapping[str, Runs]:
        """The entries of the list that is to stand at the end, by their keys.

        There are none where the manuscript has a list: its entries were rewritten, or are `left`.
        """
        has_list = any(site.is_entry for site in sites) or any(one.is_entry for one in left)
        if has_list or not self.wants_list:
            return {}
        unwritten = {one.where for one in left}
        return made.entries_of([site for site in sites if site.where not in unwritten])


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in the new document each site's wording stands, and each entry of a list that is new.

    `heading` are the places of the list's heading.
    """

    sites: Sequence[Places]
    entries: Mapping[str, Places] = field(default_factory=dict)
    heading: Places = ()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The bytes of a rewritten file, the sites that were printed anew and those that were not.

    `wordings` are what stands at the sites now. `places` finds them in the new document.
    """

    data: bytes
    sites: tuple[Site, ...]
    wordings: tuple[str, ...]
    left: tuple[Left, ...]
    places: Callable[[Document], Standing]


class Manuscript(Protocol):
    """A file with citations in it."""

    def refuse(self, order: Order) -> None:
        """Raise BiblioError where it cannot be rewritten so."""

    def rewrite(
        self,
        document: Document,
        sites: Sequence[Site],
        made: Printed,
        left: Sequence[Left],
        order: Order,
    ) -> Rewriting:
        """The file with what was printed in place of the sites; `document` is what it reads as.

        `left` are the citations that stay as they are, which some kinds of files can say.
        """
