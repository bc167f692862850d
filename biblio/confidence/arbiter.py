"""Rules where they are certain, the trained model elsewhere: the reading that is more coherent.

Each stretch of a note or of a list is labelled by the rules. Where what they read is doubtful as a
whole, the model labels it too, and its reading is taken if that is likely to be right, likelier
than the other, and no field of it a guess. The model is loaded when it is first asked.
"""

from __future__ import annotations

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.confidence import scale
from biblio.confidence.signs import signs
from biblio.excerpt import Excerpt
from biblio.parser import assemble, evidence
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.labels import fields_of
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span
from biblio.record.edition import CONTAINERS

# Of the settings tried on records kept out, in thirty styles, this gained most (.727 to .749,
# counted and not read) and lost nothing in any set of documents: docs/model.md.
_CERTAIN, _LIKELY, _GUESS = 0.6, 0.3, 0.4

# Papers, acts and talks are read by rule alone: the model has not learned from any.
_WHOLE = ("shelfmark", "act", "interview")

# What rules tell well, and the other reading may not lose.
_CLOSED = tuple(
    frozenset(names.split())
    for names in (
        "title journal journaltitle",
        "author editor",
        "year date",
        "origyear origdate",
        "volume",
        "pages locator",
    )
)
_SHOWN = 0.95  # what rules say of a title that quotation marks or italics show
_SINGLE = ("title", "publisher", *CONTAINERS)

Spans = tuple[Span, ...]


def arbiter(stretch: Stretch) -> Spans:
    """A `Labeller`: the rules' spans, or the model's where they make the better whole."""
    ruled = label(stretch)
    # In the running text, and in a remark of a note, what is no citation would look like one to
    # the model.
    whole = any(span.label in _WHOLE for span in ruled)
    remark = not stretch.listed and not evidence.cites(stretch.text, ruled)
    if stretch.running or whole or remark or (coherence := _coherence(stretch, ruled)) >= _CERTAIN:
        return ruled
    learned = _learned(stretch)
    guessed = min((span.confidence for span in learned), default=0.0) < _GUESS
    loses = _loses(ruled, learned) or _says_twice(learned)
    better = not (guessed or loses) and _coherence(stretch, learned) >= max(coherence, _LIKELY)
    return learned if better else ruled


def _loses(ruled: Spans, learned: Spans) -> bool:
    """Whether the other reading lacks a title, an author, a year or a page that the rules found,
    or begins the title elsewhere than quotation marks or italics show.
    """
    before, after = ({span.label for span in spans} for spans in (ruled, learned))
    lost = any(before & one and not after & one for one in _CLOSED)
    shown = next((s for s in ruled if s.label == "title" and s.confidence >= _SHOWN), None)
    kept = shown is None or any(s.label == "title" and s.start == shown.start for s in learned)
    return lost or not kept


def _says_twice(spans: Spans) -> bool:
    """Whether two stretches are called the title, the publisher or what it is printed in."""
    labels = [span.label for span in spans]
    return any(labels.count(one) > 1 for one in _SINGLE)


def _learned(stretch: Stretch) -> Spans:
    from biblio.parser.labelling.model import Model

    return Model()(stretch)


def _coherence(stretch: Stretch, spans: Spans) -> float:
    """How often a full citation that is read so is right."""
    kind = Kind.BIBLIOGRAPHY if stretch.listed else Kind.FOOTNOTE
    fields = assemble.fields_of(stretch.text, spans)
    text = _without_passed(stretch.text, spans)
    rest = assemble.rest(text, fields)
    citation = Citation(Excerpt(text), kind, Form.FULL, "misc", fields, rest=rest)
    return scale().probability(signs(Resolution(citation, None, ""), stretch.language))


def _without_passed(text: str, spans: Spans) -> str:
    """The text with spaces for what was read and is no field, which nothing is left over of."""
    for span in spans:
        if not fields_of(span.label):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
