"""Decoding: marks, UTF-8, guesses at older encodings, and files that are no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.diagnostics import BiblioError, Severity
from biblio.encoding import decode

RUSSIAN = ("Привет", "МИР", "год", "Ленин, Наши упразднители", "№ 5, с. 12", "Trotsky (Троцкий)")
WESTERN = (
    *("“Hello” – he said", "don’t", "café", "Füße süß", "Œuvre complète", "«Où est-il?»", "ÉTÉ"),
    *("£5 and €7", "foo—“bar”", "Ævar Øystein Åse", "Señor, ¿qué?", "Lukács, György", "25°"),
)


@pytest.mark.parametrize("text", ["", "plain\r\nlines\rof\ntext", "Троцкий “é” 马克思"])
def test_utf8_is_taken_as_it_is(text):
    decoded = decode(text.encode(), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.diagnostics) == (text, "utf-8", ())


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_files_come_back_with_their_mark(mark):
    data = "Ibid., 12–15\r\n".encode(mark)
    decoded = decode(data, "a.txt")
    assert decoded.text == "Ibid., 12–15\r\n"
    assert decoded.bom
    assert decoded.encode(decoded.text) == data
    assert decoded.diagnostics == ()


def test_big_endian_mark():
    data = b"\xfe\xff" + "né".encode("utf-16-be")
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.bom) == ("né", b"\xfe\xff")
    assert decoded.encode("nô") == b"\xfe\xff" + "nô".encode("utf-16-be")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["a", "See Marx, Capital.\n", "Ленин, Наши упразднители.\n"])
def test_wide_characters_without_a_mark(encoding, text):
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert [finding.code for finding in decoded.diagnostics] == ["encoding"]


@pytest.mark.parametrize("text", RUSSIAN)
def test_short_russian_texts(text):
    assert decode(text.encode("windows-1251"), "a.txt").text == text


@pytest.mark.parametrize("text", ["Привет", "Ленин, Наши упразднители", "мир и революция"])
def test_koi8(text):
    assert decode(text.encode("koi8-r"), "a.txt").text == text


@pytest.mark.parametrize("text", WESTERN)
def test_short_western_texts(text):
    assert decode(text.encode("windows-1252"), "a.txt").text == text


def test_quotation_marks_and_dashes_of_windows_1252():
    assert decode(b"\x93Permanent\x94 \x96 it\x92s", "a.txt").text == "“Permanent” – it’s"


@pytest.mark.parametrize("text", ["café", "Müller", "naïve coöperation", "São Paulo"])
def test_latin_1(text):
    assert decode(text.encode("latin-1"), "a.txt").text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gbk", "列宁全集，第一卷"),
        ("gbk", "毛泽东选集。北京：人民出版社，1991年"),
        ("shift_jis", "資本論　第一巻。マルクスはその主著において、運動法則を明らかにした。"),
        ("big5", "馬克思主義與革命的理論。他們的著作在台灣出版，並且影響了許多人。"),
        ("mac-roman", "“Hello”, l’été – naïf"),
    ],
)
def test_other_encodings(encoding, text):
    assert decode(text.encode(encoding), "a.txt").text == text


def test_a_guess_is_told():
    (finding,) = decode("Привет".encode("windows-1251"), "letter.txt").diagnostics
    assert (finding.code, finding.severity) == ("encoding", Severity.INFO)
    assert finding.position.path == "letter.txt"
    assert "windows-1251" in finding.message


def test_a_declaration_is_believed():
    decoded = decode("% Encoding: ISO8859_5\n% мир".encode("iso8859-5"), "a.bib")
    assert (decoded.text[-3:], decoded.diagnostics) == ("мир", ())


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        *(("Western (Mac OS Roman)", "mac-roman"), ("Western (Windows Latin 1)", "cp1252")),
        *(("Western (ISO Latin 1)", "latin-1"), ("Central European (Windows Latin 2)", "cp1250")),
    ],
)
def test_an_encoding_by_its_name_on_a_macintosh(said, encoding):
    head = f"%% Saved with string encoding {said} \n\n"
    decoded = decode(
        (head + "@book{a, title = {Le gué né là}}").encode(encoding, "replace"), "a.bib"
    )
    assert decoded.diagnostics == ()
    assert encoding != "mac-roman" or "Le gué né là" in decoded.text


@pytest.mark.parametrize("name", ["utf-8", "rot13", "no-such-thing", "ascii"])
def test_a_false_declaration_is_not(name):
    decoded = decode(f"% encoding: {name}\ncafé".encode("latin-1"), "a.bib")
    assert decoded.text.endswith("café")
    assert len(decoded.diagnostics) == 1


def test_stray_bytes_in_utf8_are_read_and_told():
    data = "“é” here\nand “there”".encode() + b"\x92s"
    decoded = decode(data, "a.bib")
    assert decoded.text == "“é” here\nand “there”’s"
    assert decoded.encode(decoded.text) == data
    (finding,) = decoded.diagnostics
    assert (finding.severity, finding.position.line) == (Severity.WARNING, 2)
    with pytest.raises(BiblioError, match="mixes"):
        decoded.encode(decoded.text + "!")


def test_what_the_encoding_lacks_is_refused():
    decoded = decode(b"caf\xe9", "a.bib")
    assert decoded.encode("é") == b"\xe9"
    with pytest.raises(BiblioError, match="Я"):
        decoded.encode("Я")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "looks like a PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"text\x00with\x01nul\x00s\xff", "binary"),
        (bytes(range(1, 32)), "binary"),
    ],
)
def test_binary_files_are_refused_by_name(data, name):
    with pytest.raises(BiblioError, match=name) as caught:
        decode(data, "some/file.bin")
    assert "some/file.bin" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_damaged_marked_file_is_refused():
    with pytest.raises(BiblioError, match="damaged"):
        decode(b"\xff\xfea\x00b", "a.txt")


@given(st.binary(max_size=200))
def test_whatever_is_decoded_comes_back(data):
    try:
        decoded = decode(data, "a.txt")
    except BiblioError:
        return  # no text
    assert decoded.encode(decoded.text) == data


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=100))
def test_any_utf8_text_is_itself(text):
    decoded = decode(text.encode(), "a.txt")
    assert decoded.bom.decode("utf-8") + decoded.text == text
