"""The layout of a file, entry by entry, and how what is added follows it."""

from __future__ import annotations

import pytest
from bibtex_sources import with_fields

from biblio.formats.bibtex import read
from biblio.formats.bibtex.style import newline_of
from biblio.library import Library
from biblio.record.edition import Edition


@pytest.mark.parametrize(
    ("source", "newline"),
    [
        ("", "\n"),
        ("a\nb", "\n"),
        ("a\r\nb\r\nc\n", "\r\n"),
        ("a\r\nb\n", "\n"),
        ("a\rb\rc\n", "\r"),
        ("a\rb\n", "\n"),
        ("a\r\nb\rc\rd", "\r"),
    ],
)
def test_the_newline_of_most_lines(source: str, newline: str) -> None:
    assert newline_of(source) == newline


@pytest.mark.parametrize(
    ("fields", "added"),
    [
        ('TITLE = "A",\n  NOTE  = "n"\n', ',\n  SERIES = "S"'),
        ("TITLE = {A},\n  note = {n}\n", ",\n  series = {S}"),
        ("title    = {A},\n  note     = {n}\n", ",\n  series   = {S}"),
        ("title   ={A},\n  note    ={n}\n", ",\n  series  ={S}"),
        ("title = {A},\n  note  = {n},\n  x = 2\n", ",\n  series = {S}"),
        ("title= {A},\n  note= {n}\n", ",\n  series= {S}"),
        ("title =\t{A}\n", ",\n  series =\t{S}"),
        ("title = {A} , note = {n}\n", " , series = {S}"),
        ("title = {A}, % x\n  note = {n}\n", ",\n  series = {S}"),
        ("note = {n}, volume = 2\n", ", series = {S}"),
        ('note = "n", volume = 2\n', ', series = "S"'),
    ],
)
def test_a_field_is_laid_out_as_its_neighbours_are(fields: str, added: str) -> None:
    source = f"@misc{{a,\n  {fields}}}\n"
    file = read(source, "a.bib")
    text = file.updated(with_fields(file.library, "a", series="S"))
    end = source.rindex("\n}")
    assert text == source[:end] + added + source[end:]


def test_a_new_entry_is_laid_out_as_the_last_that_has_its_fields_on_lines() -> None:
    source = '@misc{a,\n   title = "A"\n}\n@misc{b, title={B}}\n@misc{c}\n'
    file = read(source, "a.bib")
    text = file.updated(Library((*file.library.entries, Edition("d", "misc", (("note", "n"),)))))
    assert text == f'{source}\n@misc{{d,\n   note = "n"\n}}\n'


@pytest.mark.parametrize(
    ("pages", "dash"),
    [(("1–3", "5–8", "9--10"), "–"), (("1–3", "5--8"), "--"), (("1--3",), "--"), ((), "--")],
)
def test_ranges_of_pages_have_the_dash_of_most(pages: tuple[str, ...], dash: str) -> None:
    source = "".join(f"@misc{{k{at}, Pages = {{{one}}}}}\n" for at, one in enumerate(pages))
    file = read(f"{source}@misc{{a, note = {{1–2}}}}\n", "a.bib")
    changed = with_fields(file.library, "a", pages="11–12", series="11–12")
    text = file.updated(changed)
    assert f"pages = {{11{dash}12}}" in text
    assert "series = {11–12}" in text
