"""What every rule stands on: the files it looks at, what is known of them, and how to say it.

What only documents have is loaded when it is first used.
"""

from typing import TYPE_CHECKING, Any

from biblio.diagnostics import Edit, Fix, Severity
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


def __getattr__(name: str) -> Any:
    if name == "Cited":
        from biblio.rules.basis.citing import Cited

        return Cited
    if name == "Manuscript":
        from biblio.rules.basis.manuscript import Manuscript

        return Manuscript
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
