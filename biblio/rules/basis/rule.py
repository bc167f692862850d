"""A lint rule: its code, its name, what it says of itself, and its check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from inspect import cleandoc

from biblio.diagnostics import Severity
from biblio.rules.basis.finding import Finding
from biblio.rules.basis.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]


class Fixable(StrEnum):
    """What kind of fix a rule offers at best."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the table has it; `documentation` is the docstring of its module."""

    code: str
    name: str
    severity: Severity
    fixable: Fixable
    documentation: str
    check: Check

    @property
    def summary(self) -> str:
        """What the rule finds, in one line."""
        return cleandoc(self.documentation).partition("\n")[0]
