"""Runs cases of the CSL test suite (citation-style-language/test-suite) through biblio.styles.

A case passes where text and typeface are exactly those it asks for, spaces run together. The suite
is no part of biblio: its files (category_Name.txt) are fetched, see `tools.py`. The list is of the
suite as it stands in the source of Haskell's citeproc 0.6; other states of it have other cases.
`python tests/helpers/style_suite.py` writes the list of the cases that pass anew.
"""

from __future__ import annotations

import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from style_oracle import line, read_html

from biblio.diagnostics import BiblioError
from biblio.styles import Cite, Cluster, Formatted, find_style, format
from tools import HOW, tool

SUITE = tool("csl-suite")
PASSING = Path(__file__).parents[1] / "csl_suite" / "passing.txt"

# What a humanities bibliography meets. Left out are cases of programming interfaces, of legal
# citation, and of the extensions of citeproc-js.
CATEGORIES = frozenset(
    "affix bugreports collapse condition date decorations disambiguate display etal flipflop form "
    "fullstyles group label locale locator magic name nameattr nameorder number page plural "
    "position punctuation quotes simplespace sort sortseparator substitute textcase unicode "
    "variables".split()
)

_SECTION = re.compile(r">>=+\s*([\w-]+)\s*=+>>\n(.*?)\n?<<=+\s*\1\s*=+<<", re.DOTALL)
_ENTRY = re.compile(
    r'<div class="csl-entry">(.*?)</div>\s*(?=<div class="csl-entry">|</div>\s*$)', re.DOTALL
)
_CITED = re.compile(r"(?:\.\.|>>)\[\d+\] ")
_UNSUPPORTED = {"ABBREVIATIONS", "BIBSECTION", "BIBENTRIES", "OPTIONS", "INPUT2"}


@dataclass(frozen=True, slots=True)
class Case:
    """One file of the suite, section by section."""

    name: str
    sections: dict[str, str]

    @property
    def is_bibliography(self) -> bool:
        return self.sections["MODE"].strip() == "bibliography"

    @property
    def items(self) -> list[dict[str, Any]]:
        given = json.loads(self.sections["INPUT"])
        return [{"id": f"item {number}", **item} for number, item in enumerate(given)]

    @property
    def expected(self) -> list[str]:
        result = self.sections["RESULT"]
        if self.is_bibliography:
            return [_plain(entry) for entry in _ENTRY.findall(result)]
        lines = [_plain(_CITED.sub("", each)) for each in result.strip().split("\n")]
        return lines if "CITATION" in " ".join(self.sections) else [_squeezed(" ".join(lines))]


def read_cases(folder: Path) -> list[Case]:
    """The cases that our interface can be asked for, of the categories above."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        case = Case(path.stem, dict(_SECTION.findall(text)))
        if path.stem.split("_")[0] in CATEGORIES and _is_supported(case):
            found.append(case)
    return found


def _is_supported(case: Case) -> bool:
    sections = case.sections
    modes = ("citation", "bibliography")
    needed = {"MODE", "RESULT", "CSL", "INPUT"} <= sections.keys()
    return needed and not _UNSUPPORTED & sections.keys() and sections["MODE"].strip() in modes


def passes(case: Case) -> bool:
    """Whether biblio makes exactly what the case asks for."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "style.csl"
        path.write_text(case.sections["CSL"], encoding="utf-8")
        try:
            made = format(case.items, _clusters(case), find_style(str(path)))
        except BiblioError:
            return False
    return _lines(made, case) == case.expected


def _lines(made: Formatted, case: Case) -> list[str]:
    if not case.is_bibliography:
        return [_squeezed(line(runs)) for runs in made.citations]
    return [_squeezed(f"{entry.label or ''} {line(entry.runs)}") for entry in made.bibliography]


def _clusters(case: Case) -> list[Cluster]:
    sections = case.sections
    if "CITATIONS" in sections:
        return [_noted(each[0]) for each in json.loads(sections["CITATIONS"])]
    if "CITATION-ITEMS" in sections:
        return [_cluster(each) for each in json.loads(sections["CITATION-ITEMS"])]
    if case.is_bibliography:
        return []
    return [_cluster(case.items)]


def _noted(citation: dict[str, Any]) -> Cluster:
    number = citation.get("properties", {}).get("noteIndex") or None
    return replace(_cluster(citation["citationItems"]), note=number)


def _cluster(cites: list[dict[str, Any]]) -> Cluster:
    return Cluster(tuple(map(_cite, cites)))


def _cite(cite: dict[str, Any]) -> Cite:
    return Cite(
        key=str(cite["id"]),
        locator=str(cite["locator"]) if cite.get("locator") else None,
        label=cite.get("label") or "page",
        prefix=cite.get("prefix") or "",
        suffix=cite.get("suffix") or "",
        suppress_author=bool(cite.get("suppress-author")),
    )


def _plain(source: str) -> str:
    return _squeezed(read_html(re.sub("</?div[^>]*>", " ", source)))


_RAISED = str.maketrans({"ª": "<sup>a</sup>", "º": "<sup>o</sup>"})


def _squeezed(text: str) -> str:
    """In one line; the sign for a raised letter is in print the same as that letter raised."""
    return re.sub(r"[ \n]+", " ", text).strip().translate(_RAISED).replace("</sup><sup>", "")


def passing(folder: Path) -> list[str]:
    """The names of all cases that pass, in order."""
    cases = read_cases(folder)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [case.name for case, ok in zip(cases, pool.map(passes, cases), strict=True) if ok]


def listed() -> list[str]:
    lines = PASSING.read_text(encoding="utf-8").splitlines()
    return [each for each in lines if each and not each.startswith("#")]


if __name__ == "__main__":
    head = (
        f"# Cases of the CSL test suite that biblio passes ({Path(__file__).name} writes them).\n"
    )
    names = passing(SUITE or sys.exit(f"The suite is not there: {HOW}."))
    PASSING.write_text(head + "".join(f"{name}\n" for name in names), encoding="utf-8")
