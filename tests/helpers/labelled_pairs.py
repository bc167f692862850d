"""Pairs of entries of real libraries, labelled by hand, and what `find` says of them.

The libraries lie in `../shared`; here are only their names, the keys and the labels. `humanities`
is what matching was made by; `second` was chosen by looser means, and labelled before anything was
measured on it.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from biblio.editions.duplicates import find
from biblio.formats.bibtex import load

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "bib"
PAIRS = Path(__file__).parents[1] / "pairs"
SAMPLES = ("humanities", "second")
_SAME = 20


def counts(sample: str) -> Counter[tuple[str, str]]:
    """How many pairs of the sample have that label, and were said to be that."""
    with (PAIRS / f"{sample}.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return Counter(
        (row["label"], _relations(row["file"]).get(frozenset((row["key1"], row["key2"])), "none"))
        for row in rows
    )


def figures(counted: Counter[tuple[str, str]], label: str, relation: str) -> tuple[float, float]:
    """Precision and recall of what is said to be that, held against the label."""
    right = counted[label, relation]
    said = sum(number for (_, told), number in counted.items() if told == relation)
    labelled = sum(number for (given, _), number in counted.items() if given == label)
    return right / said, right / labelled


@cache
def _relations(name: str) -> dict[frozenset[str], str]:
    found = find(load(str(CORPUS / name)).library)
    kinds = {"duplicate": found.duplicates, "link": found.links, "doubtful": found.doubtful}
    return {
        frozenset((pair.one.key, pair.other.key)): kind
        for kind, pairs in kinds.items()
        for pair in pairs
    }


def by_hand() -> tuple[int, int, int]:
    """Of the invented pairs: how many are one edition, how many of these and of others are found.

    A pair beside those that were written counts among the others.
    """
    library = load(str(PAIRS / "by_hand.bib")).library
    found = {(pair.one.key, pair.other.key) for pair in find(library).duplicates}
    same = {(f"a{number:02}", f"b{number:02}") for number in range(1, _SAME + 1)}
    return len(same), len(found & same), len(found - same)
