"""Which rules are to run: by code, by family, or by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.diagnostics import BiblioError
from biblio.rules import RULES, name_of, rule
from biblio.rules.basis import Rule
from biblio.tomlfile import unknown_name

ALL = "ALL"


def select(
    wanted: Sequence[str] = (ALL,),
    ignored: Sequence[str] = (),
    added: Sequence[str] = (),
    never: Sequence[str] = (),
) -> tuple[Rule, ...]:
    """The rules that are wanted and not ignored, and those added, in the order of the table.

    None of `never` is among them. A selector is `ALL`, the beginning of a code (`TTL`, `TTL001`),
    or a rule's name. Raises BiblioError for one that fits no rule.
    """
    chosen = (_all(wanted) - _all(ignored) | _all(added)) - _all(never)
    return tuple(rule(code) for code in RULES if code in chosen)


def _all(selectors: Sequence[str]) -> set[str]:
    return {code for selector in selectors for code in codes(selector)}


def codes(selector: str) -> tuple[str, ...]:
    """The codes of the rules that a selector means; raises BiblioError where there is none."""
    found = tuple(_matching(selector.strip()))
    if not found:
        slip = unknown_name(selector, [*RULES, *map(name_of, RULES)])
        raise BiblioError(f"There is no rule {slip}" + ("" if slip.endswith("?") else "."))
    return found


def is_rule(selector: str) -> bool:
    """Whether the selector means any rule."""
    return next(_matching(selector.strip()), None) is not None


def _matching(selector: str) -> Iterator[str]:
    beginning = "" if selector.upper() == ALL else selector.upper() or ALL
    for code in RULES:
        if code.startswith(beginning) or selector.lower() == name_of(code):
            yield code
