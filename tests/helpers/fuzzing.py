"""Inputs that were damaged by chance, and what has to hold of whatever they have become.

A target takes bytes and does with them what a command would. BiblioError is an answer; any other
exception is a fault, and so is more than `SECONDS` of work.
"""

from __future__ import annotations

import io
import random
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from types import FrameType

from biblio.diagnostics import BiblioError
from biblio.formats import bibtex
from biblio.formats.registry import FORMATS
from biblio.gatherer import cite
from biblio.linter import loading
from biblio.linter.mending import mend
from biblio.linter.merging import merged
from biblio.readers import read_bytes
from biblio.rules import RULES, rule

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
CRASHES = ROOT / "tests" / "cases" / "crashes"
SECONDS = 5
_LONGEST, _LONGEST_REPEATED = 6_000, 20_000
_PACKED = (".docx", ".epub", ".odt")
# What means something to one reader or another, and what none expects.
_TOKENS = (
    *("{", "}", '"', "\\", "@", "#", "%", ",", "=", "(", ")", "[", "]", "*", "_", "&", "<", ">"),
    *("\n", "\r\n", "\n\n", "\t", "\0", "\x1b[31m", "\ufeff", "\u2028", "\u202e", "\xa0", "\x85"),
    *("@book{", "@string{a = ", "@comment", "@article{k,", "crossref = {k}", " and ", "\\'", "{\\"),
    *("[^1]", "[^1]: ", "[@key, 12]", "^12", "* ", "** ", "“", "”", "«", "…", "—", "–", "’"),
    *("Ibid., 12.", "op. cit.", "et al.", "vol. 2", "pp. 12–15", "(1990)", "n.d.", "https://a.b/{"),
    *("TY  - BOOK\n", "ER  - \n", "AU  - ", '{"id":', "[[", "]]", "1e400", "null", "\\u0000"),
    *("<p>", "</p>", "<a href='#f'>", "<sup>1</sup>", "<!--", "-->", "<table><tr><td>", "&amp;"),
    *("9" * 40, "²", "Ⅳ", "٣", "\U0001f600", "e\u0301", "ﬁ", "ß", "İ", "\ud7ff", "A. " * 8),
)
# What citations are made of: work that grows with the square shows where a few go on and on.
_WORDS = (
    *("Ibid.", "ebd.", "там же", "op. cit.", "a.a.O.", "S.", "pp.", "vol.", "II", "115", "118–122"),
    *("1999", "(1999)", "[1999]", "and", "und", "ed.", "(Hrsg.)", "in", "In:", "see", "Vgl.", "№"),
    *("A.", "Smith", "Smith,", "O’Neil", "The", "Salt", "Roads", "London", "Elm Press", "Trans."),
    *("Journal of Salt", "12(3)", "12:3", "no.", "[sic]", "n.d.", "et al.", "note 4", "my italics"),
    *(
        "“",
        "”",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        ":",
        "—",
        "*",
        "_",
        "#",
        ">",
        "|",
        "\n",
        "\n\n",
        "[1]",
    ),
)
_HEADS = ("", "x.[^1]\n\n[^1]: ", "x.[1]\n\nNotes\n\n[1] ", "x\n\nBibliography\n\n", "“", "(")
_REPEATING = (".txt", ".md", ".html", ".tex", ".bib")


class SlowError(Exception):
    """A target took longer than it may."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Within, more than so many seconds of computing raise SlowError."""

    def stop(_: int, __: FrameType | None) -> None:
        raise SlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def document(data: bytes, name: str) -> None:
    """What is read stands in the document, and what is cited makes a library that is read again."""
    read = read_bytes(data, name)
    merge, (extraction,) = cite([read])
    for citation in extraction.citations:
        for field in citation.fields:
            assert citation.text[field.start : field.end] == field.raw
        for where in citation.wheres:
            read.origin(where)
    text = bibtex.dumps(merge.library.entries)
    again = bibtex.read(text, "x.bib")
    assert [one.key for one in again.entries] == [one.key for one in merge.library.entries]


def library(data: bytes, name: str) -> None:
    """Nothing changes where nothing is to change; any format takes it; what is mended is mended."""
    file = bibtex.read(data, name)
    assert file.updated(file.library) == file.text
    for target in FORMATS.values():
        with suppress(BiblioError):
            text, _ = target.write(file.library.entries)
            target.read(text.encode("utf-8", "backslashreplace"), "x")
    with suppress(BiblioError):
        once = merged(file).text
        assert merged(bibtex.read(once, name)).text == once


def records(data: bytes, name: str) -> None:
    """Items of CSL-JSON or records of RIS, written in any format and read again."""
    source = FORMATS["ris" if name.endswith(".ris") else "csljson"]
    entries, _ = source.read(data, name)
    for target in FORMATS.values():
        text, _ = target.write(entries)
        again, _ = target.read(text.encode("utf-8", "backslashreplace"), "x")
        assert len(again) == len(entries)


def linted(data: bytes, name: str) -> None:
    """Findings are told and mended; a slip of a name once mended, its value may be; no more."""
    rules = [rule(code) for code in RULES]
    texts = {name: data}
    for _ in range(_ROUNDS):
        with suppress(BiblioError):
            done = mend(loading.subject(texts), rules, unsafe=True).texts
            if not done:
                return
            texts = {one: text.encode("utf-8", "surrogatepass") for one, text in done.items()}
            continue
        return
    raise AssertionError(f"mended {_ROUNDS} times, and never done")


_ROUNDS = 4
_OFTEN = 0.2
Target = Callable[[bytes], None]
TARGETS: dict[str, tuple[str, Callable[[bytes, str], None]]] = {
    "text": (".txt", document),
    "markdown": (".md", document),
    "html": (".html", document),
    "docx": (".docx", document),
    "epub": (".epub", document),
    "odt": (".odt", document),
    "rtf": (".rtf", document),
    "latex": (".tex", document),
    "bibtex": (".bib", library),
    "ris": (".ris", records),
    "csljson": (".json", records),
    "lint": (".bib", linted),
    "lint-text": (".md", linted),
}


def target(name: str) -> Target:
    """The target of that name, with the limit of its time."""
    suffix, work = TARGETS[name]
    return partial(_limited, work, f"x{suffix}")


def _limited(work: Callable[[bytes, str], None], name: str, data: bytes) -> None:
    with suppress(BiblioError), limited(SECONDS):
        work(data, name)


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Files to begin with: of the corpus where it is there, else our own examples."""
    suffix = TARGETS[name][0]
    places = [ROOT / "examples", ROOT / "tests", CORPUS, ROOT.parent / "shared" / "dev3"]
    paths = sorted(path for place in places for path in place.rglob(f"*{suffix}"))
    paths += [path for path in _ALSO.get(suffix, ()) if path.is_file()]
    found = tuple(path.read_bytes() for path in paths if path.stat().st_size < 300_000)
    return found or _made(suffix)


_ALSO = {
    ".md": [ROOT / "README.md", *(ROOT / "examples").glob("*.txt")],
    ".bib": [ROOT / "references.bib"],
    ".docx": [ROOT / "templates" / "packet.docx"],
}


def _made(suffix: str) -> tuple[bytes, ...]:
    """What other seeds are, written in the format."""
    text = (ROOT / "examples" / "on_foot.txt").read_text(encoding="utf-8")
    if suffix in (".ris", ".json"):
        entries = bibtex.load(str(ROOT / "references.bib")).library.entries
        made, _ = FORMATS["ris" if suffix == ".ris" else "csljson"].write(entries)
        return (made.encode(),)
    if suffix in _PACKED:
        from biblio.pandoc import run

        return (run([f"--to={suffix[1:]}", "--from=markdown", "-o-"], text.encode()).output,)
    return (text.encode(),)


def mutated(name: str, chance: random.Random) -> bytes:
    """A seed of the target, damaged."""
    suffix = TARGETS[name][0]
    if suffix in _REPEATING and chance.random() < _OFTEN:
        return _repeated(chance)
    whole = chance.choice(seeds(name))
    if suffix in _PACKED:
        return _repacked(whole, chance)
    at = chance.randrange(max(len(whole) - _LONGEST, 0) + 1)
    data = whole[at : at + _LONGEST] if len(whole) > _LONGEST else whole
    return _damaged(data, seeds(name), chance)


def _repeated(chance: random.Random) -> bytes:
    """A few words or signs over and over."""
    pieces = chance.choices((*_WORDS, *_TOKENS), k=chance.choice((1, 1, 2, 3, 5)))
    unit = chance.choice((" ", " ", "", ", ")).join((*pieces, ""))
    times = chance.choice((30, 300, _LONGEST_REPEATED // (len(unit) + 1)))
    text = chance.choice(_HEADS) + unit * times + chance.choice(("", ")", "”", ", 1999, p. 3."))
    return text.encode("utf-8", "surrogatepass")[:_LONGEST_REPEATED]


def _repacked(whole: bytes, chance: random.Random) -> bytes:
    """A package with one or two of its parts damaged."""
    changed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(changed, "w") as new:
            names = old.namelist()
            chosen = {chance.choice(names) for _ in range(2)}
            for name in names:
                data = old.read(name)
                new.writestr(name, _damaged(data, (data,), chance) if name in chosen else data)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return _damaged(whole, (whole,), chance)
    return changed.getvalue()


def _damaged(data: bytes, others: tuple[bytes, ...], chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 5, 20, 100)))
        match chance.randrange(7):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 2 | 3:
                token = chance.choice(_TOKENS).encode("utf-8", "surrogatepass")
                data = data[:at] + token * chance.choice((1, 1, 1, 2, 30)) + data[at:]
            case 4:
                data = data[:at] + data[at:end] * chance.choice((2, 3, 40)) + data[end:]
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                data = data[:at] + other[start : start + 200] + data[at:]
            case _:
                start = chance.randrange(len(data) + 1)
                data = data[:at] + data[start : start + 60] + data[end:]
    return data


def smaller(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """A smaller input that fails as well: pieces are left out as long as it does."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            tried = data[:at] + data[at + size :]
            if fails(tried):
                data = tried
            else:
                at += size
        size //= 2
    return data
