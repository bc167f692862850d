"""The format of authority files: every fault is found, and on the right line."""

import datetime

import pytest

from biblio.diagnostics import BiblioError, Severity
from biblio.editions import checks, loader, records, schema
from biblio.editions.schema import check_authority
from biblio.tomlfile import lines_of, parse_toml, read_toml

BELOW = {
    "work": {"old-work": "old-work"},
    "edition": {"old-edition": "old-work"},
    "publisher": {"old-press": "old-press"},
    "site": {"old-site": "old-site"},
}
WORK = '[[work]]\nkey = "a"\ntitle = "A"\n'
EDITION = WORK + '[[work.edition]]\nkey = "b"\n'


def findings(text):
    file = parse_toml(text, "mine.toml")
    return [
        (finding.code, finding.position.line, finding.message)
        for finding in check_authority(file, BELOW)
    ]


def test_a_file_in_order_has_no_findings():
    text = (
        EDITION + 'publisher = "old-press"\nyear = 1905\nisbn = "0-913460-83-4"\n'
        'url = "https://www.example.org/a.htm"\nsources = { year = "my copy" }\n'
        '[[publisher]]\nkey = "c"\nname = "C"\npredecessors = ["old-press"]\n'
        '[[site]]\nkey = "d"\nname = "D"\nhost = "d.org"\nmirrors = [{ host = "e.org" }]\n'
    )
    assert findings(text) == []


def test_what_is_known_already_needs_only_its_key():
    assert findings('[[work]]\nkey = "old-work"\n[[work.edition]]\nkey = "old-edition"\n') == []


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        (
            "[[works]]\n",
            "AUT001",
            1,
            "an authority file cannot have a key “works”: did you mean “work”?",
        ),
        (
            WORK + 'authers = ["B"]\n',
            "AUT001",
            4,
            "the work a cannot have a key “authers”: did you mean “authors”?",
        ),
        (WORK + "xyzzy = 1\n", "AUT001", 4, "the work a cannot have a key “xyzzy”."),
        (
            EDITION + 'sources = { yaer = "x" }\n',
            "AUT001",
            6,
            "“sources” of the edition b cannot have a key “yaer”: did you mean “year”?",
        ),
        (
            WORK + 'variants = [\n  { title = "B" },\n  { titel = "C", title = "C" },\n]\n',
            "AUT001",
            6,
            "an element of “variants” of the work a cannot have a key “titel”: "
            "did you mean “title”?",
        ),
        (
            '[[work]]\nkey = "a"\ntitle = 1905\n',
            "AUT002",
            3,
            "“title” of the work a has to be a text in quotation marks.",
        ),
        (
            WORK + 'authors = "Lenin, V. I."\n',
            "AUT002",
            4,
            "“authors” of the work a has to be an array: [ … ].",
        ),
        (
            WORK + 'authors = [\n  "Marx, Karl",\n  7,\n]\n',
            "AUT002",
            6,
            "“authors” of the work a has to be a text in quotation marks.",
        ),
        (
            EDITION + "year = true\n",
            "AUT002",
            6,
            "“year” of the edition b has to be a year or a date.",
        ),
        ("work = 3\n", "AUT002", 1, "“work” has to be written [[work]], once for each."),
        (
            WORK + "[work.edition]\nkey = 'b'\n",
            "AUT002",
            4,
            "“edition” has to be written [[work.edition]], once for each.",
        ),
        ("work = [3]\n", "AUT002", 1, "a [[work]] without a key has to be a table."),
        ('[[work]]\nkey = "a"\n', "AUT003", 1, "the work a has no “title”."),
        ('[[work]]\ntitle = "A"\n', "AUT003", 1, "a [[work]] without a key has no “key”."),
        (
            '\n[[site]]\nkey = "s"\nname = "S"\n',
            "AUT003",
            2,
            "the site s has no “host”.",
        ),
        (WORK + WORK, "AUT004", 5, "the work a stands on line 2 already."),
        (
            EDITION + '[[work.edition]]\nkey = "b"\n',
            "AUT004",
            7,
            "the edition b stands on line 5 already.",
        ),
        (
            WORK + '[[work.edition]]\nkey = "old-edition"\n',
            "AUT004",
            5,
            "the edition old-edition belongs to the work old-work.",
        ),
        (
            EDITION + 'publisher = "old-pres"\n',
            "AUT005",
            6,
            "“publisher” of the edition b names an unknown publisher “old-pres”: "
            "did you mean “old-press”?",
        ),
        (
            WORK + 'contained_in = ["nothing"]\n',
            "AUT005",
            4,
            "“contained_in” of the work a names an unknown work “nothing”.",
        ),
        (
            EDITION + 'year = "in 1905"\n',
            "AUT006",
            6,
            "“year” of the edition b is no date: in 1905 "
            "(write 1906, 1908-07, 1908-07-15, 1932/1933).",
        ),
        (
            EDITION + 'isbn = "9780873485242"\n',
            "AUT007",
            6,
            "“isbn” of the edition b is no ISBN: 9780873485242, its check digit is wrong.",
        ),
        (
            EDITION + 'url = "www.marxists.org"\n',
            "AUT008",
            6,
            "“url” of the edition b is no web address: www.marxists.org (write https://host/path).",
        ),
        (
            '[[site]]\nkey = "s"\nname = "S"\nhost = "https://s.org"\n',
            "AUT008",
            4,
            "“host” of the site s is no host: https://s.org (write www.example.org).",
        ),
        (
            EDITION + 'kind = "boook"\n',
            "AUT009",
            6,
            "“kind” of the edition b may not be “boook”: did you mean “book”? (one of: book, "
            "booklet, mvbook, inbook, incollection, collection, article, online, report, thesis, "
            "misc).",
        ),
        (
            '[[work]]\nkey = "A B"\ntitle = "A"\n',
            "AUT009",
            2,
            "“key” of the work A B is no key: A B (write small letters, digits, hyphens).",
        ),
    ],
)
def test_each_fault_is_found_where_it_is(text, code, line, message):
    assert findings(text) == [(code, line, message)]


def test_findings_come_in_the_order_of_lines_and_are_errors():
    text = 'nothing = 1\n[[work]]\nkey = ["a"]\ntitle = ""\nyear = 2\n[[site]]\n'
    found = check_authority(parse_toml(text, "mine.toml"))
    lines = [finding.position.line for finding in found]
    assert lines == sorted(lines)
    assert len(lines) == 7
    assert {finding.severity for finding in found} == {Severity.ERROR}


@pytest.mark.parametrize(
    "value",
    [1906, "1906", "1908-07", "1908-07-15", "1932/1933", "1969/..", "/1936", "1970/", "1938~",
     "197X", "19XX", "1963/199X", "1998?", datetime.date(1905, 4, 12)],
)  # fmt: skip
def test_dates_that_are_read(value):
    assert checks.edtf(value, {}) is None


@pytest.mark.parametrize(
    "value",
    ["", "/", "../..", "1905-13", "1905-02-30", "1933/1932", "05", 190, 19055, "1905.", 1905.5,
     True, None, "c. 1905", "1905-1906-1907", datetime.datetime(1905, 1, 1, 12, 0)],
)  # fmt: skip
def test_dates_that_are_not(value):
    assert checks.edtf(value, {}) is not None


@pytest.mark.parametrize(
    "value", ["0-913460-83-4", "0909196834", "978-0-87348-524-1", "080442957X"]
)
def test_isbns_that_are_right(value):
    assert checks.isbn(value, {}) is None


@pytest.mark.parametrize(
    "value", ["0909196835", "978087348524", "X909196834", "abc", 9780873485241]
)
def test_isbns_that_are_not(value):
    assert checks.isbn(value, {}) is not None


@pytest.mark.parametrize(
    "value", ["ftp://a.org/b", "https://a/b", "https://a.org/b c", "a.org", ""]
)
def test_addresses_that_are_none(value):
    assert checks.url(value, {}) is not None


@pytest.mark.parametrize(
    ("table", "record"),
    [
        (schema.WORK, records.KnownWork),
        (schema.EDITION, records.KnownEdition),
        (schema.PUBLISHER, records.Publisher),
        (schema.SITE, records.Site),
        (schema.VARIANT, records.Variant),
        (schema.MIRROR, records.Mirror),
        (schema.MOVED, records.Moved),
    ],
)
def test_the_format_and_the_records_have_the_same_fields(table, record):
    names = {"editions" if name == "edition" else name for name in table.names}
    assert names == set(record._fields) - {"work"}


# ------------------------------------------------------------- TOML and its lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[work]]\nkey = "a\n', 2),
        ("[[work]\n", 1),
        ("a = 1\nkey\n", 2),
        ("a = 1\na = 2\n", 2),
        ("a = [1,\n2,\n", 2),
        ('a = 1\nb = """x\n\n', 2),
    ],
)
def test_a_syntax_error_has_its_line(text, line):
    with pytest.raises(BiblioError) as error:
        parse_toml(text, "mine.toml")
    assert str(error.value).startswith(f"mine.toml:{line}: this is not TOML: ")
    assert "(at " not in str(error.value)


def test_text_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes('a = 1\nb = "Öfinger"\n'.encode("latin-1"))
    with pytest.raises(BiblioError, match=r"latin\.toml:2: this is not UTF-8 text"):
        read_toml(path)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "marked.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    file = read_toml(path)
    assert file.data == {"a": 1, "b": 2}
    assert file.position(("b",)).line == 2


def test_brackets_without_end_are_refused():
    with pytest.raises(BiblioError, match=r"mine\.toml"):
        parse_toml("a = " + "[" * 100_000, "mine.toml")


def test_lines_of_every_kind_of_toml():
    text = (
        'first = "[[work]]" # [[work]]\n'  # 1
        'long = """\n[[work]]\nkey = 1\n"""\n'  # 2
        "other = '''\n]\n'''\n"  # 6
        "numbers = [\n  1.5, # one\n  [2, 3],\n\n  { a = 4, b.c = 5 },\n]\n"  # 9
        "day = 1979-05-27 07:32:00\n"  # 15
        '[table."quoted name"]\n'  # 16
        "dotted.key = 'x'\n"  # 17
        "[[work]]\n"  # 18
        "key = 1\n"  # 19
        "[[work.edition]]\n"  # 20
        "[[work]]\n"  # 21
        "[[work.edition]]\n"  # 22
        "key = 2\n"  # 23
        "[work.edition.sources]\n"  # 24
        "year = 'z'"  # 25
    )
    lines = lines_of(text)
    assert parse_toml(text, "x").data
    assert lines["first",] == 1
    assert lines["long",] == 2
    assert lines["other",] == 6
    assert lines["numbers", 0] == 10
    assert lines["numbers", 1, 1] == 11
    assert lines["numbers", 2, "a"] == 13
    assert lines["numbers", 2, "b", "c"] == 13
    assert lines["day",] == 15
    assert lines["table", "quoted name"] == 16
    assert lines["table", "quoted name", "dotted", "key"] == 17
    assert lines["work", 0] == 18
    assert lines["work", 0, "key"] == 19
    assert lines["work", 0, "edition", 0] == 20
    assert lines["work", 1] == 21
    assert lines["work", 1, "edition", 0] == 22
    assert lines["work", 1, "edition", 0, "key"] == 23
    assert lines["work", 1, "edition", 0, "sources", "year"] == 25


@pytest.mark.parametrize("name", loader.SHIPPED)
def test_every_key_of_the_shipped_files_stands_on_its_line(name):
    file = loader.shipped_file(name)
    lines = file.text.split("\n")

    def walk(value, key):
        if key and isinstance(key[-1], str):
            assert key[-1] in lines[file.position(key).line - 1], key
        if isinstance(value, dict | list):
            for part, element in value.items() if isinstance(value, dict) else enumerate(value):
                assert (*key, part) in lines_of(file.text), (key, part)
                walk(element, (*key, part))

    walk(file.data, ())
