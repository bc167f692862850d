r"""What pandoc leaves in the words of its format: commands of LaTeX, tags, templates of a wiki.

Words that a reader of the printed page sees are kept: of `\keyword{ropes}` the *ropes*. Citations
are kept as they are written, to be read with all others.
"""

from __future__ import annotations

import html
import re

from biblio.readers import exact

_COMMAND = re.compile(r"\\(?P<name>[A-Za-z@]+)\*?")
_OPTION = re.compile(r"\[[^\[\]]*\]")
_MARKUP = re.compile(r"\\[A-Za-z@]+\*?|[{}]|(?<!\\)%[^\n]*|\\\\")
# definitions and conditions: a program, no text
_PROGRAM = re.compile(r"@|#\d|\\(?:if|fi\b|else\b|def\b|let\b|sbox|new|renew|PassOptions|Declare)")
_TAG = re.compile(r"(?s)<!--.*?-->|<[^<>]*>")
# what these are given is no text that is printed where they stand
_SILENT = frozenset(
    """
    addbibresource addcontentsline addtocontents addtocounter addtolength arraystretch
    bibliography bibliographystyle bookmarksetup captionsetup chead cfoot clearpage color colorbox
    definecolor DeclareMathOperator documentclass enlargethispage fancyfoot fancyhead fancyhf
    fontsize geometry graphicspath hbadness hspace hyphenation hypersetup include includegraphics
    index input kern label lettrine lfoot lhead linespread markboth markright newcommand
    newcounter newenvironment newlength newpage nobibliography nocite noindent pagebreak
    pagecolor pagenumbering pagestyle pdfbookmark phantom printbibliography providecommand
    RequirePackage ref refstepcounter renewcommand rfoot rhead rule selectlanguage setcounter
    setlength setmainfont setstretch sisetup stepcounter tableofcontents thispagestyle titleformat
    titlespacing usepackage usetikzlibrary vspace pageref vref cref Cref autoref
    """.split()
)
_DROPPED_TAGS = ("html", "html4", "html5")
_TEX = ("latex", "tex", "context")


def text(form: str, source: str) -> str:
    """What of a raw stretch in that format is text; nothing where none of it is."""
    if form in _TEX:
        return _of_tex(source)
    if form in _DROPPED_TAGS:
        return html.unescape(_TAG.sub("", source))
    return source if form == "mediawiki" else ""


def _of_tex(source: str) -> str:
    if exact.find(source):
        return source
    command = _COMMAND.match(source)
    if command is None or command["name"] in _SILENT or _PROGRAM.search(source):
        return ""
    inside = _OPTION.sub("", source[command.end() :])
    return re.sub(r"\s+", " ", _MARKUP.sub("", inside)).strip()


def kind(form: str, source: str) -> str:
    r"""What a raw stretch is that is left out: `\vspace`, a stretch of html."""
    command = _COMMAND.match(source) if form in _TEX else None
    return command[0] if command else f"raw {form}"
