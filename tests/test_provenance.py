"""Heads of pages in archives: what they say of the text, and the works that they cite."""

from __future__ import annotations

import pytest

from biblio.citation import Citation
from biblio.document import Document
from biblio.finder import find
from biblio.readers import read_bytes

TEXT = "Salt is older than its tax, which was raised before anybody knew where it lay."
BOLD = """# The Price of Salt

From **The Brine Sheet**, August 13, 1898.\\
Republished in **Ann Miller: Lost Papers**, (ed. Tom Roe), [Harbour Press](h.htm) 1997.\\
HTML Mark-up: [V. Olunteer](../v.htm) for the **Salt Archive**.
"""
LABELS = """# The Price of Salt

**Written:** 1887\\
**First Published:** in *The Brine Sheet*, No. 12, 3 March 1888;\\
**Source:** Ann Miller: **Selected Papers on Salt**, Vol II.\\
**Publisher:** Harbour Press, 1974.\\
**Translated:** by Tom Roe\\
**Transcribed/HTML Markup:** V. Olunteer
"""
SLANTED = """# The Price of Salt

*Source*: Ann Miller, Selected Papers on Salt, Harbour Press, London, 1974, Volume 2.

*Written*: 1887.
"""
PLAIN = """THE PRICE OF SALT

by Ann Miller

First Published: The Brine Sheet, No. 12, 3 March 1888.
Source: Ann Miller, Selected Papers on Salt, Harbour Press, London, 1974, Volume 2.
Translated: Tom Roe
"""
FROM = """The Price of Salt

From The Brine Sheet, Vol. 3 No. 12, March 1888, pp. 4-9.
Transcribed & marked up by V. Olunteer.
"""
HTML = """<h1>The Price of Salt</h1><p>From the <b>Brine Sheet</b>, Vol.3 No.12, March 1888.<br>
Transcribed by <a href="v.htm">V. Olunteer</a></p><p>"""
GERMAN = """# Der Preis des Salzes

**Geschrieben:** März 1887\\
**Quelle:** *Salzblatt*, Nr. 12, 3. März 1888.\\
**Übersetzung:** Anna Noll
"""
ROWS = """# Speech on Salt

| Head | |
|------|---|
| **Delivered:** | 4 March 1888 |
| **Source:** | *Salt Papers*, Harbour Press, 1974, pp. 3-9 |
"""


def document(name: str, head: str) -> Document:
    return read_bytes(f"{head}\n{TEXT}\n".encode(), name)


def cited(one: Citation) -> dict[str, str]:
    return {field.name: field.value for field in one.fields}


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        (
            "bold.md",
            BOLD,
            [
                {"journaltitle": "The Brine Sheet", "date": "1898-08-13"},
                {"title": "Ann Miller: Lost Papers", "publisher": "Harbour Press", "date": "1997"},
            ],
        ),
        (
            "labels.md",
            LABELS,
            [
                {"journaltitle": "The Brine Sheet", "number": "12", "date": "1888-03-03"},
                {
                    "author": "Miller, Ann",
                    "title": "Selected Papers on Salt",
                    "volume": "II",
                    "publisher": "Harbour Press",
                    "date": "1974",
                },
            ],
        ),
        ("slanted.md", SLANTED, [{"title": "Selected Papers on Salt", "volume": "2"}]),
        (
            "plain.txt",
            PLAIN,
            [
                {"journaltitle": "The Brine Sheet", "number": "12", "date": "1888-03-03"},
                {"author": "Miller, Ann", "title": "Selected Papers on Salt"},
            ],
        ),
        (
            "from.txt",
            FROM,
            [{"journaltitle": "The Brine Sheet", "volume": "3", "number": "12", "pages": "4-9"}],
        ),
        ("page.html", HTML, [{"journaltitle": "Brine Sheet", "volume": "3", "number": "12"}]),
        ("german.md", GERMAN, [{"journaltitle": "Salzblatt", "number": "12"}]),
        ("rows.md", ROWS, [{"title": "Salt Papers", "publisher": "Harbour Press"}]),
    ],
)
def test_a_head_cites_what_the_text_is_taken_from(
    name: str, head: str, expected: list[dict[str, str]]
) -> None:
    found = [cited(one) for one in find(document(name, head))]
    assert len(found) == len(expected), found
    for one, fields in zip(found, expected, strict=True):
        assert fields.items() <= one.items()


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("bold.md", BOLD, {"journaltitle": "The Brine Sheet", "date": "August 13, 1898"}),
        (
            "labels.md",
            LABELS,
            {"origdate": "1887", "translator": "Tom Roe", "transcriber": "V. Olunteer"},
        ),
        ("plain.txt", PLAIN, {"translator": "Tom Roe", "journaltitle": "The Brine Sheet"}),
        ("from.txt", FROM, {"journaltitle": "The Brine Sheet", "date": "March 1888"}),
        ("german.md", GERMAN, {"origdate": "März 1887", "translator": "Anna Noll"}),
    ],
)
def test_it_is_the_record_of_the_document(name: str, head: str, said: dict[str, str]) -> None:
    record = dict(document(name, head).metadata)
    assert {key: record[key][0] for key in said} == said


def test_front_matter_goes_before_the_head() -> None:
    said = document("a.md", f"---\ntranslator: Jan Doe\n---\n\n{LABELS}").said("translator")
    assert said == ("Jan Doe",)


@pytest.mark.parametrize(
    "line",
    [
        "Source: the salt that we eat comes from the sea, and nobody asked it.",
        "From the mine to the table, 3 March 1911 was a long day.",
        "Published by nobody, in 1911 the book was lost.",
        "In March 1911, Miller left the harbour.",
    ],
)
def test_a_sentence_is_no_line_of_a_head(line: str) -> None:
    assert not find(document("a.md", f"# Salt\n\n{line}\n"))


def test_below_the_text_is_no_head() -> None:
    prose = " ".join([TEXT] * 4)
    assert not find(document("a.md", f"# Salt\n\n{prose}\n\nFrom **The Brine Sheet**, May 1898.\n"))
