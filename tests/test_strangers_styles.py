"""Styles and templates of strangers: they come to an end, and bring no more than looks."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from running import Outcome, biblio

from biblio.files import limits
from biblio.word import template

pytestmark = pytest.mark.usefixtures("folder")
ENTRY = "@book{tide, author = {Quill, Ann}, title = {Tide Tables}, year = {1990}}\n"
HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
    "<info><title>x</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>"
)
FOOT = (
    '<citation><layout><text macro="a0"/></layout></citation>'
    '<bibliography><layout><text macro="a0"/></layout></bibliography></style>'
)
BST = "ENTRY {title} {} {}\nSTRINGS {s}\nINTEGERS {n}\n"


def listed(style: str, text: str) -> Outcome:
    Path("x.bib").write_text(ENTRY, encoding="utf-8")
    Path(style).write_text(text, encoding="utf-8")
    began = time.process_time()
    outcome = biblio("bibliography", "x.bib", "--style", style)
    assert time.process_time() - began < 10
    return outcome


def macros(*bodies: str) -> str:
    named = (f'<macro name="a{at}">{body}</macro>' for at, body in enumerate(bodies))
    return HEAD + "".join(named) + FOOT


def call(number: int) -> str:
    return f'<text macro="a{number}"/>'


ENDLESS = {
    "itself": (macros(call(0)), "the macro “a0” calls itself"),
    "a circle": (macros(call(1), call(2), call(0)), "calls itself"),
    "doubling": (macros(*(call(at) * 2 for at in range(1, 40)), "<group/>"), "too often"),
    "depth": (macros(*(call(at) for at in range(1, 2000)), "<group/>"), "too deeply"),
    "length": (HEAD + f"<!--{'x' * 1_000_000}-->" + FOOT, "it has more than 1 MB"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_csl_style_without_end_is_told(name: str) -> None:
    text, reason = ENDLESS[name]
    outcome = listed("x.csl", text)
    assert (outcome.code, outcome.data) == (2, b"")
    assert outcome.talk.startswith("biblio: x.csl")
    assert reason in outcome.talk
    assert outcome.talk.count("\n") == 1


def test_a_comment_in_a_style_takes_no_time() -> None:
    comment = f"<!--{'x' * 900_000}-->"
    outcome = listed("x.csl", macros(f'{comment}<text variable="title"/>'))
    assert "Tide Tables" in outcome.text


def test_pandoc_is_stopped_where_a_style_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biblio.styles.pandoc._SECONDS", 0.001)
    monkeypatch.setattr("biblio.styles.pandoc._A_SECOND", 1e9)
    Path("x.bib").write_text(ENTRY, encoding="utf-8")
    outcome = biblio("bibliography", "x.bib")
    assert outcome.code == 2
    assert "pandoc was stopped: it takes longer than 0 s (--big lets it go on).\n" in outcome.talk
    assert biblio("bibliography", "x.bib", "--big").code == 0
    limits.set_big(False)


LOOP = "{ { #1 } { %s } while$ }"
ENDLESS_BST = {
    "loop": LOOP % "",
    "doubling": "{ \"xx\" 's := { #1 } { s s * 's := } while$ }",
    "numbers": "{ #2 'n := { #1 } { n n + 'n := } while$ }",
    "output": LOOP % '"x" write$ newline$',
    "warnings": LOOP % '"x" warning$',
    "stack": LOOP % "#1",
    "cases": LOOP % 'title "t" change.case$ purify$ width$ pop$',
}


@pytest.mark.parametrize("name", ENDLESS_BST)
def test_a_bst_style_without_end_is_told(name: str) -> None:
    outcome = listed("x.bst", f"{BST}FUNCTION {{f}} {ENDLESS_BST[name]}\nREAD\nITERATE {{f}}\n")
    assert outcome.talk == "biblio: x.bst: this style does not come to an end.\n"
    assert (outcome.code, outcome.data) == (2, b"")


@pytest.mark.parametrize("calls", ["f0", "f1 f1"])
def test_functions_that_call_one_another_are_told(calls: str) -> None:
    others = "".join(f"FUNCTION {{f{at}}} {{ f{at + 1} f{at + 1} }}\n" for at in range(60, 0, -1))
    others = others.replace("f61", "skip$")
    outcome = listed("x.bst", f"{BST}{others}FUNCTION {{f0}} {{ {calls} }}\nREAD\nEXECUTE {{f0}}\n")
    assert outcome.talk == "biblio: x.bst: this style does not come to an end.\n"


ERRING = (
    *('"a" #1 +', "#99999999999999999999 int.to.chr$", '#2 "x" :=', "pop$", "'f", "#1 #2 *"),
    *("{" * 999, "{ } { } if$", '"x" #0 "{ll}" format.name$', '"" "" change.case$'),
)


@pytest.mark.parametrize("body", ERRING)
def test_a_bst_style_that_errs_is_told(body: str) -> None:
    outcome = listed("x.bst", f"{BST}FUNCTION {{f}} {{ {body} pop$ }}\nREAD\nITERATE {{f}}\n")
    assert "Traceback" not in outcome.talk
    assert outcome.code in (0, 2)


def test_a_style_prints_nothing_by_itself() -> None:
    body = '{ "\x1b[31mred" top$ "one" "two" stack$ }'
    outcome = listed("x.bst", f"{BST}FUNCTION {{f}} {body}\nREAD\nITERATE {{f}}\n")
    assert "red" not in outcome.text + outcome.talk
    assert "two" not in outcome.text + outcome.talk


UNSAFE = (
    *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "java\tscript:x", "data:x"),
    *("vbscript:x", "file:///etc/passwd", "ftp://example.org/x", "//example.org/x", "http:x"),
    *("\\\\host\\share", "mailto:a@example.org?attach=x", "https:///x", "mailto:x"),
)
SAFE = {
    "https://example.org/a?b=c#d": "https://example.org/a?b=c#d",
    "HTTPS://example.org/A": "https://example.org/A",
    "mailto:ann@example.org": "mailto:ann@example.org",
    "doi:10.1234/x": "https://doi.org/10.1234/x",
}
LINK = {
    "html": r'href="([^"]*)"',
    "latex": r"\\href\{([^}]*)\}|\\url",
    "rtf": r'HYPERLINK "([^"]*)"',
    "markdown": r"\]\(<([^>]*)>|<\w+:",
    "docx": r'Target="([^"]*)" TargetMode',
}


def links(form: str, address: str) -> list[str]:
    """The targets of the links in a bibliography with that address."""
    fields = f"author = {{Quill, Ann}}, title = {{Tides}}, url = {{{address}}}"
    entry = f"@online{{k, {fields}}}"
    Path("x.bib").write_text(entry, encoding="utf-8")
    assert biblio("bibliography", "x.bib", "-o", f"x.{form}").code == 0
    data = Path(f"x.{form}").read_bytes()
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read("word/_rels/document.xml.rels")
    return re.findall(LINK[form], data.decode())


@pytest.mark.parametrize("form", LINK)
def test_only_safe_addresses_become_links(form: str) -> None:
    for address in UNSAFE:
        assert links(form, address) == [], address


@pytest.mark.parametrize("form", ["html", "rtf", "docx"])
@pytest.mark.parametrize("address", SAFE)
def test_a_safe_address_becomes_a_link(form: str, address: str) -> None:
    scheme, *rest = links(form, address)[0].partition(":")
    assert scheme.lower() + "".join(rest) == SAFE[address]


def test_what_stands_in_a_page_ends_no_attribute() -> None:
    author = '" onmouseover="x'
    Path("x.bib").write_text(f"@book{{k, author = {{{author}}}, title = {{{author}}}}}")
    page = biblio("bibliography", "x.bib", "--to", "html", "--group-by", "author").text
    assert '" onmouseover' not in page
    assert "&quot; Onmouseover=&quot;x" in page


RELATED = '<Relationship Id="{}" Type="http://{}/{}" Target="{}"{}/>'
OFFICE = "schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "schemas.microsoft.com/office/2006/relationships"
EXTERNAL = ' TargetMode="External"'


def hostile(parts: dict[str, bytes], relationships: str) -> bytes:
    """Our template with these parts and relationships of its document."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(template.built_in()) as ours,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in ours.namelist():
            data = ours.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(
                    b"</Relationships>", f"{relationships}</Relationships>".encode()
                )
            if name == "[Content_Types].xml":
                default = b'<Default Extension="bin" ContentType="application/x"/></Types>'
                data = data.replace(b"</Types>", default)
            archive.writestr(name, data)
        for name, data in parts.items():
            archive.writestr(name, data)
    return changed.getvalue()


def packet(data: bytes) -> Outcome:
    Path("t.docx").write_bytes(data)
    Path("a.md").write_text("A text of tides.\n", encoding="utf-8")
    return biblio("packet", "a.md", "--template", "t.docx", "-o", "p.docx")


def test_macros_and_what_lies_elsewhere_stay_in_the_template() -> None:
    relationships = "".join(
        (
            RELATED.format("m", MICROSOFT, "vbaProject", "vbaProject.bin", ""),
            RELATED.format("o", OFFICE, "oleObject", "embeddings/x.bin", ""),
            RELATED.format("t", OFFICE, "attachedTemplate", "file://host/x.dotm", EXTERNAL),
            RELATED.format("f", OFFICE, "frame", "http://example.org/frame", EXTERNAL),
        )
    )
    attached = RELATED.format("rId1", OFFICE, "attachedTemplate", "http://example.org/t", EXTERNAL)
    of_settings = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{attached}</Relationships>"
    )
    parts = {
        "word/vbaProject.bin": b"macro",
        "word/embeddings/x.bin": b"object",
        "word/_rels/settings.xml.rels": of_settings.encode(),
    }
    outcome = packet(hostile(parts, relationships))
    assert outcome.code == 0, outcome.talk
    with zipfile.ZipFile("p.docx") as archive:
        names = archive.namelist()
        text = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
    assert not [name for name in names if name.endswith(".bin")]
    assert b"External" not in text
    assert b"vba" not in text


def test_a_template_that_unpacks_to_gigabytes_is_told() -> None:
    outcome = packet(hostile({"word/x.bin": b"\0" * 61_000_000}, ""))
    assert outcome.code == 2
    assert outcome.talk == (
        "biblio: t.docx is refused: its parts have more than 60 MB when unpacked.\n"
    )


def test_a_template_that_declares_entities_is_told() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    outcome = packet(hostile({"word/x.xml": bomb}, ""))
    assert outcome.talk == "biblio: t.docx is refused: its part word/x.xml declares entities.\n"
