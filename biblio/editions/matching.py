"""Whether two records are the same work, the same text of it, and the same edition: each by itself.

Only the same edition is a duplicate. Two editions of a work are a link, and what cannot be told is
said to be doubtful. A work may be told by title and names; an edition only by what sets editions
apart: year, publisher, container, pages. Where nothing of that is known to agree, nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from biblio.editions.description import (
    SOFT,
    Description,
    Evidence,
    describe,
    differ,
    differ_in_place,
    said,
    weigh,
    year_of,
)
from biblio.editions.resemblance import (
    Likeness,
    are_cognate,
    compare_people,
    compare_titles,
    has_other_letters,
    is_slip_inside,
)
from biblio.record.edition import Edition
from biblio.record.fields import Of, belonging


class Answer(StrEnum):
    """What can be said to one of the three questions."""

    YES = "yes"
    NO = "no"
    DOUBTFUL = "doubtful"


class Relation(StrEnum):
    """What two records are to each other."""

    DUPLICATE = "the same edition"
    LINK = "another edition of the same work"
    DOUBTFUL = "perhaps the same edition"
    DIFFERENT = "different works"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer at one level; the score runs from 0, surely no, to 1, surely yes."""

    answer: Answer
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of two records, level by level."""

    work: Judgement
    text: Judgement
    edition: Judgement

    @property
    def relation(self) -> Relation:
        """What the records are to each other."""
        answers = self.work.answer, self.edition.answer
        if self.work.answer is Answer.NO:
            return Relation.DIFFERENT
        if answers == (Answer.YES, Answer.YES):
            return Relation.DUPLICATE
        return Relation.LINK if answers == (Answer.YES, Answer.NO) else Relation.DOUBTFUL

    @property
    def score(self) -> float:
        """How sure it is that the records are the same edition."""
        return min(self.work.score, self.edition.score)

    @property
    def reason(self) -> str:
        """Why, in words for the user."""
        decided = self.work if self.work.answer is not Answer.YES else self.edition
        return decided.reason

    def __str__(self) -> str:
        return f"{self.relation} ({self.score:.2f}): {self.reason}"


def compare(one: Edition, other: Edition) -> Verdict:
    """The verdict on two records; the same whichever of them comes first."""
    return judge(describe(one), describe(other))


_ALIKE = frozenset({Likeness.EQUAL, Likeness.SHORTENED, Likeness.MISSPELT})
_APART = frozenset(Likeness) - _ALIKE
_OF_TEXT = ("translators", "languages", "editions")


def are_told_apart(one: Description, other: Description) -> bool:
    """Whether the titles alone show that the works differ, as those of most records do."""
    return _are_apart(compare_titles(one.title, other.title), one, other)


def _are_apart(titles: Likeness, one: Description, other: Description) -> bool:
    apart = titles in _APART and titles is not Likeness.BROKEN_OFF
    return apart and not _may_be_translated(one, other)


def judge(one: Description, other: Description) -> Verdict:
    """The verdict on two records that were made ready."""
    titles = compare_titles(one.title, other.title)
    broken_off = titles is Likeness.BROKEN_OFF
    if _are_apart(titles, one, other):
        different = _no(f"the titles are {titles}", *_titles(one, other))
        return Verdict(different, different, different)
    if _says_the_same(one, other):
        same = Judgement(Answer.YES, 1.0, "the records say the same")
        return Verdict(same, same, same)
    people, evidence = _compare_people(one, other), weigh(one, other)
    if broken_off and _stand_in_one_place(people, evidence):
        titles = Likeness.SHORTENED
    return _weighed(one, other, titles, people, evidence)


def _stand_in_one_place(people: Likeness, evidence: Evidence) -> bool:
    """Whether both are by the same people, and begin on the same page of the same volume."""
    book = evidence.agreed & {"volumes", "publishers"}
    placed = {"containers", "pages", "years"} <= evidence.agreed
    return people is Likeness.EQUAL and placed and bool(book)


def _weighed(
    one: Description, other: Description, titles: Likeness, people: Likeness, evidence: Evidence
) -> Verdict:
    work = _judge_work(one, other, titles, people, evidence)
    if work.answer is Answer.NO:
        return Verdict(work, work, work)
    edition = _judge_edition(one, other, titles, people, evidence)
    return Verdict(work, _judge_text(one, other, evidence, edition), edition)


# What a record says of itself or of its owner, not of the edition.
_PRIVATE = frozenset(belonging(Of.OWNER)) | {"related", "relatedtype"}
_PRIVATE |= {"file", "urldate"}
_PRIVATE |= {"sortname", "date-added", "date-modified"}


def _says_the_same(one: Description, other: Description) -> bool:
    """Whether the records have the same fields, those apart that are their owner's business."""
    mine, yours = _public(one.edition), _public(other.edition)
    return bool(mine) and mine == yours and one.edition.kind == other.edition.kind


def _public(edition: Edition) -> dict[str, str]:
    return {name: value for name, value in edition.fields if value and name not in _PRIVATE}


def _compare_people(one: Description, other: Description) -> Likeness:
    """The authors compared, or the editors; one record's author may be the other's editor."""
    (author, editor), (others_author, others_editor) = one.people, other.people
    if author and others_author:
        return compare_people(*sorted((author, others_author)))
    if author or others_author:
        crossed = (author, others_editor) if author else (editor, others_author)
        return compare_people(*sorted(crossed)) if all(crossed) else Likeness.UNKNOWN
    return compare_people(*sorted((editor, others_editor)))


def _judge_work(
    one: Description, other: Description, titles: Likeness, people: Likeness, evidence: Evidence
) -> Judgement:
    if people is Likeness.OTHER:
        return _no("the names differ", one.people[0] or one.people[1], *_named(other))
    if _is_translation(one, other, titles, people):
        return Judgement(Answer.YES, 0.8, "a translation, by title and names")
    if titles in _APART:
        return _no(f"the titles are {titles}", *_titles(one, other))
    if apart := _part_of_a_series(one, other, evidence):
        return _no(apart)
    if people is Likeness.UNKNOWN and not _is_telling(one, other, evidence):
        if any(name not in SOFT for name in evidence.differing):
            return _no("nobody is named in both, and much differs")
        return Judgement(Answer.DOUBTFUL, 0.5, "the titles agree, but nobody is named in both")
    return Judgement(Answer.YES, 1.0 if titles is Likeness.EQUAL else 0.9, "title and names agree")


def _is_telling(one: Description, other: Description, evidence: Evidence) -> bool:
    """Whether a work is known without names: by its imprint, or as a publisher's standing title."""
    standing = "publishers" in evidence.agreed and _stands_alone(one, other)
    return standing or evidence.weight >= _NAMELESS


def _stands_alone(one: Description, other: Description) -> bool:
    """Whether a book's title needs no name: a longer one, where only one record has names."""
    words = min(len(one.title.words), len(other.title.words))
    nameless = not any((*one.people, *other.people))
    return one.form == other.form == "book" and words >= (4 if nameless else 6)


def _named(description: Description) -> tuple[str]:
    return (description.people[0] or description.people[1],)


def _titles(one: Description, other: Description) -> Iterator[str]:
    return (f"“{each.edition.full_title}”" for each in (one, other))


def _no(reason: str, *values: str) -> Judgement:
    # Sorted, so that the verdict does not depend on which record comes first.
    shown = f": {' – '.join(sorted(values))}" if values else ""
    return Judgement(Answer.NO, 0.0, reason + shown)


def _is_translation(
    one: Description, other: Description, titles: Likeness, people: Likeness
) -> bool:
    """Whether one is the other's original, by *origtitle* or by a title alike in both languages."""
    if titles in _ALIKE or people in (Likeness.UNKNOWN, Likeness.OTHER):
        return False
    crossed = ((one.original, other.title), (other.original, one.title))
    if any(compare_titles(*pair) in _ALIKE for pair in crossed):
        return True
    return one.form == other.form and _are_alike_abroad(one, other, titles)


def _are_alike_abroad(one: Description, other: Description, titles: Likeness) -> bool:
    if not _is_abroad(one, other) or _differ_in_numbers(one, other):
        return False
    cognate = titles is Likeness.OTHER and are_cognate(one.title, other.title)
    return cognate or titles is Likeness.SUBTITLES


def _may_be_translated(one: Description, other: Description) -> bool:
    return bool(one.original.words or other.original.words) or _is_abroad(one, other)


def _is_abroad(one: Description, other: Description) -> bool:
    """Whether the records are in two languages, or only one of them is a translation."""
    translated = bool(one.value("translators")) != bool(other.value("translators"))
    return translated or differ(one, other, "languages")


def _differ_in_numbers(one: Description, other: Description) -> bool:
    return set(one.title.numbers) != set(other.title.numbers)


def _part_of_a_series(one: Description, other: Description, evidence: Evidence) -> str:
    """Other volumes of a set, other instalments in a journal: neither duplicates nor links."""
    serial = {"volumes", "numbers", "issues", "parts"} & set(evidence.differing)
    books = one.form in ("book", "thesis", "report") and one.form == other.form
    if "containers" in evidence.agreed and serial and "pages" not in evidence.agreed:
        return "other instalments in one journal or collection"
    if books and ({"volumes", "parts"} & serial or _differ_in_series(one, other, serial)):
        return "other volumes of one set"
    return ""


def _differ_in_series(one: Description, other: Description, serial: set[str]) -> bool:
    return "numbers" in serial and "years" in said(one, other) and year_of(one) != year_of(other)


def _judge_text(
    one: Description, other: Description, evidence: Evidence, edition: Judgement
) -> Judgement:
    """Whether it is the same text: not translated by another, nor revised."""
    if edition.answer is Answer.YES:
        return edition
    for name in _OF_TEXT:
        if name in evidence.differing:
            return _no(f"the {name} differ", one.value(name), other.value(name))
    return Judgement(Answer.DOUBTFUL, 0.5, "nothing tells whether the text was changed")


_YEAR = 1.0
_ENOUGH = 2.0
_NAMELESS = 3.0


def _judge_edition(
    one: Description, other: Description, titles: Likeness, people: Likeness, evidence: Evidence
) -> Judgement:
    if titles in _APART:  # and the work is the same all the same
        return _no("one is a translation", *_titles(one, other))
    if contradiction := _contradiction(one, other, evidence):
        return contradiction
    score = 1 - 0.5**evidence.weight
    if doubt := _doubt(one, other, titles, evidence):
        return Judgement(Answer.DOUBTFUL, min(score, 0.5), doubt)
    needed = _needed(one, other, titles, people)
    agreed = ", ".join(sorted(evidence.agreed))
    if evidence.weight < needed:
        beside = f"only {agreed} beside the title" if agreed else "nothing but title and author"
        reason = f"too little to tell: {beside} can be compared"
        return Judgement(Answer.DOUBTFUL, min(score, 0.7), reason)
    agreed = agreed or "all that both say"
    return Judgement(Answer.YES, score, f"{agreed} agree, and nothing contradicts")


def _contradiction(one: Description, other: Description, evidence: Evidence) -> Judgement | None:
    if one.form and other.form and one.form != other.form:
        forms = {one.form, other.form}
        alike = _share_container(forms, evidence) or _are_sets(one, other)
        if forms != {"book", "report"} and not alike:
            return _no("the types differ", *forms)
    for name in evidence.differing:
        if name not in SOFT:
            return _no(f"the {name} differ", one.value(name), other.value(name))
    return None


def _share_container(forms: set[str], evidence: Evidence) -> bool:
    """Proceedings and yearbooks are called a journal by one, a collection by another."""
    return forms == {"article", "chapter"} and {"containers", "years"} <= evidence.agreed


def _doubt(one: Description, other: Description, titles: Likeness, evidence: Evidence) -> str:
    """What makes it doubtful that the records are one edition, though nothing surely parts them."""
    if evidence.differing:
        return f"all else agrees, but the {' and '.join(evidence.differing)} differ"
    if one.form != other.form and {one.form, other.form} == {"book", "report"}:
        return "the types differ"
    if titles is Likeness.MISSPELT and _may_be_another(one, other, evidence):
        return "a letter is another in the titles"
    return "only one of them names a volume" if _lacks_volume(one, other) else ""


def _are_sets(one: Description, other: Description) -> bool:
    """Whether a book tells of how many volumes it is, where the other is called a set."""
    counted = [each for each in (one, other) if each.form == "book"]
    forms = {one.form, other.form} == {"book", "set of volumes"}
    return forms and bool(counted[0].edition.first("volumes"))


_LONG_TITLE = 11


def _may_be_another(one: Description, other: Description, evidence: Evidence) -> bool:
    """Whether one letter may make another work, as one person may well publish in a year."""
    told = evidence.agreed & {"pages", "ISBNs", "DOIs"} or len(one.title.words) >= _LONG_TITLE
    return not told and has_other_letters(one.title, other.title)


def _lacks_volume(one: Description, other: Description) -> bool:
    """One volume of a set looks like the set; a volume of a series is only not told."""
    lone = [each for each in (one, other) if each.value("volumes") or each.value("parts")]
    is_book = one.form in ("book", "") and other.form in ("book", "")
    return len(lone) == 1 and is_book and not lone[0].edition.first("series")


def _needed(one: Description, other: Description, titles: Likeness, people: Likeness) -> float:
    """How much must agree: the more, the less title and names tell."""
    words = min(len(one.title.words), len(other.title.words))
    if one.title.is_generic or other.title.is_generic:
        return _NAMELESS + 0.5
    if _is_told_by_year(one, other, titles, people):
        return _YEAR
    needed = _ENOUGH
    if people is Likeness.UNKNOWN and not _stands_alone(one, other):
        needed = _NAMELESS
    if people in (Likeness.SHORTENED, Likeness.MISSPELT, Likeness.SHARED) and words < 3:
        needed += 0.5
    if titles is Likeness.SHORTENED and (one.title.is_collected or other.title.is_collected):
        needed += 1.0
    plain = people is Likeness.EQUAL and is_slip_inside(one.title, other.title)
    if titles is Likeness.MISSPELT and words < 8 and not plain:
        # Sisters in a series are alike but for a word.
        needed += 0.5 if "article" in (one.form, other.form) else 1.0
    if "article" in (one.form, other.form) and words < 4:
        needed += 0.5
    return needed


def _is_told_by_year(
    one: Description, other: Description, titles: Likeness, people: Likeness
) -> bool:
    """Whether a book that names no publisher is known by names, title and year.

    A translation is not: of a classic there may be several in one year.
    """
    words = min(len(one.title.words), len(other.title.words))
    told = words >= 3 if titles is Likeness.EQUAL else titles is Likeness.SHORTENED and words >= 4
    silent = not (one.value("publishers") and other.value("publishers"))
    alike = bool(one.value("translators")) == bool(other.value("translators"))
    silent = silent and not differ_in_place(one, other)
    books = one.form == other.form == "book" and people is Likeness.EQUAL
    return told and silent and alike and books and "years" in said(one, other)
