"""The words of a plain text or a Markdown file by an independent look at it, and the Document's.

Marks of notes, signs of lists and figures are no words. Hyphens are taken away on both sides: the
reader decides which of those at the ends of lines are the typesetter's.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from conservation import Account

from biblio.encoding import decode
from biblio.readers import markdown
from biblio.readers.shaping import Shaped, account
from biblio.readers.text import reader as text

LEFT_OUT = {
    "addresses": "of links and pictures in Markdown, and its attributes",
    "the frame of Project Gutenberg": "told as a finding, and counted here",
    "page numbers, running heads": "told as findings, and counted here",
}
_MARKDOWN = (".md", ".markdown")
# how Gutenberg names a note
_NAMED = re.compile(r"\[(?i:footnote|endnote|note) (?=[^\]:]{1,6}:)")
_CODE = re.compile(r"(?ms)^(```.*?^```|~~~.*?^~~~)[ \t]*$")
_HYPHEN = re.compile(r"[-\u2010\u00ad¬](?:[ \t]*(?:\r\n|[\n\r\f\v\x85\u2028\u2029])[>\s]*)?")
_MARKUP = re.compile(
    r"""(?xs) <!--.*?(?:-->|\Z) | <(script|style)\b.*?(?:</\1\s*>|\Z)
      | </?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>
      | (?<=\])\(\s*[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)
      | \{\s*(?:[#.:]|[\w-]+=)[^{}\n]*\} | (?m:^(?:```|~~~)[^\n]*$)
      | (?m:^\s{0,3}\[[^\]^]+\]:\s*\S+[^\n]*$)"""
)


def compare(data: bytes, path: str) -> Account:
    """The file against the document that is read from it."""
    source = decode(data, path).text
    theirs = Counter(of_source(source, path))
    # a plain text's front matter is among what is left out
    ours = Counter(of_shaped(shaped(source, path), told=path.endswith(_MARKDOWN)))
    lost, invented = theirs - ours, ours - theirs
    _mend(lost, invented)
    return Account(theirs.total(), lost, invented, ())


def _mend(lost: Counter[str], invented: Counter[str]) -> None:
    """Take the words away that a page's end had parted."""
    for whole in list(invented.elements()):
        halves = ((whole[:at], whole[at:]) for at in range(1, len(whole)))
        found = next((one for one in halves if lost[one[0]] and lost[one[1]]), None)
        if found:
            lost.subtract(found)
            invented.subtract((whole,))
    for counted in (lost, invented):
        for word in [word for word, number in counted.items() if number <= 0]:
            del counted[word]


def shaped(source: str, path: str) -> Shaped:
    """What the reader makes of the source."""
    if path.endswith(_MARKDOWN):
        return account(markdown.read_sheet(source, path, "", ()))
    return text.read_source(source, path)


def of_source(source: str, path: str) -> list[str]:
    """The words of the source; of Markdown without what is no text."""
    if path.endswith(_MARKDOWN):
        parts = _CODE.split(source)
        # every second part is code, which stands as it is
        prose = (html.unescape(_MARKUP.sub(" ", one)) for one in parts[::2])
        code = (one.partition("\n")[2] for one in (*parts[1::2], ""))
        source = "\n".join(chain.from_iterable(zip(prose, code, strict=True)))
    return words(_NAMED.sub("[", source))


def of_shaped(shaped: Shaped, *, told: bool) -> Iterator[str]:
    """The words of the document and those that it says it left out; if `told`, of its metadata."""
    document = shaped.document
    noted = [one for note in document.notes for one in note.paragraphs]
    for paragraph in (*document.paragraphs, *noted):
        yield from words(paragraph.string)
    for note in document.notes:
        yield from words(note.mark)
    if told:
        for key, values in document.metadata:
            yield from words(" ".join((key, *values)))
    for left in shaped.omitted:
        yield from words(left.string)


def words(text: str) -> list[str]:
    """The words, without their hyphens."""
    return re.findall(r"[^\W\d_¹²³⁰⁴-⁹]{2,}", _HYPHEN.sub("", text))
