"""Forms that other programs make: ODT and EPUB by pandoc, PDF by LibreOffice."""

from __future__ import annotations

from biblio import office
from biblio.bibliography.listing import Listing
from biblio.bibliography.writers import docx, html
from biblio.diagnostics import BiblioError
from biblio.pandoc import PandocError, run

_SECONDS = 120


def write_odt(listing: Listing) -> bytes:
    """The listing as a file of OpenDocument Text."""
    return _by_pandoc(listing, "odt", "--metadata=title=")  # as in Word, the list has no title


def write_epub(listing: Listing) -> bytes:
    """The listing as an EPUB of one chapter."""
    title = f"--metadata=title={listing.title}"
    return _by_pandoc(listing, "epub3", title, "--epub-title-page=false")


def write_pdf(listing: Listing) -> bytes:
    """The listing as a PDF. Raises BiblioError where there is no LibreOffice to make it."""
    program = office.program()
    if program is None:
        raise BiblioError(f"A PDF is made by LibreOffice, which is not here: {office.HOW}.")
    names = ("bibliography.docx", "bibliography.pdf")
    return office.converted(program, docx.write(listing), names, ["--convert-to", "pdf"], _SECONDS)


def _by_pandoc(listing: Listing, form: str, *options: str) -> bytes:
    arguments = ["--from=html", f"--to={form}", "--standalone", "--output=-", *options]
    arguments.append(f"--metadata=lang={listing.language}")
    try:
        return run(arguments, html.write(listing), _SECONDS).output
    except PandocError as refusal:
        raise BiblioError(f"pandoc makes no {form} of it: {refusal}.") from refusal
