"""Restyles Word files in every way, and looks for what Word would call damaged.

    python benchmarks/restyle_word.py [FILE or FOLDER ...] [--style NAME]

By default the corpus and the development documents in ../shared. Each file is restyled from what it
cites itself, with tracked changes. Of each result it is checked that rejected it reads as before;
that no part changed but those that hold citations; that it has no fault that it had not before, as
the Open XML SDK sees it too (where its validator is among the tools); and that python-docx,
docx2python and pandoc (with all changes shown) open it, where they opened the original. Exits 1
where one is not so.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

import docx
import pypandoc
from docx2python import docx2python

from biblio import gatherer
from biblio.bibliography.engine import StyleEngine
from biblio.diagnostics import BiblioError
from biblio.houseconfig import Way
from biblio.readers import USUAL
from biblio.readers.docx import read_bytes
from biblio.readers.wishes import Changes, Wishes
from biblio.restyle.manuscript import Order
from biblio.restyle.restyling import Restyled, restyle
from biblio.word.check import faults

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
PLACES = (SHARED / "corpus" / "docx", SHARED / "dev" / "docs")
TOOLS = Path(os.environ.get("BIBLIO_TOOLS") or Path(__file__).resolve().parent.parent / ".tools")
VALIDATOR = TOOLS / "node_modules" / ".bin" / "ooxml-validator"
STYLES = {Way.AUTHOR_DATE: "chicago-author-date"}
# What restyling may change, beside the texts: notes, comments and styles may be new.
CHANGING = re.compile(
    r"word/(?:document\d?|footnotes|endnotes|comments|styles)\d?\.xml"
    r"|word/_rels/document\d?\.xml\.rels|\[Content_Types\]\.xml"
)


def problems(data: bytes, done: Restyled) -> Iterator[str]:
    """What is wrong with the restyled file, a sentence each."""
    if prose(done.data, Changes.REJECTED) != prose(data, Changes.REJECTED):
        yield "rejected it does not read as before"
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, done.data))
    for name in before.namelist():
        if before.read(name) != after.read(name) and not CHANGING.fullmatch(name):
            yield f"{name} has changed"
    yield from sorted(set(faults(done.data)) - set(faults(data)))
    yield from sorted(sdk_errors(done.data) - sdk_errors(data))
    for name, opened in OPENING.items():
        if refusal := opened(done.data):
            yield from () if opened(data) else [f"{name}: {refusal}"]


@lru_cache(maxsize=2)
def sdk_errors(data: bytes) -> frozenset[str]:
    """What the Open XML SDK finds wrong with the file; nothing where it is not here."""
    if not VALIDATOR.exists():
        return frozenset()
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        Path(file.name).write_bytes(data)
        command = [str(VALIDATOR), file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return frozenset(str(one.get("description", one)) for one in json.loads(done.stdout)["errors"])


def by_python_docx(data: bytes) -> str:
    """What python-docx says where it cannot open the file."""
    try:
        docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises many kinds
        return str(error) or repr(error)
    return ""


def by_docx2python(data: bytes) -> str:
    """What docx2python says where it cannot open the file."""
    try:
        docx2python(io.BytesIO(data)).close()
    except Exception as error:  # docx2python too
        return str(error) or repr(error)
    return ""


def by_pandoc(data: bytes) -> str:
    """What pandoc says where it cannot open the file."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        Path(file.name).write_bytes(data)
        try:
            arguments = ["--track-changes=all", "--quiet"]
            pypandoc.convert_file(file.name, "plain", extra_args=arguments)
        except RuntimeError as error:
            return str(error)
    return ""


OPENING = {"python-docx": by_python_docx, "docx2python": by_docx2python, "pandoc": by_pandoc}


def prose(data: bytes, changes: Changes) -> list[str]:
    """The words of the file, its changes accepted or rejected."""
    document = read_bytes(data, "file.docx", Wishes(changes))
    return [word for where in document.passages() for word in document.string(where).split()]


def main() -> None:
    """Print a line for each file and way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("places", nargs="*", type=Path, default=PLACES)
    parser.add_argument("--style", default="chicago-notes")
    options = parser.parse_args()
    bad = 0
    for place in options.places:
        for path in [place] if place.is_file() else sorted(place.glob("*.docx")):
            for way in (one for one in Way if one is not Way.KEYS):
                bad += told(path, way, STYLES.get(way, options.style))
    sys.exit(bad > 0)


def told(path: Path, way: Way, style: str) -> int:
    """Restyle one file, tell what is wrong with it, and count that."""
    data = path.read_bytes()
    try:
        library = gatherer.cite([read_bytes(data, path.name)])[0].library
        order = Order(StyleEngine.of(style, None), way)
        read = partial(read_bytes, wishes=USUAL)
        done = restyle(data, path.name, "docx", library, order, read)
    except BiblioError as error:
        print(f"{path.name[:40]:42}{way:13}refused: {error}", flush=True)
        return 0
    found = list(problems(data, done))
    numbers = f"{len(done.rewritten):6}{len(done.left):6}"
    print(f"{path.name[:40]:42}{way:13}{numbers}  {'; '.join(found) or 'sound'}", flush=True)
    return len(found)


if __name__ == "__main__":
    main()
