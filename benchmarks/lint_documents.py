"""How long the rules about documents take, beside reading and extracting the same document."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from biblio.linter import load, select
from biblio.rules import RULES
from biblio.rules.basis import Rule

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
FAMILIES = ("NOT", "CIT", "QUO", "EDN", "DAT", "TTL", "URL")
LIMIT = 1.25


def main() -> int:
    """Print the ratio for each document; 1 where one is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    documents = [ROOT / "examples" / "reading_room.txt", *sorted(SEEDS.glob("*.txt"))]
    rules = select([code for code in RULES if code[:3] in FAMILIES])
    load([str(documents[0])]).authority.works  # noqa: B018 - read once in a process
    ratios = [measured(document, rules, runs) for document in documents]
    for document, (extracting, ratio) in zip(documents, ratios, strict=True):
        size = document.stat().st_size / 1000
        print(
            f"{document.name:32}{size:6.1f} KB  extract {extracting * 1000:6.1f} ms  {ratio:.2f} ×"
        )
    return int(any(ratio > LIMIT for _, ratio in ratios))


def measured(document: Path, rules: tuple[Rule, ...], runs: int) -> tuple[float, float]:
    """Seconds to read and extract a document, and the whole as a multiple of that."""
    parts = [once(document, rules) for _ in range(runs)]
    extracting, checking = (median(times) for times in zip(*parts, strict=True))
    return extracting, (extracting + checking) / extracting


def once(document: Path, rules: tuple[Rule, ...]) -> tuple[float, float]:
    """Seconds to read and extract, then seconds for all rules."""
    begun = perf_counter()
    subject = load([str(document)])
    _ = subject.citations
    extracted = perf_counter()
    for rule in rules:
        list(rule.check(subject))
    return extracted - begun, perf_counter() - extracted


if __name__ == "__main__":
    sys.exit(main())
