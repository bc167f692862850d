"""Lint rules: one rule, one file.

A module's docstring is the rule's page; it has `SEVERITY`, `FIXABLE` and `check`, and its name is
the rule's name. The table is the only place that knows the codes.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module

from biblio.rules.basis.rule import Content, Rule

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
    "SYN002": "syntax.encoding",
    "SYN003": "syntax.duplicate_key",
    "SYN004": "syntax.empty_or_repeated_field",
    "SYN005": "syntax.undefined_macro",
    "SYN006": "syntax.dangling_crossref",
    "SYN007": "syntax.unknown_type_or_field",
    "SYN008": "syntax.missing_field",
    "SYN009": "syntax.uncitable_key",
    "SYN010": "syntax.markup_of_web",
    # NAM
    "NAM001": "names.name_unparseable",
    "NAM002": "names.given_name_missing",
    "NAM003": "names.name_variant",
    "NAM004": "names.contributor_in_wrong_field",
    # TTL
    "TTL001": "titles.title_differs_from_authority",
    "TTL002": "titles.title_case",
    "TTL003": "titles.title_trailing_punctuation",
    "TTL004": "titles.language_untold",
    # PUB
    "PUB001": "publishers.publisher_variant",
    "PUB002": "publishers.place_in_publisher",
    "PUB003": "publishers.place_publisher_mismatch",
    "PUB004": "publishers.imprint_anachronism",
    # DAT
    "DAT001": "dates.invalid_date",
    "DAT002": "dates.original_date_missing",
    "DAT003": "dates.original_after_edition",
    "DAT004": "dates.chronology",
    "DAT005": "dates.year_differs_from_authority",
    "DAT006": "dates.year_against_date",
    # EDN
    "EDN001": "editions.edition_format",
    "EDN002": "editions.edition_drift",
    "EDN003": "editions.locator_out_of_extent",
    "EDN004": "editions.translator_conflict",
    "EDN005": "editions.work_unlinked",
    # DUP
    "DUP001": "duplicates.duplicate_record",
    "DUP002": "duplicates.identifier_conflict",
    # IDN
    "IDN001": "identifiers.invalid_identifier",
    # URL
    "URL001": "urls.broken_url",
    "URL002": "urls.legacy_url",
    "URL003": "urls.url_in_note",
    "URL004": "urls.access_date_missing",
    "URL005": "urls.escaped_address",
    # PAG
    "PAG001": "pages.range_dash",
    "PAG002": "pages.range_reversed",
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
    "CIT011": "citations.uncited_entry",
    "CIT012": "citations.unlisted_citation",
    # QUO
    "QUO001": "quotations.quotes_unbalanced_or_mixed",
    "QUO002": "quotations.quotation_without_source",
    "QUO003": "quotations.quotation_marks_of_two_kinds",
    "QUO004": "quotations.doubled_punctuation",
}

_ABOUT_DOCUMENTS = ("NOT", "CIT", "QUO", "DAT005", "EDN002", "EDN003")
_COMPARING = ("DUP001", "EDN005")


def needs_documents(code: str) -> bool:
    """Whether the rule of that code has nothing to say of libraries alone."""
    return code.startswith(_ABOUT_DOCUMENTS)


def compares_entries(code: str) -> bool:
    """Whether the rule of that code asks which entries are alike: the dearest question."""
    return code in _COMPARING


def name_of(code: str) -> str:
    """The name of the rule of that code: `title-differs-from-authority`."""
    return RULES[code].rpartition(".")[2].replace("_", "-")


def rule(code: str) -> Rule:
    """The rule of that code."""
    return Rule(code, name_of(code), partial(_content, code))


@cache
def _content(code: str) -> Content:
    module = import_module(f"biblio.rules.{RULES[code]}")
    return Content(module.SEVERITY, module.FIXABLE, module.__doc__ or "", module.check)
