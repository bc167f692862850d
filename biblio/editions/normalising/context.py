"""What a normaliser may know: the authority, the library's own evidence, and the user's wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from biblio.editions.normalising.evidence import Evidence
from biblio.editions.records import Publisher, Site
from biblio.work import Edition


class NameForm(StrEnum):
    """How forenames are to be written."""

    FULL = "full"
    INITIALS = "initials"
    AS_PRINTED = "as-printed"


class TitleForm(StrEnum):
    """Whose form of a title an entry is to have."""

    AS_PRINTED = "as-printed"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Options:
    """The user's wishes. `unsafe` makes the changes too that lose or interpret something."""

    names: NameForm = NameForm.FULL
    titles: TitleForm = TitleForm.AS_PRINTED
    unsafe: bool = False


class Authority(Protocol):
    """What is known of publishers, sites, persons and titles; None where nothing is known.

    Only exact hits count (but for case, accents and punctuation), and a form that two records
    share is none.
    """

    def publisher(self, name: str) -> Publisher | None:
        """The house of that name or alias."""

    def site(self, host: str) -> Site | None:
        """The site that the host serves, or that has a copy in a corner of the host."""

    def person(self, name: str) -> str | None:
        """The fullest name, as `Family, Given`, of the one person whose name has that form."""

    def title(self, edition: Edition) -> str | None:
        """The canonical title of what the entry describes, in the entry's language."""


@dataclass(frozen=True, slots=True)
class Ignorance:
    """An authority that knows nothing."""

    def publisher(self, name: str) -> Publisher | None:
        """Always None."""
        return None

    def site(self, host: str) -> Site | None:
        """Always None."""
        return None

    def person(self, name: str) -> str | None:
        """Always None."""
        return None

    def title(self, edition: Edition) -> str | None:
        """Always None."""
        return None


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
