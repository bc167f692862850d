"""How well `biblio extract` reads documents whose citations were marked by hand.

Scores the documents of tests/documents and, where they lie beside the project, those of
../shared. `--details` lists every citation that was read wrongly; `--update` writes down in
tests/documents/scores.toml what has become better, for the tests to hold.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import ratchet  # noqa: E402
import scoring  # noqa: E402

SHARED = ROOT.parent / "shared"
# where the documents are, and where the gold of each
FOLDERS = {
    **{name: (ratchet.DOCUMENTS / name, ratchet.DOCUMENTS / name) for name in ratchet.FOLDERS},
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


def show(folder: str, details: bool) -> dict[str, scoring.Score]:
    """The table of one folder, and what is wrong in it."""
    scores = dict(scored(folder))
    for name, score in scores.items():
        print(row(name, score))
        for one in score.wrong if details else ():
            print(f"    {one}")
    if scores:
        total = sum(scores.values(), scoring.Score())
        print(row(f"{folder}: all", total) + "\n")
    return scores


def update(scores: dict[str, scoring.Score]) -> None:
    """Raise the ratchet of the tests, and say what was raised."""
    changed = ratchet.update({name: scores[name] for name in ratchet.paths()})
    print(f"{ratchet.SCORES.relative_to(ROOT)}: {', '.join(changed) or 'nothing'} raised")


def main() -> None:
    """Print the table of every folder that is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true", help="list what was read wrongly")
    parser.add_argument("--update", action="store_true", help="raise the ratchet of the tests")
    options = parser.parse_args()
    print(f"{'':28}" + "".join(f"{name:>9}" for name in COLUMNS))
    scores: dict[str, scoring.Score] = {}
    for folder in FOLDERS:
        scores |= show(folder, options.details)
    if options.update:
        update(scores)


if __name__ == "__main__":
    main()
