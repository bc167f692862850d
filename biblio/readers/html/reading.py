"""From the source of a web page to its sheet: every step of the reader in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity, Span
from biblio.document import Document, Text
from biblio.files import limits
from biblio.origins import Chart, TextAlignment
from biblio.readers.html import (
    article,
    characters,
    metadata,
    notes,
    scanner,
    tree,
    trimming,
)
from biblio.readers.html.article import Furniture
from biblio.readers.html.flow import Flow, Left, Plan
from biblio.readers.html.links import Links, Page
from biblio.readers.html.notes import Notes
from biblio.readers.html.scanner import Characters, Comment, Tag
from biblio.readers.html.tree import BLOCKS, Element, Node
from biblio.readers.shaping import shape
from biblio.readers.shaping.blocks import BROKEN, NoteBlocks, Sheet, Style
from biblio.values.patterns import Lazy

# a page with more is refused: it would take more than 10 s and 512 MB. A book of
# 1,000 pages with 5,000 notes as one page has some 4 MB and 60,000 tags
_LONGEST, _MOST_TAGS = 50_000_000, 300_000
_LINE_END = Lazy(r"\r\n|[\n\r]")
# comments that programs read: Word's conditions, marks of editors and servers
_FOR_PROGRAMS = Lazy(r"<!--\s*(?:\[if|<!\[endif|\[endif|StartFragment|EndFragment|#|\s*/?wp:|--)")
_SHOWN = 60
# the page's own title is looked for among so many headings
_HEADINGS = 5
# *de*, *deu*, *de-AT*
_CODES = (2, 3, 5)


class Yield(NamedTuple):
    """What a page yields: its sheet without words about itself, and what was left out."""

    sheet: Sheet
    left: tuple[Left, ...]


def read_source(
    source: str,
    path: str,
    sha256: str = "",
    diagnostics: tuple[Diagnostic, ...] = (),
    *,
    pictures: bool = False,
) -> Document:
    """The document of the page of which this is the decoded source; `pictures` as in `Wishes`."""
    return shape(read_sheet(source, path, sha256, diagnostics, pictures=pictures))


def read_sheet(
    source: str,
    path: str,
    sha256: str = "",
    diagnostics: tuple[Diagnostic, ...] = (),
    *,
    pictures: bool = False,
) -> Sheet:
    """The sheet of the page."""
    page = open_page(source, path)
    page = page._replace(own=metadata.addresses(page.root) | {path.rpartition("/")[2]})
    try:
        sheet, left = read_page(page, notes.find(Links([page])), pictures=pictures)
    except characters.TooManyPlaces:
        raise too_large(path) from None
    record = metadata.find(page.root, source)
    return replace(
        sheet,
        title=_title(sheet, record),
        language=metadata.language(page.root) or _language(record),
        metadata=tuple(record.items()),
        remarks=tuple(remarks(page)),
        diagnostics=(*diagnostics, *complaints(left, page, sheet.chart, path)),
        sha256=sha256,
    )


def open_page(source: str, path: str, part: str | None = None) -> Page:
    """The page's tree; `part` is its name in the package at the path, if it is in one.

    Raises BiblioError where it is too large for a tree.
    """
    refuse_large([source], path)
    return Page(part or path, source, tree.grow(source))


def refuse_large(sources: Sequence[str], path: str) -> None:
    """Raise BiblioError where the pages that are read together are too large."""
    if limits.most() is None:  # the user wants it all the same
        return
    tags = sum(source.count("<") for source in sources)
    if tags > _MOST_TAGS or sum(map(len, sources)) > _LONGEST:
        raise too_large(path)


def too_large(path: str) -> BiblioError:
    """The refusal of a page that no memory holds."""
    return BiblioError(f"{path} is refused: it would take too much memory.")


def read_page(page: Page, found: Notes, *, pictures: bool = False) -> Yield:
    """The blocks and the notes of the page; the notes are those of all pages read with it.

    Raises TooManyPlaces where its text is made of more pieces than memory holds.
    """
    own = [note for note in found.notes if note.page is page]
    lifted = frozenset(node for note in own for node in note.content)
    kept = {node for node in (*lifted, *found.calls) if isinstance(node, Element)}
    chosen = article.find(page.root, page.source, kept)
    left = {**chosen.left, **dict.fromkeys(found.backs, Furniture.BACK_LINK)}
    plan = Plan(page.source, found.calls, lifted, left, chosen.around, pictures)
    flow = Flow(plan)
    flow.read([page.root])
    noted, more = [], []
    for note in own:
        inside = Flow(plan, frozenset(note.content))
        inside.read(note.content)
        more += inside.left
        blocks = trimming.note(inside.blocks, note.mark, numbered=_is_numbered(note.content[0]))
        whole = _whole(note.content)
        noted.append(NoteBlocks(note.mark, blocks, note.part, note.id, source=whole))
    sheet = Sheet(
        page.part,
        tuple(flow.blocks),
        tuple(noted),
        chart=Chart(beginnings(page.source), tuple(flow.pages)),
        omitted=tuple(_omitted([*flow.left, *more], page)),
        pageless=True,
        tied=bool(noted),
    )
    return Yield(sheet, (*flow.left, *more))


def _is_numbered(first: Node) -> bool:
    """Whether a list prints the number of the note that begins so."""
    above = first.parent if isinstance(first, Element) else None
    return above is not None and above.name == "ol"


def _omitted(left: Iterable[Left], page: Page) -> Iterator[Text]:
    for one in left:
        if words := _words(page.source[one.start : one.end]):
            yield Text(words, TextAlignment(((0, one.start),)))


def _whole(content: Sequence[Node]) -> Text:
    """The places of the note's first and last character."""
    start, end = content[0].start, max(content[-1].end, content[0].start + 1)
    return Text("[]", TextAlignment(((0, start), (1, end - 1))))


def _title(sheet: Sheet, record: Mapping[str, tuple[str, ...]]) -> str | None:
    """The heading that the page's own title repeats, else its main one, else what it says.

    The author's name may be a heading too.
    """
    said = next(iter(record.get("title", ())), "")
    headings = [
        (block.level, text)
        for block in sheet.blocks
        if block.style is Style.HEADING and (text := _plain(block.rich.string))
    ]
    repeated = [one for one in headings[:_HEADINGS] if one[1] in said]
    repeated = [one for one in repeated if one[1] not in record.get("author", ())]
    main = [one for one in headings if one[0] == 1]
    found = min(repeated, default=None, key=itemgetter(0)) or next(iter(main), None)
    return found[1] if found else said or None


def _plain(string: str) -> str:
    return " ".join(string.replace(BROKEN, " ").split())


def _language(record: Mapping[str, tuple[str, ...]]) -> str | None:
    said = next(iter(record.get("language", ())), "")
    return said.partition("-")[0].casefold() if len(said) in _CODES else None


def remarks(page: Page) -> Iterator[Text]:
    """The comments that are written for people."""
    for node in page.root.nodes():
        if isinstance(node, Comment) and not _FOR_PROGRAMS.match(page.source, node.start):
            string = page.source[node.start : node.end]
            yield Text(string, TextAlignment(((0, node.start),)))


def complaints(left: Iterable[Left], page: Page, chart: Chart, path: str) -> Iterator[Diagnostic]:
    """What was left out: one finding for each piece that has words, one for all links back."""
    backs = [one for one in left if one.reason is Furniture.BACK_LINK]
    if backs:
        count = f"{len(backs)} × {Furniture.BACK_LINK}"
        yield _complaint(f"Left out: {count}.", backs[0], chart, path)
    for one in left:
        words = _words(page.source[one.start : one.end])
        if words and one.reason is not Furniture.BACK_LINK:
            shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
            yield _complaint(f"Left out, being {one.reason}: “{shown}”", one, chart, path)


def _complaint(message: str, left: Left, chart: Chart, path: str) -> Diagnostic:
    position = Position(path, chart.line(left.start))
    span = Span(left.start, left.end)
    return Diagnostic("left-out", message, position, Severity.INFO, span=span)


def _words(source: str) -> str:
    """The text of a stretch of the source, scripts and style sheets left out."""
    parts, hidden = [], False
    for token in scanner.tokens(source):
        if isinstance(token, Tag):
            hidden = token.name in ("script", "style") and not token.closing
            parts.append(" " if token.name in BLOCKS or token.name == "br" else "")
        elif isinstance(token, Characters) and not hidden:
            parts.append(source[token.start : token.end])
    return characters.decoded("".join(parts))


def beginnings(source: str) -> tuple[int, ...]:
    """The offsets at which lines begin."""
    return (0, *(match.end() for match in _LINE_END.finditer(source)))
