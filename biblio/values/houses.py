"""Publishers' names: which words of an imprint name a house."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from biblio.values.patterns import Lazy

_HOUSES = Path(__file__).parent.parent / "data" / "houses.txt"
_TRADE = Lazy(
    r"&|\b(?:Press|Publish(?:ers?|ing)|Publications?|Books|Sons|Bros|Brothers|House|Verlag\w*|Editions?|"
    r"Éditions|Edizioni|Edições|Company|Co|Ltd|Inc|Universit\w+|Universidade?s?|Univ|Uniwersytet\w*|Presses|Librairie|"
    r"Editore|Editori|Editrice|Editora|Editorial|Ediciones|Libros|Livraria|Librería|Libreria|Imprenta|"
    r"Imprimerie|Impr|Tipografia|Druckerei|Buchhandlung|Uitgeverij|Wydawnictw[oa]|Nakładem|Institut\w*|"
    r"Archivo|Fundación|Fundação|Fondazione|UP|"
    r"Macmillan|Penguin|Pelican|Routledge|Longmans?|Gollancz|Knopf|Norton|Verso|Vintage|Harper|"
    r"Praeger|Pathfinder|Gallimard|Maspero|Suhrkamp|Rowohlt|Einaudi|Feltrinelli|Heinemann|Methuen|"
    r"Издательство|Изд|Изд-во|Типография|Тип|издательство)\b"
    r"|\bU(?:niv)?\.? of [^\W\d_a-z]|\bU P\b"
)


@cache
def houses() -> frozenset[str]:
    """The houses that the package knows by names which say nothing of the trade."""
    return frozenset(_HOUSES.read_text(encoding="utf-8").splitlines())


def is_house(text: str) -> bool:
    """Whether a word of the trade stands in the text, or it is a known house's name."""
    return _TRADE.search(text) is not None or is_known(text)


def is_known(text: str) -> bool:
    """Whether the text is a known house's name and nothing else."""
    plain = text.strip(" ,.").replace("'", "’")
    return plain in houses() or plain.replace(" and ", " & ") in houses()
