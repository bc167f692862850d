"""Takes the pictures of the documentation: `make pictures`.

It needs chromium and playwright-core (the review page), LibreOffice and pdftoppm (a packet, a
manuscript in Word). The texts are those of examples/; each picture is of what biblio makes of them
at that moment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
PICTURES = ROOT / "docs" / "pictures"
LIBRARY = """@book{cannon1975,
  author = {Cannon, J. P.},
  title = {American’s Road to Socialism},
  publisher = {Pathfinder},
  address = {N.Y.},
  year = {1975},
}
"""
CHOSEN = "d1c9"  # a chapter of a collection: many fields
_WIDTH = 92  # columns of the terminal that is drawn


def biblio(*arguments: object, **environment: str) -> str:
    """What a command of this copy prints on stdout."""
    done = subprocess.run(
        [sys.executable, "-m", "biblio", *map(str, arguments)],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return done.stdout


def review(folder: Path) -> None:
    """The review page, a citation chosen."""
    page = folder / "review.html"
    biblio("review", EXAMPLES / "reading_room.docx", "-l", folder / "all.bib", "-o", page)
    modules = Path(os.environ.get("BIBLIO_TOOLS", ROOT / ".tools")) / "node_modules"
    script = Path(__file__).with_suffix(".cjs")
    asked = (modules, needed("chromium"), page, CHOSEN, PICTURES / "review.png")
    subprocess.run([needed("node"), script, *asked], check=True, timeout=120)


def lint(folder: Path) -> None:
    """What lint says on a terminal, in its colours."""
    (folder / "works.bib").write_text(LIBRARY, encoding="utf-8")
    os.chdir(folder)
    shown = biblio(
        *("lint", "works.bib", "--select", "TTL,NAM", "--no-cache"),
        FORCE_COLOR="1",
        COLUMNS=str(_WIDTH),
    )
    console = Console(record=True, width=_WIDTH, file=open(os.devnull, "w"))  # noqa: SIM115
    console.print(Text("$ biblio lint works.bib --select TTL,NAM\n"))
    console.print(Text.from_ansi(shown.rstrip()))
    drawn = console.export_svg(title="biblio lint")
    # The drawing would fetch its font.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    (PICTURES / "lint.svg").write_text(drawn, encoding="utf-8")


def packet(folder: Path) -> None:
    """The first page of a text in a packet."""
    made = folder / "packet.pdf"
    texts = (EXAMPLES / "reading_room.docx", EXAMPLES / "on_foot.txt")
    biblio("packet", *texts, "-l", folder / "all.bib", "-o", made)
    picture(made, 3, "packet", "-r", "78")


def word(folder: Path) -> None:
    """A restyled manuscript as LibreOffice shows it: tracked changes."""
    made = folder / "restyled.docx"
    asked = ("restyle", EXAMPLES / "reading_room.docx", "--style", "mhra")
    biblio(*asked, "-l", folder / "all.bib", "-o", made)
    command = [needed("soffice"), "--headless", "--convert-to", "pdf", "--outdir", folder, made]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    picture(folder / "restyled.pdf", 1, "word", "-r", "88")


def picture(pdf: Path, number: int, name: str, *options: str) -> None:
    """A page of a PDF as a picture."""
    pages = ("-f", str(number), "-l", str(number), "-singlefile")
    command = [needed("pdftoppm"), "-png", *pages, *options, pdf, PICTURES / name]
    subprocess.run(command, check=True)


def needed(program: str) -> str:
    """The program's path; ends with a sentence where it is not installed."""
    path = shutil.which(program)
    if path is None:
        sys.exit(f"{program} is not installed: .ci/tools gets what pictures need.")
    return path


def main() -> int:
    """Take them all, or those that are named."""
    takes = {"review": review, "lint": lint, "packet": packet, "word": word}
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        texts = (EXAMPLES / "reading_room.docx", EXAMPLES / "on_foot.txt")
        biblio("extract", *texts, "-o", folder / "all.bib")
        for wanted in sys.argv[1:] or takes:
            takes[wanted](folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
