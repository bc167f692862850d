"""What a conversion could not write, told line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from biblio.cli.console import counted, say
from biblio.formats.equivalence import Loss

_SHOWN = 3
_WIDEST = 60


def tell(losses: Sequence[Loss], path: str, target: str) -> None:
    """A line for each value that is lost, and one for each kind of those that are kept aside.

    Of many losses of one kind the first few are named, and how many more there are.
    """
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
    more = f" and {len(same) - _SHOWN} more" if len(same) > _SHOWN else ""
    if len(same) > 1 and all(loss.kept for loss in same):
        keys = ", ".join(loss.key for loss in same[:_SHOWN])
        yield f"{same[0].field} of {keys}{more}: {same[0].why}."
        return
    for loss in same[:_SHOWN]:
        yield f"{loss.key}: {loss.field} “{_short(loss.value)}”: {loss.why}."
    if more:
        yield f"{more.strip()} with {same[0].field}: {same[0].why}."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST].rstrip()} …"
