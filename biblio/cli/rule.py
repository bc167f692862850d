"""`biblio rule`: what the rules of `biblio lint` are, and what each finds and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli.console import put
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from biblio.rules.basis import Rule

_FORMATS = ("text", "json")


def rule(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULE", help="Its code, the beginning of codes, or its name."),
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
        put(page(rules[0]))
    else:
        put(table(rules))


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
