"""How well whole documents are read by each labeller: the rules, the model, and both.

The documents of ../shared/dev, dev2 and dev3 from file to citations, held against their gold by
../shared/score.py: citations of which every field of the gold is right, as shares of all of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading.handed_over import SETS, SHARED, scoring  # noqa: E402
from biblio.confidence.arbiter import arbiter  # noqa: E402
from biblio.document import Document  # noqa: E402
from biblio.extractor import extract  # noqa: E402
from biblio.formats.json import dumps  # noqa: E402
from biblio.parser.labelling.labeller import Labeller  # noqa: E402
from biblio.parser.labelling.model import Model  # noqa: E402
from biblio.parser.labelling.rules import label  # noqa: E402
from biblio.readers import read  # noqa: E402

LABELLERS: dict[str, Labeller] = {"rules": label, "model": Model(), "both": arbiter}
Counts = dict[str, list[Any]]


def main() -> int:
    """Print a line for each set and each language, a column for each labeller."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not here")
        return 0
    rows: dict[str, Counts] = defaultdict(lambda: defaultdict(list))
    for folder in options.sets:
        for document, gold in marked(folder):
            for name, labeller in LABELLERS.items():
                counted = scoring().score_doc(gold, predicted(document, labeller)).c
                for title in (folder, f"language {document.language or '?'}", "all"):
                    rows[title][name].append(counted)
    print(f"{'set':14}{'citations':>10}" + "".join(f"{name:>10}" for name in LABELLERS))
    for title in sorted(rows):
        print(row(title, rows[title]))
    return 0


def row(title: str, counts: Counts) -> str:
    """The share of each labeller."""
    citations = sum(one["gold"] for one in counts["rules"])
    right = (sum(one["exact"] for one in counts[name]) for name in LABELLERS)
    return f"{title:14}{citations:10}" + "".join(f"{n / max(1, citations):10.3f}" for n in right)


def marked(folder: str) -> Iterator[tuple[Document, Any]]:
    """The documents of a set, each with its gold."""
    for path in sorted((SHARED / folder / "gold").glob("*.json")):
        (source,) = (SHARED / folder / "docs").glob(f"{path.stem}.*")
        yield read(str(source)), json.loads(path.read_text(encoding="utf-8"))


def predicted(document: Document, labeller: Labeller) -> dict[str, Any]:
    """What is cited, as `extract --to json` says it, without works that are only mentioned."""
    (whole,) = json.loads(dumps([extract(document, labeller=labeller)]))["documents"]
    cited = [one for one in whole["citations"] if one["kind"] != "mention"]
    numbers = {one["id"]: at for at, one in enumerate(cited)}
    return {"citations": [{**one, "refers_to": numbers.get(one["refers_to"])} for one in cited]}


if __name__ == "__main__":
    sys.exit(main())
