"""How heavy a review page is, how soon it is seen, and how smoothly it scrolls, in chromium.

A made book of 500 pages with 2,000 notes, and the documents of examples/ (or those named) on one
page. The script exits 1 where a page is over its limit: 15 MB and 2 s for the book, 1.5 MB and 1 s
for the documents. Times are of the browser's clock, the least of the runs; a frame that takes over
50 ms is one that is seen to stick.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from biblio.review.page import page  # noqa: E402
from biblio.review.reviewing import reviewed  # noqa: E402
from biblio.rules.basis import Settings  # noqa: E402

PAGES, NOTES, WORDS = 500, 2_000, 300
WORD = (
    "salt road mill bread harbour winter ledger toll river meadow barn clerk tax sack oven".split()
)
NAMES = "Ada Finch,Bruno Noble,Clara Reed,Dora Hale,Emil Stone,Fanny Oake,Georg Mill".split(",")


def book() -> str:
    """Invented chapters in Markdown: pages of prose, so many notes, a third of them *Ibid.*"""
    chance = random.Random(17)
    each = PAGES * WORDS // NOTES
    text, notes, last = [], [], ""
    for number in range(1, NOTES + 1):
        prose = " ".join(chance.choices(WORD, k=each)).capitalize()
        text.append(f"{prose}.[^{number}]" + ("\n\n" if number % 4 == 0 else " "))
        if number % 3 or not last:
            title = " ".join(chance.sample(WORD, 3)).title()
            last = (
                f"{chance.choice(NAMES)}, *{title}* (London: Harbour Press, {1900 + number % 90})"
            )
            notes.append(f"[^{number}]: {last}, {number % 200 + 1}.")
        else:
            notes.append(f"[^{number}]: Ibid., {number % 200 + 1}.")
    return "".join(text) + "\n\n" + "\n\n".join(notes) + "\n"


def seen(path: Path, runs: int) -> dict[str, float]:
    """What the browser measures of a page."""
    modules = Path(os.environ.get("BIBLIO_TOOLS", ROOT / ".tools")) / "node_modules"
    browser = shutil.which("chromium")
    if not (browser and shutil.which("node") and modules.is_dir()):
        sys.exit("chromium, node or playwright-core is not there: .ci/tools gets them.")
    script = Path(__file__).with_suffix(".cjs")
    command = ["node", str(script), str(modules), browser, str(path), str(runs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main() -> int:
    """Print a line for each page, and 1 where one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="documents for one page")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    documents = options.files or sorted((ROOT / "examples").glob("*.txt"))
    pages = {
        "documents": ({str(one): one.read_bytes() for one in documents}, 1.5, 1.0),
        "book": ({"book.md": book().encode()}, 15, 2.0),
    }
    over = False
    heads = ("citations", "MB", "seen, s", "loaded, s", "stuck", "frames")
    print(f"{'page':10}" + "".join(f"{head:>11}" for head in heads))
    with TemporaryDirectory() as folder:
        for name, (files, most, soonest) in pages.items():
            shown = reviewed(files, Settings())
            path = Path(folder) / f"{name}.html"
            path.write_bytes(page(shown))
            size, times = path.stat().st_size / 1e6, seen(path, options.runs)
            over |= size > most or times["loaded"] > soonest
            print(
                f"{name:10}{len(shown.citations):11}{size:11.2f}{times['painted']:11.2f}"
                f"{times['loaded']:11.2f}{times['stuck']:11.0f}{times['frames']:11.0f}"
            )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
