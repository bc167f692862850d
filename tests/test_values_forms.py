"""Values and their other forms: forenames, places, dates of EDTF, addresses, keys, JSON."""

from __future__ import annotations

import pytest

from biblio.values import (
    braces,
    edtf,
    folding,
    forenames,
    jsontext,
    place_forms,
    webaddress,
)
from biblio.values.abbreviations import may_end_in_abbreviation
from biblio.values.edtf import Reading
from biblio.values.patterns import in_turn


@pytest.mark.parametrize(
    ("given", "spaced", "initials"),
    [
        ("V.I.", "V. I.", "V. I."),
        ("V. I.", "V. I.", "V. I."),
        ("Vladimir  Ilyich", "Vladimir Ilyich", "V. I."),
        ("J.-P.", "J.-P.", "J.-P."),
        ("Jean-Paul", "Jean-Paul", "J.-P."),
        ("Yu.M.", "Yu.M.", "Yu.M."),  # an abbreviation is no initial
        ("Ann III", "Ann III", "A. III"),
        ("Ann II", "Ann II", "A. II"),
        ("Ann de", "Ann de", "A. de"),
        ("M", "M", "M."),
        ("", "", ""),
    ],
)
def test_forenames_and_their_initials(given: str, spaced: str, initials: str) -> None:
    assert (forenames.spaced(given), forenames.initials(given)) == (spaced, initials)


@pytest.mark.parametrize(
    ("word", "initial"),
    [
        ("V.", True),
        ("J.-P.", True),
        ("J‐P.", False),
        ("J.‐P.", True),
        ("Yu.", False),
        ("V", False),
        ("VI", False),
        ("1.", False),
        ("V,", False),
        ("", False),
    ],
)
def test_an_initial(word: str, initial: bool) -> None:
    assert forenames.is_initial(word) is initial


@pytest.mark.parametrize(
    ("word", "opens"),
    [("Anna", True), ("Anna-Xyz", True), ("V.", True), ("Harbour", False), ("Xyz-Anna", False)],
)
def test_what_opens_a_name(word: str, opens: bool) -> None:
    assert forenames.opens_name(word) is opens


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("", "Vladimir", True),
        ("V.", "Vladimir Ilyich", True),
        ("V.I.", "Vladimir Ilyich", True),
        ("Vladimir I.", "Vladimir Ilyich", True),
        ("V. I. L.", "Vladimir Ilyich", False),
        ("I.", "Vladimir Ilyich", False),
        ("Vlad", "Vladimir", False),
        ("V", "Vladimir", False),
        ("J.-P.", "Jean-Paul", True),
        ("Yu.", "Yu.", True),
        ("Vladimir", "V.", False),
    ],
)
def test_forenames_short_for_others(short: str, full: str, fits: bool) -> None:
    assert forenames.is_short_for(short, full) is fits


@pytest.mark.parametrize(
    ("place", "standard", "key"),
    [
        ("N.Y.", "New York", "new york"),
        ("Cambridge, MA", "Cambridge, Mass.", "cambridge mass"),
        ("Cambridge (Mass.)", "Cambridge, Mass.", "cambridge mass"),
        ("Cambridge MA; London", "Cambridge, Mass.; London", "cambridge mass london"),
        ("Nowhere, Mass.", "Nowhere, Mass.", "nowhere mass"),
        ("Nowhere, MA", "Nowhere, MA", "nowhere ma"),
        ("Albany, NY", "Albany, N.Y.", "albany n y"),
        ("Albany (NY)", "Albany, N.Y.", "albany n y"),
        ("Atlanta, Georgia", "Atlanta, Ga.", "atlanta ga"),
        ("Tbilisi, Georgia", "Tbilisi, Georgia", "tbilisi georgia"),
        ("Austin, Texas", "Austin, Tex.", "austin tex"),
        ("Durham, NC", "Durham, N.C.", "durham n c"),
        ("Durham, CN", "Durham, CN", "durham cn"),
        ("Bath and N.Y.", "Bath and New York", "bath and new york"),
        (" Bath ", " Bath ", "bath"),
    ],
)
def test_places_in_their_usual_form(place: str, standard: str, key: str) -> None:
    assert (place_forms.standard(place), place_forms.key(place)) == (standard, key)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Köln", "Cologne", True),
        ("Peking", "Beijing", True),
        ("N.Y.", "New York", True),
        ("Nowhere", "nowhere", True),
        ("Peking", "Bombay", False),
        ("Peking", "Nowhere", False),
    ],
)
def test_cities_of_two_names(one: str, other: str, same: bool) -> None:
    assert place_forms.are_one_city(one, other) is place_forms.are_one_city(other, one) is same


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("15 August 2004", Reading("2004-08-15", "a calendar date")),
        ("August 2004", Reading("2004-08", "a calendar date")),
        ("29 February 1904", Reading("1904-02-29", "a calendar date")),
        ("29 February 1905", None),
        ("on 15 August 2004", None),
        ("[1906]", Reading("1906?", "a year supplied in brackets", certain=False)),
        ("c. 1905", Reading("1905~", "an approximate or uncertain year")),
        ("Circa 1905", Reading("1905~", "an approximate or uncertain year")),
        (" [ca. 1905?] ", Reading("1905%", "an approximate or uncertain year")),
        ("1905 ?", None),
        ("1905?", None),  # it is EDTF
        ("[1905?]", Reading("1905?", "an approximate or uncertain year")),
        ("c1905", None),
        ("1967–69", Reading("1967/1969", "a range of years")),
        ("1904–6", Reading("1904/1906", "a range of years")),
        ("[1898–1902]", Reading("1898/1902", "a range of years")),
        ("1898–98", None),
        ("[1898", None),
        ("11898]", None),
        ("1898–02", None),
        ("1924–", Reading("1924/..", "a range without an end")),
        ("1924 --", Reading("1924/..", "a range without an end")),
        ("Spring 1992", Reading("1992-21", "a season")),
        ("Winter, 1992/93", Reading("1992-24", "a season")),
        ("Mayday 1992", None),
        ("1960s", Reading("196X", "a decade")),
        ("1960’s", Reading("196X", "a decade")),
        ("1965s", None),
        ("2004-08-15", None),
        ("forthcoming", None),
        ("", None),
    ],
)
def test_a_printed_date_as_edtf(text: str, reading: Reading | None) -> None:
    assert edtf.read(text) == reading


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("1905", True),
        ("190X", True),
        ("-0044-03-15", True),
        ("1905?", True),
        ("1905/1906", True),
        ("1905/..", True),
        ("1905/", True),
        ("../1905", True),
        ("1905–06", False),
        ("905", False),
        ("in 1905", False),
    ],
)
def test_the_shape_of_edtf(text: str, yes: bool) -> None:
    assert edtf.is_edtf(text) is yes


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Gödel", "godel"),
        ("Троцкий", "trotsky"),
        ("Щедрый Хлеб", "shchedry khleb"),
        ("L’Été 1905", "ete 1905"),
        ("Straße & Ørsted, Łódź", "strasse  orsted lodz"),
        ("E\u0301mile", "emile"),
        ("毛", ""),
    ],
)
def test_a_text_in_ascii(text: str, plain: str) -> None:
    assert folding.to_ascii(text) == plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Smith & Sons", "smith and sons"),
        ("Smith&Sons", "smith and sons"),
        ("L'Homme", "homme"),
        ("Rock_'n'_Roll", "rock n roll"),
        ("Łódź–Ærø", "lodz aero"),
        ("The The", "the"),
        ("A", "a"),
    ],
)
def test_a_text_folded(text: str, folded: str) -> None:
    assert folding.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("by V. I.", True),
        ("the Oct.", True),
        ("the book.", False),
        ("in Proc.", True),
        ("in PROF.", True),
        ("the Mrss.", True),  # no vowel
        ("Wilhelm VIII.", True),
        ("Wilhelm viii.", False),
        ("am 11.", True),
        ("in 1905.", False),
        ("the end", False),
        ("the end?.", False),
        ("", False),
    ],
)
def test_a_full_stop_that_belongs_to_the_word(text: str, may: bool) -> None:
    assert may_end_in_abbreviation(text) is may


@pytest.mark.parametrize(
    ("text", "printed", "key"),
    [
        ("HTTPS://WWW.Mills.example/A", "https://www.mills.example/A", "mills.example/A"),
        ("mills.example", "mills.example", "mills.example/"),
        ("http://mills.example:80/a?b=c#d", "http://mills.example/a?b=c#d", "mills.example/a?b=c"),
        ("mills.example/a/index.htm?b", "mills.example/a/index.htm?b", "mills.example/a/?b"),
        ("mills.example/index.shtml", "mills.example/index.shtml", "mills.example/index.shtml"),
        ("mills.example./a#", "mills.example/a#", "mills.example/a"),
    ],
)
def test_the_parts_of_an_address(text: str, printed: str, key: str) -> None:
    found = webaddress.parse(text)
    assert found is not None
    assert (str(found), found.key) == (printed, key)


@pytest.mark.parametrize("text", ["", "mills", "ftp://mills.example", "mills.example/a b"])
def test_what_is_no_address_of_the_web(text: str) -> None:
    assert webaddress.parse(text) is None


def test_a_host_without_www() -> None:
    assert webaddress.bare_host("WWW.Mills.example") == "mills.example"
    assert webaddress.bare_host("mills.www.example") == "mills.www.example"


@pytest.mark.parametrize(
    ("text", "has"),
    [("a b c", True), ("a c", False), ("b a c", False), ("a b", False), ("", False)],
)
def test_a_sign_of_several_parts_has_them_in_turn(text: str, has: bool) -> None:
    assert in_turn("a", "b", "c")(text) is has


@pytest.mark.parametrize(
    ("text", "balanced", "encoded"),
    [
        ("http://a.example/{b}", True, "http://a.example/{b}"),
        ("http://a.example/{b", False, "http://a.example/%7Bb"),
        ("http://a.example/}b{", False, "http://a.example/%7Db%7B"),
        ("{{b}", False, "%7B%7Bb%7D"),
        ("", True, ""),
    ],
)
def test_braces_in_pairs(text: str, balanced: bool, encoded: str) -> None:
    assert braces.is_balanced(text) is balanced
    assert braces.percent_encoded(text) == encoded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1.5", 1.5),
        ("9" * 20, int("9" * 20)),
        ("9" * 21, "9" * 21),
        ("1e400", "1e400"),
        ("NaN", "NaN"),
        ('["a", -Infinity]', ["a", "-Infinity"]),
    ],
)
def test_numbers_of_json(text: str, value: object) -> None:
    assert jsontext.parsed(text) == value


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (" https://mills.example/a ", "https://mills.example/a"),
        ("HTTP://mills.example", "HTTP://mills.example"),
        ("mailto:ann@mills.example", "mailto:ann@mills.example"),
        ("doi: 10.1000/a", "https://doi.org/10.1000/a"),
        ("javascript:alert(1)", None),
        ("file:///etc", None),
        ("https://mills.example/\x00", None),
        ("mills.example", None),
        ("", None),
    ],
)
def test_the_target_of_a_link(address: str, target: str | None) -> None:
    assert webaddress.link(address) == target
