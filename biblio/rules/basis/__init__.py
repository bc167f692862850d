"""What every rule stands on: the files it looks at, what is known of them, and how to say it.

What only documents have is loaded when it is first used.
"""

from typing import TYPE_CHECKING

from biblio.diagnostics import Edit, Fix, Severity
from biblio.lazy import attributes
from biblio.rules.basis.finding import Finding, quoted, remark
from biblio.rules.basis.library_file import LibraryFile, Record
from biblio.rules.basis.rule import Check, Content, Fixable, Rule
from biblio.rules.basis.settings import Settings
from biblio.rules.basis.subject import Subject

if TYPE_CHECKING:
    from biblio.rules.basis.citing import Cited as Cited
    from biblio.rules.basis.manuscript import Manuscript as Manuscript

__all__ = [
    "Check",
    "Cited",
    "Content",
    "Edit",
    "Finding",
    "Fix",
    "Fixable",
    "LibraryFile",
    "Manuscript",
    "Record",
    "Rule",
    "Settings",
    "Severity",
    "Subject",
    "quoted",
    "remark",
]

__getattr__ = attributes(
    __name__,
    {"Cited": "biblio.rules.basis.citing", "Manuscript": "biblio.rules.basis.manuscript"},
)
