"""The people of entries of reference lists: their order, their marks, and whose name is turned."""

from __future__ import annotations

from pathlib import Path

import list_entry
import pytest
from cited_in import found
from list_entry import LIST

NAMES = {
    "Choi, Sora, Jinsu Kim, Hyun Min Lee, and Bin Zhu. 2020. “Salt and Matter.” *Salt* 3: 1–9.": (
        "Choi, Sora",
        "Kim, Jinsu",
        "Lee, Hyun Min",
        "Zhu, Bin",
    ),
    "Aygun S., Cann D. (2005). « Salt and its Response », *The Salt Journal*, 109, n° 16, p. 78.": (
        "Aygun, S.",
        "Cann, D.",
    ),
    "Liu Y, Wu Z, Ritchie D, et al. Learning to Salt. *Salt Studies*. Bern: Marle, 2019.": (
        "Liu, Y",
        "Wu, Z",
        "Ritchie, D",
    ),
    "Low, G., Kim, H., Roe, M., . . . Salt, J. M. (2015). Salt. *Salt Studies*, *25*, 28–36.": (
        "Low, G.",
        "Kim, H.",
        "Roe, M.",
        "Salt, J. M.",
    ),
    "BESSON Alain, *Le Sel et la rue*, Paris, La Halle, 1984.": ("Besson, Alain",),
    "Barker, Ann G., and A. Paul Dawson. “The Reactions of Salt.” *Salt* 3 (1979): 1–9.": (
        "Barker, Ann G.",
        "Dawson, A. Paul",
    ),
    "HALE, Agnes, KIM, Jinsu and ZHU, Bin, 2020. *Between salt and matter*. Bern: Marle.": (
        "Hale, Agnes",
        "Kim, Jinsu",
        "Zhu, Bin",
    ),
}
NAMES |= {
    "NEBEL Behnam, LI Zhiyuan, FERN Vera et LENZ Yann, 2019. « Salt » *Salt*, 3, p. 4–9.": (
        "Nebel, Behnam",
        "Li, Zhiyuan",
        "Fern, Vera",
        "Lenz, Yann",
    ),
    "Nieuw R van (2017) Contemplation and salt: recovering a theme. *Salt* 3:1–9": (
        "Nieuw, R van",
    ),
}


@pytest.mark.parametrize("entry", NAMES)
def test_the_authors_of_an_entry(tmp_path: Path, entry: str) -> None:
    assert tuple(map(_tidy, list_entry.found(tmp_path, entry).values("author"))) == NAMES[entry]


TURNED = (
    "Salmo Jean, « Le sel », *Revue du sel*, 2004, p. 3–9.",
    "Marlet André et Thalm Rosa, *Le Pain*, Bern, Marle, 1984.",
    "Quillon Anna, *La Rue*, Bern, Marle, 1985.",
)


def test_where_most_names_are_turned_all_are(tmp_path: Path) -> None:
    cited = found(tmp_path, LIST + "\n\n".join(TURNED) + "\n")
    people = [one.values("author") for one in cited]
    assert people == [("Salmo, Jean",), ("Marlet, André", "Thalm, Rosa"), ("Quillon, Anna",)]


def test_where_most_names_are_straight_none_is_turned(tmp_path: Path) -> None:
    entries = ("Rosa Thalm, *Brot*, Bern, Marle, 1983.", "Quillon Anna, *La Rue*, Bern, 1985.")
    cited = found(tmp_path, LIST + "\n\n".join(entries) + "\n")
    people = [one.values("author") for one in cited]
    assert people == [("Thalm, Rosa",), ("Anna, Quillon",)]


def _tidy(name: str) -> str:
    return name.title() if name.split(",")[0].isupper() else name
