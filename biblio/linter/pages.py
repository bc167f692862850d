"""The rules' pages, made of their docstrings: `python -m biblio.linter.pages docs/rules`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from inspect import cleandoc
from itertools import groupby
from pathlib import Path

from biblio.linter.selecting import select
from biblio.rules import FAMILIES
from biblio.rules.basis import Fixable, Rule

INDEX = "README.md"
_FIXES = {Fixable.SAFE: "safe", Fixable.UNSAFE: "unsafe", Fixable.NEVER: "–"}
_HEAD = """# The rules

What `biblio lint` looks for. These pages are made of the rules themselves by
`python -m biblio.linter.pages docs/rules`; `biblio rule CODE` prints one.
"""
_COLUMNS = "| code | name | severity | fix | finds |\n|---|---|---|---|---|"


def page(rule: Rule) -> str:
    """The rule's page, in Markdown that reads well as it stands."""
    facts = f"Severity: {rule.severity}. Fix: {_FIXES[rule.fixable].replace('–', 'none')}."
    summary, _, rest = cleandoc(rule.documentation).partition("\n")
    return f"# {rule.name} ({rule.code})\n\n{summary}\n\n{facts}\n{rest}\n"


def file_name(rule: Rule) -> str:
    """What the rule's page is called."""
    return f"{rule.code}-{rule.name}.md"


def table(rules: Iterable[Rule]) -> str:
    """A line a rule, in columns of plain text."""
    return "".join(
        f"{rule.code}  {rule.name:<32}  {rule.severity:<7}  {_FIXES[rule.fixable]}".rstrip() + "\n"
        for rule in rules
    )


def index(rules: Iterable[Rule]) -> str:
    """The page that leads to all others."""
    parts = [_HEAD]
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        rows = "\n".join(
            f"| [{rule.code}]({file_name(rule)}) | {rule.name} | {rule.severity} "
            f"| {_FIXES[rule.fixable]} | {_found(rule)} |"
            for rule in members
        )
        title = FAMILIES[family][:1].upper() + FAMILIES[family][1:]
        parts.append(f"\n## {title}\n\n{_COLUMNS}\n{rows}\n")
    return "".join(parts)


def _found(rule: Rule) -> str:
    return rule.summary.removeprefix("Finds ").rstrip(".").replace("|", "\\|")


def pages() -> dict[str, str]:
    """Every page by the name of its file."""
    rules = select()
    return {INDEX: index(rules)} | {file_name(rule): page(rule) for rule in rules}


def write(folder: Path) -> None:
    """Write the pages into a folder, and take away those of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
