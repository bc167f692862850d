"""What a conversion could not write, told line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from biblio.cli.console import counted, say
from biblio.formats.equivalence import Loss

_SHOWN = 3
_WIDEST = 60


def tell(losses: Sequence[Loss], path: str, target: str) -> None:
    """A line for each loss; of one kind the first few, and how many more there are."""
    kinds: defaultdict[tuple[str, str], list[Loss]] = defaultdict(list)
    for loss in losses:
        kinds[loss.field, loss.why].append(loss)
    for same in kinds.values():
        for line in _lines(same):
            say(f"{path}: {line}")
    lost = sum(not loss.kept for loss in losses)
    if lost:
        say(f"{path}: {counted(lost, 'value')} cannot be written in {target}.")


def _lines(same: Sequence[Loss]) -> Iterator[str]:
    for loss in same[:_SHOWN]:
        yield f"{loss.key}: {loss.field} “{_short(loss.value)}”: {loss.why}."
    if len(same) > _SHOWN:
        yield f"and {len(same) - _SHOWN} more with {same[0].field}: {same[0].why}."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST].rstrip()} …"
