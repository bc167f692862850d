"""Which rules are to run: by code, by family, or by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.diagnostics import BiblioError
from biblio.rules import RULES, name_of, rule
from biblio.rules.basis import Rule
from biblio.tomlfile import unknown_name

ALL = "ALL"


def select(wanted: Sequence[str] = (ALL,), ignored: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that are wanted and not ignored, in the order of the table.

    A selector is `ALL`, the beginning of a code (`TTL`, `TTL001`), or a rule's name. Raises
    BiblioError for one that fits no rule.
    """
    chosen = {code for selector in wanted for code in codes(selector)}
    left_out = {code for selector in ignored for code in codes(selector)}
    return tuple(rule(code) for code in RULES if code in chosen - left_out)


def codes(selector: str) -> tuple[str, ...]:
    """The codes of the rules that a selector means; raises BiblioError where there is none."""
    found = tuple(_matching(selector.strip()))
    if not found:
        slip = unknown_name(selector, [*RULES, *map(name_of, RULES)])
        raise BiblioError(f"There is no rule {slip}" + ("" if slip.endswith("?") else "."))
    return found


def _matching(selector: str) -> Iterator[str]:
    beginning = "" if selector.upper() == ALL else selector.upper() or ALL
    for code in RULES:
        if code.startswith(beginning) or selector.lower() == name_of(code):
            yield code
