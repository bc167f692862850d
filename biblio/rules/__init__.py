"""Lint rules: one rule, one file.

A module's docstring is the rule's page; it has `SEVERITY`, `FIXABLE` and `check`, and its name is
the rule's name. The table is the only place that knows the codes.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from biblio.rules.basis.rule import Rule

FAMILIES = {
    "SYN": "files that do not parse, encodings, keys, macros, cross-references",
    "NAM": "names of people",
    "TTL": "titles",
    "PUB": "publishers and places",
    "DAT": "dates",
    "EDN": "editions and works",
    "DUP": "the same thing twice",
    "IDN": "identifiers",
    "URL": "web addresses",
    "PAG": "pages",
    "NOT": "marks and notes",
    "CIT": "citations",
    "QUO": "quotations",
}

RULES = {
    # SYN
    "SYN001": "syntax.parse_error",
    # NAM
    # TTL
    "TTL001": "titles.title_differs_from_authority",
    # PUB
    "PUB001": "publishers.publisher_variant",
    # DAT
    "DAT005": "dates.year_differs_from_authority",
    # EDN
    "EDN002": "editions.edition_drift",
    "EDN003": "editions.locator_out_of_extent",
    "EDN004": "editions.translator_conflict",
    # DUP
    # IDN
    # URL
    # PAG
    "PAG001": "pages.range_dash",
    # NOT
    "NOT001": "notes.marker_without_note",
    "NOT002": "notes.note_without_marker",
    "NOT003": "notes.note_order",
    # CIT
    "CIT001": "citations.unresolved_citation",
    "CIT002": "citations.uncited_record",
    "CIT003": "citations.ibid_broken",
    "CIT004": "citations.antecedent_missing",
    "CIT005": "citations.antecedent_ambiguous",
    "CIT006": "citations.citation_contradicts_record",
    "CIT007": "citations.quotation_without_locator",
    "CIT008": "citations.repeated_full_citation",
    "CIT009": "citations.inconsistent_citation_form",
    "CIT010": "citations.commentary_cited_as_work",
    # QUO
    "QUO001": "quotations.quotes_unbalanced_or_mixed",
    "QUO002": "quotations.quotation_without_source",
    "QUO003": "quotations.quotation_marks_of_two_kinds",
    "QUO004": "quotations.doubled_punctuation",
}


def name_of(code: str) -> str:
    """The name of the rule of that code: `title-differs-from-authority`."""
    return RULES[code].rpartition(".")[2].replace("_", "-")


@cache
def rule(code: str) -> Rule:
    """The rule of that code, its module imported."""
    module = import_module(f"biblio.rules.{RULES[code]}")
    return Rule(
        code, name_of(code), module.SEVERITY, module.FIXABLE, module.__doc__ or "", module.check
    )
