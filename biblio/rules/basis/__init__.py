"""What every rule stands on: the files it looks at, what is known of them, and how to say it."""

from biblio.diagnostics import Edit, Fix, Severity
from biblio.rules.basis.citing import Cited
from biblio.rules.basis.finding import Finding
from biblio.rules.basis.library_file import LibraryFile, Record
from biblio.rules.basis.manuscript import Manuscript
from biblio.rules.basis.rule import Check, Content, Fixable, Rule
from biblio.rules.basis.settings import Settings
from biblio.rules.basis.subject import Subject

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
]
