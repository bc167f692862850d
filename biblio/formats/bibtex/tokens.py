"""The tokens of LaTeX, and what one of them is, or several are together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblio.formats.bibtex.commands import TAGGED
from biblio.values import compiled, tagged

TOKEN = compiled.pattern(
    rf"""\\[A-Za-z]+\*?[ \t\r\n]*+ | \\. | [{{}}] | ---? | ``|'' | [!?]`
    | {tagged.TAG} | {tagged.ENTITY}
    | [^\\{{}}~`'!?<&$^_-]++ | .""",
    re.DOTALL | re.VERBOSE,
)
"""Commands, accents, braces, dashes, quotation marks, tags; and what stands between them."""

SPACE = " \t\r\n"
_SHORT = compiled.pattern(r"[\w()\[\]{}.,;:+=<>|/'\s-]{1,24}")
_WORDS = compiled.pattern(r"[^\W\d_]{2,}\s|\s[^\W\d_]{2,}")
# What square brackets hold is short: `\raisebox{1pt}[2pt][0pt]`, `\textcolor[rgb]`.
_LONGEST_OPTION = 8  # tokens


def tokens(source: str) -> Iterator[str]:
    """The tokens of the source, a pair of tags as the command that says the same."""
    found = TOKEN.findall(source)
    looks = tagged.paired(found) if "</" in source else {}
    for at, token in enumerate(found):
        if at not in looks:
            yield token
        elif token[1] == "/":
            yield "}"
        else:
            yield from (TAGGED[looks[at]], "{")


def name_of(token: str) -> str:
    """The name of a command, or nothing."""
    if token[0] != "\\" or len(token) == 1:
        return ""
    return token[1:].rstrip(SPACE).rstrip("*") or " "


def is_formula(source: str) -> bool:
    """Whether what stands between two dollars is one: else they are money."""
    if not source.strip():
        return False
    if re.search(r"[\\^_]", source):
        return True
    return bool(_SHORT.fullmatch(source)) and not _WORDS.search(source) and source[:1] != " "


def option(waiting: Sequence[str]) -> int:
    """How many tokens, the next one being the last, are an option before an argument, or 0."""
    for number in range(1, min(len(waiting), _LONGEST_OPTION)):
        token = waiting[-number]
        if token in "{}" or (number == 1 and token[0] != "["):
            return 0
        if token[-1] == "]":
            return number if waiting[-number - 1] == "{" else 0
    return 0
