"""The review page: every citation in its place, every field at its words, nothing let in."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from running import biblio

from biblio import readers
from biblio.extractor import extract
from biblio.review.page import page
from biblio.review.reviewing import reviewed
from biblio.review.subject import Reviewed
from biblio.rules.basis import Settings
from tools import HOW, tool

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
NOTES = """# Salt

Everybody ate of it.[^1] Nobody paid.[^2] Nor did <b>they</b>.[^3]

[^1]: Ada Finch, *The Salt Road* (London: Harbour Press, 1931), 33.
[^2]: Ibid., 40.
[^3]: Bruno Noble, *The </script><script>alert(1)</script> Tax* (Leeds: Mill, 1940), 2.
"""
LIBRARY = b"""@book{finch, author = {Finch, Ada}, title = {The Salt Road}, year = 1931,
  publisher = {Harbour Press}, address = {London}}
"""


def review_of(**files: str | bytes) -> Reviewed:
    data = {
        name.replace("_", "."): text.encode() if isinstance(text, str) else text
        for name, text in files.items()
    }
    return reviewed(data, Settings())


def parsed(shown: Reviewed) -> Any:
    return lxml.html.fromstring(page(shown).decode())


def facts_of(html: Any) -> dict[str, Any]:
    (script,) = html.xpath("//script[@id='facts']")
    loaded: dict[str, Any] = json.loads(script.text)
    return loaded


def words_of(marks: list[Any]) -> str:
    """The characters of marks, without the marks of notes among them."""
    return "".join(
        text for mark in marks for text in mark.xpath(".//text()[not(ancestor::sup[@class='ref'])]")
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_citation_is_marked_and_each_field_linked_to_its_words(path: Path) -> None:
    html = parsed(reviewed({str(path): path.read_bytes()}, Settings()))
    citations = facts_of(html)["citations"]
    extraction = extract(readers.read(str(path)))
    assert len(citations) == len(extraction.citations) > 5
    for number, citation in enumerate(extraction.citations, 1):
        marks = html.xpath(f"//mark[@data-c='d1c{number}']")
        printed = "".join(extraction.document.string(where) for where in citation.wheres)
        assert words_of(marks) == printed
        for at, field in enumerate(citation.fields):
            spans = [
                span
                for mark in marks
                for span in mark.xpath(".//span[@data-f]")
                if str(at) in span.get("data-f").split()
            ]
            assert words_of(spans) == field.raw


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_word_of_the_prose_is_lost(path: Path) -> None:
    html = parsed(reviewed({str(path): path.read_bytes()}, Settings()))
    document = readers.read(str(path))
    rows = [words_of([row]) for row in html.xpath("//div[@class='text']")]
    assert [row for row in rows if row] == [one.string for one in document.paragraphs]
    notes = html.xpath("//aside[@class='note']")
    assert [words_of(note.xpath("./p")) for note in notes] == [
        "".join(one.string for one in note.paragraphs) for note in document.notes
    ]


def test_a_note_and_its_mark_point_to_each_other() -> None:
    html = parsed(review_of(salt_md=NOTES))
    for number in (1, 2, 3):
        (mark,) = html.xpath(f"//sup[@class='ref']/a[@href='#d1n{number}']")
        (back,) = html.xpath(f"//aside[@id='d1n{number}']/a")
        assert back.get("href") == f"#{mark.get('id')}"


def test_the_panel_knows_entry_chain_and_standing() -> None:
    facts = facts_of(parsed(review_of(salt_md=NOTES, library_bib=LIBRARY)))
    first, second = facts["citations"]["d1c1"], facts["citations"]["d1c2"]
    assert (first["key"], first["standing"]) == ("finch", "sure")
    assert (second["repeats"], second["key"]) == ("d1c1", "finch")
    assert facts["entries"]["finch"]["own"]
    assert facts["entries"]["finch"]["cited"] == ["d1c1", "d1c2"]
    third = facts["citations"]["d1c3"]["key"]
    assert not facts["entries"][third]["own"]


def test_nothing_of_a_document_runs_or_loads() -> None:
    text = NOTES + "\n[here](javascript:alert(1)) and ![there](https://example.org/a.png)\n"
    data = page(review_of(salt_md=text)).decode()
    html = lxml.html.fromstring(data)
    assert len(html.xpath("//script")) == 2
    assert "alert(1)" in "".join(facts_of(html)["citations"]["d1c3"]["text"])
    assert not html.xpath("//*[@src] | //link | //img | //iframe | //object")
    assert not [one for one in html.xpath("//@href") if re.match(r"(?i)\s*javascript:", one)]
    assert html.xpath("//meta[@http-equiv]/@content")[0].startswith("default-src 'none';")


def test_findings_stand_beside_their_paragraph_or_below() -> None:
    text = "Nobody said so.[^1]\n\n[^1]: See above, Finch, 3.\n[^2]: Ada Finch, *Salt*, 1931.\n"
    html = parsed(review_of(salt_md=text, library_bib=b"@book{a, title = {A}, year = {19x1}}\n"))
    findings = facts_of(html)["findings"]
    shown = {int(one.get("data-finding")) for one in html.xpath("//*[@data-finding]")}
    assert findings
    assert shown == set(range(len(findings)))
    assert any(one["code"] == "SYN008" for one in findings)


def test_the_command_writes_one_page(tmp_path: Path) -> None:
    (tmp_path / "salt.md").write_text(NOTES, encoding="utf-8")
    (tmp_path / "own.bib").write_bytes(LIBRARY)
    target = tmp_path / "review.html"
    done = biblio("review", tmp_path / "salt.md", "-l", tmp_path / "own.bib", "-o", target)
    assert done.code == 0
    assert "3 citations" in done.talk
    again = biblio("review", tmp_path / "salt.md", "-l", tmp_path / "own.bib")
    assert again.data == target.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["own.bib", "review.html", "salt.md"]


def test_a_library_in_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "salt.md").write_text(NOTES, encoding="utf-8")
    done = biblio("review", tmp_path / "salt.md", "-l", "own.json")
    assert done.code == 2
    assert "own.json is no BibTeX library" in done.talk


def test_several_documents_have_a_table_of_who_cites_what() -> None:
    html = parsed(review_of(one_md=NOTES, two_md=NOTES.replace("33", "35")))
    (table,) = html.xpath("//div[@class='charts']//table")
    rows = {row.xpath("string(th)"): row.xpath("td/text()") for row in table.xpath(".//tr[td][th]")}
    assert ["2", "2"] in list(rows.values())


@pytest.mark.slow
def test_in_a_browser(tmp_path: Path) -> None:
    driver, browser = tool("node_modules", "playwright-core"), shutil.which("chromium")
    if not (driver and browser and shutil.which("node")):
        pytest.skip(f"chromium or playwright-core is not there: {HOW}")
    target = tmp_path / "review.html"
    assert biblio("review", EXAMPLES[1], "-o", target).code == 0
    script = Path(__file__).parent / "helpers" / "review_page.cjs"
    ran = subprocess.run(
        ["node", str(script), str(driver.parent), browser, str(target)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    seen = json.loads(ran.stdout)
    citations = facts_of(lxml.html.fromstring(target.read_bytes().decode()))["citations"]
    title = next(
        field["value"] for field in citations[seen["first"]]["fields"] if field["name"] == "title"
    )
    assert (seen["said"], seen["asked"]) == ([], [f"file://{target}"])
    assert seen["first"] == seen["back"] != seen["second"]
    assert (seen["title"], seen["off"]) == (title, "")
    assert seen["lines"] >= 1
    assert (seen["none"], seen["hits"]) == (0, f"0 of {len(citations)}")
    assert seen["sure"] == sum(one["standing"] == "sure" for one in citations.values())
    assert citations[seen["next"]]["standing"] in ("doubtful", "unresolved", "fair")
    assert seen["searching"] == "search"
    assert seen["theme"] in ("dark", "light")


def test_a_bibliography_in_html_may_have_the_charts(tmp_path: Path) -> None:
    (tmp_path / "salt.md").write_text(NOTES, encoding="utf-8")
    (tmp_path / "own.bib").write_bytes(LIBRARY)
    own, target = tmp_path / "own.bib", tmp_path / "list.html"
    asked = ("bibliography", own, "--cited-in", tmp_path / "salt.md", "--overview", "-o", target)
    assert biblio(*asked).code == 0
    html = lxml.html.fromstring(target.read_bytes().decode())
    titles = html.xpath("//section[@class='overview']//figcaption/text()")
    assert titles == ["Editions by decade", "Languages of the titles", "Most cited"]
    assert html.xpath("//svg/@aria-label")[0] == "1930s: 1"
    refused = biblio("bibliography", own, "--overview")
    assert refused.code == 2
    assert "--to html" in refused.talk
