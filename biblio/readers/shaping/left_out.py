"""What is left out of a text on purpose, as findings for those who ask (`--verbose`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from biblio.diagnostics import Diagnostic, Position, Severity, Span
from biblio.document import Text
from biblio.origins import Chart, TextOrigin

CODE = "left-out"
_SHOWN = 40
# two that stand so many lines apart are told as one
_GAP = 3


class Left(NamedTuple):
    """Stretches of the source, and what they are: *page furniture*, *the head of the file*."""

    what: str
    texts: tuple[Text, ...]


def told(left: Iterable[Left], path: str, chart: Chart) -> tuple[Diagnostic, ...]:
    """A finding for each stretch that has words or figures; those of one kind in a row are one."""
    return tuple(one for kind in left for one in _told(kind, path, chart))


def _told(left: Left, path: str, chart: Chart) -> Iterator[Diagnostic]:
    written = [text for text in left.texts if any(map(str.isalnum, text.string))]
    for group in _rows(written, chart):
        origin = _origin(group[0], chart)
        shown = " ".join(" ".join(text.string.split()) for text in group)
        short = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"
        lines = f", {len(group)} lines" if len(group) > 1 else ""
        message = f"Left out, being {left.what}{lines}: “{short}”"
        if origin is None:
            yield Diagnostic(CODE, message, Position(path), Severity.INFO)
        else:
            last = _origin(group[-1], chart) or origin
            span = Span(origin.start, last.end)
            yield Diagnostic(CODE, message, Position(path, origin.line), Severity.INFO, span=span)


def _rows(texts: Sequence[Text], chart: Chart) -> Iterator[list[Text]]:
    """The texts, those that stand on lines right below one another together."""
    group: list[Text] = []
    line = -1
    for text in texts:
        origin = _origin(text, chart)
        if group and (origin is None or not 0 <= origin.line - line <= _GAP):
            yield group
            group = []
        group.append(text)
        line = origin.line if origin else -1
    if group:
        yield group


def _origin(text: Text, chart: Chart) -> TextOrigin | None:
    origin = text.alignment.origin(0, len(text), chart)
    return origin if isinstance(origin, TextOrigin) else None
