"""Live fields of Zotero in a packet: what they are told, and what they leave alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import long_texts
import pytest
from lxml import etree
from packet_making import packet_of
from sample_packets import sample
from word_files import member, names, part, strings

from biblio.bibliography.zotero import citation
from biblio.packet.rendering import Citations, Layout, render
from biblio.styles.formatted import Cite, Cluster
from biblio.word.check import faults
from biblio.word.markup import w


def test_zotero_is_told_the_style_and_how_it_cites() -> None:
    data = render(sample(), Layout(citations=Citations.ZOTERO)).data
    properties = part(data, "docProps/custom.xml")
    written = "".join(one[0].text for one in properties)
    assert all(len(one[0].text) <= 255 for one in properties)
    root = etree.fromstring(written)
    assert root.find("style").get("id").startswith("http://www.zotero.org/styles/chicago-note")
    assert root.find("prefs/pref[@name='noteType']").get("value") == "1"
    assert faults(data) == []


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("Roe, Rosa. Wells. London: Verso, 1990", False),
        ("Rosa Roe, Wells (London: Verso, 1990), 5", False),
        ("Rosa Roe, Wells, 2nd ed., trans. Ann Poe, vol. 2, pp. 5–7", False),
        ("Roe, Wells, S. 5", False),
        ("ibid., 5", False),
        ("In her translation of “Wells”, Roe warns:", True),
        ("See Roe, Wells", True),
    ],
)
def test_zotero_never_prints_over_the_authors_own_words(text: str, is_own: bool) -> None:
    item = {
        "title": "Wells",
        "author": [{"given": "Rosa", "family": "Roe"}],
        "translator": [{"given": "Ann", "family": "Poe"}],
        "publisher": "Verso",
        "publisher-place": "London",
    }
    code = citation(Cluster((Cite("roe"),)), {"roe": item}, text, "c1", 1)
    assert ('"dontUpdate":true' in code) == is_own


def test_static_citations_leave_no_fields() -> None:
    assert b"ZOTERO" not in member(render(sample(), Layout()).data, "word/footnotes.xml")
    assert "docProps/custom.xml" not in names(render(sample(), Layout()).data)


def test_a_citation_of_what_is_not_known_stays_text() -> None:
    unknown = replace(sample(), items=())
    data = render(unknown, Layout(citations=Citations.ZOTERO)).data
    assert b"ZOTERO_ITEM" not in member(data, "word/footnotes.xml")
    assert (
        "Edith Harrow, Rooms for Reading" in strings(data, "FootnoteText", "word/footnotes.xml")[0]
    )


def fields(data: bytes, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The citations of Zotero in a part of the file, each with the words that it shows."""
    for paragraph in part(data, name).iter(w("p")):
        code, shown, is_code = "", "", False
        for one in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
            kind = one.get(w("fldCharType"))
            if kind == "begin":
                code, shown, is_code = "", "", True
            elif kind == "separate":
                is_code = False
            elif kind == "end" and "ZOTERO_ITEM" in code:
                yield json.loads(code.partition("CSL_CITATION")[2]), shown
            elif one.tag == w("instrText"):
                code += one.text or ""
            elif one.tag == w("t") and not is_code:
                shown += one.text or ""


@pytest.mark.parametrize("make", long_texts.ALL)
def test_a_refresh_replaces_no_word_but_those_that_zotero_knows(
    make: Callable[[], long_texts.LongText],
) -> None:
    """What Zotero prints anew is made of the item and the locator: nothing else may be there."""
    one = make()
    made = packet_of(one.source, suffix=one.suffix)
    data = render(made, Layout(citations=Citations.ZOTERO)).data
    found = list(fields(data, "word/footnotes.xml"))
    assert found
    for code, shown in found:
        if code["properties"].get("dontUpdate"):
            continue
        known = set(long_texts.words_of(json.dumps(code, ensure_ascii=False).casefold()))
        own = set(long_texts.words_of(shown.casefold())) - known
        assert own <= {"ibid"}, shown
