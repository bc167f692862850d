"""The names of author and editor fields, between BibTeX's spelling and the one of an entry.

BibTeX reads `UNESCO Institute for Statistics` as a person whose family name is Statistics, unless
it stands in braces; an entry keeps persons as `Family, Given`, so that the braces can go.
"""

from __future__ import annotations

import re
from functools import lru_cache

from biblio.formats.bibtex import latex
from biblio.record.person import (
    OTHERS,
    is_braced,
    split_at_commas,
    split_names,
    split_outside_braces,
)
from biblio.values import compiled
from biblio.values.braces import is_balanced
from biblio.values.names import SUFFIXES, without_others

_SPACE = compiled.pattern(r"[ \t\r\n~]+")
_TIE_OR_BRACE = compiled.pattern("[\u00a0{}]")
_LETTER = compiled.pattern(r"[^\W\d_]")
# As most names are: words of plain letters with capitals, the family name one of them. Nothing in
# them is to be decoded, no particle, no suffix behind a given name to be looked for.
_CAPITALS = r"[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)*"
_INVERTED = compiled.pattern(rf"[A-Z][A-Za-z]*, {_CAPITALS}")
_DIRECT = compiled.pattern(rf"(?P<given>{_CAPITALS}) (?P<family>[A-Z][A-Za-z]*)")


def decode(source: str) -> str:
    """The names in plain Unicode, each person as `Family, Given`; *et al.* at the end is others."""
    names = with_others(split_names(source))
    return " and ".join(map(_decode_name, names))


def with_others(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, *others* behind them where the last ends with *et al.*, however it is typed."""
    *before, last = names or ("",)
    named = _named(last) if _may_end_so(last) else last
    if named == last or not (named or before):
        return names
    return (*before, named, OTHERS) if named else (*before, OTHERS)


def _named(name: str) -> str:
    """The name without *et al.*; one in braces keeps them, for it may be a body's."""
    if not _is_group(name):
        return without_others(name)
    inside = without_others(name[1:-1])
    return f"{{{inside}}}" if inside else ""


def _may_end_so(name: str) -> bool:
    """Whether the last word is one in small letters: most names need not be looked at."""
    word = name.rpartition(" ")[2].lstrip("{")
    return word[:1].islower() or word.startswith("AL")


def encode(names: str) -> str:
    """The names in LaTeX's spelling, in braces where BibTeX would take one apart."""
    return " and ".join(_encode_name(name) for name in split_names(names))


@lru_cache(maxsize=1 << 16)
def _decode_name(name: str) -> str:
    if _INVERTED.fullmatch(name):
        return name
    if direct := _DIRECT.fullmatch(name):
        return f"{direct['family']}, {direct['given']}"
    if _is_group(name):
        return _protected(_plain(name[1:-1]))
    parts = [part for part in split_at_commas(name) if part]
    if not parts:  # nothing but a comma
        return name
    if len(parts) == 1:
        return _family_first(parts[0])
    return ", ".join(_plain(part) for part in _with_suffix_second(parts))


def _with_suffix_second(parts: list[str]) -> list[str]:
    """`Owen Hale, Jr.` and `Hale, Owen, Jr.` as `Hale, Jr., Owen`: nobody's given name is Jr."""
    *others, last = parts
    if last.casefold() not in SUFFIXES or others[-1].casefold() in SUFFIXES:
        return parts
    if len(others) == 1 and _SPACE.search(others[0]) and "{" not in others[0]:
        family, _, given = _family_first(others[0]).partition(", ")
        return [family, last, given]
    return [others[0], last, others[1]] if len(others) > 1 else parts


def _is_group(name: str) -> bool:
    """Whether one group of braces holds the whole name, whatever other groups it has inside."""
    return name[:1] == "{" and name[-1:] == "}" and is_balanced(name[1:-1])


def _protected(name: str) -> str:
    needs_braces = "," in name or len(split_names(name)) > 1
    return f"{{{name}}}" if needs_braces else name


def _plain(source: str) -> str:
    if source.isascii() and source.replace(" ", "").replace(".", "").isalpha():  # as most are
        return latex.squeeze(source).strip()
    # A tie between the parts of a name is BibTeX's business; braces would now mean a body.
    return _TIE_OR_BRACE.sub(_tie_or_brace, latex.decode(source)).strip()


def _tie_or_brace(match: re.Match[str]) -> str:
    return " " if match.group() == "\u00a0" else ""


def _family_first(name: str) -> str:
    """`Ludwig van Beethoven` as `van Beethoven, Ludwig`, by BibTeX's rule of the small initial."""
    words = [word for word in split_outside_braces(name, _SPACE) if word]
    family = next((i for i, word in enumerate(words[:-1]) if _is_small(word)), len(words) - 1)
    parts = (" ".join(words[family:]), " ".join(words[:family]))
    return ", ".join(plain for part in parts if (plain := _plain(part)))


def _is_small(word: str) -> bool:
    if word[:1].isalpha():  # as nearly every word: nothing is to be decoded to see it
        return word[:1].islower()
    letter = _LETTER.search(latex.decode(word))
    return letter is not None and letter.group().islower()


def _encode_name(name: str) -> str:
    if is_braced(name):
        return f"{{{latex.encode(name[1:-1])}}}"
    parts = split_at_commas(re.sub("[{}]", "", name))
    if len(parts) == 1 and _SPACE.search(parts[0]):
        return f"{{{latex.encode(parts[0])}}}"
    return ", ".join(latex.encode(part) for part in parts)
