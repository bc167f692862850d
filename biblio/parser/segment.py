"""A note cut into the works it names and the remarks around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.values import dates, pages, places

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“])(?:[^\W\d_]|[Ee]ds?|[Tt]rans|[Tt]ransl|[Tt]r|[Vv]ols?|[Nn]os?|pp?|[Cc]h|[Cc]haps?|"
    r"[Ss]t|[Dd]r|[Mm]rs?|[Jj]r|[Ss]r|[Cc]f|[Ii]bid|[Ii]d|op|cit|loc|vs|[Rr]ev|[Rr]epr|[Pp]t|[Ss]ec|"
    r"[Ff]igs?|[Bb]k|al|etc|ca?|n\.d|[Mm]ass|[Cc]onn|Calif|N\.Y|Ph|[Pp]rof|Col|Gen|Lt|Co|Inc|Ltd|[Hh]rsg|Hg|"
    r"(?:\w\.)+\w|Bd|[Nn]r|vgl|bzw|Aufl|Jour|Bull|Proc|Trans|Soc|Univ|Hist|Amer|Rev|Quart|Ex|Doc|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.a\.O|[Ee]bd|S|Anm|u\.a|z\.B|[Ss]uppl|[Aa]pp|ff?|nn?|т|с|стр|см|гл|изд|ред|пер)\.$"
)
_SENTENCE_END = re.compile(r"[.?!][”’\"»)]*\s+(?=[A-ZÀ-ÞА-ЯŠŽČ“«„‘\"(\[])")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“”", "‘": "’"}
_IMPRINT_AND_PAGES = re.compile(
    rf"\([^()]*?:[^()]*?{dates.YEAR}\)(?:,?\s+(?:[Vv]ol\.\s*\w+,\s*)?(?:pp?\.\s*)?{pages.LIST}(?!\w))?"
)
# A second imprint, or a quoted title with a name before it.
_ANOTHER = re.compile(rf"\([^()]*?:[^()]*?{dates.YEAR}\)|\b[A-ZÀ-Þ][\w-]+,\s[“«]")
_SIGNAL = re.compile(
    r"(?:[Ss]ee(?: also| further| especially| for example| e\.g\.,?| in particular)?|[Cc]f\.|[Cc]ompare|"
    r"(?:[Aa]s )?(?:[Qq]uoted|[Cc]ited) (?:in|from|by)|[Vv]gl\.(?: auch| dazu)?|[Ss]iehe(?: auch)?|[Vv]oir(?: aussi)?|"
    r"[Сс]м\.(?: также)?|[Ff]rom|[Aa]fter|[Ee]\.g\.,?|[Aa]lso|[Aa]nd|[Bb]ut see|[Ss]ee, (?:e\.g\.|for example|for instance),|"
    r"[Rr]eprinted in|[Tt]aken from|[Ss]ource:|[Tt]ranslated from|[Ii]n|[Ee]specially|[Aa]bove all,?|[Nn]otably|[Tt]he same author’s)\s+"
)
# A piece that only goes on with the one before it: an imprint, a date, a page.
_CONTINUES = re.compile(
    rf"^\(|^(?P<place>[A-ZÀ-Þ][^:,.;]{{2,40}})(?::\s[^:]+?)?,\s+(?:{dates.YEAR}|n\.d\.)"
    rf"|^(?:[A-Z][a-z]+\.?,?\s+)?(?:\d{{1,2}},?\s+)?{dates.YEAR}\W*$|^(?:[Vv]ols?|[Bb]d|pp?|[Tt]rans|[Ee]ds?|[Rr]ev)\.\s|"
    r"^(?:Translated|Edited|Reprinted|Accessed|Retrieved)\b|^\d+(?:st|nd|rd|th) ed\."
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a note that may name one work: its span, and the signal before it (`See also`)."""

    start: int
    end: int
    signal: str | None = None

    def after(self, offset: int) -> Piece:
        """The piece without its first `offset` characters."""
        return Piece(self.start + offset, self.end, self.signal)

    def until(self, offset: int) -> Piece:
        """The first `offset` characters of the piece."""
        return Piece(self.start, min(self.start + offset, self.end), self.signal)


def pieces(text: str) -> list[Piece]:
    """The parts of a note, in order: cut at semicolons and at the ends of sentences."""
    cuts = [0, *_cuts(text), len(text)]
    spans = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip(" ;")]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _continues(text, joined[-1], start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [without_signal(text, start, end) for start, end in joined]


def first_work(text: str) -> int:
    """Where the first work ends if another follows in the same sentence; else the text's end."""
    match = _IMPRINT_AND_PAGES.search(text)
    if match and _ANOTHER.search(text, match.end()):
        return match.end()
    return len(text)


def without_signal(text: str, start: int, end: int) -> Piece:
    """The piece of `text[start:end]` behind `see`, `cf.`, `quoted in` and white space."""
    while start < end and text[start] in " \t\n;,":
        start += 1
    while end > start and text[end - 1] in " \t\n;":
        end -= 1
    signal = ""
    while match := _SIGNAL.match(text, start, end):
        signal, start = (signal + " " + match.group().strip()).strip(), match.end()
    return Piece(start, end, signal or None)


def _cuts(text: str) -> Iterator[int]:
    depth = _depths(text)
    for match in re.finditer(r";\s", text):
        if depth[match.start()] == 0:
            yield match.start() + 1
    for match in _SENTENCE_END.finditer(text):
        last = match.start()
        if depth[match.end()] == 0 and not _ABBREVIATION.search(text[: last + 1]):
            yield match.end()


def _depths(text: str) -> list[int]:
    """How many brackets or quotation marks are open before each character."""
    closing: list[str] = []
    depths: list[int] = []
    for char in text:
        depths.append(len(closing))
        if closing and char in closing[-1]:
            # An apostrophe closes nothing that a letter follows, but a wrong guess heals here.
            closing.pop()
        elif char in _PAIRS and not (char == "‘" and not closing):
            closing.append(_PAIRS[char])
    return [*depths, 0] if not closing else [0] * (len(text) + 1)


def _continues(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    piece, previous = text[start:end].lstrip(), text[before[0] : before[1]].rstrip()
    if previous.endswith(";"):
        return False
    if match := _CONTINUES.match(piece):
        place = match.groupdict().get("place")
        return not place or places.could_be_place(place)
    # “Title.” Journal 12 (1987): the full stop belongs to the title.
    return bool(re.search(r"[.?!][”»\"]$", previous)) and not re.search(rf"{dates.YEAR}", previous)
