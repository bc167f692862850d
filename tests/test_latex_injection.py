"""No title of a stranger's library becomes a command of TeX: it is written, and reads, as text."""

from __future__ import annotations

import json
import re

import pytest

from biblio.bibliography.preparing import prepared
from biblio.formats import csljson
from biblio.formats.dialects import file as dialects
from biblio.formats.registry import FORMATS
from biblio.styles import find_style

COMMANDS = (
    *(
        r"\input{/etc/passwd}",
        r"\write18{id}",
        r"\immediate\openout5=a",
        r"\def\a{b}",
        "^^5cinput{a}",
    ),
    *(r"\csname input\endcsname{a}", r"$\input{a}$", r"$\binom^^5cinput{a}{b}$", r"\include{a}"),
    *("^^5cinput{a}", r"R&D, 5% #1_"),
    *(
        r"\directlua{a}",
        r"\catcode`\@=0",
        r"\foo{Salt}",
        r"$\binom{a}{\write18{b}}$",
        r"R&D, 5% #1_",
    ),
)
VARIABLES = "title note publisher keyword annote edition ISBN archive".split()
LIVE = re.compile(r"(?<!\\)\\(?!textbackslash|textasciicircum|textasciigrave|[&%$#_{}])|\^\^")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_a_command_in_csl_json_is_text_in_bibtex(command: str, variable: str, name: str) -> None:
    items = [{"id": "a", "type": "book", variable: f"Salt {command}"}]
    entries, _ = FORMATS["csljson"].read(json.dumps(items).encode(), "a.json")
    text, _ = FORMATS[name].write(entries)
    assert not LIVE.search(text)
    again, _ = dialects.read(text.encode(), "a.bib")
    assert csljson.item(again[0])[variable] == f"Salt {command}"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("tag", ["TI", "N1", "PB", "KW", "ET", "SN", "AB"])
def test_a_command_in_ris_is_text_in_bibtex(command: str, tag: str) -> None:
    source = f"TY  - BOOK\n{tag}  - Salt {command}\nER  - \n"
    entries, _ = FORMATS["ris"].read(source.encode(), "a.ris")
    text, _ = dialects.write_bibtex(entries)
    assert not LIVE.search(text)
    assert dialects.read(text.encode(), "a.bib")[0][0].fields == entries[0].fields


def test_a_formula_that_only_sets_its_arguments_stays_one() -> None:
    entry = csljson.edition({"id": "a", "type": "book", "title": r"On $\binom{n}{k}$"})
    assert r"title = {On $\binom{n}{k}$}" in dialects.write_bibtex([entry])[0]


def test_an_address_has_no_command() -> None:
    entry = csljson.edition({"id": "a", "type": "book", "URL": r"https://a.org/\input{y}"})
    assert r"url = {https://a.org/%5Cinput{y}}" in dialects.write_bibtex([entry])[0]


def test_of_a_command_in_a_title_the_argument_is_printed() -> None:
    item = {"id": "a", "type": "book", "title": r"\input{/etc/passwd}"}
    made = prepared(item, find_style("chicago-notes"))
    assert made["title"] == "/etc/passwd"
