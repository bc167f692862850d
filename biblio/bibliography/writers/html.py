"""HTML: a page of its own, a paragraph an entry, each with an `id` to link to."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from biblio.bibliography.listing import Item, Listing, Section
from biblio.bibliography.writers.runs import address, by_link
from biblio.document import Run, text_of
from biblio.word.directions import is_right_to_left

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.4; }}
.entry {{ margin: 0 0 0.5em; padding-inline-start: 2em; text-indent: -2em; }}
.annotation {{ margin: 0 0 0.5em; padding-inline-start: 4em; }}
.small-caps {{ font-variant: small-caps; }}
a {{ overflow-wrap: anywhere; }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def write(listing: Listing) -> bytes:
    """The listing as a page; headings are of level 2, below one of your own."""
    body = "".join(f"{line}\n" for section in listing.sections for line in _section(section))
    page = _PAGE.format(language=escape(listing.language), title=_text(listing.title), body=body)
    return page.encode("utf-8", "xmlcharrefreplace")


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    if section.heading:
        yield f"<h2>{_text(section.heading)}</h2>"
    for item in section.items:
        yield from _entry(item)
    yield "</section>"


def _entry(item: Item) -> Iterator[str]:
    direction = _direction(item.labelled)
    inside = inlines(item.labelled)
    yield f'<p class="entry" id="{escape(item.id)}"{direction}>{inside}</p>'
    for runs in item.below:
        yield f'<p class="annotation"{_direction(runs)}>{inlines(runs)}</p>'


def _direction(runs: tuple[Run, ...]) -> str:
    return ' dir="rtl"' if is_right_to_left(text_of(runs)) else ""


def inlines(runs: tuple[Run, ...]) -> str:
    return "".join(_link(href, group) for href, group in by_link(runs))


def _link(href: str | None, runs: tuple[Run, ...]) -> str:
    inside = "".join(_styled(run) for run in runs)
    return f'<a href="{escape(address(href))}">{inside}</a>' if href else inside


def _text(text: str) -> str:
    """The text; whoever pastes it into an attribute must not find that it ends there."""
    return escape(text, quote=False).replace('"', "&quot;")


def _styled(run: Run) -> str:
    text = _text(run.text)
    looks = (
        (run.small_caps, '<span class="small-caps">', "</span>"),
        (run.subscript, "<sub>", "</sub>"),
        (run.superscript, "<sup>", "</sup>"),
        (run.italic, "<i>", "</i>"),
        (run.bold, "<b>", "</b>"),
    )
    for is_so, start, end in looks:
        text = f"{start}{text}{end}" if is_so else text
    return text
