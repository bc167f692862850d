"""Writes new keys for old ones where a document cites them: `[@key]`, `\\cite{key}`."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Pandoc's keys: they end before punctuation that no letter or figure follows.
_PANDOC = re.compile(r"(?<![\w@./])@(?P<brace>\{?)(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)")
_LATEX = re.compile(r"(?P<command>\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{)(?P<keys>[^{}]*)\}")
_KEY = re.compile(r"[^\s,]+")


def rekeyed(text: str, keys: Mapping[str, str]) -> str:
    """The text with each old key in a citation replaced by its new one; all else as it was."""
    text = _LATEX.sub(lambda match: _in_command(match, keys), text)
    return _PANDOC.sub(lambda match: _in_pandoc(match, keys), text)


def _in_command(match: re.Match[str], keys: Mapping[str, str]) -> str:
    cited = _KEY.sub(lambda key: keys.get(key.group(), key.group()), match["keys"])
    return f"{match['command']}{cited}}}"


def _in_pandoc(match: re.Match[str], keys: Mapping[str, str]) -> str:
    return f"@{match['brace']}{keys.get(match['key'], match['key'])}"
