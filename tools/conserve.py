"""Whether every word of files is in the documents that are read from them: `make conserve`.

Word files, web pages, e-books, plain texts and Markdown are compared with an independent look at
them, what pandoc reads with the plain text it makes, PDFs with that of pdftotext.

Give files or folders; a line tells of each how many words it has, which are lost, which are new
(the numbers that Word prints before lists and headings), and which paragraphs no longer stand
together. Exits 1 where a word is lost.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

import conservation
import other_words
import page_words
import text_words
from conservation import Account

from biblio.diagnostics import BiblioError

_MOST = 8
_WORD, _PAGES = ".docx", (".html", ".htm", ".xhtml", ".epub")
_TEXTS = (".txt", ".text", ".md", ".markdown")
_OTHERS = other_words.SUFFIXES


def main() -> int:
    """Compare all files, print what is found, and say whether nothing is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    lost = [name for name in _files(parser.parse_args().paths) if not _told(name)]
    reasons = conservation.LEFT_OUT | page_words.LEFT_OUT
    reasons |= text_words.LEFT_OUT | other_words.LEFT_OUT
    print("Left out on purpose:", ", ".join(f"{name} ({why})" for name, why in reasons.items()))
    return 1 if lost else 0


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        known = (_WORD, *_PAGES, *_TEXTS, *_OTHERS)
        found = [one for one in path.rglob("*") if one.suffix in known]
        yield from sorted(found) if path.is_dir() else [path]


def _told(path: Path) -> bool:
    """Tell of the file; whether it is whole. What cannot be read has lost nothing."""
    try:
        found = _compared(path)
    except BiblioError as error:
        print(f"{path.name}: {error}")
        return True
    print(f"{path.name}: {found.words:,} words{''.join(_faults(found))}")
    return found.whole


def _compared(path: Path) -> Account:
    data = path.read_bytes()
    if path.suffix in _PAGES:
        return page_words.compare(data, str(path))
    if path.suffix in _TEXTS:
        return text_words.compare(data, str(path))
    if path.suffix in _OTHERS:
        return other_words.compare(data, str(path))
    return conservation.compare(data)


def _faults(found: Account) -> Iterator[str]:
    for name, words in (("lost", found.lost), ("new", found.invented)):
        if words:
            yield f"; {words.total()} {name}: {_some(words)}"
    if found.broken:
        yield f"; {len(found.broken)} paragraphs apart: {found.broken[0][:60]!r}"


def _some(words: Counter[str]) -> str:
    return ", ".join(word for word, _ in words.most_common(_MOST))


if __name__ == "__main__":
    sys.exit(main())
