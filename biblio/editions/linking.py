"""Citations tied to the works of the authority: by title first, then by author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from biblio.editions.titles import TitleIndex, TitleRecord
from biblio.record.person import family_keys
from biblio.values.folding import fold

if TYPE_CHECKING:
    from biblio.citation import Resolution

# A work's own title speaks louder than one of its other titles.
_SCORES = {"own": 1.0, "original": 0.95, "translation": 0.9, "subtitle": 0.9, "alternative": 0.9}
_OTHER = 0.8
_UNNAMED = 0.7
_TELLING_WORDS = 2


class Link(NamedTuple):
    """The work that a title means, how sure that is (0 to 1), and why; None where several fit."""

    work: str | None
    score: float
    reason: str
    candidates: tuple[str, ...] = ()


def link(title: str, authors: Sequence[str], titles: TitleIndex) -> Link:
    """The known work of that title by those authors.

    Works that share a title are told apart by their authors; of one author's, the work whose own
    title it is goes before one that is merely called so too.
    """
    records = titles.find(title)
    if not records:
        return Link(None, 0.0, "no known work has this title")
    fitting = [record for record in records if _fits(record, authors)]
    if not fitting:
        return Link(None, 0.0, "the known work of this title is by somebody else")
    if not authors and len(fold(title).split()) < _TELLING_WORDS:
        keys = tuple(dict.fromkeys(record.work for record in fitting))
        return Link(None, 0.0, "a short title without an author could be anything", keys)
    best = _best(fitting)
    works = tuple(dict.fromkeys(record.work for record in best))
    if len(works) > 1:
        return Link(None, 0.0, "several known works have this title", works)
    score = _SCORES.get(best[0].kind, _OTHER) * (1.0 if authors else _UNNAMED)
    return Link(works[0], score, _reason(best[0], named=bool(authors)))


def link_all(resolutions: Sequence[Resolution], titles: TitleIndex) -> tuple[Resolution, ...]:
    """The resolutions with the work each means; what points back has the work of its antecedent."""
    works = [_work(resolution, titles) for resolution in resolutions]
    return tuple(
        replace(one, work=work or (works[one.antecedent] if one.antecedent is not None else None))
        for one, work in zip(resolutions, works, strict=True)
    )


def _work(resolution: Resolution, titles: TitleIndex) -> str | None:
    title = resolution.citation.value("title")
    return link(title, resolution.citation.values("author"), titles).work if title else None


def _fits(record: TitleRecord, authors: Sequence[str]) -> bool:
    if not authors or not record.authors:
        return True
    return bool(family_keys(authors) & family_keys(record.authors))


def _best(records: Sequence[TitleRecord]) -> list[TitleRecord]:
    own = [record for record in records if record.kind == "own"]
    return own or list(records)


def _reason(record: TitleRecord, *, named: bool) -> str:
    by = "title and author" if named else "title alone"
    return f"{by}: {'its own title' if record.kind == 'own' else f'known as “{record.title}”'}"
