"""Records printed in many CSL styles and read back by the trained model.

The records are of libraries that the model has not seen (`training.records.KEPT_OUT`), the styles
the ten common ones, the twenty that were kept out of training, and others. Right is a citation of
which author, title, year, container, volume, pages, publisher and place all come back, those of
them that the style prints. Notes are read where the style has them, else the entries of its list.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from biblio.parser.labelling.labeller import Stretch  # noqa: E402
from biblio.parser.labelling.model import SHIPPED, Model  # noqa: E402
from biblio.parser.labelling.people import name  # noqa: E402
from biblio.parser.labelling.spans import Span  # noqa: E402
from biblio.record.person import family_key  # noqa: E402
from biblio.styles import find_style  # noqa: E402
from biblio.styles.formatted import Cite, Cluster  # noqa: E402
from biblio.values.folding import fold  # noqa: E402
from training import records, styles  # noqa: E402
from training.marking import printed  # noqa: E402
from training.records import Item  # noqa: E402
from training.samples import Sample  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "bib"
TYPES = (
    "book chapter article-journal paper-conference thesis report webpage entry-encyclopedia "
    "article manuscript"
).split()
CONTAINER = ("booktitle", "journaltitle")
FIELDS = ("title", "date", *CONTAINER, "volume", "pages", "publisher", "location")
# A container is right whatever it was taken for; of pages the print does not tell which are cited.
ALIKE = {**dict.fromkeys(CONTAINER, CONTAINER), "pages": ("pages", "locator")}
COMMON, ALL = 0.90, 0.80


def main() -> int:
    """Print the share that comes back right for each style, for the common ten, and over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=300)
    parser.add_argument("--styles", type=int, default=60)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--details", action="store_true", help="list what comes back wrong")
    options = parser.parse_args()
    if not CORPUS.exists():
        print(f"skipped: {CORPUS} is not here")
        return 0
    chance = random.Random(2026)
    items = drawn(records.read(CORPUS, records.KEPT_OUT), options.records, chance)
    others = [one for one in styles.drawn(90, chance) if one not in styles.COMMON]
    names = [*styles.COMMON, *styles.KEPT_OUT, *others][: options.styles]
    model, shares = Model(options.model), {}
    faults: Counter[str] = Counter()
    for one in names:
        found = list(read_back(one, items, model, details=options.details))
        faults.update(fault for wrong in found for fault in wrong)
        shares[one] = sum(not wrong for wrong in found) / max(1, len(found))
        print(f"{one:64}{len(found):5}{shares[one]:8.3f}", flush=True)
    return verdict(shares, faults)


def verdict(shares: dict[str, float], faults: Counter[str]) -> int:
    """The means, and whether they are what they should be."""
    common, kept = (mean([shares[one] for one in some if one in shares])
                    for some in (styles.COMMON, styles.KEPT_OUT))  # fmt: skip
    every = mean(list(shares.values()))
    print(f"common ten {common:.3f} (target {COMMON}), styles kept out {kept:.3f}, ", end="")
    print(f"all {every:.3f} (target {ALL})")
    print("wrong fields:", ", ".join(f"{field} {n}" for field, n in faults.most_common()))
    return int(common < COMMON or every < ALL)


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of none."""
    return sum(values) / max(1, len(values))


def drawn(items: Sequence[Item], count: int, chance: random.Random) -> list[Item]:
    """Items of the ten types, as many of each as there are, up to its share."""
    by_type = {one: [item for item in items if item.get("type") == one] for one in TYPES}
    found: list[Item] = []
    while len(found) < count and any(by_type.values()):
        for some in by_type.values():
            if some and len(found) < count:
                found.append(some.pop(chance.randrange(len(some))))
    return found


def read_back(
    style: str, items: Sequence[Item], model: Model, *, details: bool
) -> Iterator[list[str]]:
    """For each print of the style the fields that come back wrong."""
    known = {str(item["id"]): item for item in items}
    noted = find_style(style).is_note_style
    clusters = [Cluster((Cite(str(item["id"])),), note=at) for at, item in enumerate(items, 1)]
    with TemporaryDirectory() as folder:
        cited, listed = printed(items, clusters if noted else [], style, None, Path(folder))
    for one in cited if noted else listed:
        spans = model(Stretch(one.text))
        wrong = list(faults_of(one, spans, known[one.source]))
        if wrong and details:
            print(
                f"  {one.text}\n    {wrong} {[(s.label, one.text[s.start : s.end]) for s in spans]}"
            )
        yield wrong


def faults_of(gold: Sample, spans: Sequence[Span], item: Item) -> Iterator[str]:
    """The fields of the print that the spans do not give back."""
    read: dict[str, list[str]] = {}
    for span in spans:
        read.setdefault(span.label, []).append(gold.text[span.start : span.end])
    want: dict[str, list[str]] = {}
    for label in gold.labels:
        want.setdefault(label.name, []).append(gold.text[label.start : label.end])
    for field in FIELDS:
        if field in want and not same(field, want[field], read):
            yield field
    if "author" in want and families(item, want["author"]) != {
        name(one).key for one in read.get("author", [])
    }:
        yield "author"


def families(item: Item, printed_names: Sequence[str]) -> set[str]:
    """The family names of the item's authors that are printed; *et al.* may stand for some."""
    text = fold(" ".join(printed_names))
    given = {
        family_key(str(one.get("family") or one.get("literal"))) for one in item.get("author", ())
    }
    return {family for family in given if family in text}


def same(field: str, want: Sequence[str], read: dict[str, list[str]]) -> bool:
    """Whether one of the printed values is what was read."""
    names = ALIKE.get(field, (field,))
    form = year if field == "date" else folded
    found = {form(value) for name in names for value in read.get(name, [])}
    return bool(found & {form(value) for value in want})


def year(text: str) -> str:
    """The year of a date as it is printed."""
    found = re.search(r"\d{4}", text)
    return found.group() if found else folded(text)


def folded(text: str) -> str:
    """Letters and figures alone, in small type."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


if __name__ == "__main__":
    sys.exit(main())
