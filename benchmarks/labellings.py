"""How often the labeller is asked for each citation that comes out.

Each stretch is to be labelled once; what is labelled and turns out to cite nothing costs the
rest. Counts over tests/documents, the examples and, where it lies beside the project, ../shared.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from biblio import readers
from biblio.finder import find
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {
    "documents": ROOT / "tests" / "documents",
    "examples": ROOT / "examples",
    "seeds": ROOT.parent / "shared" / "seeds",
}


def counted(path: Path, asked: Counter[str]) -> tuple[int, float]:
    """How many citations the document has, and the seconds to find them."""

    def counting(stretch: Stretch) -> tuple[Span, ...]:
        asked[stretch.text] += 1
        return label(stretch)

    document = readers.read(str(path))
    began = time.perf_counter()
    found = find(document, labeller=counting)
    return len(found), time.perf_counter() - began


def main() -> None:
    """Print one line a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true", help="list what was labelled in vain")
    options = parser.parse_args()
    print(f"{'':12}{'citations':>10}{'labellings':>11}{'a citation':>11}{'seconds':>9}")
    total, asked = Counter[str](), Counter[str]()
    for name, folder in FOLDERS.items():
        here = Counter[str]()
        for path in sorted(folder.rglob("*.txt")):
            citations, seconds = counted(path, here)
            total.update({name: citations, f"{name} seconds": seconds})
        asked.update(here)
        line(name, total[name], here.total(), total[f"{name} seconds"])
    line("all", sum(total[name] for name in FOLDERS), asked.total(), 0)
    for text, times in asked.most_common() if options.details else ():
        print(f"{times:3}  {text}")


def line(name: str, citations: int, labellings: int, seconds: float) -> None:
    """One line of the table."""
    each = labellings / max(citations, 1)
    print(f"{name:12}{citations:>10}{labellings:>11}{each:>11.2f}{seconds:>9.2f}")


if __name__ == "__main__":
    main()
