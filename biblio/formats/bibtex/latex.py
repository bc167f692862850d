"""Text in LaTeX's spelling and in plain Unicode with marks, each from the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from biblio.formats.bibtex.symbols import ACCENTS
from biblio.values import compiled
from biblio.values.braces import is_balanced
from biblio.values.marked import Look, Mark, marked, marks_of, substituted, written

# Without one of these a value says what it looks like. (One set of characters to begin with is what
# a search is quickest to pass over.)
_SPECIAL = compiled.pattern(
    r"""[\\{}~`$\-'<&] (?: (?<=[\\{}~`$])
    | (?<=-)- | (?<=')' | (?<=<)[/A-Za-z] | (?<=&)[#A-Za-z] )""",
    re.VERBOSE,
)
# Groups within no other, and no sign besides that would mean more than itself.
_BRACED = compiled.pattern(
    r"(?:[^\\{}~`'<&$-]++|'(?!')|-(?!-)|\{(?:[^\\{}~`'<&$-]++|'(?!')|-(?!-))*+\})++"
)
# An accent on one letter, in braces of its own or in none: what else a group has, it would protect.
_ACCENT = compiled.pattern(
    r"""(?<!\\)(?:(?P<own>\{)|(?<!\{))
    \\(?:(?P<sign>["'`^~=.])|(?P<name>[vcuHkrd])(?=\{))
    (?P<braced>\{)?(?P<letter>[A-Za-z])(?(braced)\})(?(own)\})""",
    re.VERBOSE,
)
_GROUP = compiled.pattern(r"\{([^{}]*+)\}")
_BESIDE_DASHES = compiled.pattern(r"[\\{}~`$<&]")
_UNTIDY = compiled.pattern(r"[\t\r\n\f\v]|\s\s|^ | \Z")
_PARAGRAPH = compiled.pattern(
    r"(?<![ \t])[ \t]*+(?:\r\n|\r(?!\n)|\n)[ \t]*+(?:\r\n?|\n)[ \t\r\n]*+"
)
_SPACES = compiled.pattern(r"\s+")
_RUN = compiled.pattern(r"\s{2,}")
_LOOSE = " \t\r\n\f\v"

_ESCAPES = {
    **{"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_"},
    **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}"},
    **{"\\": r"\textbackslash{}", "-": "-{}", "'": "'{}", "<": r"\textless{}"},
}
_BALANCED_BRACES = {"{": r"\{", "}": r"\}"}
# BibTeX counts braces even after a backslash, so these must not show as braces at all.
_STRAY_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_ESCAPED = compiled.pattern(
    r"(?P<entity>&(?=[#A-Za-z][A-Za-z0-9]{1,30};))|[&%$#_~^`\\{}]|-(?=-)|'(?=')|<(?=/?[A-Za-z][^<>]{0,60}>)"
)
_COMMANDS = {
    **{Look.ITALIC: r"\emph", Look.BOLD: r"\textbf", Look.SMALL_CAPS: r"\textsc"},
    **{Look.SUPERSCRIPT: r"\textsuperscript", Look.SUBSCRIPT: r"\textsubscript"},
}


def decode(source: str) -> str:
    """The text as plain Unicode: accents, dashes and quotes composed, braces gone.

    What typefaces, braces and formulas say beyond characters comes as marks (see
    `biblio.values.marked`). An unknown command stays as it is written. White space runs together;
    a blank line, which divides paragraphs, stays one.
    """
    special = _SPECIAL.search(source)
    if special is None:
        return squeeze(source)
    if special.group() == "--" and not (_BESIDE_DASHES.search(source) or "''" in source):
        # As in most ranges of pages.
        return squeeze(source.replace("---", "—").replace("--", "–"))
    composed = _ACCENT.sub(_accented, source) if "\\" in source else source
    if _BRACED.fullmatch(composed):  # as most that are special at all
        return squeeze(_unbraced(squeeze(composed)))  # sooner done before there are marks
    from biblio.formats.bibtex.decoder import read  # here, for many a file has none of LaTeX

    return squeeze(read(source))


def _accented(found: re.Match[str]) -> str:
    """The letter with its accent."""
    accent, letter = found["sign"] or found["name"], found["letter"]
    return unicodedata.normalize("NFC", letter + ACCENTS[accent])


def _unbraced(source: str) -> str:
    """The text of a source that has nothing but braces: they protect what has letters."""
    marks: list[Mark] = []
    for number, group in enumerate(_GROUP.finditer(source)):
        start = group.start() - 2 * number
        if group[1].lower() != group[1].upper():
            marks.append(Mark(start, start + len(group[1]), Look.PROTECTED))
    return marked(_GROUP.sub(r"\1", source), marks)


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, each blank line as one newline pair.

    Where there is a space in it that is no common one, as a no-break space, that one stays.
    """
    if (text.isprintable() and "  " not in text and " " not in (text[:1], text[-1:])) or (
        not _UNTIDY.search(text)
    ):
        return text
    if marks_of(text):
        return _squeezed(text)
    paragraphs = _PARAGRAPH.split(text)
    lines = (" ".join(re.split(rf"[{_LOOSE}]+", part)).strip(" ") for part in paragraphs)
    return "\n\n".join(_RUN.sub(_one_space, line) for line in lines if line)


def _squeezed(text: str) -> str:
    """The same for text with marks."""

    def space(match: re.Match[str]) -> str:
        if match.start() == 0 or match.end() == len(text):
            return _one_space(match).strip(" ")
        return "\n\n" if _PARAGRAPH.search(match.group()) else _one_space(match)

    return substituted(_SPACES, space, text)


def _one_space(run: re.Match[str]) -> str:
    return run.group().strip(_LOOSE)[:1] or " "


def encode(text: str) -> str:
    """The text in LaTeX's spelling; letters, dashes and quotation marks stay Unicode."""
    if not (marks_of(text) or _ESCAPED.search(text)):  # as mostly
        return text
    braces = _BALANCED_BRACES if is_balanced(text) else _STRAY_BRACES
    escapes = _ESCAPES | braces

    def escaped(match: re.Match[str]) -> str:
        return r"\&{}" if match["entity"] else escapes[match.group()]

    def plain(part: str) -> str:
        return _ESCAPED.sub(escaped, part)

    if not marks_of(text):
        return plain(text)
    return _with_marks(text, plain)


def _with_marks(text: str, plain: Callable[[str], str]) -> str:
    typed = {plain(one): one for one in _typed(text)}

    def wrap(look: Look, inside: str) -> str:
        if look is Look.SOURCE:
            return typed.get(inside, inside)
        if look is Look.PROTECTED:  # a brace before a command would not protect
            return f"{{{{{inside}}}}}" if inside[:1] == "\\" else f"{{{inside}}}"
        return f"{_COMMANDS[look]}{{{inside}}}"

    return written(text, plain, wrap)


def _typed(text: str) -> list[str]:
    """What of the text is LaTeX as it is typed."""
    return [text[one.start : one.end] for one in marks_of(text) if one.look is Look.SOURCE]
