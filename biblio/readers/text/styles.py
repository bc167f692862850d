"""What kind of paragraph it is: text, heading, caption, quotation, list or reference."""

from __future__ import annotations

from biblio.document import Style
from biblio.readers.shaping import sections
from biblio.readers.shaping.furniture import is_ornament
from biblio.readers.shaping.sentences import abbreviated
from biblio.readers.shaping.transcriber import is_label
from biblio.readers.text.layout import Layout
from biblio.readers.text.paragraphs import Group, is_item
from biblio.values.patterns import Lazy

_CAPTION = Lazy(r"(?:Fig(?:ure|\.)|Abb(?:ildung|\.)|Рис\.|Photo|Foto|Image)\s*\d*\b")
_PERSON = Lazy(r"(?:[^\W\d_a-z][\w.’'-]* ){1,3}[^\W\d_a-z][\w’'-]*(?:,? (?:in )?\(?\d{4}\)?)?$")
_ONE_NAME = Lazy(r"[^\W\d_a-z][\w’'-]*,? (?:in )?\(?\d{4}\)?$")
_SENTENCE_END = Lazy(r"[.,;:!…][”\"’'»)\]*_]*$|^[—–-]|^https?:")
_MARK = Lazy(
    r"(?<=[.,;:!?…”\"’»)])(?:\[\^?[\w:*]{1,6}\]|\{\w{1,4}\}|\s?\(\d{1,3}\)|\d{1,3})$|[*†‡§‖¶#|¹²³⁰⁴-⁹]+$"
)
_SENTENCE = Lazy(r"([^\W\d_]{3}[.!…])[”\"’»)]*(?:\(\d{1,3}\))?\s+[“«\"]?[^\W\d_]")
# what somebody says, and nothing else but where
_SPEECH = Lazy(r"[“„«\"].*[?!.,…—–-][”“»\"](?:\s?\([^()]*\d[^()]*\)\.?)?$")
# ROSA: Where is it? · ROSA (softly). Gone?
_TURN = Lazy(r"(?!\d)\w[^a-zß-ÿа-яё:.?!()]{1,30}(?:\s\([^()]{1,40}\))?[:.]\s+\S")
_SHORT_REPLY = 30  # characters
# the cells of a table's row
_COLUMNS = Lazy(r"\S(?: {3,}|\t+)\S")
_LONGEST = 90
_NARROW = 0.85
_DEEP = 2


def classify(group: Group, after: Group | None, layout: Layout, lead: str) -> Style:
    """The style of the paragraph; `lead` is the text of the one before it."""
    first = group[0]
    if is_ornament(first.line.text):
        return Style.ORNAMENT
    if first.stanza:
        return Style.VERSE
    if first.line.prefix:
        return Style.HEADING if first.line.prefix.startswith("#") else Style.QUOTATION
    if first.margin is not None:
        return Style.TEXT
    text = " ".join(item.line.text for item in group)
    if is_label(text):
        return Style.CAPTION
    announced = lead.endswith(":") and sections.kind_of(lead) is None
    said = _is_asked(text, lead, after)
    titled = not announced and not said and _is_heading(group, after, text, layout)
    if sections.kind_of(text) or titled:
        return Style.CAPTION if not layout.wrapped and _is_caption(text, lead) else Style.HEADING
    if first.listed:
        return Style.REFERENCE
    if is_item(text):
        return Style.LIST
    return Style.QUOTATION if layout.wrapped and _is_block(group, layout, lead) else Style.TEXT


def _is_heading(group: Group, after: Group | None, text: str, layout: Layout) -> bool:
    """Whether the paragraph is short, stands alone and is no sentence."""
    alone = group[0].blank or group[0].cut or not layout.wrapped
    if after is None or not alone or len(group) > 2 or len(text) > _LONGEST or group[0].listed:
        return False
    if _SPEECH.match(text):
        return False
    if text.isupper() and len(text) > 3 and not text.endswith(","):
        return True
    if any(_COLUMNS.search(item.line.text) for item in group):
        return False
    bare = _without_mark(text)
    if _SENTENCE_END.search(bare) or _has_sentence(bare) or not any(map(str.isalpha, text)):
        return False
    short = not layout.wrapped or not layout.fills(group[0].line)
    apart = after[0].blank or not layout.wrapped or group[0].line.index == 0
    return short and apart and not is_item(text)


def _is_asked(text: str, lead: str, after: Group | None) -> bool:
    """Whether somebody asks it: the next line is a short reply, or there are turns of a play."""
    if not text.endswith(("?", "?”", "?»")):
        return False
    reply = " ".join(item.line.text for item in after or ())
    if _TURN.match(text) and any(map(_TURN.match, (lead, reply))):
        return True
    return len(reply) <= _SHORT_REPLY and reply.endswith((".", "!", "…"))


def _without_mark(text: str) -> str:
    mark = _MARK.search(text)
    return text[: mark.start()] if mark else text


def _has_sentence(text: str) -> bool:
    """Whether a sentence ends inside the text."""
    return any(not abbreviated(text[: match.end(1)]) for match in _SENTENCE.finditer(text))


def _is_caption(text: str, lead: str) -> bool:
    named = _PERSON.match(text) or _ONE_NAME.match(text)
    return bool(lead) and bool(_CAPTION.match(text) or named) and not text.isupper()


def _is_block(group: Group, layout: Layout, lead: str) -> bool:
    """Whether the lines are set in, narrower than the text, or announced by a colon."""
    lines = [item.line for item in group]
    if all(line.indent >= _DEEP for line in lines):
        return len(lines) > 1 or not layout.indented or lead.endswith(":")
    narrow = max(line.width for line in lines) <= _NARROW * layout.width
    return (len(lines) > 1 and lead.endswith(":")) or (len(lines) > 3 and narrow)
