"""Characters that a file's encoding lacks, in LaTeX's spelling.

A file that is called Latin-1, and has nothing that only Windows-1252 can read, is taken at its
word: it has no dash and no curly quotation marks (ISO 8859-1), and LaTeX and biber stop at the
bytes that Windows-1252 has for them.
"""

from __future__ import annotations

from biblio.encoding import Decoded

_LATIN = "iso8859-1"
_SPELLINGS = {
    **{"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "…": r"\ldots{}"},
    **{"„": r"\quotedblbase{}", "‚": r"\quotesinglbase{}", "Œ": r"\OE{}", "œ": r"\oe{}"},
    **{"Š": r"\v{S}", "š": r"\v{s}", "Ž": r"\v{Z}", "ž": r"\v{z}", "Ÿ": r"\"{Y}"},
    **{"†": r"\dag{}", "‡": r"\ddag{}", "€": r"\texteuro{}", "™": r"\texttrademark{}"},
    **{"\u2009": r"\,", "\u2010": "-", "\u2011": "-", "\u202f": r"\,", "−": "-", "ʼ": "'"},
}


def spelled(text: str, decoded: Decoded) -> str:
    """The text as it can be written into the file; what has no other spelling stays as it is."""
    if text.isascii() or decoded.encoding.startswith("utf"):
        return text
    charset = _charset(decoded)
    return "".join(one if _fits(one, charset) else _SPELLINGS.get(one, one) for one in text)


def _charset(decoded: Decoded) -> str:
    is_western = decoded.encoding in ("cp1252", "windows-1252")
    return _LATIN if is_western and _fits(decoded.text, _LATIN) else decoded.encoding


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
