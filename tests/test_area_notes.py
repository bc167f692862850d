"""Notes whose references are printed as ISO 690 has them: names in capitals, full stops between."""

from __future__ import annotations

import pytest

from biblio.citation import Citation
from biblio.confidence.tearing import torn
from biblio.extractor import extract
from biblio.parser.labelling.rules import capitals
from biblio.parser.labelling.spans import Span
from biblio.readers import read_text


def cited(note: str) -> list[Citation]:
    """What a note of plain text cites."""
    document = read_text(f"The tax fell on all.* \n\n* {note}\n", "salt.txt")
    return [one.citation for one in extract(document).resolutions]


def fields(note: str) -> dict[str, str]:
    """The values that the only citation of a note prints, of several the first."""
    (citation,) = cited(note)
    found: dict[str, str] = {}
    for one in citation.fields:
        found.setdefault(one.name, one.raw)
    return found


NOTES = [
    (
        "MOREL, Lucie et BRUN, Jean-Luc. Les mers froides. 2e éd. Brest : Le Phare, 2003. "
        "Horizons. ISBN 2-00-000000-0.",
        {
            "author": "MOREL, Lucie",
            "title": "Les mers froides",
            "edition": "2e",
            "location": "Brest",
            "publisher": "Le Phare",
            "date": "2003",
        },
    ),
    (
        "LE ROY, Yann. Pêcher la nuit. Dans : MOREL, Lucie (dir.), Gens de mer. Brest : Le Phare, "
        "1999, p. 11-30.",
        {
            "author": "LE ROY, Yann",
            "title": "Pêcher la nuit",
            "editor": "MOREL, Lucie",
            "booktitle": "Gens de mer",
            "location": "Brest",
        },
    ),
    (
        "BRUN, Jean-Luc. La morue [en ligne]. Cahiers du large. Mars 2011, vol. 18, no 2, p. 5-19. "
        "[Consulté le 3 mai 2015]. Disponible à l’adresse : https://example.org/morue",
        {
            "author": "BRUN, Jean-Luc",
            "title": "La morue",
            "journaltitle": "Cahiers du large",
            "date": "Mars 2011",
            "volume": "18",
            "urldate": "3 mai 2015",
        },
    ),
    (
        "BRUN, Jean-Luc. Le froid [en ligne]. [S. l.] : [s. n.], 2014.",
        {"title": "Le froid", "location": "S. l.", "date": "2014"},
    ),
    (
        "MOREL, Lucie, 1998. La brume. Brest : Le Phare. Récits du large. ISBN 2-00-000000-1.",
        {"author": "MOREL, Lucie", "date": "1998", "title": "La brume", "publisher": "Le Phare"},
    ),
    (
        "PEÑALVER SOTO, María del Mar. El atún. En: ROS, Inés (ed.). Gentes del mar. Cádiz: "
        "Levante, 1988, pp. 10-12.",
        {
            "author": "PEÑALVER SOTO, María del Mar",
            "title": "El atún",
            "editor": "ROS, Inés",
            "booktitle": "Gentes del mar",
            "publisher": "Levante",
        },
    ),
    (
        "HALL, Ida May and Ben COLE. What the nets held. Sea and Shore. 2001, vol. 12, no. 3, "
        "pp. 3–20.",
        {
            "author": "HALL, Ida May",
            "title": "What the nets held",
            "journaltitle": "Sea and Shore",
            "date": "2001",
            "volume": "12",
        },
    ),
    (
        "COLE, B. Fog. In: Ida HALL and Ann REED, eds. Weather at Sea. Hull: Pier Books, 1977.",
        {"author": "COLE, B.", "title": "Fog", "editor": "Ida HALL", "booktitle": "Weather at Sea"},
    ),
    (
        "VOSS, Karl ; HARMS, Otto: Der Hering. Bremen : Wattverlag, 1987, S. 12",
        {"author": "VOSS, Karl", "title": "Der Hering", "publisher": "Wattverlag"},
    ),
    (
        "FERRI, Lucia. Il tonno. Una storia. Trapani: Scirocco, 1996, p. 41.",
        {"author": "FERRI, Lucia", "title": "Il tonno. Una storia", "location": "Trapani"},
    ),
]


@pytest.mark.parametrize(("note", "wanted"), NOTES)
def test_a_reference_between_full_stops_is_one(note: str, wanted: dict[str, str]) -> None:
    assert fields(note) | wanted == fields(note)


def test_a_remark_behind_such_a_reference_is_none_of_it() -> None:
    (citation,) = cited("See HALL, Ida. Nets. Hull: Pier Books, 1969, p. 12. The count is too low.")
    assert citation.text.endswith("p. 12.")


def test_two_such_references_are_two() -> None:
    both = cited(
        "MOREL, Lucie. La brume. Brest : Phare, 1998. BRUN, Jean. Le gel. Lyon : Ain, 1991."
    )
    assert [one.value("title") for one in both] == ["La brume", "Le gel"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("D’ORVAL, Claire. La mer", ["D’ORVAL, Claire"]),
        ("COLE, N. Thomas. Fog", ["COLE, N. Thomas"]),
        ("COLE, A. Fog. A history", ["COLE, A."]),
        ("HALL, Ida, Bart De WIT and Jo REED. Fog", ["HALL, Ida", "Bart De WIT", "Jo REED"]),
        ("MOREL, J.-M., BRUN, A.B. et al. Le gel", ["MOREL, J.-M.", "BRUN, A.B."]),
        ("McCOLE, Ann. Fog", ["McCOLE, Ann"]),
        ("SILVEIRA, Maria da. O mar", ["SILVEIRA, Maria da"]),
        ("HULL, Leeds. Fog", []),
        ("NY, Ann. Fog", []),
        ("Cole, Ann. Fog", []),
    ],
)
def test_capitals_tell_names(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in capitals.people(text)] == names


@pytest.mark.parametrize("text", ["COLE, Ann, Fog, Hull, 1999", "COLE, Ann", "FOG. A history"])
def test_without_a_full_stop_behind_names_no_reference_is_opened(text: str) -> None:
    assert not capitals.head(text)


@pytest.mark.parametrize(
    ("note", "author", "title"),
    [
        (
            "Sund, Arvo: Nebel über dem Watt, Bremen 1987, S. 12.",
            "Sund, Arvo",
            "Nebel über dem Watt",
        ),
        (
            "Sund, Arvo/Holm, Kaisu: Nebel über dem Watt. Eine Reise, Bremen 1987.",
            "Sund, Arvo",
            None,
        ),
    ],
)
def test_a_family_keeps_its_forename_though_no_list_knows_it(
    note: str, author: str, title: str | None
) -> None:
    document = read_text(f"The tax fell on all.* \n\n* {note}\n", "salt.txt")
    (one,) = extract(document).resolutions
    read = {field.name: field.raw for field in reversed(one.citation.fields)}
    assert read["author"] == author
    assert title is None or read["title"] == title


def test_no_author_of_a_book_stands_before_an_address() -> None:
    read = fields(
        "Low, Jason: Salt in schools. In: Salt Library Journal, https://example.org/salt."
    )
    assert "bookauthor" not in read


@pytest.mark.parametrize(
    ("text", "spans", "signs"),
    [
        (
            "Rae, Logan. Salt",
            [("author", 0, 3), ("author", 5, 10), ("title", 12, 16)],
            {"name perhaps torn"},
        ),
        ("Rae, Logan: Salt", [("author", 0, 3), ("title", 5, 16)], {"name perhaps torn"}),
        ("Rae, Logan u. a.: Salt", [("author", 0, 3), ("title", 5, 22)], {"name perhaps torn"}),
        ("Rae, Salt and Bread", [("author", 0, 3), ("title", 5, 19)], set()),
        ("Ders., Salz. Ein Lob", [("author", 0, 5), ("title", 7, 20)], set()),
        (
            "Rae, Logan: On “Salt” in Leeds",
            [("author", 0, 10), ("title", 16, 20)],
            {"title amid words"},
        ),
        ("Logan Rae, “Salt,” Review 3", [("author", 0, 9), ("title", 12, 16)], set()),
    ],
)
def test_a_reading_shows_what_it_tears(
    text: str, spans: list[tuple[str, int, int]], signs: set[str]
) -> None:
    assert set(torn(text, [Span(*one) for one in spans])) == signs
