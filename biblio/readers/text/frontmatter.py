"""The block of `key: value` lines with which some Markdown files begin."""

from __future__ import annotations

from itertools import takewhile

from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_KEY = Lazy(r"(?P<key>[\w-]+)\s*:(?:\s+(?P<value>.*))?$")
_FOLDED = Lazy(r"[>|][-+\d]*$")
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


def value(lines: tuple[Line, ...], block: range, *names: str) -> str | None:
    """What the front matter says under the first of these names that it has."""
    for index in block:
        key = _KEY.match(lines[index].text)
        if key and key["value"] and key["key"].casefold() in names and not lines[index].indent:
            folded = _FOLDED.match(key["value"]) is not None
            said = _below(lines, block, index) if folded else key["value"]
            return said.strip("\"' ") or None
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


def _below(lines: tuple[Line, ...], block: range, index: int) -> str:
    """The indented lines below, as one."""
    behind = (lines[other] for other in block[index + 1 :])
    return " ".join(line.text for line in takewhile(lambda line: line.indent, behind))


def _may_stand(line: Line) -> bool:
    return line.blank or line.text.startswith(("-", "#")) or _KEY.match(line.text) is not None
