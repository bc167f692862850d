"""What `biblio lint` prints: the report on stdout or in a file, the rest on stderr."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from biblio.cli.console import counted, say
from biblio.cli.linting.answers import is_colour_wanted, width
from biblio.cli.linting.request import Request
from biblio.diagnostics import Diagnostic, Severity
from biblio.linter.loading import texts_of
from biblio.linter.reports import render
from biblio.linter.reports.view import View
from biblio.rules.basis import Subject


def report(found: Sequence[Diagnostic], subject: Subject, request: Request) -> str:
    """The report in the form that is wanted."""
    if request.statistics:
        from biblio.linter.reports import statistics

        as_json = request.output_format == "json"
        return statistics.as_json(found) if as_json else statistics.table(found)
    colour = not request.output_file and is_colour_wanted()
    return render(request.output_format, found, View(texts_of(subject), width(), colour))


def summary(found: Sequence[Diagnostic], mended: int | None = None) -> str:
    """The last line: how much there is, and what can be done about it."""
    done = "" if mended is None else f"{counted(mended, 'finding')} mended, "
    if not found:
        return f"{done}nothing is left." if done else "Nothing found."
    number = f"{done}{len(found)} left" if done else counted(len(found), "finding")
    return number + _grave(found) + _mendable(found)


def _grave(found: Sequence[Diagnostic]) -> str:
    """How much of it is more than information."""
    numbers = Counter(one.severity for one in found)
    grave = (Severity.ERROR, Severity.WARNING)
    parts = [counted(numbers[one], one.value) for one in grave if numbers[one]]
    return f" ({', '.join(parts)})" if parts else ""


def _mendable(found: Sequence[Diagnostic]) -> str:
    kinds = Counter(one.fix.safe for one in found if one.fix)
    safe, unsafe = kinds[True], kinds[False]
    more = f"{unsafe}{' more' if safe else ''} with --fix --unsafe-fixes" if unsafe else ""
    parts = [f"{safe} can be mended with --fix"] if safe else []
    if more:
        parts.append(more if safe else f"{unsafe} can be mended with --fix --unsafe-fixes")
    return "".join(f", {part}" for part in parts)


def show_fixes(fixed: Sequence[Diagnostic]) -> None:
    """What was mended, file by file."""
    for path in dict.fromkeys(one.position.path for one in fixed):
        say(f"{path}:")
        for one in fixed:
            if one.position.path == path:
                say(f"  {one.position.line}: {one.code} {one.message}")
