"""`biblio rule`: what the rules of `biblio lint` are, and what each finds and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli import completion
from biblio.cli.console import put, put_lines
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from biblio.rules.basis import Rule

_FORMATS = ("text", "json")
_APART = ("#", "    ", "|")  # a heading, an example, a row of a table


def rule(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE",
            help="Its code, the beginning of codes, or its name.",
            autocompletion=completion.rules,
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")
    ] = "text",
) -> None:
    """Explain the rules of `biblio lint`. Without RULE, list all of them."""
    from biblio.linter.pages import page, table
    from biblio.linter.selecting import select

    if output_format not in _FORMATS:
        raise BiblioError(f"There is no format “{output_format}”: use text or json.")
    rules = select(names) if names else select()
    if output_format == "json":
        put(_json(rules))
    elif names and len(rules) == 1:
        on_terminal = sys.stdout is not None and sys.stdout.isatty()
        whole = page(rules[0])
        put_lines(_paragraphs(whole) if on_terminal else whole.splitlines(), hanging=0)
    else:
        put(table(rules))


def _paragraphs(page: str) -> Iterator[str]:
    """The page with each paragraph on a line of its own; headings and examples as they are."""
    paragraph = ""
    for row in page.splitlines():
        if not row or row.startswith(_APART):
            yield from filter(None, (paragraph,))
            paragraph = ""
            yield row
        else:
            paragraph = f"{paragraph} {row}".strip()
    yield from filter(None, (paragraph,))


def _json(rules: Iterable[Rule]) -> str:
    import json

    return json.dumps([_described(one) for one in rules], ensure_ascii=False, indent=2) + "\n"


def _described(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "fix": str(rule.fixable),
        "summary": rule.summary,
        "documentation": rule.documentation.strip() + "\n",
    }
