"""What stands at each site afterwards: the citation as the style prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from biblio.bibliography.engine import StyleEngine, items_of
from biblio.document import Paragraph, Run, text_of
from biblio.houseconfig import House
from biblio.library import Library
from biblio.restyle.house import formatted
from biblio.restyle.leads import STOPS, in_bracket
from biblio.restyle.sites import Site
from biblio.styles import Cite, Cluster, Formatted

_BRACKETS = {"(": ")", "[": "]"}
_RANGE = re.compile(r"(?P<first>\d+)[-–—]+(?P<last>\d+)")
_PLAIN_KEY = re.compile(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*")
_NESTED = str.maketrans("()", "[]")
_STYLE_ALONE = House()
_SOMETHING = (Cite("biblio: something else"),)
LINKED = "its words are a link, which would be lost"
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The runs of each site, side by side with them, and the entries that a list shows.

    `items` are the entries in CSL-JSON, by their keys.
    """

    runs: tuple[Runs, ...]
    formatted: Formatted
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def entries(self) -> Mapping[str, Runs]:
        """The entries of the bibliography, by their keys."""
        return {
            one.key: (Run(f"{one.label} "), *one.runs) if one.label else one.runs
            for one in self.formatted.bibliography
            if one.key in self.items
        }

    def entries_of(self, sites: Sequence[Site]) -> dict[str, Runs]:
        """The entries of the works that the sites cite, in the order of the bibliography."""
        cited = {cite.key for site in sites for cite in site.cites}
        return {key: runs for key, runs in self.entries.items() if key in cited}


def printed(
    sites: Sequence[Site],
    library: Library,
    engine: StyleEngine,
    house: House = _STYLE_ALONE,
    given: Sequence[Site] = (),
) -> Printed:
    """The sites as the style and the house print them: first in full and then short.

    What is `given` in full by citations that stay counts. Where a style prints the pages of a
    chapter by itself, they are not printed once more as those that are cited.
    """
    made = _printed(sites, library, engine, house, given)
    pairs = zip(sites, made.runs, strict=True)
    whole = [_without_own_pages(site, runs, library) for site, runs in pairs]
    return made if whole == list(sites) else _printed(whole, library, engine, house, given)


def _without_own_pages(site: Site, runs: Runs, library: Library) -> Site:
    """The site without the pages that are printed as a chapter's own and as those cited."""
    if site.is_entry:
        return site
    text = _in_full(text_of(runs))
    cites = tuple(
        replace(cite, locator=None)
        if (own := _own_pages(cite, library)) and text.count(own) > 1
        else cite
        for cite in site.cites
    )
    return site if cites == site.cites else replace(site, cites=cites)


def _own_pages(cite: Cite, library: Library) -> str:
    """The pages of the entry, where it is these that are cited; a single page may as well be a
    figure of its title, year or volume.
    """
    entry = library.get(cite.key)
    own = entry.get("pages") if entry else None
    several = own and any(dash in own for dash in "-–—")
    return _in_full(own) if own and several and same_number(own, cite.locator) else ""


def _printed(
    sites: Sequence[Site],
    library: Library,
    engine: StyleEngine,
    house: House,
    given: Sequence[Site],
) -> Printed:
    keys = tuple(dict.fromkeys(cite.key for site in (*sites, *given) for cite in site.cites))
    cited = [site for site in sites if not site.is_entry]
    silent = {site.first for site in given}
    if not any(site.note for site in cited):
        cited = sorted((*cited, *given), key=lambda site: site.first)
    items = items_of(library, keys)
    by_key = {str(item["id"]): item for item in items}
    pairs = list(_clusters(cited))
    clusters = [cluster for _, cluster in pairs]
    if any(cluster.cites == _SOMETHING for cluster in clusters):
        items = [*items, {"id": _SOMETHING[0].key, "type": "document"}]
    made = Printed((), formatted(house, engine, items, clusters), by_key)
    answers = zip(made.formatted.citations, pairs, strict=True)
    in_place = (answer for answer, (site, _) in answers if site and site.first not in silent)
    entries = made.entries
    runs = tuple(
        entries.get(site.cites[0].key, ()) if site.is_entry else next(in_place) for site in sites
    )
    return replace(made, runs=runs)


def _clusters(sites: Sequence[Site]) -> Iterator[tuple[Site | None, Cluster]]:
    """What is cited, as a style is given it, each beside its site.

    Where the notes have the numbers that they are printed with, something stands for what is cited
    between two sites and not printed anew; else a number is left out there.
    """
    last: Site | None = None
    for site in sites:
        if site.note is None:
            yield site, Cluster(site.cites, site.chapter, site.number)
            continue
        if last and site.number - last.number > 1:
            yield None, Cluster(_SOMETHING, site.chapter, last.note)
        yield site, Cluster(site.cites, site.chapter, site.note)
        last = site


def fitted(runs: Runs, old: str, before: str, after: str, *, bare: bool) -> Runs:
    """The runs as they stand between what is before and after them in the manuscript.

    They end in a full stop where the `old` words did; `bare`: brackets that the style puts around
    all of it are left out, as where there are some already. Within those its own are square.
    """
    text = text_of(runs)
    if bare or in_bracket(before, after):
        runs = _without_brackets(runs, text)
    runs = _without_stop(runs)
    ends = old.rstrip().endswith(".") and after[:1] not in tuple(STOPS)
    stopped = text_of(runs).rstrip("”’»\"'")[-1:] in (".", "!", "?")
    runs = (*runs, Run(".")) if ends and not stopped else runs
    is_within = in_bracket(before, after, "()") or before[-1:] == "(" or after[:1] == ")"
    return nested(runs) if is_within else runs


def sentence(runs: Runs) -> Runs:
    """The runs as all that a note says: without brackets around them, with a full stop."""
    return fitted(runs, ".", "", "", bare=True)


def nested(runs: Runs) -> Runs:
    """The runs as they stand within brackets: those of their own become square ones.

    Source: The Chicago Manual of Style, 18th edition, 6.107 (parentheses within parentheses).
    """
    return tuple(replace(run, text=run.text.translate(_NESTED)) for run in runs)


def lost_links(runs: Runs, old: Runs) -> list[tuple[str, str]]:
    """The words of the old runs that lead to an address, and the address, if the runs have it not.

    An address that is printed leads nowhere else.
    """
    kept = {run.href for run in runs}
    found = [(text_of(group).strip(" .,"), to) for to, group in groupby(old, lambda run: run.href)]
    return [
        (words, to)
        for words, to in found
        if to and to not in kept and not to.startswith("#") and words and not _is_address(words, to)
    ]


def _is_address(words: str, to: str) -> bool:
    """Whether the words are the address itself, or its host: a page that is linked is none."""
    return words in to and any(sign in words for sign in "./")


def keeping_links(runs: Runs, old: Runs) -> Runs:
    """The runs with the links of the old ones: on the same words, or else on all."""
    for words, to in lost_links(runs, old):
        own, text = Paragraph(runs), text_of(runs)
        start = text.find(words)
        start, end = (start, start + len(words)) if start >= 0 else (0, len(text))
        linked = (replace(run, href=to) for run in own.runs_between(start, end))
        runs = (*own.runs_between(0, start), *linked, *own.runs_between(end, len(text)))
    return runs


def _without_brackets(runs: Runs, text: str) -> Runs:
    stripped = text.strip(" .")
    closing = _BRACKETS.get(stripped[:1])
    inside = stripped[1:-1]
    if not closing or stripped[-1:] != closing or closing in inside.partition(stripped[0])[0]:
        return runs
    start = text.index(stripped) + 1
    return Paragraph(runs).runs_between(start, start + len(inside))


def _without_stop(runs: Runs) -> Runs:
    text = text_of(runs)
    kept = text.rstrip()
    kept = kept[:-1] if kept.endswith(".") and not kept.endswith("..") else kept
    return Paragraph(runs).runs_between(0, len(kept))


def by_key(cites: Iterable[Cite]) -> str:
    """The cites as pandoc's Markdown names them: `[see @a, p. 3; @b]`.

    Source: <https://pandoc.org/MANUAL.html#citation-syntax>.
    """
    return f"[{'; '.join(_keyed(cite) for cite in cites)}]"


def _keyed(cite: Cite) -> str:
    hiding = "-" if cite.suppress_author else ""
    key = cite.key if _PLAIN_KEY.fullmatch(cite.key) else f"{{{cite.key}}}"
    locator = f", {_SHORT.get(cite.label, cite.label)} {cite.locator}" if cite.locator else ""
    return f"{cite.prefix}{hiding}@{key}{locator}{cite.suffix}"


_SHORT = {
    **{"page": "p.", "volume": "vol.", "chapter": "chap.", "section": "sec.", "part": "pt."},
    **{"note": "n.", "line": "l.", "verse": "v.", "paragraph": "para.", "number": "no."},
}


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two locators are the same pages, however their range is printed: 156–91, 156-191."""
    return _in_full(one or "") == _in_full(other or "")


def _in_full(number: str) -> str:
    return _RANGE.sub(_range, number).strip(" .")


def _range(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    return f"{first}-{first[: max(len(first) - len(last), 0)]}{last}"
