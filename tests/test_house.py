"""The rules of the house for the source: functions and modules are short, to be read whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "biblio"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_BODY, LONGEST_MODULE = 30, 400  # lines


def bodies(source: str) -> Iterator[tuple[str, int]]:
    """The functions of a module, each with the lines of its body: signature and docstring aside."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            last = node.end_lineno or node.lineno
            yield node.name, last - body[0].lineno + 1 if body else 0


def test_functions_are_short() -> None:
    longer = [
        f"{path.relative_to(PACKAGE).as_posix()}: {name} has {lines} lines"
        for path in MODULES
        for name, lines in bodies(path.read_text(encoding="utf-8"))
        if lines > LONGEST_BODY
    ]
    assert longer == []


def test_modules_are_short() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert [path for path, number in lines.items() if number > LONGEST_MODULE] == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    return 1\n", 1),
        ("def f(\n    a,\n):\n    '''Say.\n\n    More.\n    '''\n\n    c = a\n    return c\n", 2),
        ("async def f():\n    if 1:\n        return (\n            2\n        )\n", 4),
        ("def f():\n    '''Say.'''\n", 0),
        ("class A:\n    def f(self): ...\n", 1),
    ],
)
def test_signature_and_docstring_do_not_count(source: str, lines: int) -> None:
    assert list(bodies(source)) == [("f", lines)]
