"""The head of a page at marxists.org and its like: *Written*, *First Published*, *Source* …

It stands in the text, and stays there; what it says becomes part of the document's own record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.readers.shaping.blocks import BROKEN, Block, Rich
from biblio.values.patterns import Lazy

# what is further down is no head
_WITHIN = 30
_LONGEST = 400
_LABEL = Lazy(
    r"""(?xi)\s*(?P<label>written | first\ published | source
        | translat(?:ed|ion|or)(?:\ by)? | edited(?:\ by)?
        | transcri(?:bed|ption|ber)(?:\ by)?(?:\s?[/\\]\s?(?:html\s)?mark-?up)?
        )\s*:\s*(?P<value>\S.*)"""
)
_FIELDS = {
    "written": "written", "first published": "first published", "source": "source",
    "translat": "translator", "transcri": "transcriber", "edited": "editor",
}  # fmt: skip
_DATE = Lazy(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[^\W\d_]{3,10}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?)?"
    r"\b1[4-9]\d\d\b|\b20\d\d\b"
)
# a line under the title: From *Paper*, date
_FROM = Lazy(r"\s*(?:from|in|de|aus)\b(?:\s+the\b)?[:\s]*\Z")


def find(blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    """The fields that the head gives."""
    found: dict[str, tuple[str, ...]] = {}
    for block in blocks[:_WITHIN]:
        for line in _lines(block.rich):
            for field, value in _fields(line):
                found.setdefault(field, (value,))
    return found


def _lines(rich: Rich) -> Iterator[Rich]:
    string = rich.string
    if len(string) > _LONGEST * 4:
        return
    start = 0
    for line in string.split(BROKEN):
        yield rich.cut(start, start + len(line))
        start += len(line) + 1


def _fields(line: Rich) -> Iterator[tuple[str, str]]:
    string = line.string
    if len(string) > _LONGEST:
        return
    if match := _LABEL.match(string):
        label, value = match["label"].casefold(), match["value"].strip(" ;")
        name = next((name for start, name in _FIELDS.items() if label.startswith(start)), None)
        if name is not None:
            yield name, value
        if label == "first published":
            yield from _published(line.cut(match.start("value")), "origdate")
        elif label == "written" and (date := _DATE.search(value)):
            yield "origdate", date[0]
    elif (title := _italic(line)) and _FROM.match(string[: string.find(title)].casefold()):
        yield from _published(line, "date")


def _published(line: Rich, dated: str) -> Iterator[tuple[str, str]]:
    """The periodical, which is printed in italics, and the date behind it."""
    string, title = line.string, _italic(line)
    behind = string[string.find(title) + len(title) :] if title else string
    dates = [match[0].strip() for match in _DATE.finditer(behind)]
    if title:
        yield "journaltitle", title
    if dates:
        yield dated, dates[-1]


def _italic(line: Rich) -> str:
    """The first characters in italics."""
    return next((run.text.strip(" ,.;") for run in line.runs if run.italic), "")
