"""Whether two records are the same work, the same text of it, and the same edition: each by itself.

Only the same edition is a duplicate. Two editions of a work are a link, and what cannot be told is
said to be doubtful. A work may be told by title and names; an edition only by what sets editions
apart: year, publisher, container, pages. Where nothing of that is known to agree, nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.instalments import sisters, whole_and_part
from biblio.editions.verdicts import Answer, Judgement, Verdict
from biblio.likeness import Description, Evidence, Likeness, compare
from biblio.likeness.agreement import urls_agree
from biblio.likeness.evidence import people_of
from biblio.likeness.imprints import share_a_place
from biblio.likeness.titles import (
    are_cognate,
    compare_titles,
    has_other_letters,
    is_slip_inside,
    share_words,
)
from biblio.record.edition import Edition
from biblio.record.fields import Of, belonging

# Tuples, for members of an enumeration are found there sooner than in sets.
_ALIKE = (Likeness.EQUAL, Likeness.SHORTENED, Likeness.MISSPELT)
_APART = tuple(one for one in Likeness if one not in _ALIKE)
_FAR_APART = tuple(one for one in reversed(_APART) if one is not Likeness.BROKEN_OFF)
_OF_TEXT = ("translators", "languages", "editions")
# One record may well be wrong in these, or say it in another way: a reason to doubt, not to part.
_SOFT = frozenset(
    {"DOIs", "ISBNs", "months", "addresses", "extents", "languages", "media", "remarks", "eprints"}
)
# A house has several seats, and a title page may name any of them.
_MINOR = _SOFT | {"places"}
_OF_HOUSES = frozenset({"publishers", "ISBNs", "DOIs", "containers"})


def are_told_apart(one: Description, other: Description) -> bool:
    """Whether the titles alone show that the works differ, as those of most records do."""
    apart = _are_apart(compare_titles(one.title, other.title), one, other)
    return apart and not _share_spot(one, other)


def _share_spot(one: Description, other: Description) -> bool:
    """Whether titles that are alike in most words begin on one page of one volume in one year."""
    return one.spot != () and one.spot == other.spot and share_words(one.title, other.title)


def _are_apart(titles: Likeness, one: Description, other: Description) -> bool:
    return titles in _FAR_APART and not _may_be_translated(one, other)


def judge(one: Description, other: Description) -> Verdict:
    """The verdict on two records that were made ready; the same whichever of them comes first."""
    titles = compare_titles(one.title, other.title)
    if _are_apart(titles, one, other) and not _share_spot(one, other):
        different = _no(f"the titles are {titles}", *_titles(one, other))
        return Verdict(different, different, different)
    if _says_the_same(one, other):
        same = Judgement(Answer.YES, 1.0, "the records say the same")
        return Verdict(same, same, same)
    people = people_of(one, other)
    if people is Likeness.OTHER:  # then nothing else need be compared
        different = _no("the names differ", *map(_names, (one, other)))
        return Verdict(different, different, different)
    evidence = compare(one, other, titles, people)
    loose = titles is Likeness.BROKEN_OFF or _share_spot(one, other)
    if titles in _APART and loose and _stand_in_one_place(evidence):
        evidence = evidence._replace(titles=Likeness.SHORTENED)
    return _weighed(evidence)


def _stand_in_one_place(evidence: Evidence) -> bool:
    """Whether both are by the same people, and begin on the same page of the same volume."""
    book = evidence.agreed & {"volumes", "publishers"}
    placed = {"containers", "pages", "years"} <= evidence.agreed
    named = evidence.people not in (Likeness.OTHER, Likeness.UNKNOWN)
    alike = named if _share_spot(*evidence.pair) else evidence.people is Likeness.EQUAL
    return alike and placed and bool(book)


def _weighed(evidence: Evidence) -> Verdict:
    work = _judge_work(evidence)
    if work.answer is Answer.NO:
        return Verdict(work, work, work)
    edition = _judge_edition(evidence)
    return Verdict(work, _judge_text(evidence, edition), edition)


# What a record says of itself or of its owner, not of the edition.
_PRIVATE = frozenset(belonging(Of.OWNER)) | {"related", "relatedtype"}
_PRIVATE |= {"file", "urldate"}
_PRIVATE |= {"sortname", "date-added", "date-modified"}


def _says_the_same(one: Description, other: Description) -> bool:
    """Whether the records have the same fields, those apart that are their owner's business."""
    if one.edition.kind != other.edition.kind or one.edition.title != other.edition.title:
        return False
    mine, yours = one.edition, other.edition
    return bool(mine.title) and _says_all_of(mine, yours) and _says_all_of(yours, mine)


def _says_all_of(one: Edition, other: Edition) -> bool:
    """Whether the first has every field of the other, and says the same in it."""
    for name, value in other.fields:  # most differ in the first of them
        if value and name not in _PRIVATE and one.get(name) != value:
            return False
    return True


def _judge_work(evidence: Evidence) -> Judgement:
    one, other = evidence.pair
    if _is_translation(evidence):
        return Judgement(Answer.YES, 0.8, "a translation, by title and names")
    if evidence.titles in _APART:
        return _no(f"the titles are {evidence.titles}", *_titles(one, other))
    if apart := sisters(evidence, hard=bool(_hard(evidence))):
        return _no(apart)
    if evidence.people is Likeness.UNKNOWN and not _is_telling(evidence):
        if _hard(evidence):
            return _no("nobody is named in both, and much differs")
        return Judgement(Answer.DOUBTFUL, 0.5, "the titles agree, but nobody is named in both")
    score = 1.0 if evidence.titles is Likeness.EQUAL else 0.9
    return Judgement(Answer.YES, score, "title and names agree")


def _hard(evidence: Evidence) -> list[str]:
    """What differs and parts two editions, in the order of the criteria."""
    return [name for name in evidence.parting if name not in _MINOR]


def _soft(evidence: Evidence) -> list[str]:
    """What differs and makes it doubtful that they are one."""
    return [name for name in evidence.parting if name in _SOFT]


def _is_telling(evidence: Evidence) -> bool:
    """Whether a work is known without names: by its imprint, or as a publisher's standing title."""
    standing = "publishers" in evidence.agreed and _stands_alone(*evidence.pair)
    placed = _says_less(evidence._replace(people=Likeness.EQUAL))
    placed = placed and {"containers", "pages"} <= evidence.agreed
    return standing or placed or evidence.weight >= _NAMELESS


def _stands_alone(one: Description, other: Description) -> bool:
    """Whether a book's title needs no name: a longer one, where only one record has names."""
    words = min(len(one.title.words), len(other.title.words))
    nameless = not any((*one.people, *other.people))
    return one.form == other.form == "book" and words >= (4 if nameless else 6)


def _titles(one: Description, other: Description) -> Iterator[str]:
    return (f"“{each.edition.full_title}”" for each in (one, other))


def _names(one: Description) -> str:
    """The authors, or else the editors."""
    return one.people[0] or one.people[1]


def _no(reason: str, *values: str) -> Judgement:
    # Sorted, so that the verdict does not depend on which record comes first.
    shown = f": {' – '.join(sorted(values))}" if values else ""
    return Judgement(Answer.NO, 0.0, reason + shown)


def _is_translation(evidence: Evidence) -> bool:
    """Whether one is the other's original, by *origtitle* or by a title alike in both languages."""
    unnamed = evidence.people in (Likeness.UNKNOWN, Likeness.OTHER)
    if evidence.titles in _ALIKE or unnamed:
        return False
    one, other = evidence.pair
    crossed = ((one.original, other.title), (other.original, one.title))
    if any(compare_titles(*pair) in _ALIKE for pair in crossed):
        return True
    return one.form == other.form and _are_alike_abroad(one, other, evidence.titles)


def _are_alike_abroad(one: Description, other: Description, titles: Likeness) -> bool:
    if not _is_abroad(one, other) or set(one.title.numbers) != set(other.title.numbers):
        return False
    cognate = titles is Likeness.OTHER and are_cognate(one.title, other.title)
    return cognate or titles is Likeness.SUBTITLES


def _may_be_translated(one: Description, other: Description) -> bool:
    return bool(one.original.words or other.original.words) or _is_abroad(one, other)


def _is_abroad(one: Description, other: Description) -> bool:
    """Whether the records are in two languages, or only one of them is a translation."""
    if one.is_translated != other.is_translated:
        return True
    return one.language != other.language and bool(one.language and other.language)


def _judge_text(evidence: Evidence, edition: Judgement) -> Judgement:
    """Whether it is the same text: not translated by another, nor revised."""
    if edition.answer is Answer.YES:
        return edition
    for name in _OF_TEXT:
        if name in evidence.parting:
            return _differs(name, evidence)
    return Judgement(Answer.DOUBTFUL, 0.5, "nothing tells whether the text was changed")


def _differs(name: str, evidence: Evidence) -> Judgement:
    return _no(f"the {name} differ", *(each.value(name) for each in evidence.pair))


_YEAR = 1.0
_ENOUGH = 2.0
_NAMELESS = 3.0


def _judge_edition(evidence: Evidence) -> Judgement:
    if evidence.titles in _APART:  # and the work is the same all the same
        return _no("one is a translation", *_titles(*evidence.pair))
    if contradiction := _contradiction(evidence):
        return contradiction
    score = 1 - 0.5**evidence.weight
    if doubt := _doubt(evidence):
        return Judgement(Answer.DOUBTFUL, min(score, 0.5), doubt)
    agreed = ", ".join(sorted(evidence.agreed))
    if evidence.weight < _needed(evidence):
        beside = f"only {agreed} beside the title" if agreed else "nothing but title and author"
        reason = f"too little to tell: {beside} can be compared"
        return Judgement(Answer.DOUBTFUL, min(score, 0.7), reason)
    agreed = agreed or "all that both say"
    return Judgement(Answer.YES, score, f"{agreed} agree, and nothing contradicts")


def _contradiction(evidence: Evidence) -> Judgement | None:
    one, other = evidence.pair
    if one.form and other.form and one.form != other.form:
        forms = {one.form, other.form}
        alike = _are_one_text(forms, evidence) or _are_sets(one, other)
        if forms != {"book", "report"} and not alike:
            return _no("the types differ", *forms)
    return next((_differs(name, evidence) for name in _hard(evidence)), None)


def _are_one_text(forms: set[str], evidence: Evidence) -> bool:
    """Whether two types are two names for one thing, all else being alike.

    Proceedings and yearbooks are called a journal by one, a collection by another; an article of a
    newspaper is a web page too.
    """
    agreed = evidence.agreed
    if forms == {"article", "chapter"}:
        return {"containers", "years"} <= agreed
    paged = "DOIs" in agreed or "days" in agreed or _share_address(*evidence.pair)
    return forms == {"article", "web page"} and paged


def _share_address(one: Description, other: Description) -> bool:
    mine, yours = (each.edition.get("url") or "" for each in (one, other))
    return bool(mine) and urls_agree(mine, yours)


def _doubt(evidence: Evidence) -> str:
    """What makes it doubtful that the records are one edition, though nothing surely parts them."""
    one, other = evidence.pair
    if soft := _soft(evidence):
        return f"all else agrees, but the {' and '.join(soft)} differ"
    if {one.form, other.form} == {"book", "report"}:
        return "the types differ"
    if part := whole_and_part(evidence):
        return part
    if _are_of_two_places(evidence):
        return "all else agrees, but the places differ"
    misspelt = evidence.titles is Likeness.MISSPELT
    return "a letter is another in the titles" if misspelt and _may_be_another(evidence) else ""


def _are_of_two_places(evidence: Evidence) -> bool:
    """Whether two places are named, and nothing shows that they are seats of one house."""
    if not evidence.agreed.isdisjoint(_OF_HOUSES):
        return False
    ours, theirs = (each.value("places") for each in evidence.pair)
    return bool(ours and theirs) and not share_a_place(ours, theirs)


def _are_sets(one: Description, other: Description) -> bool:
    """Whether a book tells of how many volumes it is, where the other is called a set."""
    counted = [each for each in (one, other) if each.form == "book"]
    forms = {one.form, other.form} == {"book", "set of volumes"}
    return forms and bool(counted[0].edition.get("volumes"))


_LONG_TITLE = 11


def _may_be_another(evidence: Evidence) -> bool:
    """Whether one letter may make another work, as one person may well publish in a year."""
    one, other = evidence.pair
    told = evidence.agreed & {"pages", "ISBNs", "DOIs"} or len(one.title.words) >= _LONG_TITLE
    return not told and has_other_letters(one.title, other.title)


def _needed(evidence: Evidence) -> float:
    """How much must agree: the more, the less title and names tell."""
    one, other = evidence.pair
    titles, people = evidence.titles, evidence.people
    words = min(len(one.title.words), len(other.title.words))
    if one.title.is_generic or other.title.is_generic:
        return _NAMELESS + 0.5
    if _is_told_by_year(evidence):
        return _YEAR
    if _says_less(evidence):
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


_TELLING_TITLE = 5


def _says_less(evidence: Evidence) -> bool:
    """Whether one record is the other with less said, its title long enough to tell the work.

    Measured with benchmarks/duplicates.py: of two texts of one author under one title of five
    words, of one year or in one collection, none was another. Where each says something of which
    the other is silent, one may be the preprint.
    """
    one, other = evidence.pair
    words = min(len(one.title.words), len(other.title.words))
    alike = evidence.titles is Likeness.EQUAL and evidence.people is Likeness.EQUAL
    if not (alike and words >= _TELLING_TITLE):
        return False
    return len({bool(one.value(name)) for name in evidence.silent}) <= 1


def _is_told_by_year(evidence: Evidence) -> bool:
    """Whether a book that names no publisher is known by names, title and year.

    A translation is not: of a classic there may be several in one year.
    """
    one, other = evidence.pair
    if not (one.form == other.form == "book" and evidence.people is Likeness.EQUAL):
        return False
    words = min(len(one.title.words), len(other.title.words))
    shortened = evidence.titles is Likeness.SHORTENED and words >= 4
    told = words >= 3 if evidence.titles is Likeness.EQUAL else shortened
    silent = "publishers" not in evidence.spoken and "places" not in evidence.differing
    alike = bool(one.value("translators")) == bool(other.value("translators"))
    return told and silent and alike and "years" in evidence.spoken
