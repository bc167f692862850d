"""What of the entries nobody could read, and so no style prints as it was meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from biblio.diagnostics import Diagnostic, Position
from biblio.record.edition import Edition
from biblio.record.fields import Of, row
from biblio.values.marked import Look, marks_of

_COMMAND = re.compile(r"\\[A-Za-z]+")
_SHOWN = 3


def unread(entries: Iterable[Edition], where: Position) -> Iterator[Diagnostic]:
    """Commands of LaTeX that stay as they are typed, and months that are none; each told once."""
    commands: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for command in dict.fromkeys(_commands(entry)):
            commands[command].append(entry.key)
        if month := entry.get("month"):
            message = f"{entry.key}: “{month}” is no month and no season: it is not printed."
            yield Diagnostic("unread-month", message, where)
    for command, keys in commands.items():
        more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
        message = f"{command} is no command that is known here ({', '.join(keys[:_SHOWN])}{more})."
        yield Diagnostic("unread-command", message, where)


def _commands(entry: Edition) -> Iterator[str]:
    """The commands in what may be printed of the entry."""
    for name, value in entry.fields:
        sources = [] if row(name).of is Of.OWNER else marks_of(value)
        for mark in sources:
            if mark.look is Look.SOURCE:
                yield from _COMMAND.findall(value[mark.start : mark.end])
