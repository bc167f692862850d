"""The keys that a document cites, `[@key]` and `\\cite{key}`, read and written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Pandoc's keys: they end before punctuation that no letter or figure follows.
_PANDOC = re.compile(r"(?<![\w@./])@(?P<brace>\{?)(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)")
_LATEX = re.compile(r"(?P<command>\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{)(?P<keys>[^{}]*)\}")
_BRACKETED = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
# Pandoc's numbered figures and the like: @fig:mill is no key.
_NUMBERED = re.compile(r"(?:fig|tbl|tab|eq|sec|lst|thm):")
_KEY = re.compile(r"[^\s,]+")


def keys_cited(text: str) -> Iterator[tuple[str, int, int]]:
    """Each key in brackets or in a command, and where it stands; a bare `@name` may be anybody."""
    for command in _LATEX.finditer(text):
        for key in _KEY.finditer(text, *command.span("keys")):
            yield key.group(), *key.span()
    for group in _BRACKETED.finditer(text):
        for found in _PANDOC.finditer(text, *group.span()):
            if not _NUMBERED.match(found["key"]):
                yield found["key"], *found.span("key")


def rekeyed(text: str, keys: Mapping[str, str]) -> str:
    """The text with each old key in a citation replaced by its new one; all else as it was."""
    text = _LATEX.sub(lambda match: _in_command(match, keys), text)
    return _PANDOC.sub(lambda match: _in_pandoc(match, keys), text)


def _in_command(match: re.Match[str], keys: Mapping[str, str]) -> str:
    cited = _KEY.sub(lambda key: keys.get(key.group(), key.group()), match["keys"])
    return f"{match['command']}{cited}}}"


def _in_pandoc(match: re.Match[str], keys: Mapping[str, str]) -> str:
    return f"@{match['brace']}{keys.get(match['key'], match['key'])}"
