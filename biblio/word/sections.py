"""Section properties: paper, margins, page numbers, line numbers and running heads."""

from __future__ import annotations

from dataclasses import dataclass, field

from biblio.word.order import ordered

_GUTTER = 360  # twips between columns


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in twips (twentieths of a point)."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int = 780
    footer: int = 780


@dataclass(frozen=True, slots=True)
class Section:
    """How the pages up to a section's end are laid out.

    `headers` and `footers` are pairs (default, first or even; relationship id). `number_format`
    is one of Word's (decimal, lowerRoman), `first_number` restarts the count; `line_numbers`
    prints every nth. With `opens_apart` the first page has a head and foot of its own, if only
    an empty.
    """

    page: Page
    start: str = "nextPage"
    headers: tuple[tuple[str, str], ...] = ()
    footers: tuple[tuple[str, str], ...] = ()
    number_format: str = "decimal"
    first_number: int | None = None
    line_numbers: int | None = None
    opens_apart: bool = False
    centred: bool = False
    columns: int = 1
    extra: tuple[tuple[str, str], ...] = field(default=())

    def xml(self) -> str:
        """The element sectPr."""
        return f"<w:sectPr>{ordered('sectPr', self._properties())}</w:sectPr>"

    def _properties(self) -> list[tuple[str, str]]:
        properties = [*self._furniture(), *self.extra]
        properties.append(("type", f'<w:type w:val="{self.start}"/>'))
        properties += _sheet(self.page, self.columns)
        start = "" if self.first_number is None else f' w:start="{self.first_number}"'
        properties.append(("pgNumType", f'<w:pgNumType w:fmt="{self.number_format}"{start}/>'))
        if self.line_numbers:
            properties.append(("lnNumType", _line_numbers(self.line_numbers)))
        if self.opens_apart:
            properties.append(("titlePg", "<w:titlePg/>"))
        if self.centred:
            properties.append(("vAlign", '<w:vAlign w:val="center"/>'))
        return properties

    def _furniture(self) -> list[tuple[str, str]]:
        return [
            (name, f'<w:{name} w:type="{kind}" r:id="{id_}"/>')
            for name, parts in (
                ("headerReference", self.headers),
                ("footerReference", self.footers),
            )
            for kind, id_ in parts
        ]


def _sheet(page: Page, columns: int) -> list[tuple[str, str]]:
    margins = (
        f'w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"'
    )
    size = f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
    number = f' w:num="{columns}"' if columns > 1 else ""
    cols = f'<w:cols{number} w:space="{_GUTTER if columns > 1 else 720}"/>'
    return [("pgSz", size), ("pgMar", f"<w:pgMar {margins}/>"), ("cols", cols)]


def _line_numbers(every: int) -> str:
    # Farther from the text than the numbers of paragraphs are.
    return f'<w:lnNumType w:countBy="{every}" w:distance="720" w:restart="newSection"/>'
