"""Running heads and feet: each section has its own, with its words in it."""

from __future__ import annotations

from biblio.document import Run
from biblio.packet.layout import NotePlace
from biblio.packet.rendering.press import Press
from biblio.packet.wording.emphasis import emphasised, shortened, unmarked
from biblio.word.fields import page
from biblio.word.markup import part
from biblio.word.runs import paragraph
from biblio.word.sections import Section

# The settings say so as well, but LibreOffice looks for it here.
_ENDNOTES = (("endnotePr", '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'),)
_LONGEST = 72  # characters of a running head: more do not fit on one line


def section(press: Press, left: str, right: str) -> Section:
    """A section whose first page has no head, and whose others name it; all are numbered.

    Where pages are mirrored, the number of a left one stands at its outer edge too.
    The words are written out: LibreOffice does not know the field that would look them up.
    """
    head = _head(press, left, right)
    headers = [("default", head), ("first", _add(press, "header", paragraph("Header", "")))]
    footers = [("default", _foot(press)), ("first", _foot(press))]
    if press.layout.mirrored:
        headers.append(("even", _head(press, left, right)))
        footers.append(("even", _add(press, "footer", paragraph("Footer", page()))))
    return Section(
        press.layout.page,
        headers=tuple(headers),
        footers=tuple(footers),
        opens_apart=True,
        extra=_ENDNOTES if press.layout.notes is NotePlace.ENDNOTES else (),
    )


def bare(press: Press) -> Section:
    """The first section: nothing at its head and foot."""
    return Section(press.layout.page)


def _head(press: Press, left: str, right: str) -> str:
    left = shortened(unmarked(left), _LONGEST // 2)
    author = press.text.run(Run(left, small_caps=True))
    title = press.text.runs(emphasised(shortened(right, _LONGEST - len(left)), italic=True))
    return _add(press, "header", paragraph("Header", f"{author}<w:r><w:tab/></w:r>{title}"))


def _foot(press: Press) -> str:
    return _add(press, "footer", paragraph("Footer", f"<w:r><w:tab/></w:r>{page()}"))


def _add(press: Press, kind: str, content: str) -> str:
    press.furniture += 1
    root = "hdr" if kind == "header" else "ftr"
    return press.package.add(kind, part(root, content), number=press.furniture)
