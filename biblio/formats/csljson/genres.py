"""What sort of thesis, report or patent: BibLaTeX's localisation keys, and the words for them."""

from __future__ import annotations

_LANDS = {
    **{"de": "German", "eu": "European", "fr": "French", "uk": "British", "us": "U.S."},
}
_WORDS = {
    **{"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "candthesis": "Candidate thesis"},
    **{"bathesis": "Bachelor’s thesis", "techreport": "technical report"},
    **{"resreport": "research report", "patent": "patent", "patreq": "patent request"},
    **{f"patent{land}": f"{adjective} patent" for land, adjective in _LANDS.items()},
    **{f"patreq{land}": f"{adjective} patent request" for land, adjective in _LANDS.items()},
}
_KEYS = {words: key for key, words in _WORDS.items()}


def to_words(key: str) -> str:
    """The words for a key; what is none stays as it is."""
    return _WORDS.get(key, key)


def to_key(words: str) -> str:
    """BibLaTeX's key for the words; other words stay as they are."""
    return _KEYS.get(words, words)
