"""BibTeX files read: tolerance of errors, names, LaTeX."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from bibtex_sources import entries, findings, only
from hypothesis import given, settings
from hypothesis import strategies as st

from biblio.diagnostics import BiblioError, Severity
from biblio.formats.bibtex import latex, read
from biblio.formats.bibtex.names import decode as decode_names
from biblio.formats.bibtex.names import encode as encode_names
from biblio.formats.bibtex.scanner import scan
from biblio.record.edition import Edition


def test_an_entry_is_read():
    source = (
        '@string{rlp = "Red Letter"}\n'
        "@Book{fraser, Author = {Clara Fraser}, year = 1998,\n"
        ' publisher = rlp # " Press", title = {Revolution,\n   She {W}rote}, month = sep}'
    )
    file = read(source, "a.bib")
    assert file.library.entries == (
        Edition(
            "fraser",
            "book",
            (
                ("author", "Fraser, Clara"),
                ("date", "1998-09"),
                ("publisher", "Red Letter Press"),
                ("title", "Revolution, She Wrote"),
            ),
        ),
    )
    assert (file.strings, file.diagnostics) == ((("rlp", "Red Letter"),), ())
    (entry,) = file.entries
    assert source[entry.start : entry.end] == source[source.index("@Book") :]
    assert [source[field.start : field.end] for field in entry.fields][:2] == [
        "Author = {Clara Fraser}",
        "year = 1998",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"G{\"o}del, {\'E}tudes, \v{C}apek, Fran\c cois, na{\"\i}ve", None),
        (r"G\"{o}del, \'Etudes, \v Capek, Fran{\c c}ois, na\"{\i}ve", None),
        (r"Stra{\ss}e, \AA rhus, \O re, {\oe}uvre", "Straße, Århus, Øre, œuvre"),
        (r"Q\&A, 50\%, \$5, \#1, a\_b, \{x\}", "Q&A, 50%, $5, #1, a_b, {x}"),
        ("12--15, so---it, ``yes'', J.~S.", "12–15, so—it, “yes”, J.\u00a0S."),
        (r"{\em On} \emph{the} {P}arty\ldots{} \enquote{now}", "On the Party… “now”"),
        (r"\unknown{x {y}} \other z $\unknown$", r"\unknown{x y} \other z $\unknown$"),
        (r"\href{http://a.b/c_d}{text} \noopsort{1}1998", "text 1998"),
        ("one\n  two\r\n\r\n three", "one two\n\nthree"),
        ("\\^{} \\~{} \\", "^ ~ \\"),
    ],
)
def test_latex_is_read_as_unicode(source, expected):
    assert latex.decode(source) == (expected or "Gödel, Études, Čapek, François, naïve")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ludwig van Beethoven and Marx, Karl", "van Beethoven, Ludwig and Marx, Karl"),
        ("{UNESCO Institute for Statistics}", "UNESCO Institute for Statistics"),
        ("{Simon and Schuster, Inc.} and others", "{Simon and Schuster, Inc.} and others"),
        (r"Kurt G{\"o}del AND {\'E}mile Zola", "Gödel, Kurt and Zola, Émile"),
        ("D.~E. Knuth and Homer and {NASA}", "Knuth, D. E. and Homer and NASA"),
        ("King, Jr., Martin Luther", "King, Jr., Martin Luther"),
        ("Clara {Fraser Smith} and Fraser, ", "Fraser Smith, Clara and Fraser"),
    ],
)
def test_names_are_put_family_first(source, expected):
    assert decode_names(source) == expected
    assert decode_names(encode_names(expected)) == expected


def test_addresses_are_taken_as_they_are():
    fields = only(r"@misc{k, url = {http://a.b/c_d~e--f%20g}, doi = {10.1/a_b}, date = {1888~}}")
    assert fields == {"url": "http://a.b/c_d~e--f%20g", "doi": "10.1/a_b", "date": "1888~"}


@pytest.mark.parametrize(
    ("source", "keys", "codes"),
    [
        ("", [], []),
        ("only text, a@b.org\n", [], [("no-entry", None)]),
        ("@string{a = {b}}", [], []),
        (
            "@misc{a, note = {x}\n note = {y}}",
            ["a"],
            [("missing-comma", 2), ("duplicate-field", 2)],
        ),
        ("@misc{a, title = {x}\n year = 1998}", ["a"], [("missing-comma", 2)]),
        ("@misc{a, title = {x\n\n@misc{b, title = {y}}", ["a", "b"], [("syntax", 1)]),
        ('@misc{a, title = "x}\n@misc{b, title = {y}}', ["a", "b"], [("syntax", 1)]),
        ("@misc{\n@misc{b, year = 1}", ["", "b"], [("missing-key", 1), ("syntax", 1)]),
        ("@misc{a, year = }\n@misc{b}", ["a", "b"], [("syntax", 1)]),
        (
            "@misc{title = {x}}\n@misc{, title = {y}}",
            ["", ""],
            [("missing-key", n) for n in (1, 2)],
        ),
        ("@misc{with space, title = {x}}", ["with space"], []),
        ("@misc{a, año = {x}}", ["a"], []),
        ("\n@misc{a, journal = nope}", ["a"], [("undefined-string", 2)]),
        ("@misc{a}\r\n@misc{A}", ["a", "A"], [("duplicate-key", 2)]),
        ("@misc a, b}\n@misc(c, year = 1)", ["c"], [("syntax", 1)]),
        ('@comment{x} @preamble{"y"}\n@misc{a}', ["a"], []),
        ("@comment no brackets\n@misc{a}", ["a"], []),
        ("@comment{100% x} @misc{a} 5 % @misc{b}", ["a", "b"], []),
        ("%@misc{a,\n%  year = 1,\n%}\n@misc{b} % @misc{c} @misc{x}\n@misc{d}", ["b", "d"], []),
        ("@comment{\n@misc{a, note = {x}}\n}\n@misc{b}", ["b"], []),
        ("@comment{ {\n@misc{a}", ["a"], []),
        ("@comment(\n@misc{a, note = {x) y}}\n)\n@misc{b}", ["b"], []),
        ("@comment(a (b) @misc{c})\n@misc{b}", ["b"], []),
        ("@comment(a\n@misc{b}", ["b"], []),
        ("@misc{a, note = {x}\n\n@misc{b, title = {y}}", ["a", "b"], [("syntax", 1)]),
        ("@ @misc{a}", ["a"], [("syntax", 1)]),
        ('@misc{a, note = "x {"} y" # {z}}', ["a"], []),
    ],
)
def test_no_error_stops_the_reading(source, keys, codes):
    assert [entry.key for entry in entries(source)] == keys
    assert findings(source) == codes


def test_what_surrounds_an_error_is_kept():
    assert only("@misc{a, title = {x}\n year = 1998, note = nope}") == {
        "title": "x",
        "date": "1998",
        "note": "nope",
    }
    first, second = entries("@misc{a, year = 1, title = {x\n@misc{b, title = {y}}")
    assert (first.fields, second.title) == ((("year", "1"),), "y")


def test_a_brace_too_many_is_looked_for_in_the_entry_that_has_it():
    source = (
        "@book{roe,\n title = {Ponds},\n publisher = {Elm {{\\&} Sons},\n series = {Water},\n"
        " year = 1989\n}\n\n@book{lee,\n title = {Fens}\n}\n"
    )
    roe, lee = entries(source)
    assert dict(roe.fields) == {
        "title": "Ponds",
        "publisher": "Elm & Sons",
        "series": "Water",
        "date": "1989",
    }
    assert (lee.key, lee.title) == ("lee", "Fens")
    (found,) = read(source, "a.bib").diagnostics
    assert (found.position.line, found.message) == (3, "A brace is missing in the field publisher.")


def test_an_open_entry_is_named_and_not_the_next():
    (found,) = read("@book{roe,\n title = {Ponds},\n\n@book{lee}", "a.bib").diagnostics
    assert (found.position.line, found.message) == (1, "This entry is not closed.")


@pytest.mark.parametrize(
    ("field", "line", "what"),
    [
        ('title = "On {Ponds",\n year = {1989}', 2, "A brace"),
        ('title = "On {Ponds" # " and Reeds",\n year = {1989}', 2, "A brace"),
        ('title = "On {Ponds",\n publisher = "Elm",\n year = "1989"', 2, "A brace"),
        ('title = "On {Ponds"', 2, "A brace"),
        ('year = 1989,\n title = "We say {this.\n\nMore.",\n volume = 3', 3, "A brace"),
        ('title = "On Ponds,\n year = {1989}', 2, "A quotation mark"),
        ('title = "On Ponds,\n publisher = "Elm",\n year = "1989"', 2, "A quotation mark"),
    ],
)
@pytest.mark.parametrize("following", ["", "\n@book{lee,\n title = {Fens}\n}\n"])
def test_the_field_that_is_open_is_named(field, line, what, following):
    found = read(f"@book{{roe,\n {field}\n}}\n{following}", "a.bib")
    message = f"{what} is missing in the field title."
    assert [(one.position.line, one.message) for one in found.diagnostics] == (
        [(line, message)]
        if following or "\n" in field.partition("title")[2]
        else [(1, "This entry is not closed.")]
    )
    assert [entry.key for entry in found.entries] == ["roe", *(["lee"] if following else [])]


def test_a_brace_too_many_in_quotation_marks_is_where_it_stands():
    found = read('@book{roe,\n title = "Ponds}",\n year = 1989\n}\n\n@book{lee}', "a.bib")
    assert found.diagnostics[0].position.line == 2
    assert found.diagnostics[0].message.endswith("unbalanced braces.")


def test_macros_of_macros_do_not_grow_without_end():
    doubled = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))
    with pytest.raises(BiblioError, match="stands for more text than a library has"):
        read(f'@string{{a0 = "haha"}}\n{doubled}@misc{{k, note = a39}}', "a.bib")


@pytest.mark.parametrize(
    "piece",
    [
        "@misc{a, t = {x\n",
        "@misc{a, t = {x} ",
        '@misc{a, t = "x\n',
        "@misc{a, t = {{x},\n u = {y}\n}\n\n",
        "@comment{",
        "@ ",
        "\\",
        "@misc{a ",
    ],
)
def test_the_time_of_reading_is_linear(piece):
    def seconds(count):
        start = time.process_time()
        scan(piece * count)
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(2)) for count in (1_000, 8_000))
    assert large < 30 * small + 0.05


def test_the_first_of_two_fields_counts():
    assert only("@misc{a, note = {x}, NOTE = {y}}") == {"note": "x"}


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='@misc{}(),="#\n\r 1\\%é', max_size=80))
def test_nothing_raises_and_nothing_changes(source):
    file = read(source, "a.bib")
    assert file.updated(file.library) == source
    for entry in file.entries:
        assert source[entry.start] == "@"
        assert entry.start < entry.kind_end <= entry.key_end <= entry.end


def test_writing_alone_does_not_import_the_parser():
    program = "import sys, biblio.formats.bibtex; print(*sys.modules)"
    names = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1],
    ).stdout.split()  # fmt: skip
    assert "biblio.formats.bibtex.writer" in names
    assert not {"biblio.formats.bibtex.scanner", "pybtex", "charset_normalizer"} & set(names)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Owen P. Hale, Jr.", "Hale, Jr., Owen P."),
        ("Hale, Owen P., III", "Hale, III, Owen P."),
        ("Hale, Jr., Owen P.", "Hale, Jr., Owen P."),
        ("Hale, Jr.", "Hale, Jr."),
        ("{Elm Press, Jr.}", "{Elm Press, Jr.}"),
    ],
)
def test_a_suffix_is_no_given_name(source, name):
    assert decode_names(source) == name


def test_an_entry_without_a_key_is_told_wherever_it_stands():
    source = "title = {x}\n@misc{x, year = 1}\n@book{title = {T}}\n"
    assert [entry.key for entry in entries(source)] == ["x", ""]
    assert findings(source) == [("missing-key", 3)]


def test_quotations_within_one_another_end_one_by_one():
    assert only("@misc{a, note = {`one `two' three' and don't}}") == {
        "note": "‘one ‘two’ three’ and don't"
    }


def test_names_that_say_one_thing_differently_are_both_kept():
    (entry,) = entries("@book{a, journal = {A}, journaltitle = {A}, location = {B}, address = {C}}")
    assert entry.fields == (("journaltitle", "A"), ("location", "B"), ("address", "C"))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("F.~M. Pondsworth", "Pondsworth, F. M."),
        ("Pondsworth, F.~{M}.", "Pondsworth, F. M."),
        ("Clara~{Mill Fenn}", "Mill Fenn, Clara"),
        ("{\\O}vind van~der Fenn", "van der Fenn, Øvind"),
        ("{Elm {and} Sons}", "{Elm and Sons}"),
        ("{Elm, Ash {and Sons}}", "{Elm, Ash and Sons}"),
        ("{Elm} and {Ash}", "Elm and Ash"),
        ("Fenn, Jr., Clara", "Fenn, Jr., Clara"),
        ("Fenn, Clara, Jr.", "Fenn, Jr., Clara"),
        ("Clara Fenn, Jr.", "Fenn, Jr., Clara"),
        ("{Clara Fenn}, Jr.", "Clara Fenn, Jr."),
        (",", ","),
        ("Fenn, Clara and et al.", "Fenn, Clara and others"),
        ("Fenn, Clara et al.", "Fenn, Clara and others"),
        ("{Fenn et al.}", "Fenn and others"),
        ("et al.", "et al."),
        ("{et al.}", "et al."),
    ],
)
def test_names_as_bibtex_takes_them_apart(source, name):
    assert decode_names(source) == name


@pytest.mark.parametrize(
    ("names", "source"),
    [
        ("Fenn, Clara and Elm Press", "Fenn, Clara and {Elm Press}"),
        ("{Elm, Ash and Sons}", "{Elm, Ash and Sons}"),
        ("{R&D} Office", "{R\\&D Office}"),
        ("Plato and others", "Plato and others"),
    ],
)
def test_names_are_written_so_that_bibtex_leaves_bodies_whole(names, source):
    assert encode_names(names) == source


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("\n@misc{title = {x}}", 2, "This entry has no key."),
        ("@misc{a\n title = {x}}", 1, "A comma is missing after the key."),
        ("@misc{a, title = {x}\n year = 1}", 2, "A comma is missing between two fields."),
        ("@misc{a, title = {x},\n journal = Nope # {, 2}}", 2,
         "No @string defines “Nope”: it is read as that word."),
        ("@misc{a,\n note = {x},\n NOTE = {y}}", 3,
         "The entry “a” has the field NOTE twice: the first one counts."),
        ("@misc{a}\n@book{A}", 2, "The key “A” is used by an earlier entry."),
        ("@misc{a, title {x}}", 1, "The entry breaks off here: '=' expected."),
        ("@misc{a, title = , year = 1}", 1, "The entry breaks off here: field value expected."),
        ("@misc{a, title = {x} & year = 1}", 1, "The entry breaks off here: '}' expected."),
        ("@misc(a, title = {x}\n; )", 2, "The entry breaks off here: ')' expected."),
        ("@misc a, title = {x}", 1, "The entry breaks off here: '(' or '{' expected."),
        ("@1, title = {x}", 1, "The entry breaks off here: a name expected."),
        ("@string{1 = {x}}", 1, "The entry breaks off here: a name expected."),
        ("@string{a {x}}", 1, "The entry breaks off here: '=' expected."),
        ("@misc{a, title = {x}", 1, "This entry is not closed."),
        ("nothing", None, "No entry was found in this file."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(source, line, message):
    found, *_ = read(source, "a.bib").diagnostics
    assert (found.position.line, found.message) == (line, message)


def test_a_word_that_no_string_defines_is_told_once():
    source = "@misc{a, journal = nope, note = jan # { } # DEC}\n@misc{b, journal = Nope}\n"
    assert findings(source) == [("undefined-string", 1)]
    first, second = entries(source)
    assert dict(first.fields) == {"journaltitle": "nope", "note": "January December"}
    assert dict(second.fields) == {"journaltitle": "nope"}


def test_entries_that_cannot_be_read_whole_are_left_out_and_told():
    file = read("@misc{a, note = {x}}\n@misc{b, note {y}}\n@misc{c}\n", "a.bib")
    assert [entry.key for entry in file.broken] == ["b"]
    whole = file.understood()
    assert [entry.key for entry in whole.entries] == ["a", "c"] == list(whole.library.keys)
    assert (whole.diagnostics[-1].code, whole.diagnostics[-1].position.line) == ("left-out", 2)
    assert whole.diagnostics[-1].message == ("The entry “b” cannot be read whole: it is left out.")
    assert whole.library.path == "a.bib"
    with pytest.raises(BiblioError, match=r"^a\.bib:2: .*Mend this first, or go\.$"):
        file.require_whole(", or go.")
    with pytest.raises(BiblioError, match=r"^a\.bib:1: .*Mend this first\.$"):
        read("@misc{b, note {y}}\n", "a.bib").understood()
    assert read("@misc{a}", "a.bib").understood().entries


def test_a_command_that_prints_nothing_can_be_lost():
    source = r"@misc{a, title = {Salt\index{salt} Mills}, note = {{\em Salt} Mills}}"
    file = read(source, "a.bib")
    assert file.keeps("a", "title", "Salt Mill")
    assert not file.keeps("a", "title", "Tar")
    assert file.keeps("a", "note", "Salt Mill")
    assert file.keeps("b", "title", "Tar")
    assert file.keeps("a", "series", "Tar")


def test_a_file_without_entries_is_no_error():
    (found,) = read("Salt", "a.bib").diagnostics
    assert (found.code, found.severity) == ("no-entry", Severity.INFO)
    assert (found.position.path, found.position.line) == ("a.bib", None)
