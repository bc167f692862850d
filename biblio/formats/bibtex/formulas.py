"""Formulas of LaTeX in texts of other formats, as publishers send them: `$\\binom{n}{k}$`.

Whatever else such a text has is text, and is escaped where it is written: a title that a stranger
sends must not read a file, write one or run a program when somebody sets it. So a formula has none
but commands that are read as characters, and those that only set their arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.formats.bibtex.commands import MATHEMATICAL, NOTHING, PLAIN, WITH_LOOK
from biblio.formats.bibtex.latex import decode
from biblio.formats.bibtex.symbols import ACCENTS, SYMBOLS
from biblio.values import compiled
from biblio.values.braces import is_balanced
from biblio.values.marked import Mark, marked, marks_of

_HARMLESS = {*MATHEMATICAL, *NOTHING, *PLAIN, *WITH_LOOK, *ACCENTS, *SYMBOLS}
# No comment, no parameter, and no `^^5c`, which TeX reads as a backslash.
_FORMULA = compiled.pattern(r"\$(?:[^$\\^%#&~]|\^(?!\^)|\\[A-Za-z]++|\\[,;:!|{}%#&$_ ]){1,160}+\$")
_COMMAND = compiled.pattern(r"\\([A-Za-z]+)")


def with_formulas(text: str) -> str:
    """The text with those formulas marked as LaTeX that characters cannot say."""
    if "$" not in text or "\\" not in text:
        return text
    found = [mark for formula in _FORMULA.finditer(text) for mark in _marks(formula)]
    return marked(text, (*marks_of(text), *found)) if found else text


def _marks(formula: re.Match[str]) -> Iterator[Mark]:
    typed = formula.group()
    if not (is_balanced(typed) and _HARMLESS.issuperset(_COMMAND.findall(typed))):
        return
    again = decode(typed)
    if str(again) == typed:
        for mark in marks_of(again):
            yield mark._replace(start=mark.start + formula.start(), end=mark.end + formula.start())
