"""The review page: one file of HTML that opens anywhere and asks nothing of the network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from biblio.review.facts import facts
from biblio.review.overview import counts, overview
from biblio.review.prose import Prose
from biblio.review.subject import STANDINGS, Reviewed

_HERE = Path(__file__).parent
# Nothing but what the page itself holds is loaded or run, whatever a document says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


class Editing(NamedTuple):
    """Where a window sends what is decided, and the state of the files that it shows."""

    address: str
    seen: str


def page(reviewed: Reviewed, editing: Editing | None = None) -> bytes:
    """The page in UTF-8, to look at, or to decide at; the same review gives the same bytes."""
    names = [one.document.path.rpartition("/")[2] for one in reviewed.extractions]
    html = _part("page.html").format(
        title=escape(f"Review of {', '.join(names)}"),
        policy=escape(f"{_POLICY}; connect-src 'self'" if editing else _POLICY),
        editing=_attributes(editing),
        style=_part("page.css"),
        script=_part("page.js"),
        filters="".join(_filters(reviewed)),
        documents="".join(_documents(reviewed)),
        overview=overview(reviewed),
        findings="".join(_findings(reviewed)),
        facts=_json(reviewed),
    )
    return html.encode("utf-8", "xmlcharrefreplace")


def _attributes(editing: Editing | None) -> str:
    if editing is None:
        return ""
    return f' data-address="{escape(editing.address)}" data-seen="{escape(editing.seen)}"'


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _json(reviewed: Reviewed) -> str:
    """The facts within a script: no `<` in them ends it."""
    data = json.dumps(facts(reviewed), ensure_ascii=False, separators=(",", ":"))
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _filters(reviewed: Reviewed) -> Iterator[str]:
    whole = len(reviewed.citations)
    yield f'<button data-show="all" aria-pressed="true">All <b>{whole}</b></button>'
    for name, number in counts(reviewed):
        said = escape(STANDINGS[name])
        yield (
            f'<button data-show="{name}" aria-pressed="false">'
            f'<i class="dot {name}"></i>{said} <b>{number}</b></button>'
        )


def _documents(reviewed: Reviewed) -> Iterator[str]:
    for number, extraction in enumerate(reviewed.extractions):
        document = extraction.document
        name = escape(document.path.rpartition("/")[2])
        begins_with_it = document.title == next((one.string for one in document.paragraphs), None)
        head = "" if begins_with_it or not document.title else f"<h2>{escape(document.title)}</h2>"
        language = f' lang="{escape(document.language)}"' if document.language else ""
        body = "".join(Prose(reviewed, number).html())
        yield (
            f'<article id="d{number + 1}"{language} aria-label="{name}"><header>{head}'
            f'<p class="path">{name}</p></header>\n{body}</article>\n'
        )


def _findings(reviewed: Reviewed) -> Iterator[str]:
    """The findings that stand nowhere in a document: those about the library."""
    for number, one in enumerate(reviewed.findings):
        if one.where is None:
            said = f"<b>{escape(one.code)}</b> {escape(one.message)}"
            place = f'<span class="path">{escape(str(one.position))}</span>'
            yield f'<li data-finding="{number}">{said} {place}</li>'
