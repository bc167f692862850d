"""RIS as databases and publishers write it: words beside figures, entities, where it was found."""

import pytest

from biblio.formats import ris


def read(kind: str, *lines: str) -> dict[str, str]:
    (entry,) = ris.read("\n".join((f"TY  - {kind}", *lines, "ER  - ")).encode(), "a.ris")[0]
    return dict(entry.fields)


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (("SP  - pp. 33", "EP  - 41"), "33–41"),
        (("SP  - p. 33", "EP  - p. 41"), "33–41"),
        (("SP  - S. 33-41",), "33–41"),
        (("SP  - e1002639", "EP  - "), "e1002639"),
        (("SP  - S33", "EP  - S41"), "S33–S41"),
        (("SP  - pp. 33", "EP  - pp. 33"), "33"),
    ],
)
def test_pages_without_their_word(lines: tuple[str, ...], pages: str) -> None:
    assert read("CHAP", *lines)["pages"] == pages


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        *(("Fourth edition", "4"), ("3rd ed.", "3"), ("2. Aufl.", "2"), ("4", "4")),
        *((text, text) for text in ("Second", "Rev. ed.", "2nd rev. ed.", "First edition")),
    ],
)
def test_an_edition_with_its_word(printed: str, edition: str) -> None:
    assert read("BOOK", f"ET  - {printed}")["edition"] == edition


def test_entities_are_letters_wherever_they_stand() -> None:
    found = read(
        "JOUR",
        *("AU  - O&#39;Fen, Moira", "A2  - M&uuml;hl, Jo &amp; Sons", "T2  - Mills &amp; Meres"),
        *(
            "CY  - Stow &amp; Ely",
            "KW  - sluices &amp; dykes",
            "UR  - https://a.example/?a=1&amp;b=2",
        ),
    )
    assert not any(sign in str(found) for sign in ("&#", "&amp;", "&uuml;")), found
    assert found["author"] == "O'Fen, Moira"
    assert found["url"] == "https://a.example/?a=1&b=2"


@pytest.mark.parametrize("kind", ["JOUR", "BOOK", "CHAP", "CPAPER"])
def test_the_database_of_a_record_holds_not_the_thing(kind: str) -> None:
    found = read(kind, "TI  - Fens", "DB  - FenBase")
    assert (found.get("source"), found.get("archive")) == ("FenBase", None)


def test_an_archive_is_told_by_its_place_or_by_what_it_holds() -> None:
    assert read("MANSCPT", "TI  - Fens", "DB  - Ely Archive")["archive"] == "Ely Archive"
    held = read("BOOK", "TI  - Fens", "DB  - Ely Archive", "AV  - MS 12")
    assert (held["archive"], held["archive_location"]) == ("Ely Archive", "MS 12")


def test_others_are_no_person() -> None:
    for end in (("AU  - et al.",), ("AU  - al., et",), ()):
        first = "AU  - Rush, Ben" if end else "AU  - Rush, Ben et al."
        assert read("JOUR", first, *end)["author"] == "Rush, Ben and others"
