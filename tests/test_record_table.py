"""The tables of fields and types: sound in themselves, and the only place that lists them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import biblio
from biblio.record import fields, kinds
from biblio.record.fields import Of

PACKAGE = Path(biblio.__file__).parent
FIELDS = frozenset({row.name for row in fields.ROWS} | set(fields.ALIASES))
TYPES = frozenset(
    {name for row in kinds.ROWS for name in (row.name, *row.others)} | set(kinds.TYPED)
)
MOST = 3
# Doors and tables of another kind; the figure says how many lists stand there.
PERMITTED = {
    # doors: names of fields on one side, names of another world on the other
    "confidence/signs.py": 2,  # lists of words, and what may say where a work appeared
    "editions/describing.py": 2,  # records of the authority
    "editions/schema.py": 1,  # keys of its files
    "packet/recipe/recipe_file.py": 1,  # keys of a recipe
    "readers/pandoc/sheet.py": 1,  # what pandoc calls a document's own record
    # words, and names of lists of words, of which some are names of fields too
    "bibliography/own_words.py": 2,
    "library/key_templates.py": 1,
    "likeness/agreement.py": 1,
    "values/locator_terms.py": 1,
    # rules about these very fields
    "confidence/supplementing.py": 1,  # what rules alone read
    "confidence/preference.py": 1,  # in which two readings are compared
    "rules/dates/chronology.py": 1,
    "rules/names/contributor_in_wrong_field.py": 1,
    "rules/titles/title_case.py": 1,
    "rules/urls/url_in_note.py": 1,
}


def lists(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """The strings of each literal collection; keys of dictionaries, words of texts too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield tuple(_strings(node.elts))
        elif isinstance(node, ast.Dict):
            yield tuple(_strings(node.keys))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value.split()
            if 2 * sum(word in FIELDS | TYPES for word in words) > len(words):
                yield tuple(words)


def _strings(nodes: list[ast.expr] | list[ast.expr | None]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def names_too_many(strings: tuple[str, ...]) -> bool:
    return any(len(names.intersection(strings)) > MOST for names in (FIELDS, TYPES))


def modules() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(("record/", "formats/", "parser/")):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_only_the_record_lists_fields_and_types() -> None:
    found = {name: sum(map(names_too_many, lists(tree))) for name, tree in modules()}
    assert {name: number for name, number in found.items() if number} == PERMITTED


def test_a_name_stands_in_one_row() -> None:
    names = [name for row in fields.ROWS for name in {row.name, *row.others}]
    assert len(names) == len(set(names))
    names = [name for row in kinds.ROWS for name in (row.name, *row.others)]
    assert len(names) == len(set(names))


def test_needs_are_fields() -> None:
    known = {row.name for row in fields.ROWS}
    assert {need.name for row in kinds.ROWS for need in row.needs} <= known


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("phdthesis", ("thesis", "theses", True)),
        ("electronic", ("online", "online", False)),
        ("conference", ("inproceedings", "chapters", False)),
        ("mvbook", ("mvbook", "books", True)),
        ("sculpture", ("sculpture", "", False)),
    ],
)
def test_a_type_by_any_of_its_names(name: str, wanted: tuple[str, str, bool]) -> None:
    row = kinds.row(name)
    assert (row.name, row.family, row.extent is kinds.Extent.WHOLE) == wanted


def labels() -> Iterator[str]:
    """The labels that the parser's rules give, as far as they are written out."""
    for path in (PACKAGE / "parser").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                gives = "pan" in node.func.id or node.func.id == "labelled"
                given = list(_strings(node.args)) if gives else []
                given += _strings(node.args[:1]) if node.func.id == "_trimmed" else []
                yield from (label.partition(":")[0] for label in given)


def test_what_the_parser_reads_a_library_keeps() -> None:
    from biblio.parser.assemble import _names

    kept = {*fields.belonging(Of.WORK, Of.EDITION), "locator"}
    read = {name for label in labels() for name in _names(label, "") if label != "undated"}
    assert {"author", "location", "journaltitle", "date", "origdate", "type", "note"} <= read
    assert read <= kept
