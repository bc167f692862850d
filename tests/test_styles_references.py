"""The library of the checkout, as an editor reads it: in every style, to the comma."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from biblio.formats import csljson
from biblio.formats.bibtex import load
from biblio.styles import SHORT_NAMES, Formatted, find_style, format

LIBRARY = Path(__file__).parent.parent / "references.bib"

# Two marks that do not go together, a space before a mark, an empty bracket, a doubled space.
SLIPS = re.compile(
    r"\.\.(?!\.)|,,|;;|::|,\.|\.,(?! )|[;:]\.|\s[,.;](?!\.)|\(\)|\[\]|  |”\.|\( | \)"
)

PRINT_TRANSLATORS = (
    "chicago-notes",
    "chicago-author-date",
    "mla",
    "apa",
    "turabian",
    "mhra",
    "harvard",
)
PRINT_ORIGINAL_DATES = ("chicago-notes", "chicago-author-date", "mla", "apa", "turabian", "mhra")


@cache
def items() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(csljson.dumps(load(str(LIBRARY)).library))
    return found


@cache
def made(style: str) -> Formatted:
    return format(items(), [], find_style(style))


@pytest.mark.parametrize("style", SHORT_NAMES)
def test_no_slip_of_punctuation(style: str) -> None:
    # Initials (J. P.), and words of the works themselves, are no slips.
    for entry in made(style).bibliography:
        text = re.sub(r"https?://\S+", "URL.", entry.text)
        assert not SLIPS.search(text), entry.text


@pytest.mark.parametrize("style", SHORT_NAMES)
def test_no_address_is_printed_twice_and_each_is_a_link(style: str) -> None:
    for entry in made(style).bibliography:
        assert entry.text.count("http") <= 1, entry.text
        assert all(run.href for run in entry.runs if "http" in run.text), entry.text


@pytest.mark.parametrize("style", SHORT_NAMES)
def test_every_entry_is_listed_or_told_of(style: str) -> None:
    listed = {entry.key for entry in made(style).bibliography}
    told = {one.position.path for one in made(style).diagnostics if one.code == "style-omits-entry"}
    assert listed | told == {item["id"] for item in items()}
    assert not listed & told


@pytest.mark.parametrize("style", PRINT_TRANSLATORS)
def test_no_translator_is_lost(style: str) -> None:
    texts = {entry.key: entry.text for entry in made(style).bibliography}
    for item in items():
        for person in item.get("translator", ()):
            if item["id"] in texts:
                assert person["family"] in texts[item["id"]]


@pytest.mark.parametrize("style", PRINT_ORIGINAL_DATES)
def test_no_original_date_is_lost_but_where_a_date_is_told_to_be_missing(style: str) -> None:
    undated = {one.position.path for one in made(style).diagnostics if one.code == "style-no-date"}
    texts = {entry.key: entry.text for entry in made(style).bibliography}
    for item in items():
        parts = item.get("original-date", {}).get("date-parts")
        if parts and item["id"] in texts.keys() - undated:
            assert str(parts[0][0]) in texts[item["id"]]
