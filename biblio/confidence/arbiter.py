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
from biblio.parser import assemble
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span

# Of the settings tried on open records in sixteen styles this gained most (.667 to .724 in the ten
# common ones) without a loss in any set of documents: docs/model.md.
_CERTAIN, _LIKELY, _GUESS = 0.6, 0.6, 0.5

# Papers, acts and talks are read by rule alone: the model has not learned from any.
_WHOLE = ("shelfmark", "act", "interview")

Spans = tuple[Span, ...]


def arbiter(stretch: Stretch) -> Spans:
    """A `Labeller`: the rules' spans, or the model's where they make the better whole."""
    ruled = label(stretch)
    # In the running text what is no citation would look like one to the model.
    whole = any(span.label in _WHOLE for span in ruled)
    if stretch.running or whole or (coherence := _coherence(stretch, ruled)) >= _CERTAIN:
        return ruled
    learned = _learned(stretch)
    guessed = min((span.confidence for span in learned), default=0.0) < _GUESS
    nameless = _is_named(ruled) and not _is_named(learned)
    better = not (guessed or nameless) and _coherence(stretch, learned) >= max(coherence, _LIKELY)
    return learned if better else ruled


def _is_named(spans: Spans) -> bool:
    """Whether a title is among what was read: without one nothing would be cited."""
    return any(span.label in ("title", "journal") for span in spans)


def _learned(stretch: Stretch) -> Spans:
    from biblio.parser.labelling.model import Model

    return Model()(stretch)


def _coherence(stretch: Stretch, spans: Spans) -> float:
    """How often a full citation that is read so is right."""
    kind = Kind.BIBLIOGRAPHY if stretch.listed else Kind.FOOTNOTE
    fields = assemble.fields_of(stretch.text, spans)
    citation = Citation(
        Excerpt(stretch.text),
        kind,
        Form.FULL,
        "misc",
        fields,
        rest=assemble.rest(stretch.text, fields),
    )
    return scale().probability(signs(Resolution(citation, None, ""), stretch.language))
