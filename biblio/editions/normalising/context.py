"""What a normaliser may know: the authority, the library's own evidence, and the user's wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from biblio.editions.normalising.evidence import Evidence
from biblio.editions.records import KnownWork, Publisher, Site
from biblio.values.forenames import NameForm


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


@dataclass(frozen=True, slots=True)
class Context:
    """All that a normaliser may consult besides the entry itself.

    `evidence` is what the library's other entries tell; `normalise` collects it.
    """

    authority: Authority = field(default_factory=Ignorance)
    options: Options = field(default_factory=Options)
    evidence: Evidence = field(default_factory=Evidence)

    def allows(self, *, safe: bool) -> bool:
        """Whether a change of that kind is to be made."""
        return safe or self.options.unsafe
