r"""What is changed in a LaTeX document before pandoc reads it, so that no word is lost.

Pandoc passes over commands that it does not know, with the words in their braces: `\keyword{ropes}`
is printed as *ropes*. It says so; they are defined, and the document is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.readers import exact

_VERSE = re.compile(r"\\(begin|end)\s*\{verse\}")
_BEFORE_ITEMS = re.compile(
    r"(\\begin\s*\{(?:description|itemize|enumerate)\})"
    r"(?:\s*(?:\\tightlist\b|\\setlength\s*\{[^{}]*\}\s*\{[^{}]*\}))++"
)
_SKIPPED = re.compile(
    r"Skipped '\\(?P<name>[A-Za-z]+)(?P<star>\*?)(?P<option>\[[^\[\]]*\])?(?P<inside>\{)"
)
_OPENING = re.compile(r"\s*\{")
_WORD = re.compile(r"(?<![\d.\\])\b[^\W\d_]")
_MOST_ARGUMENTS = 4
# what these are given is no text that is printed where they stand
_SILENT = frozenset(
    """
    addbibresource addcontentsline addtocontents addtocounter addtolength bibliography
    bibliographystyle bookmarksetup captionsetup chead cfoot color colorbox definecolor
    documentclass enlargethispage fancyfoot fancyhead fancyhf fontsize geometry graphicspath hspace
    hyphenation hypersetup include includegraphics index input kern label lfoot lhead linespread
    markboth markright newcommand newcounter newenvironment newlength nobibliography nocite
    pagebreak pagecolor pagenumbering pagestyle pdfbookmark phantom printbibliography
    providecommand ref refstepcounter renewcommand renewenvironment rfoot rhead rule
    selectlanguage setcounter setlength setmainfont setstretch sisetup stepcounter thispagestyle
    titleformat titlespacing usepackage usetikzlibrary vspace pageref vref cref autoref begin end
    setmainlanguage setotherlanguage noalign newfontfamily KOMAoptions PassOptionsToPackage
    RequirePackage urlstyle DeclareFieldFormat ExecuteBibliographyOptions defbibheading
    """.split()
)


def prepared(source: str) -> str:
    """The document with its verse in a division of that name, and lists that begin with an item.

    Of verse pandoc makes a quotation, and of a list with a command before it it drops the terms.
    """
    return _BEFORE_ITEMS.sub(r"\1", _VERSE.sub(r"\\\1{poem}", source))


def defined(source: bytes, said: str) -> bytes | None:
    """The document with the commands defined that pandoc passed over; None where none needs it.

    `said` is what pandoc said of it.
    """
    found = dict(_definitions(said))
    if not found:
        return None
    return "".join(f"{one}\n" for one in found.values()).encode() + source


def _definitions(said: str) -> Iterator[tuple[str, str]]:
    for match in _SKIPPED.finditer(said):
        name, option = match["name"], match["option"] is not None
        count, inside = _arguments(said, match.start("inside"))
        if name in _SILENT or not _WORD.search(inside):
            continue
        numbers = range(1 + option, min(count, _MOST_ARGUMENTS) + option + 1)
        words = " ".join(f"#{number}" for number in numbers)
        if exact.find(f"\\{name}{{a}}"):
            option, numbers, words = True, range(2, 3), r"\textcite[#1]{#2}"
        first = "[]" if option else ""
        yield name, f"\\newcommand{{\\{name}}}[{len(numbers) + option}]{first}{{{words}}}"


def _arguments(said: str, at: int) -> tuple[int, str]:
    """How many stretches in braces follow one another, and what they hold."""
    count, start = 0, at
    while opening := _OPENING.match(said, at):
        depth, at = 1, opening.end()
        while depth and at < len(said):
            depth += {"{": 1, "}": -1}.get(said[at], 0)
            at += 1
        count += 1
    return count, said[start:at]
