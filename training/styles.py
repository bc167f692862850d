"""Which CSL styles records are printed in for training, and which are kept for the round trip."""

from __future__ import annotations

import random
from collections.abc import Iterable

from biblio.styles.catalogue import identifiers
from biblio.styles.csl import NAMESPACE, read_csl
from training.marking import usable

COMMON = (
    "chicago-notes-bibliography",
    "chicago-author-date",
    "modern-language-association",
    "apa",
    "harvard-cite-them-right",
    "mhra-notes",
    "turabian-notes-bibliography",
    "iso690-author-date-en",
    "gost-r-7-0-5-2008",
    "din-1505-2",
)
"""The ten that are met most often."""

KEPT_OUT = (
    "acta-philosophica",
    "american-journal-of-archaeology",
    "american-political-science-association",
    "annual-reviews",
    "archiv-fur-geschichte-der-philosophie",
    "archivum-latinitatis-medii-aevi",
    "cell",
    "elsevier-harvard",
    "harvard-limerick",
    "ieee",
    "iso690-full-note-es",
    "iso690-note-fr",
    "mhra-author-date",
    "nlm-citation-sequence",
    "rassegna-degli-archivi-di-stato",
    "revue-archeologique",
    "revue-dhistoire-moderne-et-contemporaine",
    "society-of-biblical-literature-fullnote-bibliography",
    "universita-di-bologna-lettere",
    "zeitschrift-fur-soziologie",
)
"""Styles that no model has seen."""

_HUMANITIES = frozenset(
    (
        "anthropology communications generic-base history humanities law linguistics literature "
        "philosophy political_science social_science sociology theology"
    ).split()
)


def drawn(count: int, chance: random.Random) -> list[str]:
    """The common ten and others, two thirds of them of the humanities; none that is kept out."""
    taken = {*COMMON, *KEPT_OUT}
    names = [name for name in identifiers() if name not in taken]
    chance.shuffle(names)
    ours: list[str] = []
    others: list[str] = []
    for name in names:
        if len(ours) >= 2 * count // 3 and len(others) >= count // 3:
            break
        if style := usable(name):
            (ours if _HUMANITIES & set(_subjects(style.path)) else others).append(name)
    return [*COMMON, *ours[: 2 * count // 3], *others[: count // 3]]


def _subjects(path: str) -> Iterable[str]:
    info = read_csl(path).root.iterfind(f"{NAMESPACE}info/{NAMESPACE}category")
    return [field for category in info if (field := category.get("field"))]
