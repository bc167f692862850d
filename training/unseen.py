"""`python -m training.unseen DOCS GOLD`: what was read at first sight of documents nobody had seen.

Documents that rules were mended with are read better than any other, so that what is learned from
them alone trusts new ones too much. Here stand the outcomes of others: written by another hand
after the rules, and read once, before any rule was mended with them. Only signs are kept, no text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.__main__ import SHARED
from training.doubt import Outcome, of_folders

TABLE = Path(__file__).parent / "unseen.jsonl"
"""An outcome a line: what was read of 66 documents of 29 November 2026, in nine languages."""
ORIGIN = "unseen"


def unseen(path: Path = TABLE) -> Iterator[Outcome]:
    """The outcomes that the table keeps."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Outcome(frozenset(row["signs"]), row["right"], row["document"], ORIGIN)


def lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A line of the table for each outcome."""
    for one in outcomes:
        row = {"document": one.document, "right": one.right, "signs": sorted(one.signs)}
        yield json.dumps(row) + "\n"


def main() -> int:
    """Read the documents and add their outcomes to the table: once, as nothing is taken out."""
    parser = argparse.ArgumentParser(prog="python -m training.unseen", description=__doc__)
    parser.add_argument("documents", type=Path, help="the folder of documents ID.*")
    parser.add_argument("gold", type=Path, help="the folder of what they cite, ID.json")
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the measures lie")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    found = list(of_folders(options.shared, options.documents, options.gold, ORIGIN))
    with options.output.open("a", encoding="utf-8") as table:
        table.writelines(lines(found))
    print(f"{len(found)} readings, {sum(one.right for one in found)} right", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
