"""Two citations compared: one edition, one work, one short for the other."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from biblio.citation import Citation, Form
from biblio.likeness import Description, Likeness, compare
from biblio.likeness.evidence import people_of
from biblio.likeness.titles import compare_titles
from biblio.record.fields import Nature, having
from biblio.record.person import family_keys, split_names
from biblio.values import names, titles

# Two editions differ in one of these, if they differ.
_PARTING = frozenset(
    {"years", "days", "editions", "volumes", "publishers", "places", "containers", "DOIs"}
    | {"addresses"}
)
_LONG_WORD = 4
# What case or number may add to a word. Set on invented titles: in the documents marked by hand
# (dev, dev2, dev3) one short title is told by its word, and it has no ending.
_ENDINGS = frozenset(("", "e", "s", "es", "n", "en", "а", "у", "е", "ы", "ом", "ов", "ам", "ах"))
_SHORTEST_STEM = 3
_FEWEST_WORDS = 3
_MISREAD = 0.5  # of the letters, in their order: peni, peru
_ONE_TITLE = (Likeness.EQUAL, Likeness.SHORTENED)


def is_mention(citation: Citation) -> bool:
    """Whether the citation only names its work in passing."""
    return citation.form is Form.MENTION


def is_bare_address(citation: Citation) -> bool:
    """Whether nothing but an address is cited."""
    return bool(citation.address) and not citation.value("title")


def same_note(one: Citation, other: Citation) -> bool:
    """Whether both stand in one note."""
    return one.note is not None and one.note == other.note


def same_work(one: Description, other: Description) -> bool:
    """Whether both have one title, and no author contradicts."""
    alike = compare_titles(one.title, other.title)
    return alike in _ONE_TITLE and not _people_differ(one, other)


def same_edition(one: Description, other: Description) -> bool:
    """Whether both are of one edition: one title, no author or imprint that contradicts."""
    alike = compare_titles(one.title, other.title)
    if alike not in _ONE_TITLE and alike is not Likeness.MISSPELT:
        return False
    if _people_differ(one, other) or {_medium(one), _medium(other)} >= {"print", "web"}:
        return False
    evidence = compare(one, other, alike)
    return not any(name in _PARTING for name in evidence.parting)


def _medium(description: Description) -> str:
    """Whether it was printed or is read on the web; empty where nothing is said of either."""
    edition = description.edition
    if edition.get("publisher") or edition.place:
        return "print"
    return "web" if edition.first("url", "doi") else ""


def shortens(short: Description, full: Description) -> bool:
    """Whether the first is a shortened form of the second."""
    title, known = short.edition.title, full.edition.title
    if not title or not known:
        return False
    authors = (split_names(short.people[0]), split_names(full.people[0]))
    if _people_differ(short, full) and not share_people(*authors):
        return False
    cut_short = _abbreviates(title, known)
    if titles.shortens(title, known) or (cut_short and " " in title):
        return True  # Salt Myth. for Salt Mythology
    ours = _is_word_of(title, known) or (cut_short and "." in title)
    return ours and bool(short.people[0])


def misprints(short: Description, full: Description) -> bool:
    """Whether the first is short for the second but for a slip in some word of the title: *Ugalde,
    History of Peni* for *Ana Ugalde, A Short History of Peru*. It has to name the family alone.
    """
    ours, theirs = split_names(short.people[0]), split_names(full.people[0])
    alone = ours and not any(", " in name for name in ours) and any(", " in name for name in theirs)
    if not alone or not share_people(ours, theirs):
        return False
    words = titles.fold(short.edition.title or "").split()
    known = titles.fold(full.edition.title or "").split()
    if len(words) < _FEWEST_WORDS:
        return False
    windows = (known[at : at + len(words)] for at in range(len(known) - len(words) + 1))
    return any(_are_alike(words, window) for window in windows)


def _are_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words are the same but for slips, one in three at most."""
    slips = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    few = len(slips) * _FEWEST_WORDS <= len(words)
    return few and all(_is_slip(one, other) for one, other in slips)


def _is_slip(one: str, other: str) -> bool:
    """Whether a word is another one misread: it begins as that does, and is as long."""
    if not (one.isalpha() and other.isalpha()) or one[:2] != other[:2]:
        return False
    near = abs(len(one) - len(other)) <= 1 and min(len(one), len(other)) >= _LONG_WORD
    return near and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _MISREAD


def _is_word_of(title: str, known: str) -> bool:
    """Whether one word of a title stands for it, with an ending of case or number: *Wald* for
    *Geschichte des Waldes*, not *Love* for *Lovers in Leeds*.
    """
    word = titles.fold(title)
    words = titles.fold(known).split()
    return len(word) >= _LONG_WORD and any(
        one.startswith(word) and one[len(word) :] in _ENDINGS for one in words
    )


def _abbreviates(title: str, known: str) -> bool:
    """Whether each word begins one of the known title, in order: `Lit. Anecd.`; a figure is one."""
    words = [titles.fold(word) for word in title.split() if _tells(word)]
    left = iter(titles.fold(known).split())
    return bool(words) and all(any(_begins(w, one) for w in left) for one in words)


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST_STEM or word.isdigit()


def _begins(word: str, stem: str) -> bool:
    return word == stem if stem.isdigit() else word.startswith(stem)


def _people_differ(one: Description, other: Description) -> bool:
    """Whether people are named on both sides, and neither list has all names of the other."""
    return people_of(one, other) in (Likeness.SHARED, Likeness.OTHER)


def share_people(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether names are given on both sides, and one list has all families of the other."""
    one, other = family_keys(some) - {""}, family_keys(others) - {""}
    if not one or not other:
        return False
    if len(some) == len(others) == 1 and acronyms(some) & acronyms(others):
        return True
    if one <= other or other <= one or _shortened(one) <= _shortened(other):
        return True
    return family_keys(map(spoken, some)) <= other


def spoken(name: str) -> str:
    """A name as it is said, which may be a family of two words: `Gil, Ana` for *Ana Gil*."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def acronyms(people: Sequence[str]) -> frozenset[str]:
    """What bodies may be called by their letters: `ISU` for *International Salt Union*."""
    return frozenset(found for name in people if (found := _acronym(name)))


def _acronym(name: str) -> str:
    if name.isupper() and name.isalpha():
        return name.casefold()
    return names.acronym(name.replace(",", " ")).casefold() if names.is_corporate(name) else ""


def _shortened(families: frozenset[str]) -> frozenset[str]:
    """Families by the first of their words, as Grez is said for Grez Toso."""
    return frozenset(family.split()[0] for family in families)


def makers(citation: Citation) -> tuple[str, ...]:
    """Who a short citation names it by: its authors, or its editors where these are printed first:
    `Noll, Ann, editor. *Brine*. By Karl Marder`. Of a piece that names nobody it is whose book
    holds it.
    """
    printed = [one for one in citation.fields if one.name in ("author", "editor") and one.raw]
    first = min(printed, key=lambda one: one.start, default=None)
    if first and first.name == "editor" and first.start == 0:
        return citation.values("editor")
    made = citation.values("author") or citation.values("editor")
    return made or citation.values("bookauthor")


def is_bare(description: Description) -> bool:
    """Whether a citation says nothing of an edition: no imprint of any kind."""
    return not any(map(description.value, _PARTING))


def is_unprinted(citation: Citation) -> bool:
    """Whether it says nothing of an edition but, perhaps, the volume."""
    said = {field.name for field in citation.fields}
    return said <= {*having(Nature.PEOPLE), "title", "volume", "locator"}


def label(citation: Citation) -> str:
    """The citation in a few words, for a list of candidates."""
    people = names.printed(citation.values("author"))
    title = citation.value("title") or citation.text
    return f"{people}, {title}" if people else title
