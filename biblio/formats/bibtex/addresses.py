r"""Addresses and identifiers in the source of a file: `a\_b\%20c` is `a_b%20c`.

BibLaTeX takes these fields as they are typed (its manual, 2.2.1: verbatim fields); in classical
BibTeX, and in files that other programs write for it, their signs are escaped as in any text.
"""

from __future__ import annotations

import re

from biblio.values.patterns import Lazy

_WRAPPED = Lazy(r"\\(?:url|nolinkurl|path|href|texttt)\s*\{(?P<inside>(?:[^{}]|\{[^{}]*\})*)\}\S*")
_NAMES = {
    **{"textasciitilde": "~", "textunderscore": "_", "sim": "~", "textless": "<"},
    **{"textgreater": ">", "textquotesingle": "'", "string": "", "allowbreak": ""},
    **{"textasciicircum": "^", "slash": "/", "textbackslash": "\\", "textpercent": "%"},
    **{"textdollar": "$", "textbar": "|", "hyphen": "-", "lt": "<", "gt": ">", "relax": ""},
}
_SIGN = r"\\{1,2}(?P<sign>[_%&#~$^{}/-])(?:\{\})?"
_NAMED = r"\\(?P<name>[a-z]+)(?![A-Za-z])(?:\{\}|\ +(?=\S))?"
_ESCAPED = Lazy(
    rf"\{{(?:{_SIGN}|{_NAMED})\}} | \$\s*(?:{_NAMED})\s*\$ | (?:{_SIGN}|{_NAMED})".replace(
        "?P<sign>", ""
    ).replace("?P<name>", ""),
    re.VERBOSE,
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#38;": "&", "&#x26;": "&"}
_ENTITY = Lazy("|".join(_ENTITIES), re.IGNORECASE)
_ADDRESS = Lazy(r"\s*(?:https?|ftp)://|\s*www\.|\s*(?:doi:\s*)?10\.[0-9]{4,9}/", re.IGNORECASE)


_LINK = Lazy(r"\\href\s*\{(?P<url>[^{}]*)\}\s*\{(?P<text>(?:[^{}]|\{[^{}]*\})*)\}")


def with_links_told(source: str) -> str:
    """The source with the address of each link behind its words; words that are one go."""

    def told(link: re.Match[str]) -> str:
        is_address = "://" in link["text"] or link["text"].startswith("www.")
        words = "" if is_address else f"{link['text']} "
        return f"{words}\\url{{{link['url']}}}"

    return _LINK.sub(told, source)


def decode(source: str) -> str:
    """The address that the source of a field means; what is no address stays as it is typed."""
    if wrapped := _WRAPPED.fullmatch(source.strip()):
        source = wrapped["inside"]
    if source[:1] == "{" and source[-1:] == "}" and "{" not in source[1:-1]:
        source = source[1:-1]
    if "\\" in source and _ADDRESS.match(source):
        source = _ESCAPED.sub(_said, source)
    return _ENTITY.sub(lambda found: _ENTITIES[found.group().lower()], source)


def _said(found: re.Match[str]) -> str:
    said = next(group for group in found.groups() if group is not None)
    return _NAMES.get(said, found.group() if said.isalpha() else said)
