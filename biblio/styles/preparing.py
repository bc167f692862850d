"""Prepares a CSL style for pandoc: adds the words and marks that its text is then read by.

What the style prints stays the same.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from biblio.styles.csl import NAMESPACE, CslFile
from biblio.styles.locators import Locators
from biblio.styles.sorting import sort_by_years

if TYPE_CHECKING:
    from lxml.etree import _Element

TERM_MARK = "\u206b"
"""Stands before every term that is printed: a format character, which neither sorts nor shows."""

SUFFIX_MARK = "\u2e33\u206b"
"""Stands before what follows a citation: a sign of punctuation to pandoc, and otherwise unused."""

_LABEL = f"{NAMESPACE}label"
_TEXT = f"{NAMESPACE}text"
_TERM = f"{NAMESPACE}term"


def prepared(file: CslFile, locators: Locators, *, by_years: bool = False) -> bytes:
    """The style as pandoc is to read it; `by_years` where items have years to be sorted by."""
    from lxml import etree

    root = deepcopy(file.root)
    _label_volumes(root)
    _mark_terms(root)
    if by_years:
        sort_by_years(root)
    root.insert(_after_info(root), _locale(locators))
    for terms in root.iter(f"{NAMESPACE}terms"):
        _blank(terms, locators.free)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _label_volumes(root: _Element) -> None:
    """Let “3 vol.” keep its label, which some styles take from the variable of another number.

    Citeproc-js prints a label though its variable is empty, as these styles expect; pandoc does
    not, so they are given the term that it stands for.
    """
    for group in root.iter(f"{NAMESPACE}group"):
        variables = {child.get("variable") for child in group if child.tag != _LABEL}
        for label in group.findall(_LABEL):
            if label.get("variable") == "volume" and "number-of-volumes" in variables:
                label.tag = _TEXT
                label.set("term", label.attrib.pop("variable"))
                label.attrib.pop("plural", None)


def _mark_terms(root: _Element) -> None:
    for text in root.iter(_TEXT):
        if text.get("term"):
            text.set("prefix", f"{text.get('prefix', '')}{TERM_MARK}")


def _after_info(root: _Element) -> int:
    info = root.find(f"{NAMESPACE}info")
    return 0 if info is None else root.index(info) + 1


def _locale(locators: Locators) -> _Element:
    """The words of the locators as verbs, in every language."""
    from lxml import etree

    locale = etree.Element(f"{NAMESPACE}locale")
    terms = etree.SubElement(locale, f"{NAMESPACE}terms")
    for name, word in locators.words.items():
        etree.SubElement(terms, _TERM, name=name, form="verb").text = word
    return locale


def _blank(terms: _Element, name: str) -> None:
    """Leave nothing to print of a term."""
    from lxml import etree

    for term in terms.findall(_TERM):
        if term.get("name") == name and term.get("form") != "verb":
            terms.remove(term)
    for form in ("long", "short", "symbol"):
        term = etree.SubElement(terms, _TERM, name=name, form=form)
        for number in ("single", "multiple"):
            etree.SubElement(term, f"{NAMESPACE}{number}").text = ""
