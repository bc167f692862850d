"""The headings of notes and reference lists, and what such a list's entries look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from biblio.document import Part
from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.sentences import finished
from biblio.values.patterns import Lazy

_TITLES = {
    Part.FOOTNOTE: "footnotes|fußnoten|notes de bas de page|notas a pie|notas al pie"
    "|notas a pie de página|notas al pie de página|сноски",
    Part.ENDNOTE: "endnotes|end notes|notes|notes and references|anmerkungen|endnoten"
    "|notes et références|notas|notas finales|примечания|note",
    Part.REFERENCES: "references|references cited|bibliography|select bibliography"
    "|selected bibliography|annotated bibliography|works cited|works consulted|literature"
    "|literature cited|sources|sources cited|further reading|reference list|list of references"
    "|literatur|literaturverzeichnis|literaturangaben|literaturliste|quellen"
    "|quellenverzeichnis|bibliographie|bibliografie|références|références bibliographiques"
    "|ouvrages cités|bibliografía|referencias|obras citadas"
    "|bibliografia|список литературы|литература|библиография|источники",
}
_KINDS = {title.casefold(): kind for kind, titles in _TITLES.items() for title in titles.split("|")}
# headings that say more: Suggestions for Further Reading, List of Works Cited, Bibliografía de la
# Parte I, Primary Sources
_OF_A_LIST = Lazy(
    r"(?:suggestions\sfor|list\sof|a\sshort|short|primary|secondary|printed|general|sources\sand)\s"
    r"(?:further\sreading|works\scited|references|bibliography|sources)"
    r"|(?:bibliograf[ií]a|bibliograph(?:y|ie)|literaturverzeichnis|references|works\scited|sources)\s"
    r"(?:(?:and|et|und|y|e)\s(?:sources|further\sreading|notes|quellen|fuentes|fonti)"
    r"|(?:de|du|des|for|of|to|zu|zum|zur|da|do|della)\s[^.,;:]{3,40})"
)
_COUNTED = frozenset("0123456789ivxlc")
_LONGEST = 60
_FEWEST = 0.15


_NAME = r"[^\W\d_a-zß-öø-ÿа-я][\w’'`.-]*"
_BEGINS = Lazy(
    rf"""(?x)(?:\[?\d{{1,3}}[\].)]\s*|[-*•‣]\s+)?      # a number or a bullet
         (?: [—–―_-]{{2,}} | —                    # the author again
           | (?:(?:v[ao]n|de[rnls]?|d[iu]|l[ae]|zu[mr]?|al-|el-)\s+){{0,3}}
             {_NAME}(?:[ -]{_NAME}){{0,2}}\s*
             (?:(?<=\s[A-Z])\.\s|,|\(\d{{4}}|\d{{4}}|:|&|/|\(Hg|\(Hrsg|\(ed)
         )"""
)


class Section(NamedTuple):
    """The rows `first` to `last` (exclusive) under the heading in row `heading`."""

    kind: Part
    heading: int
    first: int
    last: int

    def holds(self, number: int) -> bool:
        """Whether the row stands in it."""
        return self.first <= number < self.last


def kind_of(text: str) -> Part | None:
    """What the heading announces: footnotes, endnotes, a bibliography, or nothing special."""
    if len(text) > _LONGEST or not text:
        return None
    title = text.lstrip("*_ ").rstrip(".:*_ ").casefold()
    kind = _KINDS.get(title) or _KINDS.get(_uncounted(title))
    return kind or (Part.REFERENCES if _OF_A_LIST.fullmatch(title) else None)


def _uncounted(title: str) -> str:
    """The title without the number before it."""
    number, _, name = title.partition(" ")
    bare = number[:-1] if number.endswith((".", ")")) else number
    return name.lstrip() if 0 < len(bare) <= 4 and _COUNTED.issuperset(bare) else title


def lists(texts: Iterable[str]) -> bool:
    """Whether enough of the texts begin as references do."""
    written = [text for text in texts if text]
    starting = sum(looks_like_entry(text) or _is_numbered(text) for text in written)
    return starting > 0 and starting >= _FEWEST * len(written)


def looks_like_entry(text: str) -> bool:
    """Whether the text begins as a reference does: with a name and a comma, a year, a dash …"""
    return _BEGINS.match(text) is not None


def looks_like_heading(text: str) -> bool:
    """Whether a text that stands alone is a title: short, no sentence, no entry, no note."""
    short = len(text) <= _LONGEST and not re.search(r"\d|,", text)
    return short and (not finished(text) or text.isupper()) and marks.start(text) is None


def _is_numbered(text: str) -> bool:
    start = marks.start(text)
    return start is not None and start.style in (Print.NUMBER, Print.BRACKETS)
