"""Makes links of the addresses that a style printed as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from biblio.document import Run
from biblio.values.webaddress import link

_RESOLVER = "https://doi.org/"


def linked(runs: Iterable[Run], items: Iterable[Mapping[str, Any]]) -> tuple[Run, ...]:
    """The runs, with every address of these items that stands in them as a link of its own."""
    targets = dict(target for item in items for target in _targets(item))
    if not targets:
        return tuple(runs)
    longest_first = sorted(targets, key=len, reverse=True)
    pattern = re.compile("(" + "|".join(map(re.escape, longest_first)) + ")")
    return tuple(
        part for run in runs for part in ([run] if run.href else _parts(run, pattern, targets))
    )


def _targets(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is printed, and where it leads; a DOI is printed bare or as an address."""
    if (url := str(item.get("URL") or "")) and (target := link(url)):
        yield url, target
    if doi := str(item.get("DOI") or "").removeprefix(_RESOLVER):
        yield doi, _RESOLVER + doi
        yield _RESOLVER + doi, _RESOLVER + doi


def _parts(run: Run, pattern: re.Pattern[str], targets: Mapping[str, str]) -> Iterator[Run]:
    for part in pattern.split(run.text):
        if part:
            yield replace(run, text=part, href=targets.get(part))
