"""Two pages of a book with a note each, the entries they make, and how a refusal looks."""

from __future__ import annotations

from running import Outcome

CASSON = (
    "Lionel Casson, Libraries in the Ancient World (New Haven: Yale University Press, 2001), 80."
)
BATTLES = "Matthew Battles, Library: An Unquiet History (New York: W. W. Norton, 2003), 156."
CASSON_ENTRY = """\
@book{casson2001libraries,
  author = {Casson, Lionel},
  title = {Libraries in the Ancient World},
  publisher = {Yale University Press},
  address = {New Haven},
  year = {2001},
}
"""
BATTLES_ENTRY = """\
@book{battles2003library,
  author = {Battles, Matthew},
  title = {Library: An Unquiet History},
  publisher = {W. W. Norton},
  address = {New York},
  year = {2003},
}
"""


def page(note: str) -> str:
    return f"The hall had a Greek wing and a Latin one.* Few came there.\n\n* {note}\n"


def refused(outcome: Outcome, sentence: str) -> None:
    """One line on stderr, which is the sentence; nothing on stdout; exit code 2."""
    assert outcome.talk == f"biblio: {sentence}\n"
    assert (outcome.code, outcome.data) == (2, b"")
