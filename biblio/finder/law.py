"""Law set into the running text: cases, articles of reviews and what points back to them.

Briefs and opinions cite so; and where the notes of an article have lost their numbers, as in the
text of a PDF, they stand between its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.language import cues
from biblio.origins import Where
from biblio.parser import segment
from biblio.values import dates, names
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy, in_turn
from biblio.values.periodicals import CUT_SHORT

_COURT = rf"\((?:[^()\d]|\d(?:d|st|nd|rd|th)\s|\d{{1,2}},\s){{0,40}}{dates.YEAR}\)"
_REPORT = rf"\d{{1,4}}\s{CAPITAL}[\w.’&]*+(?:\s[\w.’&]++){{0,5}}?\s\d{{1,5}}(?!\w)"
# Roe, Salt and Fear, 58 SALT L. REV. 685, 692 (1978) · …, SALT L.J. (forthcoming 2031)
_REVIEW = Lazy(
    rf",\s(?:\d{{1,3}}\s{CUT_SHORT}\s\d{{1,5}}(?:,\s\d[^();]{{0,20}})?\s\({dates.YEAR}\)"
    rf"|{CUT_SHORT}\s\({cues.pattern('forthcoming')}\s{dates.YEAR}\))",
    sign=in_turn(r"\.\s", rf"{dates.YEAR}\)"),
)
_PARTY = rf"{CAPITAL}[\w.’'&/-]*(?:,?\s(?:{CAPITAL}[\w.’'&/-]*|of|the|and|for|&|ex\srel\.)){{0,11}}"
# Salter v. Brine, 98 S.W. 364, 366 (Ky. 1909) · In re Salter, No. 7141, 1996 WL 2768 (Del. 1996)
_CASE = Lazy(
    rf"(?<![\w’.&-])(?:{_PARTY}\sv\.\s|(?:In\s[Rr]e|Ex\sparte)\s){_PARTY},\s"
    rf"(?:{_REPORT}[^();]{{0,80}}|(?:[A-Z][\w.]*\s){{0,3}}Nos?\.\s[^();]{{2,90}})\s{_COURT}",
    sign=in_turn(r"\sv\.\s|(?:In\s[Rr]e|Ex\sparte)\s", rf"{dates.YEAR}\)"),
)
# As Noble said in | Salter v. Brine: words before the first party
_BEFORE_PARTY = Lazy(rf"{cues.as_written('before_party')}\s(?!re\s)(?={CAPITAL})")
_NAMES = rf"{CAPITAL}[\w’-]+(?:(?:,\s|,?\sand\s|\s&\s){CAPITAL}[\w’-]+){{0,3}}(?:\set\sal\.)?"
# Miller & Noble, Salt Rights, supra note 12, at 45
_SUPRA = Lazy(
    rf"(?<![\w’.&-])(?<!&\s){_NAMES},\s(?:{CAPITAL}[^,;.()\d]{{2,60}},\s)?"
    rf"{cues.pattern('opcit', 'la')}\s{cues.pattern('page_note')}\s?\d",
    sign=cues.sign("opcit"),
)
# Ann Miller, SALT: A HISTORY 69–73 (1981), of which the people are looked at
_BOOK = Lazy(
    rf",\s{CAPITAL}[^\d,()]{{4,150}}\s\d{{1,4}}(?:[-–]\d+)?\s\((?:\d\w{{1,2}}\sed\.\s)?{dates.YEAR}\)",
    sign=rf"\d\s\([^()]*{dates.YEAR}\)",
)
# For the older view, see | Ann Miller, …
_SEE = Lazy(rf"(?<=\s){cues.pattern('see')}\s(?={CAPITAL})", sign=cues.sign("see"))
# Id. at 128: of the same, which no other text says so
_AGAIN = Lazy(r"(?<!\w)[Ii]d\.(?:,?\sat\s[\d*§¶]|\s?$)", sign=r"d\.")
_SIGNS = (_REVIEW, _CASE, _SUPRA, _AGAIN)
# …, as was said.45 See Miller, …: the number of a note that is lost
_NUMBER = Lazy(rf"(?<=[^\W\d_][.?!”\"])\d{{1,3}}\s+(?={CAPITAL})")


def find(document: Document) -> Iterator[Passage]:
    """The clauses of running text that begin as such a citation does, each with what follows."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "bibliography"):
            continue
        if not any(sign.search(paragraph.string) for sign in _SIGNS):
            continue
        for start, end in _stretches(paragraph.string):
            for piece in segment.pieces(paragraph.string[start:end]):
                text = paragraph.string[start + piece.start : start + piece.end]
                at = _beginning(text)
                if at is not None:
                    where = Where(None, index, start + piece.start + at, start + piece.end)
                    signal = None if at else piece.signal
                    excerpt = document.excerpt(where)
                    yield Passage(document, excerpt, Kind.INLINE, Shape.PIECE, signal=signal)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The text between the numbers of notes that are left behind its sentences."""
    start = 0
    for number in _NUMBER.finditer(text):
        yield start, number.start()
        start = number.end()
    yield start, len(text)


def _beginning(clause: str) -> int | None:
    """Where in the clause what is cited begins, if anything is."""
    if _AGAIN.match(clause):
        return 0
    if case := _CASE.search(clause):
        before = _BEFORE_PARTY.match(clause, case.start())
        return before.end() if before else case.start()
    if supra := _SUPRA.search(clause):
        return supra.start()
    review = _REVIEW.search(clause)
    cited = review or _BOOK.search(clause)
    led = _SEE.search(clause, 0, cited.start()) if cited else None
    for at in (0, led.end()) if cited and led else (0,) if cited else ():
        if _opens_with_people(clause[at:], known=review is None):
            return at
    return None


def _opens_with_people(clause: str, *, known: bool) -> bool:
    """Whether a full name is first in the clause, and nothing else before the comma; the forename
    has to be `known` where only a year and a page follow.
    """
    head = re.split(r",\s", clause, maxsplit=1)[0]
    people = [name for name, _ in names.split(head)]
    named = all(names.looks_like_person(name) and " " in name for name in people)
    return bool(people) and named and (not known or opens_name(people[0].split()[0].title()))
