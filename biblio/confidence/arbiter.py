"""Rules where they are certain, the trained model elsewhere: the reading that is more coherent.

Each stretch of a note or of a list is labelled by the rules. Where what they read is not certain as
a whole, the model labels it too, and of the two readings that is taken which is likelier to be
right by how they differ (`preference.py`). The model is loaded when it is first asked.
"""

from __future__ import annotations

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.confidence import preference, scale
from biblio.confidence.preference import Read
from biblio.confidence.signs import signs
from biblio.excerpt import Excerpt
from biblio.language import cues
from biblio.parser import assemble, evidence
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.labels import fields_of
from biblio.parser.labelling.rules import label, law
from biblio.parser.labelling.spans import Span
from biblio.record.edition import CONTAINERS
from biblio.values import names

# Above the first the model is not asked; below the others its reading is not taken as a whole, and
# not with a field so little sure. Of 1,391 prints in seventy styles rules alone read .51 right, the
# model .77, one of the two .82; of records kept out these settings lose least in common styles.
_CERTAIN, _PREFERRED, _GUESS = 0.75, 0.8, 0.4
_SURE_TITLE = 0.7
_SHOWN = 0.95  # what rules say of a title that quotation marks or italics show

# Papers, acts, cases and talks are read by rule alone: the model has not learned from any.
_WHOLE = ("shelfmark", "act", "interview")

_ADDRESS = frozenset(("url", "doi", "urldate", "medium"))

# What rules tell well, and the other reading may not lose: prints (.775 to .759 of 1,287) say
# otherwise, documents with their short titles, acts and first editions do not.
_CLOSED = tuple(
    frozenset(labels.split())
    for labels in (
        "title journal journaltitle",
        "author editor",
        "editor editor_translator",
        "year date",
        "origyear origdate",
        "volume",
        "pages locator",
        "edition",
        "volumes",
        "bookauthor",
        "translator editor_translator",
        "booktitle",
        "location",
        "thesis type",
        "url doi",
        "urldate",
    )
)

Spans = tuple[Span, ...]


def arbiter(stretch: Stretch) -> Spans:
    """A `Labeller`: the rules' spans, or the model's where they make the better whole."""
    spans = label(stretch)
    # In the running text, and in a remark of a note, what is no citation would look like one to
    # the model.
    whole = any(span.label in _WHOLE or _is_case(stretch, span) for span in spans)
    whole = whole or (bool(spans) and {span.label for span in spans} <= _ADDRESS)
    remark = not stretch.listed and not evidence.cites(stretch.text, spans)
    if stretch.running or whole or remark:
        return spans
    ours = _read(stretch, spans)
    if scale().probability(ours.signs) >= _CERTAIN:
        return spans
    theirs = _read(stretch, _learned(stretch))
    if _is_guess(theirs.spans) or _loses(spans, theirs.spans):
        return spans
    if any(span.label == "author" and _is_led(stretch.text, span) for span in theirs.spans):
        return spans
    if not (stretch.listed or evidence.cites(stretch.text, theirs.spans)):
        return spans
    if not any(preference.differences(spans, theirs.spans)):
        return spans
    shown = preference.shown(ours, theirs)
    return theirs.spans if preference.table().probability(shown) >= _PREFERRED else spans


def _is_guess(learned: Spans) -> bool:
    """Whether a field is hardly likelier than another, or one that stands once is read twice."""
    labels = [span.label for span in learned]
    twice = any(labels.count(one) > 1 for one in ("title", "publisher", "pages", *CONTAINERS))
    titled = all(one.confidence >= _SURE_TITLE for one in learned if one.label == "title")
    return twice or not titled or min((one.confidence for one in learned), default=0.0) < _GUESS


def _is_led(text: str, author: Span) -> bool:
    """Whether words of a remark are taken for a part of a name: *Not least to Ann Miller*; or of a
    title for all of it: *Hist. Eccl.*
    """
    words = text[author.start : author.end].split()
    if words[0].removesuffix(".") + "." in cues.words("title_word"):
        return True
    small = [word for word in words if word.islower() and word not in names.PARTICLES]
    return bool(small) and not names.is_corporate(" ".join(words))


def _is_case(stretch: Stretch, span: Span) -> bool:
    return span.label == "title" and law.is_case(stretch.text[span.start : span.end])


def _loses(ruled: Spans, learned: Spans) -> bool:
    """Whether the other reading lacks what rules tell well and have found, has authors where a
    word says that they edit or editors where none does, or cuts the word of a division: `art. 12`.
    """
    before, after = ({span.label for span in spans} for spans in (ruled, learned))
    if "editor" in before and "author" in after - before:
        return True
    if "author" in before - after and "editor" in after - before:
        return True
    if _cuts_shown(ruled, learned):
        return True
    where, other = (
        next((one for one in spans if one.label == "locator"), None) for spans in (ruled, learned)
    )
    if where and other and where.start < other.start and where.end == other.end:
        return True
    return any(before & one and not after & one for one in _CLOSED)


def _cuts_shown(ruled: Spans, learned: Spans) -> bool:
    """Whether a title that its marks show is cut short, or is not all of the other's title."""
    shown = next((one for one in ruled if one.label == "title" and one.confidence >= _SHOWN), None)
    if shown is None:
        return False
    titles = [one for one in learned if one.label == "title" and one.start <= shown.start]
    return any(
        one.end < shown.end if one.start == shown.start else one.end > shown.start for one in titles
    )


def readings(stretch: Stretch) -> tuple[Read, Read]:
    """How the rules and how the model read a citation."""
    return _read(stretch, label(stretch)), _read(stretch, _learned(stretch))


def _learned(stretch: Stretch) -> Spans:
    from biblio.parser.labelling.model import Model

    return Model()(stretch)


def _read(stretch: Stretch, spans: Spans) -> Read:
    """The spans of a full citation with the signs that they show."""
    kind = Kind.BIBLIOGRAPHY if stretch.listed else Kind.FOOTNOTE
    fields = assemble.fields_of(stretch.text, spans)
    text = _without_passed(stretch.text, spans)
    rest = assemble.rest(text, fields)
    citation = Citation(Excerpt(text), kind, Form.FULL, "misc", fields, rest=rest)
    return Read(spans, signs(Resolution(citation, None, ""), stretch.language))


def _without_passed(text: str, spans: Spans) -> str:
    """The text with spaces for what was read and is no field, which nothing is left over of."""
    for span in spans:
        if not fields_of(span.label):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
