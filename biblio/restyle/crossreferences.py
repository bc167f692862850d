"""References to notes by their numbers, which are others where notes have come or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.citation import Form
from biblio.extractor import Extraction
from biblio.language import cues
from biblio.restyle.sites import Left, Site
from biblio.values.patterns import Lazy

_REFERENCE = Lazy(rf"(?<!\w){cues.pattern('above')}\s?(?P<number>\d{{1,4}})(?![\w–-])")
_REASON = "notes have come or gone, and the number may be another’s now"


def misnumbered(before: Extraction, after: Extraction, rewritten: Sequence[Site]) -> Iterator[Left]:
    """The references to notes of the manuscript, where it has fewer or more notes `after`.

    Those within the citations of other works are none: *p. 12, n. 3* is a note of the work.
    """
    document = before.document
    if len(document.notes) == len(after.document.notes):
        return
    marks = {note.mark for note in document.notes}
    taken = [one.where for one in before.citations if one.form is not Form.SUPRA]
    taken += [site.where for site in rewritten]
    for passage in document.passages():
        for match in _REFERENCE.finditer(document.string(passage)):
            where = passage.part(*match.span())
            if match["number"] in marks and not any(where.meets(one) for one in taken):
                yield Left(where, match.group(), _REASON)
