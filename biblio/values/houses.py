"""Publishers' names: which words of an imprint name a house."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from biblio.values.patterns import CAPITAL, Lazy

_HOUSES = Path(__file__).parent.parent / "data" / "houses.txt"
_TRADE = Lazy(
    r"&|\b(?:Press|Publish(?:ers?|ing)|Publications?|Books|Sons|Bros|Brothers|House|Verlag\w*|Editions?|"
    r"Éditions|Edizioni|Edições|Company|Co|Ltd|Inc|Universit\w+|Universidade?s?|Univ|Uniwersytet\w*|Presses|Librairie|"
    r"Editore|Editori|Editrice|Editora|Editorial|Ediciones|Libros|Livraria|Librería|Libreria|Imprenta|"
    r"Imprimerie|Impr|Tipografia|Druckerei|Buchhandlung|Uitgeverij|Wydawnictw[oa]|Nakładem|Institut\w*|"
    r"Archivo|Fundación|Fundação|Fondazione|UP|Associates|"
    r"Macmillan|Penguin|Pelican|Routledge|Longmans?|Gollancz|Knopf|Norton|Verso|Vintage|Harper|"
    r"Praeger|Pathfinder|Gallimard|Maspero|Suhrkamp|Rowohlt|Einaudi|Feltrinelli|Heinemann|Methuen|"
    r"Издательство|Изд|Изд-во|Типография|Тип|издательство)\b"
    r"|\bU(?:niv)?\.? of [^\W\d_a-z]|\bU P\b"
)
# Oxford Univ. Press · Univ. of Tull Pr. · Brine Acad. Publ.: words of a house's name cut short
_CUT_SHORT = Lazy(
    rf"(?<!\w)(?:Univ|Acad|Coll|Inst|Theol|Cath|Natl|Med|Tech)\.\s(?:(?:of|for|de)\s)?"
    rf"(?:{CAPITAL}[\w’-]*\s){{0,3}}(?:Press|(?:Pr|Publ?|P)\.(?=,\s)|Publishing|Publishers|Printing)(?!\w)",
    sign=r"(?:Univ|Acad|Coll|Inst|Theol|Cath|Natl|Med|Tech)\.\s",
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
    spelled = (plain, plain.replace(" and ", " & "), plain.replace("-", " "))
    return not houses().isdisjoint(spelled)


def without_stops(text: str) -> str:
    """The text, as long as before, with marks that end no sentence for the full stops in the name
    of a house: `Oxford Univ. Press`.
    """
    return _CUT_SHORT.sub(lambda one: one.group().replace(".", "’"), text)
