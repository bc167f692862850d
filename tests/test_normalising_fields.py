"""Normalising, field by field: what is brought to one form, and what is left alone."""

import pytest
from normalising_cases import AUTHORITY, entry, normalised, value

from biblio.editions.normalising import (
    NORMALISERS,
    Context,
    NameForm,
    Options,
    TitleForm,
    check,
    normalise,
    suggestions,
)
from biblio.library import Library


def cases(**by_field):
    return [(field, old, new) for field, pairs in by_field.items() for old, new in pairs.items()]


@pytest.mark.parametrize(
    ("field", "old", "new"),
    cases(
        author={
            "Lenin, V.I.": "Lenin, V. I.",
            "Sartre, J.-P.": "Sartre, J.-P.",
            "King, Jr., M.L.": "King, Jr., M. L.",
            "A and Renard, A.C. and others": "A and Renard, A. C. and others",
        },
        title={
            "The  Permanent Revolution .": "The Permanent Revolution",
            "My Life:": "My Life",
            "The Year 1905.": "The Year 1905",
            "Dornfeld (Galizien).": "Dornfeld (Galizien)",
        },
        location={
            "N.Y.": "New York",
            "New York, NY": "New York",
            "Cambridge (Mass.)": "Cambridge, Mass.",
            "М.": "Москва",
        },
        edition={
            "2nd": "2",
            "Second edition": "2",
            "2. Auflage": "2",
            "2nd rev. ed.": "2nd rev. ed.",
            "Second, revised and enlarged edition": "2nd rev. and enl. ed.",
            "Rev. ed.": "rev. ed.",
        },
        volume={"Vol. I": "I", "vol. 1": "1", "Bd. 2": "2", "том III": "III", "vols. 1–2": "1–2"},
        volumes={"3 vols.": "3"},
        number={"No. 12": "12", "№3": "3"},
        date={
            "15 August 2004": "2004-08-15",
            "August 2004": "2004-08",
            "c. 1905": "1905~",
            "[ca. 1905?]": "1905%",
            "[1905?]": "1905?",
            "1967–69": "1967/1969",
            "1904–6": "1904/1906",
            "1924–": "1924/..",
            "1960s": "196X",
        },
        pages={
            "pp. 124-46": "124–46",
            "12 -- 15, 20-22": "12–15, 20–22",
            "xi-xxiv": "xi–xxiv",
            "S1-S10": "S1–S10",
            "Pp. 3-4, 8": "3–4, 8",
            "pp. 3-4, pp. 8-9": "3–4, 8–9",
            "Seiten 19-25": "19–25",
            "s. 19-25": "19–25",
            "PÁGS. 19-25": "19–25",
            "С. 19-25": "19–25",
            "P 7": "7",
        },
        isbn={
            "0873486595": "0-87348-659-5",
            "ISBN 9780873485241 (pbk.)": "978-0-87348-524-1 (pbk.)",
            "0-816-52066-6": "0-8165-2066-6",
        },
        issn={"00225185, 14774607": "0022-5185, 1477-4607", "1463--1652": "1463-1652"},
    ),
)
def test_one_form(field, old, new):
    assert value(field, old) == new


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("author", name) for name in ("{Simon and Schuster, Inc.}", "A.B.C. Committee", "Homer")),
        *(("author", name) for name in ("Beethoven, Ludwig van", "van Beethoven, Ludwig")),
        *(("author", name) for name in ("Kuhn, {T.S.}", "Lenin", "Lenin, V. I.", "Iskra, Yu.")),
        *(("title", title) for title in ("What Is to Be Done?", "Martin Luther King Jr.", "And …")),
        *(("title", title) for title in ("Kaiser Wilhelm II.", "Wait...", 'He said "no"')),
        *(("title", title) for title in ("c.\u00a0600", "L’«\u00a0ecclesia\u00a0»")),
        *(("title", title) for title in ("Goch/Ndrh.", "Vokale usw.", "Bis zum 11.", "Ad S.D.N.")),
        *((field, "Discr. Math. and Appl.") for field in ("journaltitle", "booktitle", "series")),
        ("author", "Moeliono, A.M. (Editor)"),
        *(("location", city) for city in ("Petrograd", "Peking", "Tbilisi, Georgia")),
        *(
            ("location", city)
            for city in ("Toronto, CA", "Berlin, DE", "Tbilisi, Georgia", "Perth, WA")
        ),
        ("location", "London, New York"),
        *(("edition", text) for text in ("1", "First edition", "Edition Budé", "1969", "Rev. \\x")),
        *(("volume", text) for text in ("I", "34B", "Vol. One: Theory", "\\autocap{d}isc 2")),
        *(("number", text) for text in ("Nov", "2/3", "EU-29702195U")),
        *(("date", text) for text in ("n.d.", "c1905", "1904-06", "1921-24", "1905/06", "1898–02")),
        *(("date", text) for text in ("30 February 1900", "1977/1978", "1924/", "2004-08-15")),
        *(
            ("pages", text)
            for text in (
                "267–94",
                "3-1",
                "col. 947–52",
                "Sp. 3–4",
                "S 19",
                "стб. 7",
                "A-12",
                "1-12–1-15",
                "12ff.",
            )
        ),
        *(("isbn", text) for text in ("0873486596", "not known", "978-3-16-148410-1")),
    ],
)
def test_left_alone(field, text):
    fields, changes = normalised(entry(**{field: text}))
    assert (fields, changes) == ({field: text}, [])


@pytest.mark.parametrize(
    ("publisher", "fields", "wanted"),
    [
        ("Pathfinder", {}, "Pathfinder Press"),
        ("PATHFINDER PRESS, INC.", {"date": "1973"}, "Pathfinder Press"),
        ("Lawrence and Wishart", {}, "Lawrence & Wishart"),
        ("Simon and Shuster", {}, "Simon and Schuster"),
        ("RLP", {"location": "Seattle"}, "Red Letter Press"),
        # An imprint is not its successor, nor what it was called once.
        ("Pioneer", {}, "Pioneer Publishers"),
        ("Merit", {"date": "1969"}, "Merit Publishers"),
        ("NLB", {}, "NLB"),
        ("New Left Books", {"date": "1975"}, "New Left Books"),
        # Another house of the name: another time, another place.
        ("Pathfinder", {"date": "1894"}, "Pathfinder"),
        ("Pathfinder", {"location": "Washington"}, "Pathfinder"),
        ("FLPH", {"location": "Pyongyang"}, "FLPH"),
        # A name is not translated, nor replaced by a catalogue's heading.
        ("Издательство Прогресс", {}, "Издательство Прогресс"),
        ("Mehring Verlag", {}, "Mehring Verlag"),
        ("Unknown & Co., Inc.", {}, "Unknown & Co., Inc."),
    ],
)
def test_publishers(publisher, fields, wanted):
    assert value("publisher", publisher, **fields) == wanted


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"publisher": "Red Letter Press, Seattle"}, ("Red Letter Press", "Seattle")),
        ({"publisher": "Seattle: RLP"}, ("Red Letter Press", "Seattle")),
        ({"publisher": "Pathfinder, N.Y."}, ("Pathfinder Press", "New York")),
        ({"publisher": "Paris: RLP, Seattle"}, ("Paris: RLP, Seattle", None)),
        ({"publisher": "Pathfinder, New York, N.Y."}, ("Pathfinder Press", "New York")),
        ({"publisher": "Bookmarks (London)"}, ("Bookmarks Publications", "London")),
        ({"publisher": "RLP, Seattle", "location": "Seattle"}, ("Red Letter Press", "Seattle")),
        ({"publisher": "RLP, Seattle", "location": "Boston"}, ("RLP, Seattle", "Boston")),
        (
            {"publisher": "Foreign Languages Publishing House, Pyongyang"},
            ("Foreign Languages Publishing House", "Pyongyang"),
        ),
        (
            {"publisher": "University of California, Berkeley"},
            ("University of California, Berkeley", None),
        ),
    ],
)
def test_place_in_publisher(fields, wanted):
    after, _ = normalised(entry(**fields))
    assert (after["publisher"], after.get("location")) == wanted


def test_place_after_an_unknown_publisher_is_a_suggestion():
    library = Library((entry(publisher="Routledge, London"),))
    context = Context(AUTHORITY)
    assert normalise(library, context) == (library, ())
    wanted = [("location", "London"), ("publisher", "Routledge")]
    assert [(change.field, change.new) for change in suggestions(library, context)] == wanted


def test_place_goes_where_the_entry_has_it():
    fields, _ = normalised(entry(publisher="RLP, Seattle", location="Seattle"))
    assert fields == {"publisher": "Red Letter Press", "location": "Seattle"}


@pytest.mark.parametrize(
    ("title", "author", "wanted"),
    [
        ("Our Differences", "Trotsky", "Trotsky, Leon"),
        ("Our Differences", "Trotsky, L.", "Trotsky, Leon"),
        ("Our Differences", "Plekhanov, G.", "Plekhanov, Georgi"),
        ("Our Differences", "Trotsky, Natalia", "Trotsky, Natalia"),
        ("Our Differences", "Trotsky, Leon Davidovich", "Trotsky, Leon Davidovich"),
        ("My Life", "Trotsky", "Trotsky"),
    ],
)
def test_authors_of_known_works(title, author, wanted):
    assert value("author", author, title=title) == wanted


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("Lenin", "Lenin, V.I."), "Lenin"),  # nobody says that it is he
        (("Lenin, V. I.", "Lenin, Vladimir Ilyich and Zetkin, Clara"), "Lenin, V. I."),
        (("Lenin, V.", "Lenin, Vladimir et al."), "Lenin, V."),
        (("Lenin, V.", "Lenin, Vladimir ed."), "Lenin, V."),
        *(
            (("Lenin, V.", f"Lenin, Vladimir {others}"), "Lenin, V.")
            for others in ("u. a.", "u.a.", "и др.", "i in.", "y otros", "e altri", "ve diğ.")
        ),
        *(
            (("Lenin, V.", f"Lenin, Vladimir {said}"), "Lenin, V.")
            for said in ("éd.", "сост.", "Hrsg.", "PhD", "MD PhD", "M.D. Esq.", "SJ", "in exile")
        ),
        (("Rahim, Md. A.", "Rahim, Md. Abdul"), "Rahim, Md. Abdul"),
        (("Rahim, A.", "Rahim, Abdul Md."), "Rahim, A."),
        (("Lenin, V.", "LENIN, VLADIMIR"), "Lenin, V."),
        (("Lenin, V.I.", "Lenin, Vladimir Ilyich"), "Lenin, Vladimir Ilyich"),
        (("Lenin", "Lenin, V. I.", "Lenin, N."), "Lenin"),
        (("Lenin", "Zetkin, Clara"), "Lenin"),
    ],
)
def test_evidence_of_the_same_text(names, wanted):
    first, *others = (
        entry(key=f"k{at}", author=name, title="State and Revolution")
        for at, name in enumerate(names)
    )
    assert normalised(first, others=others)[0]["author"] == wanted


def test_two_of_one_family_are_no_evidence_for_one_another():
    first = entry(author="Lee, A. and Lee, A. K.", title="Ponds and Fens")
    assert normalised(first)[0]["author"] == "Lee, A. and Lee, A. K."


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Simon & Schuster", "Simon & Schuster"),
        ("Simon and Schuster", "Simon and Schuster"),
        ("Simon & Shuster", "Simon & Schuster"),
    ],
)
def test_a_house_keeps_its_ampersand(printed, wanted):
    assert value("publisher", printed) == wanted


@pytest.mark.parametrize("name", ["de Beauvoir, Simone", "De Beauvoir, Simone", "de Beauvoir, S."])
def test_a_particle_is_never_doubled(name):
    other = entry(key="o", author="Beauvoir, Simone de", title="The Second Sex")
    wanted = name.replace("S.", "Simone")
    first = entry(author=name, title="The Second Sex")
    assert normalised(first, others=[other])[0]["author"] == wanted


@pytest.mark.parametrize("title", ["Selected Works", "Introduction", "Another Text"])
def test_no_evidence_of_another_text(title):
    other = entry(key="o", author="Smith, John", title=title)
    own = title if title != "Another Text" else "State and Revolution"
    assert normalised(entry(author="Smith", title=own), others=[other])[0]["author"] == "Smith"


def test_initials_give_up_a_datum():
    edition = entry(author="Luxemburg, Rosa and Zetkin, Klara J. and Le Roy Ladurie, Jean-Paul")
    assert not normalised(edition, names=NameForm.INITIALS)[1]
    fields, changes = normalised(edition, names=NameForm.INITIALS, unsafe=True)
    assert fields["author"] == "Luxemburg, R. and Zetkin, K. J. and Le Roy Ladurie, J.-P."
    assert [change.safe for change in changes] == [False]


def test_names_as_printed():
    fields, _ = normalised(
        entry(author="Trotsky and Lenin, V.I.", title="Our Differences"), names=NameForm.AS_PRINTED
    )
    assert fields["author"] == "Trotsky and Lenin, V. I."


def test_titles_of_the_authority_on_request():
    edition = entry(author="Cannon, James", title="American's Road to Socialism.")
    assert normalised(edition)[0]["title"] == "American's Road to Socialism"
    fields, changes = normalised(edition, titles=TitleForm.AUTHORITY)
    assert fields["title"] == "America’s Road to Socialism"
    assert fields["printedtitle"] == "American's Road to Socialism"
    assert all(change.safe for change in changes)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Unsere Differenzen", "author": "Trotsky, Leon"},
        {"title": "America’s Road to Socialism: Six Lectures", "author": "Cannon, James P."},
        {"title": "American’s Road to Socialism"},
        {"title": "American’s Road to Socialism", "author": "Smith, Adam"},
        {"title": "Our Differences", "author": "Trotsky, Leon"},
    ],
)
def test_titles_that_stay(fields):
    assert normalised(entry(**fields), titles=TitleForm.AUTHORITY) == (fields, [])


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "c. 1905"}, "1905~"),
        ({"year": "1967–69"}, "1967/1969"),
        ({"year": "1905"}, None),
        ({"year": "n.d."}, None),
        ({"year": "1967–69", "month": "5"}, None),
        ({"year": "c. 1905", "date": "1906"}, "1906"),
    ],
)
def test_years_stay_as_printed(fields, date):
    after, _ = normalised(entry(**fields))
    assert (after["year"], after.get("date")) == (fields["year"], date)


def test_year_in_brackets_is_a_suggestion():
    edition = entry(date="[1906]")
    assert normalised(edition)[0]["date"] == "[1906]"
    assert normalised(edition, unsafe=True)[0]["date"] == "1906?"


def test_impossible_identifiers_are_reported():
    library = Library((entry(isbn="0873486596", issn="12"), entry(isbn="0873486595")), "a.bib")
    messages = [str(finding) for finding in check(library)]
    assert messages == [
        "a.bib: The entry “k” has the ISBN 0873486596: its check digit is wrong.",
        "a.bib: The entry “k” has the ISSN 12: it has too many or too few digits.",
    ]


def test_changes_can_be_printed():
    _, (added, changed) = normalised(entry(publisher="RLP, Seattle"))
    assert str(added) == "k: location: + “Seattle” (the place printed with the publisher)"
    assert str(changed) == (
        "k: publisher: “RLP, Seattle” → “Red Letter Press”"
        " (the authority’s spelling, the place has its own field)"
    )


def test_without_an_authority_nothing_is_known():
    library = Library((entry(publisher="Pathfinder", url="http://marxists.org/a"),))
    assert normalise(library, Context(options=Options(titles=TitleForm.AUTHORITY)))[1] == ()


def test_one_normaliser_for_each_field():
    assert len({normaliser.__module__ for normaliser in NORMALISERS}) == len(NORMALISERS) == 11
