"""`python -m training.preference`: fits by which signs the model's reading is preferred.

Records of libraries that the model has not learned from are printed in many styles; of each print
that the rules read right and the model wrong, or the other way round, the signs are weighed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from biblio.confidence import preference
from biblio.confidence.arbiter import rivals
from biblio.confidence.preference import Read
from biblio.diagnostics import BiblioError
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.people import name
from biblio.styles import find_style
from biblio.styles.formatted import Cite, Cluster
from training import records, styles
from training.__main__ import SHARED
from training.doubt import Outcome
from training.marking import printed
from training.readback import Case, Reading, document, faults_of
from training.records import Item
from training.weighing import BASE, Weights, fitted

STYLES = 150
LISTED, OF_COMMON = 60, 150
"""So many records in each style, and in each of those that are met often."""

HEAD = """\
# How much each sign says for the model's reading, where it and the rules' reading differ.
# Made by `python -m training.preference` from prints of records that the model has not learned
# from. Facts of counting; no text is kept.
"""


def outcomes(cases: Sequence[Case], style: str) -> Iterator[Outcome]:
    """The prints of a style that one of the two reads right; `right` says that the model does."""
    language = document(cases).language
    for case in cases:
        sample = case.sample
        stretch = Stretch(
            sample.text, language=language, italics=sample.italics or (), listed=not case.noted
        )
        if (both := rivals(stretch)) is None:
            continue
        good, better = (_is_right(case, one) for one in both)
        if good is not better:
            yield Outcome(preference.shown(*both), better, style, "prints")


def _is_right(case: Case, read: Read) -> bool:
    values: dict[str, list[str]] = {}
    for span in read.spans:
        label = "date" if span.label == "year" else span.label
        values.setdefault(label, []).append(case.sample.text[span.start : span.end])
    families = frozenset(name(one).key for one in values.get("author", ()))
    return not any(faults_of(case, Reading(values, families)))


def prints(shared: Path, seed: int = 12) -> Iterator[tuple[str, list[Case]]]:
    """Each style with what it prints of the open records, as notes where it has notes."""
    chance = random.Random(seed)
    items = records.read(shared / "corpus" / "bib", (*records.OPEN, *records.APART))
    for style in styles.drawn(STYLES, random.Random(seed)):
        count = OF_COMMON if style in styles.COMMON else LISTED
        yield style, _cases(chance.sample(items, min(count, len(items))), style)


def _cases(items: Sequence[Item], style: str) -> list[Case]:
    known = {str(item["id"]): item for item in items}
    noted = find_style(style).is_note_style
    clusters = [Cluster((Cite(key),), note=at) for at, key in enumerate(known, 1)]
    with TemporaryDirectory() as folder:
        try:
            cited, listed = printed(items, clusters if noted else [], style, None, Path(folder))
        except BiblioError:
            return []
    return [Case(one, noted, known[one.source]) for one in (cited if noted else listed)]


def written(weights: Weights) -> str:
    """The table with these numbers; what says next to nothing is left out."""
    rows = [
        f'"{name}" = {value:.2f}'
        for name, value in sorted(weights.items())
        if name != BASE and abs(value) >= 0.05
    ]
    return f"{HEAD}\nbase = {weights[BASE]:.2f}\n\n[weights]\n" + "\n".join(rows) + "\n"


def main() -> int:
    """Fit the weights and write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.preference", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the sources lie")
    parser.add_argument("-o", "--output", type=Path, default=preference.TABLE)
    options = parser.parse_args()
    found = [
        one for style, cases in prints(options.shared) if cases for one in outcomes(cases, style)
    ]
    options.output.write_text(written(fitted(found, lambda _: 1.0)), encoding="utf-8")
    print(f"{len(found):,} prints that one of the two reads right", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
