"""Where in a work: pages, divisions, volume and page, as citations that point back print them.

The names are regular expressions, as strings, with groups for what they find.
"""

from __future__ import annotations

from biblio.language import cues
from biblio.values import pages

# Figures, Roman or not, with dashes and *and* between them. Possessive, since nothing behind them
# can take a figure back: `115, 118–122, 125, my italics` is tried in one way only.
_FIGURE = r"(?:\d[\divxlcn]*+(?:[rv]\b|\s?об\.)?|[ivxlc]++(?![a-zà-ÿ]))(?:\.\d++)*+"
_JOINT = rf"(?:\s?[-–—,&]\s?|,?\s+{cues.as_written('and')}\s+(?:{cues.pattern('page')}\s*)?(?=\d))"
_FOLLOWING = rf"(?:\s?(?:{cues.pattern('following')})(?!\w))"
_IN_NOTE = (
    rf"(?:,?\s(?:{cues.pattern('page_note')}|col|Sp|kol|стб)\.?\s?\d++"
    rf"|,\s{cues.pattern('page_note')}(?!\w|\.\s?\w))"
)
FIGURES = rf"{_FIGURE}{_FOLLOWING}?(?:{_JOINT}{_FIGURE}{_FOLLOWING}?)*+{_IN_NOTE}?"
PAGES = (
    rf"(?:{cues.pattern('here')}\s)?(?:{cues.pattern('page')}(?:(?<=[.°])\s*|\s+|(?=\d)))?"
    rf"(?P<pages>(?:{pages.LEAF})?{FIGURES})(?![a-zß-ÿ])"
)
# c. iv. § 2 · lib. ii. cap. 3
_DIVIDED = (
    rf"(?:(?:{cues.pattern('chapter')}|c|b|l)\.?\s"
    r"(?:\d++|[ivxlcIVXLC]++)(?!\w)|§§?\s?\d++)"
)
DIVISION = (
    rf"(?P<division>{_DIVIDED}(?:[.,]{{0,2}}\s{_DIVIDED})++"
    rf"|(?:{cues.pattern('chapter')}(?:\.\s?|\s|(?=\d))|[Nn]os?\.\s?|§§?\.?\s?)[\divxlc]++(?:[-–.]\d++)*"
    rf"|{cues.pattern('item')}\s?[\divxlc]++"
    rf"(?:(?:,\s|[-–]|\s{cues.as_written('and')}\s)\d++)*+)"
)
VOLUME = (
    rf"{cues.pattern('volume')}\s*"
    rf"(?P<volume>[IVXLC]+|\d+|[ivxlc]+(?=[.,]?\s*(?:{cues.pattern('page')}|$)))"
)
# Volume and page with no word for either: 24:87 · ii. 361 · ii, 148
VOLUME_AND_PAGE = (
    r"(?P<tome>\d{1,2}(?=:)|[ivxl]+(?=[.,])|[IVXL]+(?=[.,]\s(?:pp?\.\s)?\d{1,3}(?!\d)))(?::\s?|[.,]\s*)"
    rf"(?:pp?\.\s)?(?P<leaf>\d[\d–-]*+(?:,\s\d[\d–-]*+)*{_FOLLOWING}?)"
)
WHERE = (
    rf"(?:[,:.]?\s*+{VOLUME_AND_PAGE}"
    rf"|(?:[,:.]?\s*+{VOLUME})?(?:[,:.]?\s*+(?:{PAGES}|{DIVISION}))?)"
)
TAIL = rf"{WHERE}\s*+[.)\]]*+\s*+$"
