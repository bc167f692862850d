"""Restyled Word files are whole: the Open XML SDK and the schema of Word find no error in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from test_restyle import LIBRARY, MANUSCRIPT, order, reader, word_file
from word_files import needs_schema, needs_validator, schema_errors, sdk_errors

from biblio.houseconfig import Way
from biblio.restyle.restyling import restyle

IN_TEXT = "\nSee also (Ann Roe, *A Hill*, London: Verso, 1950, 7).\n"
WAYS = [
    (Way.AS_IS, "mhra"),
    (Way.NOTES, "oscola"),
    (Way.ENDNOTES, "chicago-notes"),
    (Way.INLINE, "chicago-notes"),
    (Way.AUTHOR_DATE, "apa"),
    (Way.ZOTERO, "chicago-notes"),
]
KINDS = [(way, style, track) for way, style in WAYS for track in (True, False)]


@cache
def restyled(way: Way, style: str, track: bool) -> bytes:
    data, wanted = word_file(MANUSCRIPT + IN_TEXT), order(way, style, track=track)
    return restyle(data, "wells.docx", "docx", LIBRARY, wanted, reader).data


@needs_validator
@pytest.mark.parametrize(("way", "style", "track"), KINDS)
def test_the_sdk_finds_no_error(way: Way, style: str, track: bool, tmp_path: Path) -> None:
    assert sdk_errors(restyled(way, style, track), tmp_path) == []


@needs_schema
@pytest.mark.parametrize(("way", "style", "track"), KINDS)
def test_it_is_as_the_schema_has_it(way: Way, style: str, track: bool) -> None:
    assert schema_errors(restyled(way, style, track)) == []
