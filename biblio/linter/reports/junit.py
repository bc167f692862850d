"""JUnit XML: a suite a file, a failure a finding, and one test passed for a clean file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from biblio.diagnostics import Diagnostic
from biblio.linter.reports.view import View, by_path, headline
from biblio.values.printable import SIGN, lines

# What XML 1.0 cannot say at all.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(found: Sequence[Diagnostic], view: View) -> str:
    """The whole file."""
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *_suites(tuple(found), view), ""))


def _suites(found: tuple[Diagnostic, ...], view: View) -> Iterator[str]:
    files = list(by_path(found, view))
    tests = sum(max(len(ones), 1) for _, ones in files)
    yield f'<testsuites name="biblio" tests="{tests}" failures="{len(found)}" errors="0">'
    for path, ones in files:
        yield from _suite(path, ones)
    yield "</testsuites>"


def _suite(path: str, found: list[Diagnostic]) -> Iterator[str]:
    name, number = _attribute(path), len(found)
    yield f'  <testsuite name={name} tests="{max(number, 1)}" failures="{number}" errors="0">'
    if not found:
        yield f'    <testcase name="biblio" classname={name}/>'
    for one in found:
        line, column = one.position.line, one.position.column
        case = _attribute(f"{one.code} {line}:{column}")
        yield f'    <testcase name={case} classname={name} line="{line}" column="{column}">'
        yield f"      <failure message={_attribute(one.message)}>{_body(one)}</failure>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _body(one: Diagnostic) -> str:
    note = f"\n{one.note}" if one.note else ""
    return escape(_plain(f"{one.position}: {headline(one)}{note}"))


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))


def _plain(text: str) -> str:
    """The text as XML can say it, and as a terminal may get it."""
    return _FORBIDDEN.sub(SIGN, lines(text))
