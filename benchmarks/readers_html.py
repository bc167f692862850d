"""How long a web page of 1 MB takes, beside mammoth on the same text as a Word file."""

from __future__ import annotations

import argparse
import importlib.util
import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from biblio import readers

SENTENCE = (
    "The saltmakers of the northern coast paid their tithe in salt, as <em>The Salt Tithe</em>"
    " has it &mdash; and sold the rest inland, in spring, to whoever came with a cart. "
)
PARAGRAPHS = 1_700


def main() -> int:
    """Print the seconds of each; 1 where the page takes longer than mammoth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    page = made()
    own = timed(lambda: readers.read_bytes(page.encode(), "page.html"), runs)
    print(f"biblio   {len(page) / 1e6:.1f} MB of HTML  {own:.2f} s")
    if importlib.util.find_spec("mammoth") is None:
        print("mammoth is not installed: nothing to compare with")
        return 0
    theirs = timed(by_mammoth(page), runs)
    print(f"mammoth  the same as DOCX  {theirs:.2f} s")
    return int(own > theirs)


def made() -> str:
    """A page with a note to each paragraph."""
    numbers = range(1, PARAGRAPHS + 1)
    text = "".join(
        f'<p>{SENTENCE * 4}<a href="#fn{n}" id="fnref{n}"><sup>{n}</sup></a></p>' for n in numbers
    )
    notes = "".join(
        f'<li id="fn{n}"><p>Rosa Roe, <i>Salt {n}</i> (London: Penguin, 1970), p.&nbsp;{n}.'
        f' <a href="#fnref{n}">↩</a></p></li>'
        for n in numbers
    )
    return f"<html><body><main><h1>Salt</h1>{text}<ol>{notes}</ol></main></body></html>"


def by_mammoth(page: str) -> Callable[[], object]:
    """What reads the page as a Word file."""
    import mammoth
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.docx")
        pypandoc.convert_text(page, "docx", format="html", outputfile=str(path))
        data = path.read_bytes()
    return lambda: mammoth.convert_to_html(io.BytesIO(data))


def timed(read: Callable[[], object], runs: int) -> float:
    """The median of some runs, in seconds of the processor."""
    seconds = []
    for _ in range(runs):
        start = process_time()
        read()
        seconds.append(process_time() - start)
    return median(seconds)


if __name__ == "__main__":
    sys.exit(main())
