"""ISBN, ISSN and DOI: how they are printed, and what is wrong with one that cannot be."""

from __future__ import annotations

import sys

import pytest

from biblio.values import identifiers, urls


@pytest.mark.parametrize(
    ("kind", "text", "hyphenated"),
    [
        ("isbn", "0306406152", "0-306-40615-2"),
        ("isbn", "0 306 40615 2 (hbk.)", "0-306-40615-2 (hbk.)"),
        ("isbn", "080442957x", "0-8044-2957-X"),
        ("isbn", "ISBN-13: 9780306406157", "978-0-306-40615-7"),
        ("isbn", "0306406152, 9780306406157", "0-306-40615-2, 978-0-306-40615-7"),
        ("isbn", "0306406152 9780306406157", "0-306-40615-2 978-0-306-40615-7"),
        ("isbn", "0306406153", "0306406153"),
        ("isbn", "not known", "not known"),
        ("issn", "03785955", "0378-5955"),
        ("issn", "e-ISSN 0378‐5955", "0378-5955"),
        ("issn", "2434561X and 03785955", "2434-561X and 0378-5955"),
        ("issn", "0378-5954", "0378-5954"),
    ],
)
def test_identifiers_with_their_hyphens(kind: str, text: str, hyphenated: str) -> None:
    assert identifiers.hyphenated(kind, text) == hyphenated


@pytest.mark.parametrize(
    ("kind", "text", "faults"),
    [
        ("isbn", "0-306-40615-2", ()),
        ("isbn", "978-0-306-40615-7", ()),
        ("isbn", "0-306-40615-2; 0-306-40615-3", (("0-306-40615-3", "its check digit is wrong"),)),
        ("isbn", "978-0-306-40615-8", (("978-0-306-40615-8", "its check digit is wrong"),)),
        ("isbn", "0-306-4061", (("0-306-4061", "it has too many or too few digits"),)),
        ("isbn", "unknown", (("unknown", "it is not built like one"),)),
        ("isbn", "977-0-306-40615-8",
         (("977-0-306-40615-8", "it begins with a prefix that does not exist"),)),
        ("issn", "0378-5955", ()),
        ("issn", "2434-561X", ()),
        ("issn", "0378-5954", (("0378-5954", "its check digit is wrong"),)),
        ("issn", " ", ()),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_identifier(
    kind: str, text: str, faults: tuple[tuple[str, str], ...]
) -> None:
    assert identifiers.faults(kind, text) == faults


@pytest.mark.parametrize("number", ["0306406152", "9780306406157", "080442957X", "9780804429573"])
def test_a_wrong_figure_anywhere_is_noticed(number: str) -> None:
    assert identifiers.faults("isbn", number) == ()
    for at in range(3 if len(number) == 13 else 0, len(number) - 1):
        wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
        assert identifiers.faults("isbn", wrong) == ((wrong, "its check digit is wrong"),)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("isbn", "0306406152"),
        ("isbn", "0-8044-2957-X"),
        ("isbn", "978-0-306-40615-7"),
        ("isbn", "9780804429573"),
        ("issn", "0378-5955"),
        ("issn", "2434561X"),
    ],
)
def test_a_number_that_adds_up_is_sound_without_the_register(
    kind: str, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, f"stdnum.{kind}", None)  # to load it takes its time
    assert identifiers.faults(kind, number) == ()


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.2307/1864376", "10.2307/1864376"),
        ("http://dx.doi.org/10.2307/1864376", "10.2307/1864376"),
        ("DOI:  10.2307/1864376", "10.2307/1864376"),
        ("10.2307/1864376", "10.2307/1864376"),
        ("https://example.org/10.2307/1864376", ""),
        ("10.23/1864376", ""),
        ("", ""),
    ],
)
def test_the_doi_of_an_address(address: str, doi: str) -> None:
    assert urls.doi(address) == doi
