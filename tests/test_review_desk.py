"""At the desk: what is decided lands in the file; strangers and stale windows change nothing."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from forking import ended, forked

from biblio.decisions import FILE, Verdict, beside
from biblio.diagnostics import BiblioError
from biblio.review.desk import Desk, OutdatedError
from biblio.review.serving import application
from biblio.rules.basis import Settings

TEXT = """# Salt

Everybody ate of it.[^1] Bread, by Clara Reed, says so too.

[^1]: Ada Finch, *The Salt Road* (London: Harbour Press, 1931), 33.
"""
PORT, SECRET = 7777, "a-secret"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "salt.md").write_text(TEXT, encoding="utf-8")
    return Desk((str(tmp_path / "salt.md"),), None, Settings())


def decide(desk: Desk, **said: Any) -> None:
    desk.decide({"seen": desk.state(), "document": 0, **said})


def standings(desk: Desk) -> list[tuple[str, str]]:
    return [(one.resolution.citation.text[:9], one.standing) for one in desk.review().citations]


def test_a_correction_is_written_and_read_again(desk: Desk) -> None:
    decide(desk, citation="d1c1", verdict="citation", fields=[["title", "Salt"], ["date", ""]])
    (first, *_) = desk.review().citations
    assert first.resolution.citation.value("title") == "Salt"
    assert first.resolution.citation.value("date") is None
    (said,) = beside(desk.documents[0])
    assert said.fields == (("title", "Salt"),)


def test_the_last_decision_about_a_place_counts_and_can_be_withdrawn(desk: Desk) -> None:
    before = standings(desk)
    decide(desk, citation="d1c1", verdict="citation", fields=[["title", "Salt"]])
    decide(desk, citation="d1c1", verdict="nothing")
    assert [one.verdict for one in beside(desk.documents[0])] == [Verdict.NOTHING]
    assert standings(desk) == before[1:]
    start = TEXT.split("[^1]: ")[1].replace("*", "").index("Ada")
    place = {"note": 0, "paragraph": 0, "start": start, "end": start + len(before_text(desk))}
    decide(desk, **place, verdict="withdrawn")
    assert standings(desk) == before


def before_text(desk: Desk) -> str:
    (said,) = beside(desk.documents[0])
    return said.words


def test_what_no_file_can_hold_is_not_written(desk: Desk) -> None:
    decide(desk, citation="d1c1", verdict="citation", fields=[["title", "Salt\ud800\0"]])
    (said,) = beside(desk.documents[0])
    assert said.fields == (("title", "Salt\N{REPLACEMENT CHARACTER}"),)


def test_words_that_were_missed_become_a_citation(desk: Desk) -> None:
    paragraph = "Everybody ate of it. Bread, by Clara Reed, says so too."
    start = paragraph.index("Bread")
    place = {
        "note": None,
        "paragraph": 1,
        "start": start,
        "end": start + len("Bread, by Clara Reed "),
    }
    fields = [["title", "Bread"], ["author", "Reed, Clara"]]
    decide(desk, **place, verdict="citation", fields=fields)
    added = next(
        one.resolution.citation
        for one in desk.review().citations
        if one.resolution.citation.text.startswith("Bread")
    )
    assert added.text == "Bread, by Clara Reed,"
    assert added.values("author") == ("Reed, Clara",)


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "perhaps", "citation": "d1c1"},
        {"verdict": "citation", "citation": "d1c99"},
        {"verdict": "citation", "citation": "d1c1", "document": 4},
        {"verdict": "citation", "citation": "d1c1", "fields": [["titel", "Salt"]]},
        {"verdict": "citation", "citation": "d1c1", "fields": [["title", "A"], ["title", "B"]]},
        {"verdict": "citation", "citation": "d1c1", "fields": ["title"]},
        {"verdict": "citation", "note": None, "paragraph": 80, "start": 0, "end": 3},
        {"verdict": "citation", "note": None, "paragraph": 1, "start": 3, "end": 3},
        {"verdict": "citation", "note": None, "paragraph": -1, "start": 0, "end": 9},
        {"verdict": "citation", "note": None, "paragraph": 1, "start": -9, "end": -3},
        {"verdict": "citation", "note": "0", "paragraph": 0, "start": 0, "end": 3},
        {"verdict": "citation", "note": [], "paragraph": 0, "start": 0, "end": 3},
        {"verdict": "citation", "note": None, "paragraph": 1, "start": 0, "end": "3"},
        {"verdict": "citation", "note": None, "paragraph": 1, "start": 0.5, "end": 3.5},
        {"verdict": "citation"},
    ],
)
def test_what_makes_no_sense_is_refused_and_writes_nothing(
    desk: Desk, said: dict[str, Any]
) -> None:
    with pytest.raises(BiblioError):
        decide(desk, **said)
    assert not Path(desk.documents[0]).with_name(FILE).exists()


def test_a_window_that_has_not_seen_the_latest_writes_nothing(desk: Desk) -> None:
    seen = desk.state()
    decide(desk, citation="d1c1", verdict="nothing")
    with pytest.raises(OutdatedError):
        desk.decide({"seen": seen, "document": 0, "citation": "d1c1", "verdict": "citation"})
    seen = desk.state()
    Path(desk.documents[0]).write_text(TEXT + "\nMore.\n", encoding="utf-8")
    with pytest.raises(OutdatedError):
        desk.decide({"seen": seen, "document": 0, "citation": "d1c1", "verdict": "citation"})
    assert [one.verdict for one in beside(desk.documents[0])] == [Verdict.NOTHING]


def ask(
    desk: Desk, method: str, path: str, said: object = None, **headers: str
) -> tuple[int, bytes]:
    """What the application answers, asked as a server asks it."""
    sent: list[dict[str, Any]] = []
    named = {"host": f"127.0.0.1:{PORT}"} | headers
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }

    async def receive() -> dict[str, Any]:
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        return {"type": "http.request", "body": body}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    app: Any = application(desk, SECRET, PORT)
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent)


def test_the_page_and_a_decision_over_the_wire(desk: Desk) -> None:
    status, body = ask(desk, "GET", f"/{SECRET}/")
    html = lxml.html.fromstring(body.decode())
    (shown,) = html.xpath("//body")
    assert status == 200
    assert "connect-src 'self'" in html.xpath("//meta[@http-equiv]/@content")[0]
    said = {"seen": shown.get("data-seen"), "document": 0, "citation": "d1c1", "verdict": "nothing"}
    status, body = ask(desk, "POST", shown.get("data-address"), said)
    assert (status, json.loads(body)) == (200, {"seen": desk.state(), "told": []})
    status, body = ask(desk, "POST", shown.get("data-address"), said)
    assert status == 409
    assert "load it again" in json.loads(body)["message"]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/another-secret/", {}, 404),
        ("/geheimniß/", {}, 404),
        (f"/{SECRET}/", {"host": "example.org"}, 421),
        (f"/{SECRET}/", {"host": f"example.org:{PORT}"}, 421),
        (f"/{SECRET}/", {"origin": "https://example.org"}, 403),
        (f"/{SECRET}/", {"origin": "null"}, 403),
        (f"/{SECRET}/../../etc/passwd", {}, 404),
        ("/", {}, 404),
    ],
)
def test_strangers_are_refused(desk: Desk, path: str, headers: dict[str, str], status: int) -> None:
    assert ask(desk, "GET", path, **headers)[0] == status


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"seen": 1}', b" " * 300_000, b"[" * 90_000]
)
def test_what_is_no_decision_is_refused(desk: Desk, body: bytes) -> None:
    assert ask(desk, "POST", f"/{SECRET}/decisions", body)[0] in (400, 409)
    assert not Path(desk.documents[0]).with_name(FILE).exists()


def test_a_document_that_is_gone_is_told_on_the_page(desk: Desk) -> None:
    Path(desk.documents[0]).unlink()
    status, body = ask(desk, "GET", f"/{SECRET}/")
    assert status == 409
    assert "salt.md" in body.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs processes that can be copied")
def test_nobody_loses_what_is_decided_in_another_window(tmp_path: Path) -> None:
    names = [f"Ada Finch, Ponds of {town}" for town in ("York", "Hull", "Leeds", "Bath")]
    notes = "".join(f"[^{n}]: {name} (London: Elm, 1931), 33.\n\n" for n, name in enumerate(names))
    text = "".join(f"Salt.[^{n}]\n\n" for n in range(4)) + notes
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    desk = Desk((str(tmp_path / "salt.md"),), None, Settings())
    for _ in range(5):
        (tmp_path / FILE).unlink(missing_ok=True)
        seen = desk.state()

        def window(number: int, seen: str = seen) -> None:
            said = {"seen": seen, "document": 0, "citation": f"d1c{number + 1}"}
            desk.decide(said | {"verdict": "nothing"})

        codes = [ended(child) for child in [forked(lambda n=n: window(n)) for n in range(4)]]
        decided = [one.words.split(" (")[0] for one in beside(desk.documents[0])]
        assert sorted(decided) == sorted(
            n for n, code in zip(names, codes, strict=True) if not code
        )
