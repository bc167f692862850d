"""Where words join one work of a note to the next, within a sentence: *and*, *with*, *sowie*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.language import cues
from biblio.values import dates, names, places
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy

# …, S. 85 f., | und …: the space behind a page and what follows it
_BEHIND_PAGE = rf"(?<=\d)(?:\s?{cues.pattern('following')})?,?\s"
# Salter v. Brine, 98 S.W. 364 (Ky. 1909), Miller v. Noble: the next case
_NEXT_CASE = Lazy(rf"(?<=\d\)),\s(?={CAPITAL}[^,;()]{{1,60}}\sv\.\s)")
# Müller, a.a.O., S. 85 und Meier, Salz, S. 301: the next work behind a page
_JOINED = Lazy(
    rf"{_BEHIND_PAGE}"
    rf"(?=(?!{cues.pattern('inside')}\s|{cues.pattern('here')}\s){cues.pattern('signal')}\s{CAPITAL}[\w’-]+"
    rf"(?:\s{names.LEADING_PARTICLE}?\s?{CAPITAL}[\w’-]+){{0,2}},\s(?:{CAPITAL}[\w’-]*|{cues.pattern('opcit')})[\s,.]"
    # …, 401, and Noble–Reed, 2:690 · …, p. 5, and, with more humour, Noble, “Salt,” p. 41
    rf"|and(?:,\s[a-z][^,;\d]{{2,40}},)?\s{CAPITAL}[\w’–-]+,\s(?:[“\"]{CAPITAL}|\d{{1,2}}:\d))",
    sign=rf"\d[^\d()“”«»]*?\s{CAPITAL}[\w’–-]+(?:\s[^\s,]+){{0,3}},\s",
)
# …, S. 71 und Noll: Salz, S. 13: a colon parts the name from its title
_JOINED_BY_COLON = Lazy(
    rf"{_BEHIND_PAGE}"
    rf"(?={cues.pattern('signal')}\s(?P<name>{CAPITAL}[\w’-]+(?:\s{CAPITAL}[\w’-]+)?):\s[“«„‘]?{CAPITAL}[^\d:;]*,\s{cues.pattern('page')}\s?\d)"
)
# § 823 BGB i. V. m. § 263 StGB
_JOINED_CODE = Lazy(
    rf"(?<=\w)\s(?={cues.pattern('with_provision')}\s(?:§|{cues.pattern('provision')}\s?\d))",
    sign=cues.sign("with_provision"),
)
# …, p. 55, e P. Noce, Il sale: a full name behind it
_JOINED_FULL = Lazy(
    rf"{_BEHIND_PAGE}"
    rf"(?={cues.as_written('and')}\s(?:{CAPITAL}\.\s?)+(?:{names.LEADING_PARTICLE}\s)?{CAPITAL}[\w’-]+"
    rf"(?:(?:,\s|\s[–-]\s|\s{cues.as_written('and')}\s)(?:{CAPITAL}\.\s?)+{CAPITAL}[\w’-]+)*,\s[“«„‘]?{CAPITAL})"
)
# …, p. 33, with the map in Noble, Salt, p. 2: words that lead from a page to the next work
_JOINED_BY_WORDS = Lazy(
    rf"(?<=\d)(?:\s?{cues.pattern('following')})?,\s(?=(?:[a-zß-ÿ’'-]+\s){{1,7}}{cues.as_written('said_by')}\s"
    rf"{CAPITAL}[\w.’-]+(?:\s{CAPITAL}[\w.’-]*){{0,2}},\s{CAPITAL}[^,;.()\d]{{2,60}},\s{cues.pattern('page')}\s?\d)",
    sign=r"\d[^,\d]{0,12},\s[a-zß-ÿ’'-]+\s",
)
# … (London, 1972), and the review by T. Noon in Past Boats 12 (1973)
_JOINED_BY_NOUN = Lazy(
    rf"(?<=[\d)]),?\sand\s(?=(?:the|an?)\s[a-z]+\s(?:by|in)\s(?:{CAPITAL}[\w.’-]+\s){{1,3}}?"
    rf"(?:in\s{CAPITAL}|[“‘\"]{CAPITAL})|(?:the|an?)\s[a-z]+\sby\s(?:{CAPITAL}[\w.’-]+\s?){{1,4}},\s[“‘\"]?{CAPITAL})",
    sign=r"\sand\s(?:the|an?)\s[a-z]+\s(?:by|in)\s",
)
# Compare Miller, Salt, 4, | with Noble, “Bread,” 7
_COMPARED = Lazy(
    rf"(?<=[\d”»\"]),?\s(?={cues.pattern('compared')}\s{CAPITAL}[\w’-]+"
    rf"(?:\s{CAPITAL}[\w’-]+){{0,2}},\s[“«„‘\"]?{CAPITAL})",
    sign=cues.sign("compared"),
)
_PAGE_LAST = Lazy(rf"(?<!\w){cues.pattern('page')}\s*[\d–-]+$")
_NEAR = 20  # characters
# …, S. 6, sowie Kern 1988, S. 60: the next is a name and a year
_AND = rf"(?:{cues.pattern('signal')}|{names.AND})"
_FAMILY = rf"(?:{names.LEADING_PARTICLE}\s)?{CAPITAL}[\w’-]+"
_JOINED_BY_YEAR = Lazy(
    rf"{_BEHIND_PAGE}(?=(?!{cues.pattern('inside')}\s|{cues.pattern('here')}\s){_AND}\s"
    rf"(?P<name>{_FAMILY}(?:(?:\s?/\s?|\s{names.AND}\s){_FAMILY})?),?\s\(?{dates.YEAR}[a-k]?\)?"
    rf"(?:[,:]\s|[.;)]|$))",
    sign=rf"\d[^\d]*?\s{CAPITAL}[\w’/-]+,?\s\(?{dates.YEAR}",
)
# …, S. 6, sowie Kern, Ottilie: Das Salz: a whole name, turned, before a colon
_JOINED_BY_TURNED = Lazy(
    rf"{_BEHIND_PAGE}"
    rf"(?={_AND}\s{CAPITAL}[\w’-]+,\s(?P<forename>{CAPITAL}[\w’-]+)(?:\s(?:{CAPITAL}[\w’-]+|{CAPITAL}\.))?:\s[“«„‘]?{CAPITAL})"
)

_JOINTS = (
    *(_JOINED, _JOINED_FULL, _COMPARED),
    *(_JOINED_BY_WORDS, _JOINED_BY_NOUN, _JOINED_CODE),
)


def after(text: str, depth: Sequence[int]) -> Iterator[int]:
    """Offsets at which a work begins that a word joins to the one before, outside all brackets."""
    yield from (match.end() for match in _NEXT_CASE.finditer(text) if depth[match.start()] == 0)
    for joined in _JOINTS:
        yield from (match.end() for match in joined.finditer(text) if depth[match.start()] == 0)
    for match in _JOINED_BY_COLON.finditer(text):
        paged = _PAGE_LAST.search(text, max(match.start() - _NEAR, 0), match.start())
        if depth[match.start()] == 0 and paged and not places.is_city(match["name"]):
            yield match.end()
    for match in _JOINED_BY_YEAR.finditer(text):
        if depth[match.start()] == 0 and not places.is_city(match["name"]):
            yield match.end()
    for match in _JOINED_BY_TURNED.finditer(text):
        if depth[match.start()] == 0 and opens_name(match["forename"]):
            yield match.end()
