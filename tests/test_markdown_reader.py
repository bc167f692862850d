"""The reader of Markdown: its case files, what front matter says, and pandoc's word on the rest."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reader_notation import CASES, Case, cases, looks, notation
from test_reader_coverage import texts

from biblio.document import Document
from biblio.finder import find
from biblio.readers import read, read_bytes
from biblio.readers.markdown import read_text

SHARED = Path(__file__).parents[2] / "shared"
DOCUMENTS = sorted(SHARED.glob("dev/docs/*.md"))


@pytest.mark.parametrize("case", cases(CASES / "markdown" / "notes"), ids=lambda case: case.name)
def test_notes(case: Case) -> None:
    assert notation(read_text(case.source, "case.md")) == case.expected


@pytest.mark.parametrize("case", cases(CASES / "markdown" / "looks"), ids=lambda case: case.name)
def test_looks(case: Case) -> None:
    assert looks(read_text(case.source, "case.md")) == case.expected


@pytest.mark.parametrize(
    ("front", "title", "language"),
    [
        ("title: The Mill\nlang: fr", "The Mill", "fr"),
        ("Title: 'The Mill'\nlanguage: pt_BR", "The Mill", "pt"),
        ("title: >-\n  The Mill\n  and the Wheel\ndate: 2020", "The Mill and the Wheel", None),
        ("author: Low\nmore:\n  title: Not This", "Heading", None),
    ],
)
def test_front_matter(front: str, title: str, language: str | None) -> None:
    document = read_text(f"---\n{front}\n---\n\n# Heading\n\nWords.\n", "a.md")
    assert (document.title, document.language) == (title, language)
    assert [one.string for one in document.paragraphs] == ["Heading", "Words."]
    assert document.line(document.whole(0)) == front.count("\n") + 5


def test_comments_are_found_again() -> None:
    source = "One.\n\n<!-- biblio: ignore -->\nTwo <!-- three --> four.\n"
    places = [one.origin for one in read_text(source, "a.md").comments]
    assert [source[place.start : place.end] for place in places] == [
        "<!-- biblio: ignore -->",
        "<!-- three -->",
    ]
    assert [place.line for place in places] == [3, 4]


def test_notes_stand_in_their_places() -> None:
    source = "Empty.[^1] Sold.^[So *Low*.]\n\n[^1]: Karl *Brandt*,\n    p. 3.\n"
    document = read_text(source, "a.md")
    inline, defined = document.notes
    assert source[inline.origin.start : inline.origin.end] == "^[So *Low*.]"
    assert source[defined.origin.start : defined.origin.end] == "[^1]: Karl *Brandt*,\n    p. 3."
    place = document.origin(document.whole(0, note=1))
    assert source[place.start : place.end] == "Karl *Brandt*,\n    p. 3."


@pytest.mark.parametrize("source", ["<!-- nothing -->", "---\ntitle: A\n---\n", "* * *", "\n\\\n"])
def test_what_has_no_text_has_no_paragraphs(source: str) -> None:
    shown = [one.string for one in read_text(source, "a.md").paragraphs]
    assert shown in ([], ["\\"])


def test_code_cites_nothing() -> None:
    cited = "“So it is.” Brandt, *Mills and Millers*, 1931.\n"
    assert len(find(read_text(cited, "a.md"))) == 1
    assert find(read_text(f"~~~\n{cited}~~~\n", "a.md")) == ()


def test_a_link_in_a_note_is_the_address_of_what_it_cites() -> None:
    source = (
        "So.[^1]\n\n[^1]: Karl Brandt, [“Mills and Millers”](https://example.org/mills), 2001.\n"
    )
    document = read_text(source, "a.md")
    (citation,) = find(document)
    assert citation.value("url") == "https://example.org/mills"
    assert citation.value("title") == "Mills and Millers"
    origin = document.origin(citation.where)
    shown = source[origin.start : origin.end]
    assert shown == "Karl Brandt, [“Mills and Millers”](https://example.org/mills), 2001."


def test_a_printed_address_is_not_doubled() -> None:
    source = "So.[^1]\n\n[^1]: Brandt, “Mills,” <https://example.org/mills>.\n"
    (citation,) = find(read_text(source, "a.md"))
    assert citation.text.count("https") == 1


def test_line_ends_do_not_matter() -> None:
    source = "---\ntitle: A\n---\n# One\n\nTwo *three\nfour*[^1]\n\n[^1]: Five\n    six.\n"
    shapes = {
        notation(read_text(source.replace("\n", end), "a.md")) for end in ("\n", "\r\n", "\r")
    }
    assert len(shapes) == 1


def test_the_parser_is_loaded_for_markdown_only() -> None:
    code = "import sys, biblio.readers; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert read_bytes(b"*a*", "a.markdown").paragraphs[0].runs[0].italic


# pandoc reads the same: another program, whose authors know Markdown


def pandoc(source: str) -> Any:
    """What pandoc makes of the source."""
    pypandoc = pytest.importorskip("pypandoc")
    try:
        path = pypandoc.get_pandoc_path()
    except OSError:
        pytest.skip("there is no pandoc")
    kind = "commonmark+footnotes+pipe_tables+yaml_metadata_block"
    done = subprocess.run(
        [path, "-f", kind, "-t", "json"], input=source.encode(), capture_output=True, check=True
    )
    return once(json.loads(done.stdout)["blocks"], set())


def once(node: Any, seen: set[str]) -> Any:
    """The tree with the text of each note only where it is first pointed to."""
    if isinstance(node, list):
        return [once(inner, seen) for inner in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Note":
        text = json.dumps(node["c"])
        if text in seen:
            return {"t": "Space"}
        seen.add(text)
    return {key: once(value, seen) for key, value in node.items()}


def strings(node: Any) -> Iterator[str]:
    """The text under a node of pandoc's tree."""
    if isinstance(node, list):
        for inner in node:
            yield from strings(inner)
    elif isinstance(node, dict):
        yield from _strings_of(node)


def _strings_of(node: dict[str, Any]) -> Iterator[str]:
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        yield content
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif kind in ("Code", "CodeBlock"):
        yield content[1]
    elif kind not in ("RawInline", "RawBlock"):
        apart = " " if kind in ("Para", "Plain", "Header", "Note") else ""
        yield from (apart, *strings(content), apart)


def under(node: Any, kind: str) -> Iterator[str]:
    """The text under each node of that kind."""
    if isinstance(node, list):
        for inner in node:
            yield from under(inner, kind)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            yield "".join(strings(node["c"]))
        yield from under(node.get("c"), kind)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


def emphasised(document: Document, look: str) -> Counter[str]:
    """The words of that look."""
    runs = (run for one in texts(document) for run in one.runs if getattr(run, look))
    return words(" ".join(run.text for run in runs))


@pytest.mark.skipif(not DOCUMENTS, reason="there is no ../shared")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_pandoc_shows_the_same_words_in_the_same_looks(path: Path) -> None:
    # tags for templates are text to pandoc
    source = re.sub(r"\{%.*?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    tree, document = pandoc(source), read_text(source, path.name)
    assert words(" ".join(one.string for one in texts(document))) == words("".join(strings(tree)))
    assert emphasised(document, "italic") == words(" ".join(under(tree, "Emph")))
    assert emphasised(document, "bold") == words(" ".join(under(tree, "Strong")))


@pytest.mark.skipif(not DOCUMENTS, reason="there is no ../shared")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_note_of_the_documents_has_its_mark(path: Path) -> None:
    document = read(path)
    gold = json.loads((SHARED / "dev" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    marks = {one["mark"] for one in gold["citations"] if one["kind"] == "footnote"}
    assert marks <= {note.mark for note in document.notes if note.anchor is not None}
    assert len(document.diagnostics) == 0


def test_pictures_lead_a_text_but_no_heading_and_no_note() -> None:
    picture = "![A lock](lock.png)"
    source = (
        f"Old.[^1]\n\n## {picture} Second part\n\n{picture} New.\n\n[^1]: {picture} Ann Miller\n"
    )
    document = read_text(source, "a.md")
    said = ["Old.", "Second part", "A lock", "A lock", "New."]
    assert [one.string.strip() for one in document.paragraphs] == said
    noted = [one.string.strip() for one in document.notes[0].paragraphs]
    assert noted == ["Ann Miller", "A lock"]
