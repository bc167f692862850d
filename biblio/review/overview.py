"""A picture of a library: when its editions appeared, in which languages, what is cited most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from biblio.language.tongues import tongue_of
from biblio.library import Library
from biblio.record.edition import Edition, first_year
from biblio.review.subject import STANDINGS, Reviewed

_STYLE = (
    "<style>.chart { margin: 1.5em 0; } figcaption { font-weight: bold; } "
    ".chart text { font: 12px sans-serif; } .chart rect { fill: #5b8f76; }</style>"
)

Bar = tuple[str, int]
"""A label, and what is counted of it."""

_MOST = 12  # bars of one chart that are read at a glance
_LABEL, _LENGTH, _STEP, _THICK = 230, 190, 22, 14
_LONGEST = 34  # characters of a label


def overview(reviewed: Reviewed) -> str:
    """The charts as SVG within HTML, and a table of who cites what where there are several."""
    cited = Counter(one.resolution.key for one in reviewed.citations if one.resolution.key)
    entries = [entry for entry in reviewed.library if entry.key in cited]
    most = _first(entries, cited)
    return charts(reviewed.library, entries, cited) + _who_cites_what(reviewed, most)


def charts(library: Library, entries: Sequence[Edition], cited: Mapping[str, int]) -> str:
    """The charts of some entries of a library; `cited` counts the citations of each, if known."""
    most = [(_named(one), cited[one.key]) for one in _first(entries, cited)] if cited else []
    drawn = (
        ("Editions by decade", _decades(entries)),
        ("Languages of the titles", _languages(entries)),
        ("Most cited", most),
        ("Works by number of editions", _editions(library, entries)),
    )
    return "".join(_chart(title, bars) for title, bars in drawn if bars)


def illustrated(page: bytes, drawn: str) -> bytes:
    """A page of HTML with charts at its end."""
    shown = f'<section class="overview">{_STYLE}{drawn}</section>\n</body>'
    return page.replace(b"</body>", shown.encode("utf-8", "xmlcharrefreplace"), 1)


def _first(entries: Sequence[Edition], cited: Mapping[str, int]) -> list[Edition]:
    return sorted(entries, key=lambda one: (-cited.get(one.key, 0), one.key))[:_MOST]


def _decades(entries: Sequence[Edition]) -> list[Bar]:
    years = [int(year) for one in entries if (year := first_year(one.date)).isdecimal()]
    counted = Counter(year // 10 * 10 for year in years)
    return [(f"{decade}s", counted[decade]) for decade in sorted(counted)][-2 * _MOST :]


def _languages(entries: Sequence[Edition]) -> list[Bar]:
    told = (one.get("langid") or _language(one.title) for one in entries)
    return Counter(one or "not told" for one in told).most_common(_MOST)


def _language(title: str) -> str:
    tongue = tongue_of(title)
    return tongue.name if tongue else ""


def _editions(library: Library, entries: Sequence[Edition]) -> list[Bar]:
    works = dict.fromkeys(one.work for one in entries if one.work)
    counted = [library.editions_of(work) for work in works if work]
    several = sorted((one for one in counted if len(one) > 1), key=len, reverse=True)
    return [(_named(editions[0]), len(editions)) for editions in several[:_MOST]]


def _named(entry: Edition) -> str:
    people = entry.people("author") or entry.people("editor")
    family = people[0].partition(",")[0] if people else ""
    return f"{family}, {entry.title}" if family else entry.title or entry.key


def _chart(title: str, bars: Sequence[Bar]) -> str:
    most = max(number for _, number in bars)
    height = _STEP * len(bars) + 4
    drawn = "".join(_bar(at, label, number, most) for at, (label, number) in enumerate(bars))
    width = _LABEL + _LENGTH + 40
    said = escape("; ".join(f"{label}: {number}" for label, number in bars))
    return (
        f'<figure class="chart"><figcaption>{escape(title)}</figcaption>'
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{said}">{drawn}</svg></figure>'
    )


def _bar(at: int, label: str, number: int, most: int) -> str:
    length = max(2, round(_LENGTH * number / most))
    top = _STEP * at + 4
    base = top + _THICK - 3
    short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
    return (
        f'<text x="{_LABEL - 8}" y="{base}" text-anchor="end">{escape(short)}</text>'
        f'<rect x="{_LABEL}" y="{top}" width="{length}" height="{_THICK}" rx="2"/>'
        f'<text x="{_LABEL + length + 6}" y="{base}">{number}</text>'
    )


def _who_cites_what(reviewed: Reviewed, entries: Sequence[Edition]) -> str:
    if len(reviewed.extractions) < 2 or not entries:
        return ""
    counted = Counter((one.resolution.key, one.document) for one in reviewed.citations)
    numbers = range(len(reviewed.extractions))
    heads = "".join(
        f'<th scope="col">{escape(one.document.path.rpartition("/")[2])}</th>'
        for one in reviewed.extractions
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(_named(one))}</th>'
        + "".join(f"<td>{counted[one.key, number] or '·'}</td>" for number in numbers)
        + "</tr>"
        for one in entries
    )
    return f"<table><caption>Who cites what</caption><tr><td></td>{heads}</tr>{rows}</table>"


def counts(reviewed: Reviewed) -> Iterator[Bar]:
    """How many citations stand how; those that need a look come first."""
    standings = Counter(one.standing for one in reviewed.citations)
    for name in STANDINGS:
        if standings[name]:
            yield name, standings[name]
