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
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
import pypdfium2.raw as raw
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
# With its comments, which LibreOffice prints as signs that cover the text.
_NOTED = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
_BESIDE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #f3f3f1; position: relative; width: 980px; height: 968px; }}
p {{ position: absolute; left: 745px; width: 195px; margin: 0; padding: 9px 12px; background: #fff;
  border-left: 4px solid #2d7d57; box-shadow: 0 1px 4px #0003; font: 12.5px/1.4 sans-serif; }}
</style><img src="page.png" alt="">{cards}"""
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
    """A restyled manuscript: tracked changes, and beside the page the comment on what was left."""
    made = folder / "restyled.docx"
    whole = (folder / "all.bib").read_text(encoding="utf-8")
    fewer = re.sub(r"@book\{black.*?\n\}\n", "", whole, flags=re.DOTALL)
    (folder / "fewer.bib").write_text(fewer, encoding="utf-8")
    asked = ("restyle", EXAMPLES / "reading_room.docx", "--style", "mhra")
    biblio(*asked, "-l", folder / "fewer.bib", "-o", made)
    for name, form in (("page", "pdf"), ("noted", _NOTED)):
        command = [needed("soffice"), "--headless", "--convert-to", form, "--outdir", folder, made]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        made.with_suffix(".pdf").rename(folder / f"{name}.pdf")
    command = [needed("pdftoppm"), "-png", "-r", "88", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*command, folder / "page.pdf", folder / "page"], check=True)
    cards = "".join(
        f'<p style="top: {top:.1%}"><b>biblio</b><br>{escape(text)}</p>'
        for top, text in comments(folder / "noted.pdf")
    )
    (folder / "word.html").write_text(_BESIDE.format(cards=cards), encoding="utf-8")
    shot = ["--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=980,880"]
    shot += [f"--screenshot={PICTURES / 'word.png'}", f"file://{folder / 'word.html'}"]
    subprocess.run([needed("chromium"), *shot], check=True, capture_output=True, timeout=120)


def comments(pdf: Path) -> list[tuple[float, str]]:
    """The comments on the first page, each with how far down it stands, as a share of the page."""
    page = pdfium.PdfDocument(pdf)[0]
    found = []
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_TEXT:  # a link
            continue
        rectangle = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, rectangle)
        length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        text = (raw.FPDF_WCHAR * length)()
        raw.FPDFAnnot_GetStringValue(annotation, b"Contents", text, length)
        said = bytes(text).decode("utf-16-le").rstrip("\0")
        found.append((1 - rectangle.top / page.get_height(), said))
    return found


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
