"""The words of what pandoc reads and of PDFs by an independent look at them, and the Document's.

Pandoc writes its own plain text of a document; a PDF's words are those of pdftotext. Words alone
count (signs and numbers are marks and furniture too), and of print only whether they are there:
where a line ends, either program may join what the other leaves apart.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conservation import Account

from biblio import pandoc
from biblio.files.scratch import scratch
from biblio.readers import formats, read_bytes
from biblio.readers.formats import Format
from biblio.readers.pandoc import flat, preparation

LEFT_OUT = {
    "heads of pages": "running heads and numbers of PDFs, told as findings, and counted here",
    "commands": "of LaTeX that print nothing",
}
SUFFIXES = tuple(
    suffix for one in formats.FORMATS if one.dialect or one.key == "pdf" for suffix in one.suffixes
)
PDFTOTEXT = shutil.which("pdftotext")
# their titles are properties of the file, which are not printed
_WITH_PROPERTIES = ("odt", "fodt", "fb2")
_QUOTED = re.compile(r"“(.*)”")


def compare(data: bytes, path: str) -> Account:
    """The file against the document that is read from it."""
    form = formats.of_suffix(os.path.splitext(path)[1])
    theirs = Counter(words(_plain(data, form)))
    ours = Counter(_of_document(data, path))
    gone, new = theirs - ours, ours - theirs
    if form.key == "pdf":
        gone, new = _apart(gone, new), _apart(new, gone)
    return Account(theirs.total(), gone, new, ())


def words(text: str) -> list[str]:
    """The words in small letters (some write small capitals as large ones); signs are none."""
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return re.findall(r"[^\W\d_]{2,}", plain)


def _plain(data: bytes, form: Format) -> str:
    if form.key == "pdf":
        return _printed(data)
    dialect = form.dialect
    if dialect == "fodt":
        data, dialect = flat.packed(data, form.name), "odt"
    arguments = [f"--from={dialect}", "--to=plain", "--wrap=none"]
    if form.dialect == "rtf":
        # what pandoc itself loses of RTF is mended before it reads it
        data = preparation.prepared(data.decode("latin-1"), "rtf")
    elif form.dialect not in _WITH_PROPERTIES:
        arguments.append("--standalone")
    return pandoc.run(arguments, data).output.decode()


def _printed(data: bytes) -> str:
    assert PDFTOTEXT is not None
    with scratch() as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(data)
        done = subprocess.run([PDFTOTEXT, str(path), "-"], capture_output=True, check=True)
    return re.sub(r"-\n", "", done.stdout.decode())


def _apart(words: Counter[str], others: Counter[str]) -> Counter[str]:
    """Without words that are parts of others, or made of them."""
    joined = " ".join(others)
    kept = {
        word: count
        for word, count in words.items()
        if word not in joined and not any(len(one) > 2 and one in word for one in others)
    }
    return Counter(kept)


def _of_document(data: bytes, path: str) -> Iterator[str]:
    document = read_bytes(data, path)
    noted = [one for note in document.notes for one in note.paragraphs]
    for paragraph in (*document.paragraphs, *noted):
        yield from words(paragraph.string)
    for one in document.diagnostics:
        if quoted := _QUOTED.search(one.message):
            yield from words(quoted[1])
