"""The block of `key: value` lines with which some files begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from biblio.values.patterns import Lazy

_SEPARATOR = Lazy(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_KEY = Lazy(r"(?P<key>[\w-]+)\s*:(?:\s+(?P<value>.*))?$")
_FOLDED = Lazy(r"[>|][-+\d]*$")
# between commas; quotation marks hold what is within
_ITEM = Lazy(r"""(?:\s*(?:"[^"]*"|'[^']*')\s*(?=,|$)|[^,])++""")
_FENCE = "---"
_LONGEST = 100


class FrontMatter(NamedTuple):
    """The lines of a front matter with both its fences, and the source offset where they end."""

    lines: tuple[str, ...] = ()
    end: int = 0

    def value(self, *names: str) -> str | None:
        """What is said under the first of these names that is there, folded lines as one."""
        for number, line in enumerate(self.lines):
            key = _KEY.match(line)
            if key and key["value"] and key["key"].casefold() in names:
                folded = _FOLDED.match(key["value"]) is not None
                said = self._below(number) if folded else key["value"]
                return said.strip("\"' ") or None
        return None

    def fields(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every key, in small letters, with its value or its list of values."""
        said: dict[str, list[str]] = {}
        name = ""
        for line in self.lines[1:-1]:
            key = _KEY.match(line)
            if key:
                name = key["key"].casefold()
                said[name] = list(_values(key["value"] or ""))
            elif (item := line.lstrip()).startswith("- ") and name:
                said[name].append(item[2:])
        return tuple((name, tuple(map(_plain, values))) for name, values in said.items())

    def _below(self, number: int) -> str:
        """The indented lines below, as one."""
        behind = takewhile(lambda line: line[:1].isspace(), self.lines[number + 1 :])
        return " ".join(line.strip() for line in behind)


def find(source: str) -> FrontMatter:
    """The front matter with which the source begins; an empty one where there is none."""
    lines: list[str] = []
    for line, end in _lines(source):
        lines.append(line.rstrip())
        if line.strip() == _FENCE and len(lines) > 1:
            return FrontMatter(tuple(lines), end) if len(lines) > 2 else FrontMatter()
        if len(lines) == 1 and line.strip() != _FENCE:
            break
        if not line[:1].isspace() and len(lines) > 1 and not _may_stand(line.strip()):
            break
        if len(lines) == _LONGEST:
            break
    return FrontMatter()


def _lines(source: str) -> Iterator[tuple[str, int]]:
    """The lines without their ends, each with the source offset behind its last character."""
    start = 0
    for match in _SEPARATOR.finditer(source):
        yield source[start : match.start()], match.start()
        start = match.end()
    yield source[start:], len(source)


def _values(value: str) -> Iterator[str]:
    """The value, or the values of a list between brackets; commas in quotation marks part none."""
    if not (value.startswith("[") and value.endswith("]")):
        yield from filter(None, [value])
        return
    for match in _ITEM.finditer(value[1:-1]):
        if item := match.group().strip():
            yield item


def _plain(value: str) -> str:
    """A value without its quotation marks, if it has a pair of them."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _may_stand(line: str) -> bool:
    return not line or line.startswith(("-", "#")) or _KEY.match(line) is not None
