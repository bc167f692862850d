"""No text takes the reader longer than its length warrants: twice as long, about twice the time."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from itertools import islice, product
from pathlib import Path
from types import FrameType, ModuleType

import pytest

import biblio
from biblio import linter
from biblio.citation import Kind, Passage, Shape
from biblio.diagnostics import Diagnostic, Position, Severity, Span
from biblio.document import Document, Paragraph, Run
from biblio.extractor import extract
from biblio.finder import reference_lists, vocabulary
from biblio.formats import bibtex
from biblio.formats.registry import FORMATS
from biblio.linter import loading, select
from biblio.linter.policy import Kept, Policy
from biblio.linter.reports import render
from biblio.linter.reports.view import View
from biblio.origins import Where
from biblio.parser import parse
from biblio.readers import read, text
from biblio.readers.markdown import read_text
from biblio.values import names
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

# Each was, or could have been, tried in many ways that all fail at the end.
HOSTILE = {
    "pages, then a remark": "Ibid., pp. 112, 115, " + "118–122, " * 60 + "my italics.",
    "initials": "See " + "A. B. " * 200 + "x",
    "capitals": "Salt " * 400 + "(not an imprint",
    "brackets within brackets": "(salt " * 300,
    "names": "Mc Mac O’D " * 150 + ", x",
    "commas": "Miller, " * 300 + "x",
    "figures": "1, " * 500 + "x",
    "quotation marks": "“salt, " * 200,
    "colons": "(salt: " * 200 + "1999",
    "full stops": "Müller, Salz. " * 150,
    "sections with dashes": "§ 1" + "-1" * 300 + " of this agreement",
    "capital letters": "I" * 1200,
    "dashes": "—" * 1200,
    "words far apart": "Miller," + " " * 2000 + "Salt" + "\t" * 2000 + "5!",
}
LONGEST = 2.0


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("shape", [Shape.NOTE, Shape.ENTRY, Shape.BRACKET])
def test_reading_ends(name: str, shape: Shape) -> None:
    text = HOSTILE[name]
    document = Document("a.txt", (Paragraph((Run(text),)),))
    passage = Passage(
        document, document.excerpt(Where(None, 0, 0, len(text))), Kind.FOOTNOTE, shape
    )
    began = time.process_time()
    parse(passage)
    assert time.process_time() - began < LONGEST


def cited_in_a_note(said: str) -> int:
    """How many citations are found in a note that says this."""
    return len(extract(read_text(f"See this.[^1]\n\n[^1]: {said}\n", "a.md")).citations)


@pytest.mark.parametrize("said", ["ibid., ", "Ibid. ", "Roe, Salt (York: Elm, 1990), 5; "])
def test_a_sentence_may_have_a_thousand_works(said: str) -> None:
    assert cited_in_a_note(said * 10) > 1
    assert cited_in_a_note(said * 1000) > 500


TEXTS = {
    "one note called and written again and again": "Salt[^1].\n\n[^1]: Hale, 5.\n\n" * 2_000,
    "one symbol again and again": "Salt.*\n\n* Hale, 5.\n\n" * 2_000,
    "cells without a last bar": "|-" * 2_000,
    "words between bars": "|a" * 2_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_read_in_time(name: str) -> None:
    began = time.process_time()
    read_text(TEXTS[name], "a.md")
    text.read_text(TEXTS[name], "a.txt")
    assert time.process_time() - began < LONGEST


def test_what_comments_hide_is_told_in_time() -> None:
    paragraph = "<!-- biblio: ignore QUO001 -->\nSalt “here.\n\n"
    subject = loading.subject({"a.md": (paragraph * 5_000).encode()})
    found = [
        Diagnostic("QUO001", "", Position("a.md"), span=Span(at * len(paragraph) + 40, 0))
        for at in range(5_000)
    ]
    began = time.process_time()
    assert Policy().kept(subject, [*found, *found]) == Kept(())
    assert time.process_time() - began < LONGEST


def test_many_people_are_cited_by_a_page_in_time() -> None:
    families = ["Roe" + "".join(letters) for letters in islice(product("bdfgklm", repeat=5), 4_000)]
    said = " ".join(f"Ann {one} wrote. So {one} (p. 5)." for one in families)
    document = Document("a.txt", (Paragraph((Run(said),)),))
    began = time.process_time()
    assert vocabulary.with_paged(Lexicon(), document).names == set(families)
    assert time.process_time() - began < LONGEST


def test_the_entries_of_a_repeated_key_are_told_in_time() -> None:
    entries = [f"@book{{hale{n // 2}, note = {{{'Salt ' * 60}}}}}\n" for n in range(12_000)]
    subject = loading.subject({"a.bib": "".join(entries).encode()})
    began = time.process_time()
    found = linter.run(subject, select(["SYN003"]))
    assert time.process_time() - began < LONGEST
    assert found[-1].message == "The entry at line 11999 has the key “hale5999” already."


SPACED = {
    "spaces behind a comma": lambda: names.without_others("Roe," + " " * 20_000 + "x"),
    "letters without spaces": lambda: years("A" * 20_000),
    "names without a year": lambda: years("Noll, " * 4_000),
    "particles": lambda: years("de " * 8_000),
}


def years(text: str) -> list[tuple[int, int]]:
    """Where a note names works of a list."""
    listed = frozenset({("noll", "1974")})
    return list(reference_lists.names_and_years(text, listed, plain=True))


@pytest.mark.parametrize("look", SPACED.values(), ids=list(SPACED))
def test_names_are_looked_for_in_time(look: Callable[[], object]) -> None:
    began = time.process_time()
    look()
    assert time.process_time() - began < LONGEST


LIBRARIES = {
    "a chain of crossrefs": "@inbook{{a{0}, title = {{Salt {0}}}, crossref = {{a{1}}}}}\n",
    "one DOI": "@article{{a{0}, title = {{Salt {0}}}, doi = {{10.1000/x}}, crossref = {{}}}}\n",
}


@pytest.mark.parametrize("entry", LIBRARIES.values(), ids=list(LIBRARIES))
def test_entries_that_all_hang_together_are_linted_in_time(entry: str) -> None:
    entries = [entry.format(n, n + 1) for n in range(4_000)]
    subject = loading.subject({"a.bib": "".join(entries).encode()})
    began = time.process_time()
    linter.run(subject, select(["SYN008", "DUP002"]))
    assert time.process_time() - began < 2 * LONGEST


def test_a_long_message_is_printed_in_time() -> None:
    told = Diagnostic("PAG001", "salt " * 400_000, Position("a.bib", 1), Severity.INFO)
    began = time.process_time()
    lines = render("full", [told], View()).splitlines()
    assert time.process_time() - began < LONGEST
    assert max(map(len, lines)) <= View().width
    assert "".join(lines).count("salt") == 400_000


def written_in_all_formats(title: str) -> None:
    """A library of one title, read and written."""
    entries = bibtex.read(f"@book{{k, title = {{{title}}}}}", "a.bib").library.entries
    for target in FORMATS.values():
        target.write(entries)


@pytest.mark.slow
@pytest.mark.parametrize("work", [cited_in_a_note, written_in_all_formats])
def test_a_text_is_read_in_time_whatever_it_repeats(work: Callable[[str], object]) -> None:
    slow = []
    for run in _RUNS:
        began = time.process_time()
        work(run * (_LONG // len(run)))
        spent = time.process_time() - began
        if spent > _LONG / _CHARACTERS_A_SECOND:
            slow.append((run, round(spent, 1)))
    assert slow == []


# What patterns stumble over: long runs of one sign, and what all but matches at every place.
_RUNS = (
    *(
        "a",
        "A",
        "I",
        "1",
        "i",
        " ",
        "\n",
        "-",
        ".",
        "*",
        "#",
        "&",
        "“",
        "’",
        "{",
        "\\",
        "(salt: ",
        "[(",
    ),
    *("–", "— ", "II "),
    *("A. B. ", "Salt ", "(salt ", "Mc Mac O’D ", "Miller, ", "1, ", "“salt, ", "Müller, Salz. "),
    *("118–122, ", "xi, ", "12-", "1999: ", "S. 1 f., ", "v. ", "A, B and ", "[1]", "_a", "a.b"),
    *(
        "doi/",
        "http://a/",
        "<a ",
        "a ",
        "Ibid. ",
        "ibid., 5, ",
        "[@a; ",
        "@a{",
        "\\\\",
        " \n",
        "|a\n",
        "in In ",
        "p. ",
    ),
)
_LONG, _CHARACTERS_A_SECOND = 16_000, 4_000
_LENGTH, _SECONDS = 500, 1.0


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of a module: in its constants, in what they hold, and within its functions."""
    for found in pkgutil.walk_packages(biblio.__path__, "biblio."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for pattern in _within(value):
                yield f"{found.name}.{name}", pattern
        for line, pattern in _in_functions(module):
            yield f"{found.name}:{line}", pattern


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, Lazy):
        yield value._compiled()
    elif isinstance(value, re.Pattern):
        text = value.pattern if isinstance(value.pattern, str) else value.pattern.decode("latin-1")
        yield re.compile(text, value.flags & ~re.UNICODE)
    elif isinstance(value, dict | tuple | list | set | frozenset):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _within(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name))


def _in_functions(module: ModuleType) -> Iterator[tuple[int, re.Pattern[str]]]:
    """What functions search for, but where it is made of what they are given."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), name), [source, *_]) if name != "escape":
                pass
            case ast.Call(ast.Name("Lazy"), [source, *_]):
                pass
            case _:
                continue
        with suppress(NameError):
            found = eval(compile(ast.Expression(source), "source", "eval"), vars(module).copy())
            if isinstance(found, str):
                yield node.lineno, re.compile(found)


class _TooLongError(Exception):
    pass


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLongError


def test_no_pattern_tries_everything() -> None:
    """Patterns are asked for signals while they search, and stopped when they take too long."""
    found = {(pattern.pattern, pattern.flags): (name, pattern) for name, pattern in _patterns()}
    assert len(found) > 700
    before = signal.signal(signal.SIGVTALRM, _stop)
    slow = []
    for name, pattern in found.values():
        for run in _RUNS:
            text = run * (_LENGTH // len(run)) + "!"
            signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
            try:
                pattern.search(text)
            except _TooLongError:
                slow.append((name, run))
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)
    assert slow == []


_DOCUMENTS = sorted(
    path
    for folder in ("tests/documents", "tests/cases", "examples")
    for path in (Path(__file__).parents[1] / folder).rglob("*")
    if path.suffix in (".txt", ".md")
)


@pytest.mark.parametrize("name", ["match", "fullmatch", "search", "finditer"])
def test_what_a_pattern_matches_has_its_sign(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern is not tried in a text without its sign: it would have found nothing there."""
    missed = set()

    def watched(pattern: Lazy, text: str, *bounds: int) -> object:
        found = getattr(pattern._compiled(), name)(text, *bounds)
        found = tuple(found) if name == "finditer" else found
        if found and not pattern._may_be_in(text):
            missed.add((pattern.source, text))
        return iter(found) if isinstance(found, tuple) else found

    monkeypatch.setattr(Lazy, name, watched)
    for path in _DOCUMENTS:
        extract(read(str(path)))
    assert not missed
