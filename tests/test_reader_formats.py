"""Which reader a file gets, and what is said of a file that cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from biblio.diagnostics import BiblioError
from biblio.origins import TextOrigin
from biblio.readers import LATER, READERS, read, read_bytes, read_text

TEXT = "The rope makers were the first to go.\n"


@pytest.mark.parametrize("suffix", [*READERS, ".TXT", ".log", ""])
def test_text_is_read_whatever_it_is_called(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rope{suffix}"
    path.write_text(TEXT, encoding="utf-8")
    document = read(path)
    assert [one.string for one in document.paragraphs] == [TEXT.strip()]
    assert document.path == str(path)


@pytest.mark.parametrize("suffix", LATER)
def test_formats_still_to_come_are_named(suffix: str) -> None:
    with pytest.raises(BiblioError, match=rf"rope\{suffix} cannot be read: {LATER[suffix]} files"):
        read_bytes(b"anything", f"rope{suffix}")


@pytest.mark.parametrize("data", [b"", b" \n\t\f\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(BiblioError, match=r"^rope\.txt is empty\.$"):
        read_bytes(data, "rope.txt")


def test_offsets_count_from_behind_the_byte_order_mark() -> None:
    document = read_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "<stdin>")
    assert document.origin(document.whole(0)) == TextOrigin(0, len(TEXT.strip()), 1, 1)
    assert document.path == "<stdin>"


def test_the_digest_is_of_the_bytes() -> None:
    data = TEXT.encode("utf-8")
    assert read_bytes(data, "a.txt").sha256 == hashlib.sha256(data).hexdigest()
    assert read_text(TEXT, "a.txt").sha256 == hashlib.sha256(data).hexdigest()


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    document = read_text("One.\r\nTwo.\rThree.\n\fFour.\n", "a.txt")
    assert [document.line(document.whole(at)) for at in range(4)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The toll was raised and the ropes lay on the quay of the town in that year.", "en"),
        ("Die Mühle stand leer und der Pfarrer wollte nicht sagen, wem das Haus gehörte.", "de"),
        ("La question du sel fut posée dans la ville et on ne le crut pas que pour un an.", "fr"),
        ("El sello de la casa de los condes y las llaves del puerto se perdieron en el mar.", "es"),
        ("Il mulino era vuoto e la gente del paese non diceva che di notte si sentono voci.", "it"),
        ("В этом городе и на море не было никого, а что было с портом, он не знал.", "ru"),
        ("Lorem ipsum dolor sit amet.", None),
    ],
)
def test_the_language_is_guessed(text: str, language: str | None) -> None:
    assert read_text(text, "a.txt").language == language
