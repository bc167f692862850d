"""RIS: each tag by type, names and dates, lines that are out of order, and what is lost."""

from __future__ import annotations

import pytest

from biblio.diagnostics import BiblioError
from biblio.formats import ris
from biblio.formats.equivalence import said
from biblio.record.edition import Edition


def read_one(*lines: str, kind: str = "BOOK") -> Edition:
    text = "\n".join((f"TY  - {kind}", "ID  - k", *lines, "ER  - ", ""))
    ((one,), findings) = ris.read(text.encode(), "a.ris")
    kept = [name for name, _ in one.fields if name.startswith("ris-") and name != "ris-ty"]
    assert [str(finding).rsplit("“")[-1] for finding in findings] == [f"{one}”." for one in kept]
    return one


def lines_of(kind: str, **fields: str) -> list[str]:
    return ris.record(Edition("k", kind, tuple(fields.items()))).splitlines()[2:-1]


@pytest.mark.parametrize(
    ("kind", "fields", "lines"),
    [
        (
            "book",
            {"author": "Marx, Karl and Engels, Friedrich"},
            ["AU  - Marx, Karl", "AU  - Engels, Friedrich"],
        ),
        ("book", {"author": "King, Jr., Martin Luther"}, ["AU  - King, Martin Luther, Jr."]),
        (
            "book",
            {"author": "von Suttner, Bertha and others"},
            ["AU  - von Suttner, Bertha", "AU  - et al."],
        ),
        ("book", {"author": "{Simon and Schuster, Inc.}"}, ["AU  - Simon and Schuster,, Inc."]),
        (
            "book",
            {"editor": "Crew, Nora", "translator": "Lind, Anna"},
            ["A3  - Crew, Nora", "A4  - Lind, Anna"],
        ),
        ("book", {"title": "Tide", "subtitle": "A History"}, ["TI  - Tide: A History"]),
        ("book", {"series": "Harbour Books", "number": "7"}, ["M1  - 7", "T2  - Harbour Books"]),
        (
            "book",
            {"volume": "2", "volumes": "3", "edition": "2nd"},
            ["VL  - 2", "NV  - 3", "ET  - 2nd"],
        ),
        ("book", {"date": "2004-08-15"}, ["PY  - 2004", "DA  - 2004/08/15"]),
        ("book", {"year": "1999", "month": "May"}, ["PY  - 1999", "DA  - 1999/05"]),
        ("book", {"date": "1930/1933"}, ["PY  - 1930", "DA  - 1930///1930/1933"]),
        ("book", {"date": "1905?"}, ["PY  - 1905", "DA  - 1905///1905?"]),
        ("article", {"date": "1999-21"}, ["PY  - 1999", "DA  - 1999///Spring"]),
        ("book", {"year": "n.d."}, ["PY  - n.d."]),
        ("book", {"pagetotal": "320"}, ["SP  - 320"]),
        ("book", {"isbn": "978-3-16-148410-0"}, ["SN  - 978-3-16-148410-0"]),
        ("book", {"keywords": "primary; labour"}, ["KW  - primary", "KW  - labour"]),
        ("book", {"note": "n", "annotation": "a"}, ["N1  - n", "RN  - a"]),
        ("book", {"langid": "ngerman"}, ["LA  - de"]),
        (
            "book",
            {
                "origtitle": "Die Flut",
                "origlocation": "Hamburg",
                "origpublisher": "Werft",
                "origdate": "1897",
            },
            ["OP  - Die Flut (Hamburg: Werft, 1897)"],
        ),
        ("article", {"journal": "J", "number": "3"}, ["T2  - J", "IS  - 3"]),
        (
            "article",
            {"pages": "12–19", "issn": "0317-8471"},
            ["SP  - 12", "EP  - 19", "SN  - 0317-8471"],
        ),
        ("article", {"pages": "12, 19"}, ["SP  - 12, 19"]),
        ("incollection", {"booktitle": "B", "chapter": "4"}, ["SE  - 4", "T2  - B"]),
        ("thesis", {"type": "phdthesis", "institution": "U"}, ["M3  - PhD thesis", "PB  - U"]),
        (
            "online",
            {"organization": "Site", "urldate": "2010-02-03"},
            ["T2  - Site", "Y2  - 2010/02/03"],
        ),
        (
            "unpublished",
            {"library": "Port Archive", "location": "Cork"},
            ["CY  - Cork", "CN  - Port Archive"],
        ),
    ],
)
def test_fields_are_written_and_read_again(kind, fields, lines):
    assert lines_of(kind, **fields) == lines
    edition = Edition("k", kind, tuple(fields.items()))
    text, losses = ris.write([edition])
    assert losses == ()
    ((back,), findings) = ris.read(text.encode(), "a.ris")
    assert (back.key, back.kind, findings) == ("k", kind, ())


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("article", "JOUR"),
        ("collection", "EDBOOK"),
        ("booklet", "PAMP"),
        ("letter", "PCOMM"),
        ("inreference", "ENCYC"),
        ("movie", "MPCT"),
        ("mvbook", "BOOK"),
        ("customa", "GEN"),
    ],
)
def test_types(kind, name):
    assert ris.record(Edition("k", kind, ())).splitlines()[0] == f"TY  - {name}"


@pytest.mark.parametrize(
    ("subtype", "name"), [("newspaper", "NEWS"), ("magazine", "MGZN"), ("", "JOUR")]
)
def test_subtypes(subtype, name):
    fields = (("journaltitle", "J"), ("entrysubtype", subtype))
    text, losses = ris.write([Edition("k", "article", fields)])
    assert text.startswith(f"TY  - {name}\n")
    assert losses == ()


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["T1  - Tide", "A1  - Crew, Nora"], {"title": "Tide", "author": "Crew, Nora"}),
        (["TI  - Tide", "TI  - Another"], {"title": "Tide", "ris-ti": "Another"}),
        (["TI  - Tide", "T1  - Tide"], {"title": "Tide"}),
        (
            ["TI  - Tide", "UR  - http://a.example", "UR  - http://b.example"],
            {"title": "Tide", "url": "http://a.example", "ris-ur": "http://b.example"},
        ),
        (["M1  - 3", "IS  - 1008"], {"number": "3", "ris-is": "1008"}),
        (["A2  - Crew, Nora"], {"editor": "Crew, Nora"}),
        (["A3  - Crew, Nora"], {"editor": "Crew, Nora"}),
        (["AU  - United Nations,"], {"author": "United Nations"}),
        (["Y1  - 1999/05/10/"], {"date": "1999-05-10"}),
        (["PY  - 1999///Spring"], {"date": "1999-21"}),
        (["PY  - 1999///Whitsun"], {"year": "1999 Whitsun"}),
        (["PY  - 1999/05/10/morning"], {"date": "1999-05-10"}),
        (["PY  - 1999", "DA  - 1999/05//"], {"date": "1999-05"}),
        (["PY  - 1999", "DA  - 2001/05/01"], {"date": "1999", "ris-da": "2001/05/01"}),
        (["PY  - 1999", "DA  - May 3"], {"date": "1999-05-03"}),
        (["PY  - 1999", "DA  - 3 May 1999"], {"date": "1999-05-03"}),
        (["PY  - 1999", "Y1  - 1999/05/00"], {"date": "1999-05"}),
        (["PP  - Leeds", "JA  - J."], {"location": "Leeds", "shortjournal": "J."}),
        (["SN  - 0317-8471"], {"issn": "0317-8471"}),
        (["N2  - One,", "two", "", "three"], {"abstract": "One, two\n\nthree"}),
        (["N1  - a", "N1  - b"], {"note": "a\n\nb"}),
        (["KW  - a; b", "KW  - c"], {"keywords": "a, b, c"}),
        (["OP  - 1897"], {"origdate": "1897"}),
        (["OP  - Die Flut"], {"origtitle": "Die Flut"}),
        (["C1  - x", "U1  - y"], {"ris-c1": "x", "ris-u1": "y"}),
        (["AB  -"], {}),
        ([" TI - Tide"], {"title": "Tide"}),
    ],
)
def test_what_other_programs_write(lines, fields):
    assert dict(read_one(*lines).fields) == fields


@pytest.mark.parametrize(
    ("kind", "lines", "fields"),
    [
        # The people of books: the series has its editor where there is a series, or another editor.
        (
            "BOOK",
            ["A2  - Series, Sam", "A3  - Hale, Owen"],
            {"editora": "Series, Sam", "editoratype": "serieseditor", "editor": "Hale, Owen"},
        ),
        (
            "BOOK",
            ["AU  - Roe, Anna", "A2  - Series, Sam", "T2  - Pond Books"],
            {
                "author": "Roe, Anna",
                "editora": "Series, Sam",
                "editoratype": "serieseditor",
                "series": "Pond Books",
            },
        ),
        ("BOOK", ["ED  - Hale, Owen"], {"editor": "Hale, Owen"}),
        ("EDBOOK", ["AU  - Hale, Owen"], {"editor": "Hale, Owen"}),
        (
            "EDBOOK",
            ["AU  - Roe, Anna", "ED  - Hale, Owen"],
            {"author": "Roe, Anna", "editor": "Hale, Owen"},
        ),
        (
            "CHAP",
            ["AU  - Roe, Anna", "A2  - Hale, Owen", "T2  - Waters", "SV  - 4"],
            {"author": "Roe, Anna", "editor": "Hale, Owen", "booktitle": "Waters", "number": "4"},
        ),
        (
            "THES",
            ["AU  - Roe, Anna", "A3  - Hale, Owen"],
            {"author": "Roe, Anna", "editora": "Hale, Owen", "editoratype": "supervisor"},
        ),
        ("PCOMM", ["A2  - Hale, Owen"], {"recipient": "Hale, Owen"}),
        (
            "JOUR",
            ["A1  - First, Fay", "AU  - Second, Sal", "A1  - Third, Tom"],
            {"author": "First, Fay and Second, Sal and Third, Tom"},
        ),
        ("JOUR", ["A1  - First, Fay", "AU  - First, Fay"], {"author": "First, Fay"}),
        # Papers and the proceedings they stand in.
        (
            "CONF",
            ["AU  - Roe, Anna", "T2  - Congress", "C3  - Papers", "C1  - Hull", "CY  - Bonn"],
            {
                "author": "Roe, Anna",
                "eventtitle": "Congress",
                "booktitle": "Papers",
                "location": "Hull",
                "venue": "Bonn",
            },
        ),
        (
            "CPAPER",
            ["AU  - Roe, Anna", "T2  - Congress", "CY  - Bonn"],
            {
                "author": "Roe, Anna",
                "booktitle": "Congress",
                "location": "Bonn",
                "ris-ty": "CPAPER",
            },
        ),
        (
            "CONF",
            ["A2  - Hale, Owen", "TI  - Proceedings of a Congress"],
            {"editor": "Hale, Owen", "title": "Proceedings of a Congress"},
        ),
        # Periodicals, fully and in short.
        (
            "JOUR",
            ["JO  - J. Ponds", "JF  - Journal of Ponds"],
            {"journaltitle": "Journal of Ponds", "shortjournal": "J. Ponds"},
        ),
        (
            "JOUR",
            ["T2  - J. Ponds", "JF  - Journal of Ponds"],
            {"journaltitle": "Journal of Ponds", "shortjournal": "J. Ponds"},
        ),
        (
            "JOUR",
            ["T2  - Two seasons", "JO  - Weekly Fen", "JF  - Weekly Fen", "J1  - Weekly Fen"],
            {"journaltitle": "Weekly Fen", "ris-t2": "Two seasons"},
        ),
        ("JOUR", ["JA  - Nature"], {"journaltitle": "Nature"}),
        # The DOI, wherever it stands, and what publishers say of every article.
        ("JOUR", ["M3  - doi: 10.1234/abc", "DO  - 10.1234/abc"], {"doi": "10.1234/abc"}),
        ("JOUR", ["M3  - 10.1234/abc", "N1  - doi:10.1234/abc"], {"doi": "10.1234/abc"}),
        ("JOUR", ["UR  - https://doi.org/10.1234/abc"], {"doi": "10.1234/abc"}),
        (
            "JOUR",
            ["M3  - doi: 10.1234/other", "DO  - 10.1234/abc"],
            {"doi": "10.1234/abc", "type": "doi: 10.1234/other"},
        ),
        ("JOUR", ["M3  - Journal Article"], {"ris-m3": "Journal Article"}),
        ("CHAP", ["M3  - Book Section"], {"ris-m3": "Book Section"}),
        ("CHAP", ["M3  - Sermon"], {"type": "Sermon"}),
        (
            "JOUR",
            ["UR  - http://salt.example/a;b; http://salt.example/c"],
            {"url": "http://salt.example/a;b", "ris-ur": "http://salt.example/c"},
        ),
        ("JOUR", ["SP  - 12", "SE  - 12", "EP  - 18"], {"pages": "12–18"}),
        ("JOUR", ["SP  - 12-18", "EP  - 18"], {"pages": "12–18"}),
        ("JOUR", ["SP  - 101-9"], {"pages": "101–9"}),
        ("JOUR", ["SP  - 101", "EP  - 101-9"], {"pages": "101–9"}),
        ("JOUR", ["SP  - pp. 3-7"], {"pages": "3–7"}),
        ("JOUR", ["SP  - 3-1"], {"pages": "3-1"}),
        ("RPRT", ["SN  - TR-12"], {"number": "TR-12"}),
        ("JOUR", ["PY  - 2001", "DA  - 2001 May 3"], {"date": "2001-05-03"}),
        ("JOUR", ["PY  - 2001//Spring"], {"date": "2001-21"}),
        ("JOUR", ["LA  - eng"], {"langid": "english"}),
        ("JOUR", ["LA  - ger"], {"langid": "german"}),
        ("JOUR", ["LA  - English"], {"langid": "english"}),
    ],
)
def test_what_a_tag_says_depends_on_the_type(kind, lines, fields):
    one = read_one(*lines, kind=kind)
    assert dict(one.fields) == fields
    again = read_one(*ris.record(one).splitlines()[2:-1], kind=kind)
    assert said(again) == said(one)


def test_tags_without_a_field_are_written_back():
    one = read_one("TI  - Tide", "C1  - x")
    assert "C1  - x\n" in ris.record(one)


def test_of_a_tag_that_is_repeated_nothing_is_lost():
    dois = ["DO  - 10.1000/a", "DO  - https://doi.org/10.1000/A", "DO  - 10.1000/b"]
    found = read_one(
        *dois, "ET  - 2", "VL  - 1", "VL  - 2", "NV  - 3", "NV  - 2", "PB  - Elm", "PB  - Oak"
    )
    wanted = {"volume": "1", "volumes": "3", "edition": "2", "publisher": "Elm", "doi": "10.1000/a"}
    kept = {"ris-do": "10.1000/b", "ris-vl": "2", "ris-nv": "2", "ris-pb": "Oak"}
    assert dict(found.fields) == wanted | kept


def test_what_a_tag_says_twice_is_said_once():
    dois = [f"DO  - 10.1000/{end}" for end in "abAcb"]
    numbers = [f"SN  - {said}" for said in ("1234-5678", "8765-4321", "12345678", "1234-5678")]
    wanted = {"doi": "10.1000/a", "ris-do": "10.1000/b; 10.1000/c", "issn": "1234-5678, 8765-4321"}
    assert dict(read_one(*dois, *numbers, kind="JOUR").fields) == wanted


@pytest.mark.parametrize(
    ("pages", "lines"),
    [
        ("S.\u00a019–25", ["SP  - 19", "EP  - 25"]),
        ("Pages 19-25", ["SP  - 19", "EP  - 25"]),
        ("с. 19–25", ["SP  - 19", "EP  - 25"]),
        ("p. 7", ["SP  - 7"]),
        ("Pp. 3-4, 8", ["SP  - 3-4, 8"]),
        ("31–", ["SP  - 31"]),
        ("pp. 31–", ["SP  - 31"]),
        ("31–31", ["SP  - 31"]),
        ("fol. 3r", ["SP  - fol. 3r"]),
    ],
)
def test_pages_are_figures_without_their_word(pages, lines):
    assert lines_of("incollection", pages=pages) == lines


def test_a_chapter_and_its_book():
    text = "TY  - CHAP\r\nTI  - Ropes\r\nBT  - Quays\r\nSP  - 12\r\nEP  - 19\r\nER  -\r\n"
    ((one,), findings) = ris.read(b"\xef\xbb\xbf" + text.encode(), "a.ris")
    assert (one.key, one.kind, findings) == ("", "incollection", ())
    assert dict(one.fields) == {"title": "Ropes", "booktitle": "Quays", "pages": "12–19"}


def test_an_old_encoding():
    ((one,), _) = ris.read("TY  - BOOK\nAU  - Öfinger, H\nER  - \n".encode("cp1252"), "a.ris")
    assert one.get("author") == "Öfinger, H"


def test_what_is_out_of_order_is_told_with_its_line():
    text = "Exported\n\nAU  - X\nTY  - BOOK\nTI  - A\n\nTY  - FOO\nTI  - B\nER  - \nER  - \n"
    editions, findings = ris.read(text.encode(), "a.ris")
    assert [one.title for one in editions] == ["A", "B"]
    assert editions[1].kind == "misc"
    assert [str(one) for one in findings] == [
        "a.ris:1: This line stands outside any record: it is passed over.",
        "a.ris:3: The tag AU stands outside any record.",
        "a.ris:4: This record has no end (ER).",
        "a.ris:7: There is no type “FOO”: it is read as any kind.",
        "a.ris:10: A record ends here that has not begun (TY).",
    ]
    assert ris.record(editions[1]).startswith("TY  - FOO\n")


def test_a_file_without_records():
    with pytest.raises(BiblioError, match=r"a\.ris is no RIS file"):
        ris.read(b"Dear reader,\n", "a.ris")
    assert ris.read(b"", "a.ris") == ((), ())
