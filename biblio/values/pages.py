"""Page numbers, ranges and other locators, as notes print them."""

from __future__ import annotations

import re

DASH = "[-‐‑‒–—−]"
_ROMAN = r"[ivxlcdm]+"
_ONE = rf"(?:\d{{1,4}}(?:n\.?\s?\d+|[a-z](?![a-z]))?|{_ROMAN}(?![a-zà-ÿ]))"
PAGE = rf"{_ONE}(?:\s?{DASH}{{1,2}}\s?{_ONE})?(?:ff?\.?(?![a-z])|\s?passim)?"
LIST = rf"{PAGE}(?:\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*){PAGE})*"
_PREFIX = r"(?:pp?|pgs?|pages?|S|Ss|Seiten?|с|стр|col|cols)\.?\s*"
_DIVISION = (
    r"(?:[Cc]h(?:s|aps?|apters?)?|chapitres?|Kap(?:itel)?|гл|[Bb]k|[Bb]ooks?|§+|[Ss]ec(?:s|t|tions?)?|"
    r"[Pp]arts?|[Pp]t|[Cc]anto|act|lines?|ll?|verses?|vv?|para(?:s|graphs?)?|plates?|fig(?:s|ures?)?|"
    r"tables?|app(?:endix)?|n|nn|[Ll]etters?|[Ll]ectures?|[Aa]phorisms?|[Nn]otebooks?|[Ff]ragments?|[Ss]cenes?|arts?|fols?|ff?|folio)"
)
_ORDINAL = rf"(?:\d+[a-z]?|{_ROMAN}|[IVXLC]+|[A-Z])"

# With its word: p. 65 · pp. 42–43, and 160 · S. 17 · plate facing p. 31
WITH_WORD = re.compile(
    rf"(?<![\w.])(?:(?P<remark>plate facing |facing )?{_PREFIX}(?P<pages>{LIST}))(?![\w])"
)
_ONE_DIVISION = (
    rf"{_DIVISION}\.?\s*{_ORDINAL}(?:{DASH}{_ORDINAL})?"
    rf"(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_ORDINAL}(?!\w))*(?!\w)"
)
# Divisions other than the page: chap. vi · chapters iii, iv, and xi · Book I, ch. 2 · § 5
DIVISION = re.compile(rf"(?<![\w.]){_ONE_DIVISION}(?:,\s*{_ONE_DIVISION})*")
# Bare figures at the end of a note: …, 123-124.
BARE = re.compile(rf"(?P<pages>{LIST})\s*[.;)\]]*\s*$")


def is_range(pages: str) -> bool:
    """Whether the pages run from one to another."""
    return bool(re.search(rf"[\divxlc]\s?{DASH}{{1,2}}\s?[\divxlc]", pages))
