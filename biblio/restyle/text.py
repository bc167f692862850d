"""Text files: their citations are spliced into the decoded source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biblio.bibliography.headings import headings
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.encoding import Decoded
from biblio.houseconfig import Way
from biblio.restyle.dialect import Dialect
from biblio.restyle.manuscript import Order, Places, Rewriting
from biblio.restyle.printing import Printed
from biblio.restyle.sites import Left, Site
from biblio.restyle.splicing import Spliced, Splicer


@dataclass(frozen=True, slots=True)
class TextManuscript:
    """A file of text; `path` is its name in messages."""

    path: str
    decoded: Decoded
    dialect: Dialect

    def refuse(self, order: Order) -> None:
        """Raise BiblioError where citations would have to move and the markup has no notes."""
        if order.way is not Way.AS_IS and not self.dialect.has_notes:
            raise BiblioError(
                f"{self.path}: --as {order.way} moves citations, which is done in Markdown; "
                "without it they are rewritten where they stand."
            )

    def rewrite(
        self,
        document: Document,
        sites: Sequence[Site],
        made: Printed,
        left: Sequence[Left],
        order: Order,
    ) -> Rewriting:
        """The file with what was printed in place of the sites."""
        splicer = Splicer(document, self.decoded.text, self.dialect, order.way)
        spliced = splicer.splice(sites, made.runs)
        unwritten = {one.where for one in spliced.left}
        stay = [site for site in sites if site.where not in unwritten]
        text, added = self._with_list(spliced, stay, made, order)

        def places(rewritten: Document) -> tuple[Sequence[Places], Places]:
            own = [tuple(rewritten.places(*span)) for span in spliced.spans]
            return own, tuple(rewritten.places(*added)) if added[0] < added[1] else ()

        return Rewriting(
            self.decoded.encode(text, self.path),
            spliced.sites,
            tuple(text[slice(*span)] for span in spliced.spans),
            spliced.left,
            places,
        )

    def _with_list(
        self, spliced: Spliced, sites: Sequence[Site], made: Printed, order: Order
    ) -> tuple[str, tuple[int, int]]:
        """The text with a list of references behind it, where one is wanted and there is none."""
        text = spliced.text
        entries = [self.dialect.written(runs) for runs in made.entries_of(sites)]
        if not order.wants_list or not entries or any(site.is_entry for site in sites):
            return text, (0, 0)
        title = headings(order.engine.language)["bibliography"]
        at = self.dialect.end(text)
        listed = self.dialect.listed(entries, title)
        return f"{text[:at]}\n{listed}{text[at:].lstrip()}", (at + 1, at + 1 + len(listed))
