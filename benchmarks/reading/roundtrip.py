"""Records printed in many CSL styles by pandoc and read back, by `extract` and by the model.

Right is a citation of which author, title, year, container, volume, pages, publisher and place all
come back, those of them that the style prints and sets apart. Where it has notes, these are read,
else the entries of its list: as a document (what `biblio extract` says of it), or each print
alone, handed to the trained model. The records are of libraries that the model has not seen
(`training.records.KEPT_OUT`), the styles the ten common ones, the twenty that were kept out of
training, and others. `--small` tries other records (`training.records.OPEN`) in sixteen styles,
none of them kept out: whoever mends rules looks at these, so that the others stay unseen.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from biblio.parser.labelling.labeller import Stretch  # noqa: E402
from biblio.parser.labelling.model import SHIPPED, Model  # noqa: E402
from biblio.parser.labelling.people import name  # noqa: E402
from biblio.styles import find_style  # noqa: E402
from biblio.styles.formatted import Cite, Cluster  # noqa: E402
from training import records, styles  # noqa: E402
from training.marking import printed  # noqa: E402
from training.readback import Case, Reading, by_extract, faults_of  # noqa: E402
from training.records import Item  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "bib"
TYPES = (
    "book chapter article-journal paper-conference thesis report webpage entry-encyclopedia "
    "article manuscript"
).split()
COMMON, ALL = 0.90, 0.80
FULL = (300, 60)
SMALL = (60, 16)
READERS = ("extract", "model")

Values = Mapping[str, Sequence[str]]


def main() -> int:
    """Print the share that comes back right for each style, for the common ten, and over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="60 open records in 16 styles")
    parser.add_argument("--records", type=int)
    parser.add_argument("--styles", type=int)
    parser.add_argument("--only", help="styles whose name holds this")
    parser.add_argument("--reader", choices=READERS, help="one of the two; else both")
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--details", action="store_true", help="list what comes back wrong")
    options = parser.parse_args()
    if not CORPUS.exists():
        print(f"skipped: {CORPUS} is not here")
        return 0
    readers = [options.reader] if options.reader else READERS
    count, most = SMALL if options.small else FULL
    names, items = chosen(options.small, options.records or count, options.styles or most)
    tables = {reader: Table() for reader in readers}
    print(f"{'style':64}{'prints':>7}" + "".join(f"{one:>9}" for one in readers))
    for style in names:
        if (options.only or "") not in style:
            continue
        cases = prints(style, items)
        for reader in readers:
            read = by_extract(cases) if reader == "extract" else by_model(cases, options.model)
            tables[reader].add(style, cases, read, details=options.details)
        shares = "".join(f"{tables[reader].shares[style]:9.3f}" for reader in readers)
        print(f"{style:64}{len(cases):7}{shares}", flush=True)
    for reader, table in tables.items():
        print(f"{reader}: {table.verdict()}")
    return int(not options.small and any(table.misses() for table in tables.values()))


def chosen(small: bool, count: int, most: int) -> tuple[list[str], list[Item]]:
    """The styles and the records: those kept out, or the open ones."""
    libraries = records.OPEN if small else records.KEPT_OUT
    items = drawn(records.read(CORPUS, libraries), count, random.Random(2026))
    others = styles.drawn(90, random.Random(2026))[len(styles.COMMON) :]
    kept = () if small else styles.KEPT_OUT
    return [*styles.COMMON, *kept, *others][:most], items


class Table:
    """The share of each style, and how often each field comes back wrong."""

    def __init__(self) -> None:
        self.shares: dict[str, float] = {}
        self.faults: Counter[str] = Counter()

    def add(
        self, style: str, cases: Sequence[Case], read: Iterable[Reading], *, details: bool
    ) -> None:
        """Count what came back of the prints of a style."""
        right = 0
        for case, reading in zip(cases, read, strict=True):
            wrong = list(faults_of(case, reading))
            self.faults.update(wrong)
            right += not wrong
            if wrong and details:
                shown = {**reading.values, "families": sorted(reading.families)}
                print(f"  {style}: {case.sample.text}\n    wrong: {', '.join(wrong)}\n    {shown}")
        self.shares[style] = right / max(1, len(cases))

    def verdict(self) -> str:
        """The means beside what they should be, and the faults."""
        common, kept = (
            mean([self.shares[one] for one in some if one in self.shares])
            for some in (styles.COMMON, styles.KEPT_OUT)
        )
        faults = ", ".join(f"{field} {count}" for field, count in self.faults.most_common())
        return (
            f"common ten {common:.3f} (target {COMMON}), styles kept out {kept:.3f}, "
            f"all {mean(list(self.shares.values())):.3f} (target {ALL})\n    wrong fields: {faults}"
        )

    def misses(self) -> bool:
        """Whether one of the two targets is missed."""
        common = mean([self.shares[one] for one in styles.COMMON if one in self.shares])
        return common < COMMON or mean(list(self.shares.values())) < ALL


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of none."""
    return sum(values) / max(1, len(values))


def drawn(items: Sequence[Item], count: int, chance: random.Random) -> list[Item]:
    """Items of the ten types, as many of each as there are, up to its share."""
    found: list[Item] = []
    items = [item for item in items if _is_tidy(item)]
    by_type = {one: [item for item in items if item.get("type") == one] for one in TYPES}
    while len(found) < count and any(by_type.values()):
        for some in by_type.values():
            if some and len(found) < count:
                found.append(some.pop(chance.randrange(len(some))))
    return found


def _is_tidy(item: Item) -> bool:
    """Whether no field holds another one: `Boston : Harbour Press` as a publisher."""
    imprint = f"{item.get('publisher', '')} {item.get('publisher-place', '')}"
    return not re.search(r"[:;]", imprint)


def prints(style: str, items: Sequence[Item]) -> list[Case]:
    """The items as the style prints them: in notes where it has notes, else in its list."""
    known = {str(item["id"]): item for item in items}
    noted = find_style(style).is_note_style
    clusters = [Cluster((Cite(str(item["id"])),), note=at) for at, item in enumerate(items, 1)]
    with TemporaryDirectory() as folder:
        cited, listed = printed(items, clusters if noted else [], style, None, Path(folder))
    return [Case(one, noted, known[one.source]) for one in (cited if noted else listed)]


def by_model(cases: Iterable[Case], path: Path) -> Iterator[Reading]:
    """What the model reads of each print, which it is handed alone."""
    model = Model(path)
    for case in cases:
        text, read = case.sample.text, dict[str, list[str]]()
        for span in model(Stretch(text)):
            read.setdefault(span.label, []).append(text[span.start : span.end])
        yield Reading(read, frozenset(name(one).key for one in read.get("author", ())))


if __name__ == "__main__":
    sys.exit(main())
