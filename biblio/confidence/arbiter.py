"""Rules where they are certain, the trained model elsewhere: the reading that is more coherent.

Each stretch of a note or of a list is labelled by the rules. Where what they read is not certain as
a whole, the model labels it too, and of the two readings that is taken which is likelier to be
right by how they differ (`preference.py`). The model is loaded when it is first asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.confidence import preference, scale
from biblio.confidence.preference import Read
from biblio.confidence.signs import signs
from biblio.confidence.supplementing import completed, supplemented
from biblio.confidence.tearing import TORN, torn
from biblio.excerpt import Excerpt
from biblio.language import cues
from biblio.parser import assemble, evidence
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.labels import fields_of
from biblio.parser.labelling.people import is_idem
from biblio.parser.labelling.rules import label, law
from biblio.parser.labelling.spans import Span
from biblio.record.fields import PEOPLE
from biblio.values import names
from biblio.values.forenames import opens_name

# Above the first the model is not asked; below the second its reading is not taken. Of 3,101 prints
# in sixty styles rules alone read .62 right, the model .76, one of the two .84, both with the
# preference .80. Notes hold more than citations, and rules were mended on notes: there the model
# has to be surer. The first of each was set on the scale of today: of documents .909 are right,
# and with .9 and .75 .907.
_LISTED, _NOTED = (0.85, 0.5), (0.65, 0.6)
# With one of the signs below a note's reading is the model's only where so much speaks for it, and
# where it is as sure as a whole. Of the prints of open records in thirteen note styles that show
# such a sign and that one of the two reads right, the model's is right in 56 of 57 above it, in 33
# of 33 where it is the surer; documents tell no difference from .88 to .97.
_GUARDED = 0.93
# With one of these signs the reading is not the model's: prints do not tell whether translators and
# first editions are kept, and in notes short titles and acts would be lost (of real documents'
# citations .883 instead of .907 were wholly right).
_NEVER = frozenset(
    (
        "led field lost",
        "no title by model",
        "title sure 0",
        "editor turned",
        "author turned",
        "division cut",
        "opening lost",
        "title is shown, overrun",
    )
)
_DOUBTED_IN_NOTES = frozenset(
    (
        "closed field lost",
        "author longer by rules",
        "title longer by model",
        "title is shown, cut",
        "title is shown, missed",
        "model says twice",
        *(f"{doubt} {step}" for doubt in ("least sure", "title sure") for step in range(2)),
    )
)

# Papers, acts, cases and talks are read by rule alone: the model has not learned from any.
_WHOLE = ("shelfmark", "act", "interview")

_ADDRESS = frozenset(("url", "doi", "urldate", "medium"))

Spans = tuple[Span, ...]


def arbiter(stretch: Stretch) -> Spans:
    """A `Labeller`: the rules' spans, or the model's where they make the better whole.

    Either may hold what the other has read: the model's is supplemented by what rules alone know,
    the rules' completed by fields that they lack where they leave words over.
    """
    stretch = stretch.plain()
    spans = label(stretch)
    if not _may_be_otherwise(stretch, spans):
        return spans
    ours = _read(stretch, spans)
    certain, _ = _LISTED if stretch.listed else _NOTED
    doubtful = ours.sure < certain or not TORN.isdisjoint(ours.signs)
    # in a note what stands behind the rules' last field may be a remark, or another work
    end = len(stretch.text) if stretch.listed else max(one.end for one in spans)
    if not doubtful and not _leaves_words(stretch.text[:end], spans):
        return spans
    learned = _learned(stretch)
    if doubtful:
        theirs = _read(stretch, supplemented(spans, learned))
        if _is_better(stretch, ours, theirs):
            return theirs.spans
    return completed(spans, [one for one in learned if one.end <= end])


def _is_better(stretch: Stretch, ours: Read, theirs: Read) -> bool:
    """Whether the model's reading is taken instead of the rules'."""
    spans = ours.spans
    if not _are_comparable(stretch, ours, theirs):
        return False
    shown = preference.shown(ours, theirs)
    if shown & _NEVER or _names_idem(stretch.text, theirs.spans):
        return False
    if stretch.listed and _tears_name(spans, theirs.spans):
        return False
    _, preferred = _LISTED if stretch.listed else _NOTED
    parted = [] if stretch.listed else _parted(stretch.text, spans, theirs.spans)
    if any(_is_title(name) for name in parted):
        return False
    doubted = shown & _DOUBTED_IN_NOTES or _is_led(stretch.text, theirs.spans) or parted
    if not stretch.listed and doubted:
        mends = TORN & ours.signs and not TORN & theirs.signs
        least = 0.0 if mends else max(ours.sure, scale().threshold)
        preferred = _GUARDED if theirs.sure >= least else 1.0
    return preference.table().probability(shown) >= preferred


def _leaves_words(text: str, spans: Spans) -> bool:
    """Whether a word or a figure of the text is in no field."""
    return bool(assemble.rest(_without_passed(text, spans), assemble.fields_of(text, spans)))


def rivals(stretch: Stretch) -> tuple[Read, Read] | None:
    """How the rules and how the model read a citation, where one of the two has to be preferred."""
    spans = label(stretch)
    if not _may_be_otherwise(stretch, spans):
        return None
    ours, theirs = (
        _read(stretch, some) for some in (spans, supplemented(spans, _learned(stretch)))
    )
    return (ours, theirs) if _are_comparable(stretch, ours, theirs) else None


def _may_be_otherwise(stretch: Stretch, ruled: Spans) -> bool:
    """Whether the model may have read better; in the running text, and in a remark of a note,
    what is no citation would look like one to it.
    """
    if stretch.running or any(one.label in _WHOLE or _is_case(stretch, one) for one in ruled):
        return False
    labels = {one.label for one in ruled}
    if ruled and labels <= _ADDRESS:
        return False
    if not stretch.listed and "title" not in labels and _opens(ruled, "journaltitle"):
        return False  # Edinb. Rev., No. lxxxiv. p. 402
    return stretch.listed or evidence.cites(stretch.text, ruled, stretch.italics)


def _opens(spans: Spans, label: str) -> bool:
    return any(one.label == label and not one.start for one in spans)


def _are_comparable(stretch: Stretch, ours: Read, theirs: Read) -> bool:
    """Whether the two differ and the model's is a citation's: a title alone is none."""
    if len({one.label for one in theirs.spans}) == 1:
        return False
    cites = stretch.listed or evidence.cites(stretch.text, theirs.spans, stretch.italics)
    return cites and any(preference.differences(ours.spans, theirs.spans))


def _is_led(text: str, learned: Spans) -> bool:
    """Whether words of a remark are taken for a part of a name: *Not least to Ann Miller*; or of a
    title for all of it: *Hist. Eccl.*
    """
    authors = (text[one.start : one.end].split() for one in learned if one.label == "author")
    return any(_is_no_person(words) for words in authors)


def _names_idem(text: str, learned: Spans) -> bool:
    """Whether *idem*, which says that the holder is the author, is read as somebody’s name."""
    words = (text[s.start : s.end] for s in learned if s.label in PEOPLE and s.start)
    return any(map(is_idem, words))


def _tears_name(ruled: Spans, learned: Spans) -> bool:
    """Whether a name that stands turned in a list is read as two: `Hartwig | Ludolf`."""
    whole = [one for one in ruled if one.label == "author"]
    parts = [one for one in learned if one.label == "author"]
    return any(
        sum(name.start <= one.start and one.end <= name.end for one in parts) > 1 for name in whole
    )


def _parted(text: str, ruled: Spans, learned: Spans) -> list[str]:
    """The names for which a title is taken apart at its colon: *Salt Dreams: The Tax*.

    It is not where the name before it goes on, with what was taken for the title: `Rae, Logan/…`.
    """
    short, whole = (
        {one.start: one.end for one in some if one.label == "author"} for some in (ruled, learned)
    )
    if any(whole.get(start, end) > end + 2 for start, end in short.items()):
        return []
    return [
        text[theirs.start : theirs.end]
        for theirs in learned
        for ours in ruled
        if theirs.label == "author"
        and ours.label == "title"
        and ours.start <= theirs.start < ours.end
        and text.startswith(":", theirs.end)
    ]


def _is_title(words: str) -> bool:
    """Whether several words before a colon are a title rather than a person: no forename opens
    them.
    """
    return " " in words and not opens_name(words.split()[0])


def _is_no_person(words: Sequence[str]) -> bool:
    """Whether a word of a title cut short opens the words, or small ones stand among them."""
    first = words[0] if len(words) > 1 else words[0].removesuffix(".") + "."
    if first in cues.words("title_word"):
        return True
    small = any(word.islower() and word not in names.PARTICLES for word in words)
    return small and not names.is_corporate(" ".join(words))


def _is_case(stretch: Stretch, span: Span) -> bool:
    return span.label == "title" and law.is_case(stretch.text[span.start : span.end])


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
    shown = signs(Resolution(citation, None, ""), stretch.language)
    return Read(spans, shown | frozenset(torn(stretch.text, spans)), scale().probability(shown))


def _without_passed(text: str, spans: Spans) -> str:
    """The text with spaces for what was read and is no field, which nothing is left over of."""
    for span in spans:
        if not fields_of(span.label):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
