"""BibTeX files: fresh entries, and splicing, which touches nothing that need not change."""

import re
from dataclasses import replace

import pytest
from bibtex_sources import entries, only, with_fields
from hypothesis import given, settings
from hypothesis import strategies as st

from biblio.diagnostics import BiblioError
from biblio.formats.bibtex import dumps, latex, load, read, render
from biblio.formats.bibtex.splice import addition, applied
from biblio.library import Library
from biblio.record.edition import Edition

# Fresh entries


def test_a_fresh_entry():
    edition = Edition(
        "k",
        "incollection",
        (
            ("custom", "x"),
            ("url", "http://a.b/c_d%20e&f#g"),
            ("title", "Q&A: 50% {of} $5 #1_a – “é”"),
            ("author", "Fraser, Clara and UNESCO Institute for Statistics and others"),
            ("note", ""),
        ),
    )
    assert render(edition) == (
        "@incollection{k,\n"
        "  author = {Fraser, Clara and {UNESCO Institute for Statistics} and others},\n"
        "  title = {Q\\&A: 50\\% \\{of\\} \\$5 \\#1\\_a – “é”},\n"
        "  url = {http://a.b/c_d%20e&f#g},\n"
        "  custom = {x},\n"
        "}"
    )
    assert dumps([edition, edition]) == f"{render(edition)}\n\n{render(edition)}\n"


def test_unbalanced_braces_are_made_safe():
    edition = Edition(
        "k", "misc", (("title", "a } b { c"), ("url", "http://a.b/{c"), ("year", "1"))
    )
    fields = only(render(edition))
    assert fields == {"title": "a } b { c", "url": "http://a.b/%7Bc", "year": "1"}


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs"])
TEXT = st.text(PRINTABLE, max_size=40).map(latex.squeeze)
WORD = st.text(
    st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=6
).filter(lambda word: word.lower() != "and")
SPECIAL = st.sampled_from(("&", "O'", "_", "-", "", "~", "$"))
PART = st.builds("{} {}{}".format, WORD, SPECIAL, WORD)
NAME = st.one_of(
    st.builds("{}, {}".format, PART, PART), PART, WORD, st.just("{Smith and Sons, Inc.}")
)
ADDRESS = st.text(st.sampled_from("abc:/%_&#~$^\\'\"-?="), max_size=20).map(str.strip)


@settings(max_examples=300, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "title": TEXT,
            "note": st.text(alphabet="{}\\-'`~ \n%a", max_size=20).map(latex.squeeze),
            "author": st.lists(NAME, max_size=3).map(" and ".join),
            "url": ADDRESS,
            "origdate": st.just("1905~"),
        }
    )
)
def test_what_is_rendered_is_read_again(fields):
    edition = Edition("k", "book", tuple(fields.items()))
    # An address commands nothing: what TeX would obey is written as addresses write it.
    address = re.sub(r"\\(?=[a-z])", "%5C", re.sub(r"\^(?=\^)", "%5E", fields["url"]))
    said = {**fields, "url": address}
    assert only(render(edition)) == {name: value for name, value in said.items() if value}


@settings(max_examples=200, deadline=None)
@given(
    TEXT,
    st.sampled_from(("title", "note", "number", "journaltitle")),
    st.sampled_from(("a", "b", "c")),
)
def test_what_is_spliced_is_read_again(value, name, key):
    changed = with_fields(read(STYLES, "a.bib").library, key, **{name: value})
    text = read(STYLES, "a.bib").updated(changed)
    again = read(text, "a.bib")
    assert again.library.entries == changed.entries
    assert again.diagnostics == ()


# Splicing

STYLES = """\
% A comment, with an @ sign.
@Article{a,
   author    = "Karl Marx",
   title     = "On {F}reedom",
   year      = 1842
}

@comment{jabref-meta: x}
@book{ b , title={B \\& C},year={1998}, }

@misc{c
  , title = {C}
  , note = {n}
  }
@misc{d}
"""


def test_a_field_is_added_in_the_style_of_its_entry():
    file = read(STYLES, "a.bib")
    library = file.library
    for key in ("a", "b", "c", "d"):
        library = with_fields(library, key, publisher="X & Y")
    expected = (
        STYLES.replace("1842\n", '1842,\n   publisher = "X \\& Y"\n')
        .replace("year={1998},", "year={1998},publisher={X \\& Y},")
        .replace("note = {n}\n", "note = {n}\n  , publisher = {X \\& Y}\n")
        .replace("@misc{d}", "@misc{d,\n  publisher = {X \\& Y}}")
    )
    assert file.updated(library) == expected


def test_a_changed_field_is_all_that_changes():
    file = read(STYLES, "a.bib")
    library = with_fields(file.library, "a", title='Freedom & "Press"', date="1843")
    library = with_fields(library, "b", date="2001", title=None)
    assert file.updated(library) == (
        STYLES.replace('"On {F}reedom"', '{Freedom \\& "Press"}')
        .replace("1842", "1843")
        .replace(" , title={B \\& C},year={1998}", ",year={2001}")
    )


def test_comments_within_an_entry_stay():
    source = (
        "@misc{a, % key\n  title = {A}, % 5 % @b{c\n  year = 1998 % one\n  , note = n # 1 % two\n}"
    )
    source = source.replace("n #", "{n} #")
    file = read(source, "a.bib")
    assert only(source) == {"title": "A", "date": "1998", "note": "n1"}
    library = with_fields(file.library, "a", title=None, date="1999", url="https://a.org")
    assert file.updated(library) == (
        "@misc{a, % key % 5 % @b{c\n  year = 1999 % one\n"
        "  , note = {n} # 1,\n  url = {https://a.org} % two\n}"
    )


def test_the_type_can_change():
    file = read("@Misc {a, title = {x}}", "a.bib")
    changed = Library((replace(file.library.entries[0], kind="book"),))
    assert file.updated(changed) == "@book {a, title = {x}}"


def test_new_entries_follow_the_style_of_the_file():
    source = "% é\r\n@book{a,\r\n\tTITLE= {A},\r\n\tYEAR= {1998}\r\n}\r\n"
    file = read(source, "a.bib")
    new = Edition("b", "misc", (("title", "B"), ("note", "one\n\ntwo")))
    text = file.updated(Library((*file.library.entries, new)))
    assert text == (
        f"{source}\r\n@misc{{b,\r\n\tTITLE= {{B}},\r\n\tNOTE= {{one\r\n\r\ntwo}}\r\n}}\r\n"
    )
    assert entries(text)[1] == new


@pytest.mark.parametrize("before", ["", "% only a comment", "@misc{a}", "@misc{a}\n\n"])
def test_new_entries_stand_apart(before):
    file = read(before, "a.bib")
    new = Edition("b", "misc", (("title", "B"),))
    text = file.updated(Library((*file.library.entries, new)))
    gap = "\n\n" if before.strip() and not before.endswith("\n") else ""
    assert text == f"{before}{gap}@misc{{b,\n  title = {{B}},\n}}\n"


def test_new_entries_go_before_one_that_is_not_closed():
    source = "@misc{a, year = 1}\n@misc{b, title = {x\n"
    file = read(source, "a.bib")
    text = file.updated(Library((*file.library.entries, Edition("c", "misc", (("year", "2"),)))))
    assert [entry.key for entry in entries(text)] == ["a", "c", "b"]
    assert text.endswith("@misc{b, title = {x\n")


def test_a_broken_entry_can_be_completed():
    file = read("@misc{a, title = {x} year 1998}\n@misc{b}", "a.bib")
    text = file.updated(with_fields(file.library, "a", note="n"))
    assert text.startswith("@misc{a, title = {x}, note = {n} year 1998}")
    assert dict(entries(text)[0].fields) == {"title": "x", "note": "n"}


def test_entries_of_one_key_are_told_apart_by_their_order():
    file = read("@misc{a, year = 1}\n@misc{a, year = 2}", "a.bib")
    first, second = file.library.entries
    changed = Library((first, replace(second, fields=(("year", "3"),))))
    assert file.updated(changed) == "@misc{a, year = 1}\n@misc{a, year = 3}"


def test_entries_the_library_does_not_list_stay():
    assert read(STYLES, "a.bib").updated(Library()) == STYLES


def test_merging_twice_changes_nothing_the_second_time():
    records = [
        Edition("", "article", (("author", "Marx, K."), ("title", "On Freedom"), ("volume", "1"))),
        Edition("", "book", (("author", "Fraser, Clara"), ("title", "Revolution, She Wrote"))),
    ]
    file = read(STYLES, "a.bib")
    text = file.updated(file.library.merge(records).library)
    assert text != STYLES
    again = read(text, "a.bib")
    merge = again.library.merge(records)
    assert (merge.added, merge.completed) == ((), ())
    assert again.updated(merge.library) == text


def test_loading_and_encoding(tmp_path):
    path = tmp_path / "a.bib"
    path.write_bytes(b"@misc{a, title = {caf\xe9}}\r\n")
    file = load(str(path))
    assert file.library.entries[0].title == "café"
    assert file.library.path == str(path)
    changed = file.encoded(file.updated(with_fields(file.library, "a", note="ü")))
    assert changed == b"@misc{a, title = {caf\xe9}, note = {\xfc}}\r\n"
    with pytest.raises(BiblioError, match="windows-1252"):
        file.encoded(file.updated(with_fields(file.library, "a", note="Я")))


def test_of_two_alike_names_the_right_one_is_changed():
    source = '@book{a, author = {{\\"O}hm, A. and {\\"O}hm, A. and Roe, C.}, year = 1990}\n'
    file = read(source, "a.bib")
    changed = with_fields(file.library, "a", author="Öhm, A. and Öhm, Anna and Roe, C.")
    assert file.updated(changed) == source.replace("A. and Roe", "Anna and Roe")


def test_a_name_that_is_spelt_anew_leaves_the_others_their_latex():
    source = "@book{a, author = {{\\O}st, Ann and Roe, {\\'E}va}}\n"
    file = read(source, "a.bib")
    changed = with_fields(file.library, "a", author="Oest, Ann and Roe, Éva")
    assert file.updated(changed) == source.replace("{\\O}st", "Oest")


def test_a_number_without_delimiters_does_not_make_quotes_the_style():
    file = read("@book{a, year = 1990}\n", "a.bib")
    text = file.updated(with_fields(file.library, "a", title="T"))
    assert text == "@book{a, year = 1990, title = {T}}\n"


ARTICLES = (
    "@article{a, journaltitle = {A}, location = {York}}\n@article{b, journal = {B}}\n"
    "@article{c, journal = {C}}\n@article{d, volume = {2}}\n"
)


def test_what_is_added_has_the_name_that_the_file_uses_most():
    file = read(ARTICLES, "a.bib")
    text = file.updated(with_fields(file.library, "d", journaltitle="D", location="Hull"))
    assert text.endswith("@article{d, volume = {2}, journal = {D}, location = {Hull}}\n")


def test_a_thesis_in_a_library_of_classical_names_says_which_it_is():
    source = "@mastersthesis{a, title = {A}, school = {S}}\n@misc{b, type = {PhD thesis}}\n"
    file = read(source, "a.bib")
    first, second = file.library.entries
    text = file.updated(Library((first, replace(second, kind="thesis"))))
    assert text == source.replace("@misc", "@phdthesis")


def test_a_copy_keeps_the_latex_of_what_names_it_as_related():
    source = "@book{a, title = {{\\TeX} Mills}, note = {x}}\n@book{z, title = {Z}}\n"
    file = read(source, "a.bib")
    first, other = file.library.entries
    original = replace(first, fields=(*first.fields, ("related", "b")))
    copy, another = replace(first, key="b"), Edition("c", "book", (("title", "C"),))
    text = file.updated(Library((original, other, copy, another)))
    assert "@book{b, title = {{\\TeX} Mills}, note = {x}}\n" in text
    assert text.endswith("@book{c,\n  title = {C},\n}\n")
    both = replace(first, fields=(*first.fields, ("related", "b, c")))
    text = file.updated(Library((both, other, copy, replace(first, key="c"))))
    assert text.count("title = {{\\TeX} Mills}, note = {x}}") == 2


def test_a_field_that_is_taken_away_takes_its_comma_along():
    source = "@misc{a,\n  title = {A},\n  note = {n},\n  year = 1998\n}\n"
    file = read(source, "a.bib")
    for name, line in (("title", "  title = {A},\n"), ("note", "  note = {n},\n")):
        assert file.updated(with_fields(file.library, "a", **{name: None})) == source.replace(
            line, ""
        )
    last = file.updated(with_fields(file.library, "a", date=None))
    assert last == source.replace(",\n  year = 1998", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("year = 1990, month = may", {"date": "1991-06"}),
        ("year = 1990, month = may, day = 3", {"date": "1990"}),
        ("date = {1990-05-03}", {"date": "1991-06-04"}),
        ("year = 1990", {"date": "1990-05"}),
        ("year = 1990", {"date": "1990/1992"}),
    ],
)
def test_a_changed_date_is_read_again_as_it_was_meant(before, after):
    file = read(f"@book{{a, title = {{A}}, {before}}}\n", "a.bib")
    text = file.updated(with_fields(file.library, "a", **after))
    assert only(text) == {"title": "A", **after}


@pytest.mark.parametrize(
    ("source", "kind", "added"),
    [
        ("@phdthesis{a, title = {A}}\n", None, "school"),
        ("@techreport{a, title = {A}}\n", None, "institution"),
        ("@misc{a, title = {A}}\n", "thesis", "school"),
        ("@misc{a, title = {A}}\n", "report", "institution"),
        ("@phdthesis{a, title = {A}, address = {York}}\n@thesis{b, location = {Hull}}\n"
         "@thesis{c, location = {Hull}}\n", None, "institution"),
    ],
)  # fmt: skip
def test_a_university_is_the_school_of_a_thesis(source, kind, added):
    file = read(source, "a.bib")
    first, *others = with_fields(file.library, "a", institution="Eastmere").entries
    text = file.updated(Library((replace(first, kind=kind or first.kind), *others)))
    assert f"{added} = {{Eastmere}}" in text


@pytest.mark.parametrize(
    ("before", "written"),
    [
        # in Latin-1 there are no dashes and no curly quotation marks, in Windows-1252 there are
        (b"caf\xe9", rb"``Salt''--\ldots{} \v{S}"),
        (b"caf\xe9 \x96", b"\x93Salt\x94\x96\x85 \x8a"),
        ("café –".encode(), "“Salt”–… Š".encode()),
    ],
    ids=["Latin-1", "Windows-1252", "UTF-8"],
)
def test_what_an_encoding_lacks_is_spelled_as_latex_does(tmp_path, before, written):
    path = tmp_path / "a.bib"
    path.write_bytes(b"@misc{a, title = {" + before + b"}}\n")
    file = load(str(path))
    assert file.library.entries[0].title[:4] == "café"
    changed = file.encoded(file.updated(with_fields(file.library, "a", note="“Salt”–… Š")))
    assert changed.endswith(b"note = {" + written + b"}}\n")


def test_fields_are_added_under_the_names_they_are_given():
    file = read(STYLES, "a.bib")
    first, second, *_ = file.entries
    edits = [
        addition(file.text, first, {"shelf": "A & B", "box": "2"}, file.habits),
        addition(file.text, second, {"shelf": "C"}, file.habits),
    ]
    assert applied(file.text, edits) == STYLES.replace(
        "1842\n", '1842,\n   shelf     = "A \\& B",\n   box       = "2"\n'
    ).replace("year={1998},", "year={1998},shelf={C},")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("journal = {A}, location = {York}", "annote"),  # no more than half
        ("journal = {A}, location = {York}, date = 1990", "annotation"),
        ("location = {York}", "annotation"),
        ("title = {A}", "annote"),
    ],
)
def test_what_a_file_never_says_is_called_as_most_of_it_is(fields, name):
    file = read(f"@article{{a, {fields}}}\n", "a.bib")
    text = file.updated(with_fields(file.library, "a", annotation="N"))
    assert text == f"@article{{a, {fields}, {name} = {{N}}}}\n"
