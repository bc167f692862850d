"""The capitals of titles in documents, beside those of the titles on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from biblio.editions.titles import TitleRecord
from biblio.rules.basis import Finding, Severity, Subject
from biblio.rules.basis.imprints import share_a_name
from biblio.values.folding import fold

if TYPE_CHECKING:
    from biblio.rules.basis import Cited

_TELLING = 4
_MOSTLY = 0.75
_SHORT = frozenset(
    "a an and as at but by de der des die du et for from in la le of on or the to und with".split()
)
_RIGHT = frozenset(("own", "subtitle", "alternative", "short", "printed", "translation"))


def in_documents(subject: Subject) -> Iterator[Finding]:
    """Capitals on small words, and sentence case among headlines; as information only."""
    for manuscript in subject.documents:
        own = [one for one in subject.citations if one.manuscript is manuscript and _title(one)]
        headlines = _are_headlines([_title(one) for one in own])
        for cited in own:
            known = _known(cited, subject)
            if known and _is_odd(_title(cited), known, headlines):
                yield _finding(cited, known[0], subject)


def _title(cited: Cited) -> str:
    field = cited.field("title")
    return field.value if field else ""


def _known(cited: Cited, subject: Subject) -> list[TitleRecord]:
    """The titles on record that have the same words."""
    title, authors = _title(cited), cited.citation.values("author")
    return [
        one
        for one in subject.titles.find(title)
        if one.kind in _RIGHT and fold(one.title) == fold(title)
        if share_a_name(authors, one.authors)
    ]


def _is_odd(title: str, records: Sequence[TitleRecord], headlines: bool) -> bool:
    words, known = _words(title), [one.title for one in records]
    if any(_words(one)[-len(words) :] == words for one in known):
        return False
    if any(word.lower() in _SHORT and word[0].isupper() for word in words[1:-1]):
        return all(_has_small(one, words) for one in known)
    return headlines and _is_sentence(title) and not any(map(_is_sentence, known))


def _has_small(known: str, words: Sequence[str]) -> bool:
    """Whether the record has a word in small letters that is printed with a capital."""
    there = set(_words(known))
    return any(word.lower() in there for word in words[1:-1] if word.lower() in _SHORT)


def _words(title: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in title).split()


def _is_sentence(title: str) -> bool:
    """Whether most of its long words after the first begin small."""
    telling = [word for word in _words(title)[1:] if len(word) >= _TELLING]
    small = sum(word[0].islower() for word in telling)
    return len(telling) > 1 and small > len(telling) / 2


def _are_headlines(titles: Sequence[str]) -> bool:
    telling = [title for title in titles if len(_words(title)) > 2]
    headlines = sum(not _is_sentence(title) for title in telling)
    return len(telling) > 2 and headlines >= _MOSTLY * len(telling)


def _without_article(known: str, printed: str) -> str:
    """The known title, its article left out where the printed one has none."""
    article, _, rest = known.partition(" ")
    dropped = fold(rest) == fold(known) and not printed.lower().startswith(f"{article.lower()} ")
    return rest if dropped else known


def _finding(cited: Cited, record: TitleRecord, subject: Subject) -> Finding:
    known = _without_article(record.title, _title(cited))
    work = subject.authority.work(record.work)
    return cited.finding(
        f"“{_title(cited)}” has other capitals than “{known}”.",
        "title",
        fix=cited.replacing("title", known),
        note=work.source if work else None,
        severity=Severity.INFO,
    )
