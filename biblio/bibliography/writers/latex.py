"""LaTeX: a document that compiles as it is; its environment may be copied into another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.bibliography.listing import Item, Listing, Section
from biblio.bibliography.writers.runs import address, by_link
from biblio.document import Run

# CMU Serif has Greek and Cyrillic letters, which the default font of fontspec lacks.
_HEAD = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX % knows Latin letters only: for others take LuaLaTeX or XeLaTeX
  \usepackage[T1]{fontenc}
\else
  \usepackage{fontspec}
  \IfFontExistsTF{CMU Serif}{\setmainfont{CMU Serif}}{}
\fi
\usepackage[hidelinks]{hyperref}
\newenvironment{entries}%
  {\setlength{\parindent}{-2em}\setlength{\leftskip}{2em}\setlength{\parskip}{0.5em}\sloppy}%
  {\par}
\begin{document}
"""
_FOOT = "\\end{document}\n"
_ESCAPES = {
    **{"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}"},
    **{"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
    **{"`": r"\`{}", "'": r"\textquotesingle{}"},
    **{"<": r"\textless{}", ">": r"\textgreater{}", '"': r"\textquotedbl{}"},
    **{"\u00a0": "~", "\u2009": r"\,", "\u202f": r"\,"},
    **{"-": "-{}", ",": ",{}"},
}
# Two hyphens would become a dash, two commas a low quotation mark.
_SPECIAL = re.compile(r"[&%$#_{}\\~^`'<>\"\u00a0\u2009\u202f]|-(?=-)|,(?=,)")


def write(listing: Listing) -> bytes:
    """The listing as a document; headings are subsections, below a section of your own."""
    body = "\n".join(line for section in listing.sections for line in _section(section))
    return f"{_HEAD}{body}{_FOOT}".encode("utf-8", "backslashreplace")


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"\\subsection*{{{escape(section.heading)}}}\n"
    yield "\\begin{entries}"
    for item in section.items:
        yield from _entry(item)
    yield "\\end{entries}\n"


def _entry(item: Item) -> Iterator[str]:
    inside = _inlines(item.labelled)
    # A bracket at the beginning would be taken for an option of what stands before it.
    yield f"{'{}' if inside.startswith('[') else ''}{inside}\n"
    if item.below:
        yield "\\begin{quote}"
        yield "\n\n".join(_inlines(runs) for runs in item.below)
        yield "\\end{quote}\n"


def escape(text: str) -> str:
    """The text as LaTeX prints it: special characters as commands, ligatures broken up."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match.group()], text)


def _inlines(runs: tuple[Run, ...]) -> str:
    return "".join(_link(href, group) for href, group in by_link(runs))


def _link(href: str | None, runs: tuple[Run, ...]) -> str:
    inside = "".join(_styled(run) for run in runs)
    return f"\\href{{{_address(href)}}}{{{inside}}}" if href else inside


def _address(href: str) -> str:
    """The address as hyperref takes it, which knows these commands for marks of its own."""
    return re.sub(r"[%#&]", lambda mark: f"\\{mark.group()}", address(href))


def _styled(run: Run) -> str:
    looks = (
        (run.small_caps, "textsc"),
        (run.subscript, "textsubscript"),
        (run.superscript, "textsuperscript"),
        (run.italic, "textit"),
        (run.bold, "textbf"),
    )
    text = escape(run.text)
    for is_so, command in looks:
        text = f"\\{command}{{{text}}}" if is_so else text
    return text
