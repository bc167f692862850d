"""Finds text that was read in the wrong encoding, and letters that are not composed.

## What it does
Reports bytes that are no letters of the file's encoding, the replacement character `�`, UTF-8 that
was taken for Latin-1 (`GÃ¶del`), and letters written as a letter and a mark of its own.

## Why
Readers see the damage on the printed page. Two spellings of `é` look alike, yet searching and
sorting take them for different letters (Unicode Standard Annex 15).

## Example
    author = {GÃ¶del, Kurt}

is to be *Gödel*.

## Fix
Safe for letters that are not composed: they become one character (Unicode normalisation form C).
Unsafe for text in the wrong encoding, for it is read again. None where the letter is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from biblio.diagnostics import Span
from biblio.encoding import single_byte
from biblio.rules.basis import Edit, Finding, Fix, Fixable, LibraryFile, Severity, Subject
from biblio.values import compiled
from biblio.values.offsets import every

SEVERITY = Severity.ERROR
FIXABLE = Fixable.SAFE

# Windows-1252 shows the second byte of a letter as one of these.
_SECOND = "\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€"
_MISREAD = compiled.pattern(rf"[ÂÃÄÅ][{_SECOND}]|â[€‚„][{_SECOND}]|(?:[ÐÑ][{_SECOND}]){{2,}}")
_FIRST = "ÂÃÄÅâÐÑ"
_SIGN = "\N{REPLACEMENT CHARACTER}"
_LOST = compiled.pattern(f"{_SIGN}+")
_WORD = compiled.pattern(r"[^\s{}\",;:()]+")
_MARK = compiled.pattern("[\u0300-\u036f]")
# Their marks have no order of their own in form C, which breaks vowels of Biblical Hebrew.
_POINTED = compiled.pattern("[\u0590-\u06ff]")


def check(subject: Subject) -> Iterator[Finding]:
    """Find what the decoder said, and what the text itself shows."""
    for file in subject.libraries:
        for diagnostic in file.said("encoding"):
            if diagnostic.severity is not Severity.INFO:
                yield file.finding(diagnostic.span or file.beginning, diagnostic.message)
        if not file.bib.text.isascii():
            yield from _lost(file)
            yield from _misread(file)
            yield from _decomposed(file)


def _lost(file: LibraryFile) -> Iterator[Finding]:
    line_end = -1  # one finding a line is enough: what is lost is seldom lost once
    text = file.bib.text
    for start in every(text, _SIGN):
        if start > line_end and (match := _LOST.match(text, start)):
            line_end = text.find("\n", match.end()) % (len(text) + 1)
            yield file.finding(Span(*match.span()), "A character was lost when this text was read.")


def _misread(file: LibraryFile) -> Iterator[Finding]:
    text = file.bib.text
    for match in _candidates(text):
        if right := _read_again(match.group()):
            fix = Fix((Edit(match.start(), match.end(), right),), safe=False)
            message = f"“{match.group()}” is “{right}”, read in the wrong encoding."
            yield file.finding(Span(*match.span()), message, fix=fix)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for start in every(text, *_FIRST):
        match = _MISREAD.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _read_again(text: str) -> str:
    """The text that the bytes are in UTF-8, or nothing where they are none."""
    try:
        right = b"".join(map(single_byte, text)).decode("utf-8")
    except UnicodeError:
        return ""
    return right if right.isprintable() else ""


def _words_with_marks(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= end:
            start = mark.start()
            while start > end and _WORD.match(text[start - 1]):
                start -= 1
            if match := _WORD.match(text, start):
                end = match.end()
                yield match


def _decomposed(file: LibraryFile) -> Iterator[Finding]:
    text = file.bib.text
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _words_with_marks(text):
        word = match.group()
        composed = unicodedata.normalize("NFC", word)
        if len(composed) < len(word) and not _POINTED.search(word):
            fix = Fix((Edit(match.start(), match.end(), composed),), safe=True)
            message = f"“{composed}” has letters that are not composed."
            span = Span(*match.span())
            yield file.finding(span, message, fix=fix, severity=Severity.WARNING)
