"""The cases on which styles are held against citeproc-js, and both sides' answers as lines.

A line is text with the tags i, b, sc, sup and sub. How the frozen answers are made is told in
tests/golden/styles/README.md.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from biblio.bibliography.preparing import prepared
from biblio.document import Run
from biblio.formats import csljson
from biblio.formats.bibtex import load
from biblio.styles import Cite, Cluster, Formatted, Style, find_style, format
from tools import FOLDER, tool

GOLDEN = Path(__file__).parents[1] / "golden" / "styles"
WIDER = GOLDEN / "wider"
MARKED = GOLDEN / "marked"
WORDS = GOLDEN / "words"
HAS_ORACLE = bool(tool("node_modules", "citeproc") and tool("locales") and shutil.which("node"))

STYLES = (
    "chicago-notes chicago-author-date mla apa mhra harvard turabian iso690 "
    "chicago-notes-bibliography-subsequent-ibid mhra-notes-subsequent-ibid"
).split()

WIDER_STYLES = "chicago-notes chicago-author-date mla apa mhra harvard turabian iso690".split()

MARKED_STYLES = [*WIDER_STYLES, "ieee"]
FOLDERS = ((GOLDEN, STYLES), (WIDER, WIDER_STYLES), (MARKED, MARKED_STYLES), (WORDS, MARKED_STYLES))

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_LOOKS = {
    "i": {"italic": True},
    "b": {"bold": True},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
    "font-style:normal;": {"italic": False},
    "font-weight:normal;": {"bold": False},
    "font-variant:small-caps;": {"small_caps": True},
    "font-variant:normal;": {"small_caps": False},
}


def items(folder: Path = GOLDEN) -> list[dict[str, Any]]:
    if (library := folder / "library.bib").is_file():
        return csljson.items(load(str(library)).library)
    return json.loads((folder / "items.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def clusters(folder: Path = GOLDEN) -> list[Cluster]:
    """Every item: first, ibid., ibid. elsewhere; later again; then what is odd.

    Of the other cases each item is cited for the first time, and later again.
    """
    if folder != GOLDEN:
        cited = items(folder)
        return [Cluster((Cite(item["id"], page),)) for page in ("12", "7") for item in cited]
    keys = [item["id"] for item in items()]
    first = [Cluster((Cite(key, page),)) for key in keys for page in ("12", "12", "15-17")]
    later = [Cluster((Cite(key, "7"),)) for key in keys]
    odd = [
        Cluster((Cite("strikes", "5", "chapter"),)),
        Cluster((Cite("strikes"),)),
        Cluster((Cite("hall", "129", prefix="see "), Cite("gotha", "80", suffix=", my italics"))),
        Cluster((Cite("gotha", "81"),)),
        Cluster((Cite("gotha", "81"), Cite("gotha", "82"))),
        Cluster((Cite("trotsky", "iv-vi"), Cite("letter"))),
        Cluster((Cite("braudel", "2, 16", "volume"),)),
        Cluster((Cite("brenner", "30, 41 and 52"),)),
        Cluster((Cite("engels", "3", "section"), Cite("bread"), Cite("programme", "4"))),
        Cluster((Cite("thesis", "5"),)),
        Cluster((Cite("thesis", "6", prefix="see "),)),
    ]
    return [*first, *later, *odd]


def ours(style: str, folder: Path = GOLDEN) -> list[str]:
    found = find_style(style)
    return lines_of(format(printed(found, folder), clusters(folder), found))


def printed(style: Style, folder: Path) -> list[dict[str, Any]]:
    """The items as both are given them: those of libraries as a bibliography prepares them."""
    found = items(folder)
    return [dict(prepared(item, style)) for item in found] if folder == WORDS else found


def lines_of(made: Formatted) -> list[str]:
    """Both parts, one line a citation or entry."""
    entries = [
        f"{f'{entry.label} ' if entry.label else ''}{line(entry.runs)}"
        for entry in made.bibliography
    ]
    return [*map(line, made.citations), "", *entries]


def line(runs: Iterable[Run]) -> str:
    """Runs as a line with tags."""
    return "".join(_tagged(run) for run in _joined(runs)).replace("\n", " ")


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        look = _look(run)
        if joined and _look(joined[-1]) == look:
            joined[-1] = Run(joined[-1].text + run.text, *look)
        else:
            joined.append(Run(run.text, *look))
    return joined


def _look(run: Run) -> tuple[bool, bool, bool, None, bool, bool]:
    return run.italic, run.bold, run.small_caps, None, run.superscript, run.subscript


def _tagged(run: Run) -> str:
    text = run.text
    looks = (("sub", run.subscript), ("sup", run.superscript), ("sc", run.small_caps))
    for tag, on in (*looks, ("b", run.bold), ("i", run.italic)):
        if on:
            text = f"<{tag}>{text}</{tag}>"
    return text


def oracle(styles: Iterable[str], folder: Path = GOLDEN) -> dict[str, list[str]]:
    """What citeproc-js makes of the cases, style by style."""
    names = list(styles)
    jobs = [_job(find_style(name), folder) for name in names]
    command = ["node", str(GOLDEN / "oracle.js"), str(FOLDER.absolute())]
    done = subprocess.run(
        command, input=json.dumps(jobs), capture_output=True, text=True, check=True
    )
    return {
        name: [*map(read_html, made["citations"]), "", *map(_entry, made["bibliography"])]
        for name, made in zip(names, json.loads(done.stdout), strict=True)
    }


def _job(style: Style, folder: Path) -> dict[str, Any]:
    return {
        "style": style.path,
        "language": style.language or "en-US",
        "items": printed(style, folder),
        "clusters": [[_cite(cite) for cite in cluster.cites] for cluster in clusters(folder)],
    }


def _cite(cite: Cite) -> dict[str, Any]:
    located = {"locator": cite.locator, "label": cite.label} if cite.locator else {}
    return {"id": cite.key, "prefix": cite.prefix, "suffix": cite.suffix, **located}


def _entry(source: str) -> str:
    """An entry as a line, its label apart."""
    return re.sub(r"^(\[\d+\])\s*", r"\1 ", read_html(source))


def read_html(source: str) -> str:
    """citeproc-js's HTML as a line."""
    runs: list[Run] = []
    looks: list[dict[str, bool]] = [{}]
    at = 0
    for tag in _TAG.finditer(source):
        runs.append(Run(html.unescape(source[at : tag.start()]), **looks[-1]))  # type: ignore[arg-type]
        at = tag.end()
        if tag[1]:
            looks.pop()
        else:
            looks.append(looks[-1] | _changes(tag[2], tag[3]))
    runs.append(Run(html.unescape(source[at:]), **looks[-1]))  # type: ignore[arg-type]
    return re.sub(r"[ \n]+", " ", line(run for run in runs if run.text)).strip()


def _changes(tag: str, attributes: str) -> dict[str, bool]:
    found = re.search('style="([^"]*)"', attributes)
    return _LOOKS.get(tag) or _LOOKS.get(found[1] if found else "", {})


def freeze() -> None:
    """Write what citeproc-js says now."""
    for folder, styles in FOLDERS:
        for name, lines in oracle(styles, folder).items():
            (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
