"""How well single citations are read that are handed over cut as they should be: rules and model.

The gold of ../shared/dev, dev2 and dev3 has each citation's text and fields; these are held against
what the rules read in that text, and what the trained model reads, by the measure of
../shared/score.py (every gold field right).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from biblio.citation import Citation, Form, Kind, Passage, Shape
from biblio.document import Document, Paragraph, Run
from biblio.formats.json import printed
from biblio.parser import assemble, parse
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.model import SHIPPED, Model
from biblio.parser.labelling.people import name
from biblio.parser.segment import Piece, without_signal
from biblio.record.fields import PEOPLE

SHARED = Path(__file__).resolve().parents[3] / "shared"
SETS = ("dev", "dev2", "dev3")
Fields = dict[str, Any]
Reader = Callable[[Passage], Fields]


def main() -> int:
    """Print a line for each set: how many each reads wholly right, and how many either does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="the model's file")
    parser.add_argument("--details", action="store_true", help="list what the model misreads")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not here")
        return 0
    model = Model(options.model)
    print(f"{'set':8}{'citations':>10}{'rules':>8}{'model':>8}{'either':>8}  of those no repeats")
    every: list[tuple[bool, bool, bool]] = []
    for folder in options.sets:
        found = list(compared(folder, model, details=options.details))
        every += found
        print(row(folder, found))
    print(row("all", every))
    return 0


def row(title: str, found: list[tuple[bool, bool, bool]]) -> str:
    """The counts of a set as shares, of all citations and of those that are no repeats."""
    shares = [shown(found), shown([one for one in found if one[2]])]
    return f"{title:8}{len(found):10}" + "   ".join(shares)


def shown(found: list[tuple[bool, bool, bool]]) -> str:
    """The shares that the rules, the model and either of them read right."""
    count = max(1, len(found))
    rules = sum(one[0] for one in found) / count
    model = sum(one[1] for one in found) / count
    either = sum(one[0] or one[1] for one in found) / count
    return f"{rules:8.3f}{model:8.3f}{either:8.3f}"


def compared(folder: str, model: Model, *, details: bool) -> Iterator[tuple[bool, bool, bool]]:
    """For each citation whether rules and model read it right, and whether it is no repeat."""
    for path in sorted((SHARED / folder / "gold").glob("*.json")):
        for gold in json.loads(path.read_text(encoding="utf-8"))["citations"]:
            if not gold.get("citation", True):
                continue
            passage = handed_over(gold)
            read = by_model(passage, model)
            right = is_right(gold, by_rules(passage)), is_right(gold, read)
            if details and not right[1]:
                print(gold["raw"], "\n   ", gold["fields"], "\n   ", read, *right)
            yield *right, gold.get("refers_to") is None and not gold.get("repeat")


def handed_over(gold: Fields) -> Passage:
    """The gold citation's text as a passage that is one citation."""
    text = " ".join(gold["raw"].split())
    shape = Shape.ENTRY if gold["kind"] == "bibliography" else Shape.REFERENCE
    document = Document("gold", (Paragraph((Run(text),)),))
    return Passage(document, document.excerpt(document.whole(0)), Kind(gold["kind"]), shape)


def by_rules(passage: Passage) -> Fields:
    """What the rules read."""
    return next((fields_of(one) for one in parse(passage)), {})


def by_model(passage: Passage, model: Model) -> Fields:
    """What the model reads; names by its own reader of names."""
    piece = without_signal(passage.text.string, 0, len(passage.text))
    text = passage.text.string[piece.start : piece.end]
    spans = model(Stretch(text))
    citation = assemble.citation(passage, Piece(piece.start, piece.end), spans, Form.FULL)
    return fields_of(citation, model=True)


def fields_of(citation: Citation, *, model: bool = False) -> Fields:
    """The citation's fields as `extract --to json` prints them."""
    fields: Fields = {"type": citation.type}
    for called, value, field in printed(citation):
        if field.name in PEOPLE:
            person = str(name(field.raw)) if model else value
            fields.setdefault(called, []).append(person)
        else:
            fields.setdefault(called, value)
    return fields


def is_right(gold: Fields, fields: Fields) -> bool:
    """Whether every gold field is read right, as ../shared/score.py says it of a citation."""
    alone = {key: gold.get(key) for key in ("raw", "kind", "mark", "fields")}
    read = {**alone, "fields": fields}
    counted = scoring().score_doc({"citations": [alone]}, {"citations": [read]})
    return bool(counted.c["exact"])


def scoring() -> Any:
    """The module ../shared/score.py."""
    if str(SHARED) not in sys.path:
        sys.path.insert(0, str(SHARED))
    import score

    return score


if __name__ == "__main__":
    sys.exit(main())
