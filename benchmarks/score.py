"""How well `biblio extract` reads documents whose citations were marked by hand.

Scores the documents of tests/documents and, where they lie beside the project, those of
../shared. `--details` lists every citation that was read wrongly.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import scoring  # noqa: E402

SHARED = ROOT.parent / "shared"
# where the documents are, and where the gold of each
FOLDERS = {
    "pages": (ROOT / "tests/documents/pages", ROOT / "tests/documents/pages"),
    "web": (ROOT / "tests/documents/web", ROOT / "tests/documents/web"),
    "seeds": (SHARED / "seeds", SHARED / "gold"),
}
COLUMNS = ("found", "cited", "exact", "false", "mentions")


def scored(folder: str) -> Iterator[tuple[str, scoring.Score]]:
    """The score of every document of the folder."""
    documents, gold = FOLDERS[folder]
    for path in sorted(documents.glob("*.txt")):
        marked = scoring.load(gold / f"{path.stem}.json")
        yield f"{folder}/{path.stem}", scoring.score(marked, found(path))


def found(path: Path) -> list[dict[str, object]]:
    """What `biblio extract --to json` finds in the document."""
    command = [sys.executable, "-m", "biblio", "extract", str(path), "--to", "json"]
    done = subprocess.run(command, check=True, capture_output=True)
    return list(json.loads(done.stdout)["documents"][0]["citations"])


def row(name: str, score: scoring.Score) -> str:
    """A line of the table."""
    mentions = f"{score.mentions_found}/{score.mentions}"
    numbers = (score.found, score.cited, score.exact, score.false)
    return f"{name:28}" + "".join(f"{one!s:>9}" for one in (*numbers, mentions))


def show(folder: str, details: bool) -> None:
    """The table of one folder, and what is wrong in it."""
    scores = list(scored(folder))
    for name, score in scores:
        print(row(name, score))
        for one in score.wrong if details else ():
            print(f"    {one}")
    if scores:
        total = sum((score for _, score in scores), scoring.Score())
        print(row(f"{folder}: all", total) + "\n")


def main() -> None:
    """Print the table of every folder that is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true", help="list what was read wrongly")
    details = parser.parse_args().details
    print(f"{'':28}" + "".join(f"{name:>9}" for name in COLUMNS))
    for folder in FOLDERS:
        show(folder, details)


if __name__ == "__main__":
    main()
