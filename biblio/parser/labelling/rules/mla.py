"""What a quoted piece stands in, as MLA prints it: each area ended by a full stop.

Source: MLA Handbook for Writers of Research Papers, 7th ed. (2009), 5.5.6 and 5.6.2.
"""

from __future__ import annotations

from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_AREA = rf"[^.:;()\d“”«»{TAKEN}]"
# “Salt.” Rivers: New Essays. Ed. Ann Miller. New York: Harrow, 2007
_BOOK = Lazy(
    rf"[\s.?!”\"’]*\s(?P<title>{CAPITAL}{_AREA}{{2,80}}(?::\s{_AREA}{{2,120}})?)[.?!]\s"
    rf"(?:(?:{cues.pattern('editor')}|{cues.pattern('translator')})\s[^:“”{TAKEN}]{{3,90}}?\.\s)?"
    rf"(?P<place>{CAPITAL}[^:;()\d“”{TAKEN}]{{1,40}}?):\s[^:;()“”{TAKEN}]{{2,60}}?,\s{dates.YEAR}",
    sign=rf":\s[^:]*,\s{dates.YEAR}",
)
# “Salt.” BBC. BBC, 6 Aug. 2012. Web. · “Salt.” Salt.net. N.p., n.d. Web.
_SITE = Lazy(
    rf"[\s.?!”\"’]*\s(?P<site>{CAPITAL}[^:;()“”«»{TAKEN}]{{1,60}}?(?::\s{_AREA}{{2,80}}?)?)\.\s"
    rf"(?:(?P<nowhere>{cues.pattern('placeless')})|(?P<house>{CAPITAL}[^.:;()\d“”«»{TAKEN}]{{1,60}})),\s(?=\d|{CAPITAL}|{dates.UNDATED})",
    sign=r",\s",
)

_UNDATED = Lazy(dates.UNDATED)


def collections(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The book of a quoted piece, subtitle and all, before its town: a journal has no town."""
    title = reading.first("title")
    book = _BOOK.match(reading.rest, title.end) if title else None
    if not book or reading.has("booktitle", "journaltitle"):
        return []
    town = places.could_be_place(book["place"].rpartition(". ")[2])
    return [Span("booktitle", *book.span("title"), 0.9)] if town else []


def sites(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The site, whose it is and the day, where it is said that the piece was read on the web."""
    title = reading.first("title")
    if not title or not reading.has("medium", "url") or reading.has("booktitle", "journaltitle"):
        return []
    site = _SITE.match(reading.rest, title.end)
    if not site:
        return []
    day = next(dates.find(reading.rest[site.end() :]), None)
    spans = [Span("journaltitle", *site.span("site"), 0.9)]
    spans += [Span("medium", *site.span("nowhere"), 0.9)] if site["nowhere"] else []
    spans += [Span("publisher", *site.span("house"), 0.85)] if site["house"] else []
    if day and not day.start:
        spans.append(Span("date", site.end(), site.end() + day.end, 0.95))
    undated = _UNDATED.match(reading.rest, site.end())
    return spans if undated or site["nowhere"] or len(spans) > 2 else []
