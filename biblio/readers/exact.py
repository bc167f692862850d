r"""Citations that name their key: pandoc's `[see @a, 3; @b]`, `@a [p. 3]`; LaTeX's `\cite[12]{a}`.

They are read and never parsed: <https://pandoc.org/MANUAL.html#citation-syntax>, and the citation
commands of BibLaTeX (its manual, 3.9) and natbib. No other module knows how a text names keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from biblio.document import Exact, Run, text_of
from biblio.values import pages
from biblio.values.locator_terms import TERMS
from biblio.values.patterns import Lazy

# A key ends before punctuation that no letter or figure follows. Behind a letter, a dot or a slash
# stands an address; `@fig:mill` and the like are numbered figures.
_KEY = (
    r"(?<![\w@./\\])(?P<hiding>-?)@(?!(?:fig|tbl|tab|eq|sec|lst|thm):)"
    r"(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*+))"
)
# Few documents name keys: none of these is compiled before one does, which saves 4 ms.
_AT = Lazy(_KEY)
_SPOT = Lazy(rf"\[(?P<inside>[^\[\]@]*+@[^\[\]]*+)\](?!\()|{_KEY}")
# What may follow a key in the running text: @a [p. 3; @b]
_BEHIND = Lazy(r" ?\[(?!\^)(?P<inside>[^\[\]]*+)\](?!\()")
_NUMBER = rf"(?:\d+(?:\.\d+)+|{pages.LIST}|[IVXLC]+(?:{pages.DASH}[IVXLC]+)?)(?!\w)"
_LOCATOR = Lazy(
    rf"""(?x)\s*+(?:,\s*+)?(?:
        \{{(?P<braced>[^{{}}]*)\}}
      | (?:(?P<word>[§¶]{{1,2}}|[^\W\d_]{{1,12}}(?=[\s.\d]))\.?\s*)?(?P<number>{_NUMBER})
    )"""
)
_COMMAND = Lazy(
    r"""(?x)\\(?P<name>(?!(?i:bib|def|in|re|ex)cite)[A-Za-z]*[Cc]ite
        (?:title|[tp]?alias|(?:full)?authors?|year(?:par)?|date|url|num|field|al[tp]|[tp]|s)*+)
        (?![A-Za-z])\*?"""
)
_IN_TEXT = Lazy(r"(?i)(?:\w*textcites?|newcite|cite(?:t|alt|author)\w*)")
_HIDING = Lazy(r"(?i)cite(?:year|date)\w*")
_GIVEN = Lazy(r"\s*\[(?P<words>[^\[\]]*)\]")
_FOR_ALL = Lazy(r"\s*\((?P<words>[^()]*)\)")
_KEYS = Lazy(r"\s*\{(?P<keys>[^{}]*)\}")
_ONE_KEY = Lazy(r"(?<![^\s,{])[^\s,{}#*]++(?![^\s,}])")


class Spot(NamedTuple):
    """Characters `start` to `end` of a text that cite one work; its key stands at `key`."""

    start: int
    end: int
    exact: Exact
    key: tuple[int, int]


def marked(runs: tuple[Run, ...], prose: str | None = None) -> tuple[Run, ...]:
    """The runs, cut so that what cites a key is a run of its own, with `cites`.

    `prose` is their text with other characters for those that are none, as code; None: all is.
    """
    string = text_of(runs) if prose is None else prose
    if "@" not in string and "cite" not in string.lower():
        return runs
    spots = find(string)
    return tuple(_cut(runs, spots)) if spots else runs


def _cut(runs: Iterable[Run], spots: Sequence[Spot]) -> Iterator[Run]:
    cites: dict[int, tuple[Exact, ...]] = {spot.end: () for spot in spots}
    cites |= {spot.start: (spot.exact,) for spot in spots}
    at = 0
    current: tuple[Exact, ...] = ()
    for run in runs:
        end = at + len(run.text)
        cuts = [at, *sorted(cut for cut in cites if at < cut < end), end]
        for first, last in pairwise(cuts):
            current = cites.get(first, current)
            cited = current or run.cites
            yield replace(run, text=run.text[first - at : last - at], cites=cited)
        at = end


def find(text: str) -> tuple[Spot, ...]:
    """Every citation by key, in order; several keys of one bracket or command are several."""
    commands = [spot for match in _COMMAND.finditer(text) for spot in _of_command(text, match)]
    found = [*commands, *_of_pandoc(_without(text, commands))]
    return tuple(sorted(found, key=lambda spot: spot.start))


def rekeyed(text: str, keys: Mapping[str, str]) -> str:
    """The text with each old key in a citation replaced by its new one; all else as it was."""
    found = ((spot.key, spot.exact.key) for spot in find(text))
    return _replaced(text, ((*place, keys.get(key, key)) for place, key in found))


def _without(text: str, spots: Iterable[Spot]) -> str:
    return _replaced(
        text, ((spot.start, spot.end, "\0" * (spot.end - spot.start)) for spot in spots)
    )


def _replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words from one offset to another; the changes are in order."""
    parts, at = [], 0
    for start, end, words in changes:
        parts += [text[at:start], words]
        at = end
    return "".join((*parts, text[at:]))


def _of_pandoc(text: str) -> Iterator[Spot]:
    at = 0
    while match := _SPOT.search(text, at):
        at = match.end()
        if match["inside"] is not None:
            yield from _items(text, *match.span("inside"))
            continue
        behind = _BEHIND.match(text, at)
        at = behind.end() if behind else at
        yield from _bare(text, match, behind)


def _bare(text: str, key: re.Match[str], behind: re.Match[str] | None) -> Iterator[Spot]:
    """A key in the running text, with the bracket behind it: `@a [p. 3; see @b]`."""
    if behind is None:
        yield _spot(text, key.start(), key, key.end(), in_text=True)
        return
    start, end = behind.span("inside")
    others = _AT.search(text, start, end)
    own = text.find(";", start, others.start()) if others else end
    own = own if own >= 0 else start
    words = (start, own)
    yield _spot(text, key.start(), key, own if others else behind.end(), words, in_text=True)
    if others:
        yield from _items(text, own + (text[own] == ";"), end)


def _items(text: str, start: int, end: int) -> Iterator[Spot]:
    """The works cited between two brackets: with semicolons between, or none."""
    keys = list(_AT.finditer(text, start, end))
    for key, after in zip(keys, [*keys[1:], None], strict=False):
        stop = end
        if after:
            semicolon = text.find(";", key.end(), after.start())
            stop = semicolon if semicolon >= 0 else after.start()
        yield _spot(text, start, key, stop)
        start = stop + (text[stop : stop + 1] == ";")


def _spot(
    text: str,
    start: int,
    key: re.Match[str],
    end: int,
    words: tuple[int, int] | None = None,
    *,
    in_text: bool = False,
) -> Spot:
    """The spot from `start` to `end`; `words` is where locator and suffix stand."""
    name = "key" if key["key"] else "braced"
    number, label, suffix = locator(text[slice(*words)] if words else text[key.end() : end])
    start += len(text[start : key.start()]) - len(text[start : key.start()].lstrip())
    exact = Exact(
        key[name],
        number,
        label,
        text[start : key.start()].strip(),
        suffix,
        bool(key["hiding"]),
        in_text=in_text,
    )
    return Spot(start, start + len(text[start:end].rstrip()), exact, key.span(name))


def locator(text: str) -> tuple[str | None, str | None, str]:
    """What is cited, what that counts, and what follows: `, pp. 3-4 and passim` are pages 3-4 …"""
    match = _LOCATOR.match(text)
    if match is None:
        return None, None, text.strip(" ,;\t\n")
    rest = text[match.end() :].strip(" ,;\t\n")
    if match["braced"] is not None:
        number, label, more = locator(match["braced"])
        return number or more or None, label or "page", rest
    label = TERMS.get(match["word"].casefold()) if match["word"] else "page"
    if label is None:
        return None, None, text.strip(" ,;\t\n")
    return match["number"].strip(), label, rest


def _of_command(text: str, command: re.Match[str]) -> Iterator[Spot]:
    r"""The works that a LaTeX command cites: `\cites[see][3]{a}[4]{b,c}` three of them."""
    name, start, at = command["name"], command.start(), command.end()
    several = name.endswith("s") and not name.lower().endswith(("authors", "alias"))
    while several and (given := _FOR_ALL.match(text, at)):
        at = given.end()
    while True:
        words: list[str] = []
        while len(words) < 2 and (given := _GIVEN.match(text, at)):
            words.append(given["words"])
            at = given.end()
        keys = _KEYS.match(text, at)
        if keys is None:
            return
        if name.lower().endswith("volcite") and (page := _volume_page(text, keys.end())):
            words, keys = [*words, page[0]], page[1]
        yield from _of_keys(text, name, start, words, keys)
        start = at = keys.end()
        if not several:
            return


def _volume_page(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    r"""What stands behind the volume in `\volcite{2}[33]{key}`: the page, and the keys."""
    page = _GIVEN.match(text, at)
    keys = _KEYS.match(text, page.end() if page else at)
    return (page["words"] if page else "", keys) if keys else None


def _of_keys(
    text: str, name: str, start: int, words: Sequence[str], keys: re.Match[str]
) -> Iterator[Spot]:
    """Each key with what is its own: the prefix the first one's, the locator the last one's."""
    found = list(_ONE_KEY.finditer(text, *keys.span("keys")))
    for number, key in enumerate(found):
        is_first, is_last = number == 0, key is found[-1]
        after = words[-1].replace("~", " ") if words and is_last else ""
        place, label, suffix = locator(after)
        exact = Exact(
            key.group(),
            place,
            label,
            words[0].replace("~", " ").strip() if is_first and len(words) > 1 else "",
            suffix,
            bool(_HIDING.match(name)),
            in_text=bool(_IN_TEXT.match(name)),
        )
        end = keys.end() if is_last else key.end()
        yield Spot(start if is_first else key.start(), end, exact, key.span())
