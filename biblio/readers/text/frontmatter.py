"""The block of `key: value` lines with which some Markdown files begin."""

from __future__ import annotations

from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_KEY = Lazy(r"[\w-]+\s*:(?:\s+(?P<value>.*))?$")
_FENCE = "---"
_LONGEST = 100


def find(lines: tuple[Line, ...]) -> range:
    """The lines of the front matter, its fences included; empty where there is none."""
    if lines[0].text != _FENCE:
        return range(0)
    for line in lines[1:_LONGEST]:
        if line.text == _FENCE:
            return range(line.index + 1) if line.index > 1 else range(0)
        if line.indent == 0 and not _may_stand(line):
            break
    return range(0)


def title(lines: tuple[Line, ...], block: range) -> str | None:
    """The title that the front matter gives."""
    for index in block:
        key = _KEY.match(lines[index].text)
        if key and key["value"] and lines[index].text.startswith("title"):
            return key["value"].strip("\"' ")
    return None


def fields(lines: tuple[Line, ...], block: range) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every key of the front matter, in small letters, with its value or its list of values."""
    said: dict[str, list[str]] = {}
    name = ""
    for index in block[1:-1]:
        text = lines[index].text
        key = None if lines[index].indent else _KEY.match(text)
        if key:
            name = text.partition(":")[0].strip().casefold()
            said[name] = [key["value"]] if key["value"] else []
        elif text.startswith("- ") and name:
            said[name].append(text[2:])
    return tuple((name, tuple(map(_plain, values))) for name, values in said.items())


def _plain(value: str) -> str:
    """A value without its quotation marks, if it has a pair of them."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _may_stand(line: Line) -> bool:
    return line.blank or line.text.startswith(("-", "#")) or _KEY.match(line.text) is not None
