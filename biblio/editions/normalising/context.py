"""What a normaliser may know: the authority, the library's own evidence, and the user's wishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from biblio.editions.normalising.evidence import Evidence
from biblio.editions.records import KnownWork, Publisher, Site
from biblio.values.forenames import NameForm
from biblio.values.place_forms import States


class TitleForm(StrEnum):
    """Whose form of a title an entry is to have."""

    AS_PRINTED = "as-printed"
    AUTHORITY = "authority"


class Options(NamedTuple):
    """The user's wishes. `unsafe` makes the changes too that lose or interpret something."""

    names: NameForm = NameForm.FULL
    titles: TitleForm = TitleForm.AS_PRINTED
    unsafe: bool = False


class Authority(Protocol):
    """What is known of publishers, sites and works; only exact hits count.

    `biblio.editions.Authority` is one; exact means but for case, accents and punctuation.
    """

    def publisher(self, name: str, place: str | None = None) -> Publisher | None:
        """The one house of that name or alias; a place decides between several."""

    def site(self, name: str) -> Site | None:
        """The site that the host serves, or that has a copy in a corner of the host."""

    def works_titled(self, title: str) -> tuple[KnownWork, ...]:
        """Every work that goes by that title."""


@dataclass(frozen=True, slots=True)
class Ignorance:
    """An authority that knows nothing."""

    def publisher(self, name: str, place: str | None = None) -> Publisher | None:
        """Always None."""
        return None

    def site(self, name: str) -> Site | None:
        """Always None."""
        return None

    def works_titled(self, title: str) -> tuple[KnownWork, ...]:
        """Always empty."""
        return ()


class Custom(NamedTuple):
    """What a library does throughout.

    `numbered` says whether its editions are numbers, as BibLaTeX wants them, `states` how it writes
    those of the United States, `houses` how often it names each publisher.
    """

    numbered: bool = True
    states: States = States.SHORT
    houses: Mapping[str, int] = MappingProxyType({})


Keeps = Callable[[str, str, str], bool]
"""Of a key, a field and its new value: whether nothing typed beyond plain text is lost."""


def _keeps_all(_key: str, _field: str, _new: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Context:
    """All that a normaliser may consult besides the entry itself.

    `evidence` is what the library's other entries tell, as its `custom` of writing states is;
    `normalise` collects both. `keeps` asks the library’s file about a change.
    """

    authority: Authority = field(default_factory=Ignorance)
    options: Options = field(default_factory=Options)
    evidence: Evidence = field(default_factory=Evidence)
    custom: Custom = field(default_factory=Custom)
    keeps: Keeps = _keeps_all

    def allows(self, *, safe: bool) -> bool:
        """Whether a change of that kind is to be made."""
        return safe or self.options.unsafe
