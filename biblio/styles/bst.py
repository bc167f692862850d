"""Runs BibTeX styles (.bst) by pybtex's interpreter, and no longer than a style has reason to.

The language has loops and recursion without end (btxhak, section 4). Every loop pushes what it
tests, every call calls a function: so these are what is counted, texts by their length.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from pybtex.bibtex import bst
from pybtex.bibtex.builtins import Builtin
from pybtex.bibtex.interpreter import Function, Interpreter
from pybtex.database.input.bibtex import Parser

from biblio.diagnostics import BiblioError
from biblio.encoding import decode
from biblio.files import read_bytes

# Measured: plain, alpha, acm and siam have 30,000 bytes at most and take 1,200 to 3,600 steps an
# entry of real libraries; pybtex makes 300,000 steps a second.
_MOST_BYTES = 1_000_000
_STEPS, _STEPS_AN_ENTRY = 500_000, 20_000
_LONG = 5  # characters that weigh as much as a step
_LONGEST = 200_000


class EndlessError(Exception):
    """A style goes on for longer than any style has reason to."""


def run(path: str, source: str, number: int) -> str:
    """What the style at the path makes of a BibTeX source of so many entries.

    Raises BiblioError where the style cannot be used.
    """
    data = read_bytes(path)
    if len(data) > _MOST_BYTES:
        raise BiblioError(f"{path} is no BibTeX style: it has more than {_MOST_BYTES // 10**6} MB.")
    lines = decode(data, path).text.splitlines()
    with _refused(path):
        script = bst.parse_string("\n".join(line.rstrip() for line in lines))
        return _Limited(number).made(script, source)


@contextmanager
def _refused(path: str) -> Iterator[None]:
    """What goes wrong within, as the sentence that names the style."""
    try:
        yield
    except (EndlessError, RecursionError, MemoryError) as error:
        raise BiblioError(f"{path}: this style does not come to an end.") from error
    # pybtex trusts a style to hand its functions what they want: numbers, texts, names.
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise BiblioError(f"{path}: pybtex cannot use this style: {reason}") from error


class _Counted(Function):  # type: ignore[misc]
    """A function that is counted when it is called."""

    def execute(self, interpreter: Any) -> None:
        """Do what the body says."""
        interpreter.spend(1 + len(self.body))
        super().execute(interpreter)


class _Limited(Interpreter):  # type: ignore[misc]
    """An interpreter that counts what it does."""

    def __init__(self, number: int) -> None:
        super().__init__(Parser, None)
        self._left = _STEPS + number * _STEPS_AN_ENTRY
        # what only helps to find faults in a style would be printed between our own lines
        self.vars["top$"] = Builtin(Interpreter.pop)
        self.vars["stack$"] = Builtin(lambda interpreter: interpreter.stack.clear())

    def made(self, script: Any, source: str) -> str:
        """What the script prints."""
        return str(self.run(script, ["*"], [StringIO(source)], 2))

    def command_function(self, name_: Any, body: Any) -> None:
        """Define a function."""
        self.add_variable(name_[0].value(), _Counted(body))

    def spend(self, steps: int) -> None:
        """Count so many steps. Raises EndlessError where there are none left."""
        self._left -= steps
        if self._left < 0:
            raise EndlessError

    def push(self, value: object) -> None:
        """Put a value on the stack."""
        if isinstance(value, str):
            self.spend(1 + len(value) // _LONG)
            if len(value) > _LONGEST:
                raise EndlessError
        elif isinstance(value, int):
            self.spend(1 + value.bit_length() // _LONG)
        else:
            self.spend(1)
        super().push(value)
