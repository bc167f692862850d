"""Full stops that belong to the word before: initials, *etc.*, *Jr.*, *U.S.A.*, *Wilhelm II.*"""

from __future__ import annotations

import re

_ABBREVIATED = re.compile(
    r"(?:^|[\W_])(?:[^\W\d_]|[0-9]+|[ivxlcdm]+|etc|jr|sr|inc|ltd|co|corp|bros|st|dr|mr|mrs|no|nos|vol|vols|ed|eds|"
    r"rev|pt|ch|al|cf|ca|cit|cent|esq|messrs|prof|univ|v|vs|ps|i\.e|e\.g|ph\.d)\.$",
    re.IGNORECASE,
)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end of the text is, or may be, part of its last word."""
    return bool(_ABBREVIATED.search(text[-12:]))
