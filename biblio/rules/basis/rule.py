"""A lint rule: its code, its name, what it says of itself, and its check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from inspect import cleandoc
from typing import NamedTuple

from biblio.diagnostics import Severity
from biblio.rules.basis.finding import Finding
from biblio.rules.basis.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]


class Fixable(StrEnum):
    """What kind of fix a rule offers at best."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NEVER = "never"


class Content(NamedTuple):
    """What the module of a rule has; `documentation` is its docstring."""

    severity: Severity
    fixable: Fixable
    documentation: str
    check: Check


class Rule(NamedTuple):
    """A rule as the table has it; its module is loaded once something of it is asked for."""

    code: str
    name: str
    load: Callable[[], Content]

    @property
    def severity(self) -> Severity:
        """How much its findings matter, where they do not say it themselves."""
        return self.load().severity

    @property
    def fixable(self) -> Fixable:
        """What kind of fix it offers at best."""
        return self.load().fixable

    @property
    def documentation(self) -> str:
        """Its page."""
        return self.load().documentation

    @property
    def check(self) -> Check:
        """The function that looks for what it finds."""
        return self.load().check

    @property
    def summary(self) -> str:
        """What the rule finds, in one line."""
        return cleandoc(self.documentation).partition("\n")[0]
