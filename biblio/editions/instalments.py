"""What two records are where they are pieces of one thing: volumes, chapters, instalments, letters.

Such are neither duplicates nor editions of one work, however alike their titles are.
"""

from __future__ import annotations

from biblio.likeness import Description, Evidence
from biblio.likeness.agreement import pages_overlap
from biblio.record.kinds import Extent
from biblio.values import compiled

_YEAR = len("1990")
_SPAN = compiled.pattern(r"([0-9]{4})\s*[-–—/]+\s*([0-9]{4})")
# What makes one volume of a journal, one book of several hands, one number of a series of reports.
_PLACES = (
    {"containers", "years", "volumes"},
    {"containers", "years", "publishers"},
    {"numbers", "years", "publishers"},
)


def sisters(evidence: Evidence, *, hard: bool) -> str:
    """Why the two are pieces of one series or set, and so other works; an empty string if not.

    `hard` says whether something differs that parts two editions.
    """
    if not evidence.parting:  # as of most that are one edition
        return ""
    one, other = evidence.pair
    serial = {"volumes", "numbers", "issues", "parts"} & set(evidence.parting)
    books = one.form in ("book", "thesis", "report") and one.form == other.form
    if "containers" in evidence.agreed and serial and "pages" not in evidence.agreed:
        return "other instalments in one journal or collection"
    if _stand_apart(evidence):
        return "other texts in one book or volume"
    if _is_of_another_day(evidence, hard=hard):
        return "texts of one heading, of different days"
    of_two_years = "years" in evidence.spoken and one.year != other.year
    if books and ({"volumes", "parts"} & serial or ("numbers" in serial and of_two_years)):
        return "other volumes of one set"
    return ""


def _stand_apart(evidence: Evidence) -> bool:
    """Whether they are two chapters of one book, or stand on other pages of one volume."""
    if "chapters" in evidence.parting and "pages" not in evidence.agreed:
        return {"publishers", "years"} <= evidence.agreed
    pages = (each.value("pages") for each in evidence.pair)
    together = any(places <= evidence.agreed for places in _PLACES) or _are_of_one_book(evidence)
    return together and "pages" in evidence.parting and not pages_overlap(*pages)


def _are_of_one_book(evidence: Evidence) -> bool:
    """Whether both are called by the title of one book, of which they may be two parts.

    So `@inbook` has it. A book of another year, house or volume is another edition, or another.
    """
    one, other = evidence.pair
    unnamed = not (one.value("containers") or other.value("containers"))
    bookish = {one.form, other.form} <= {"chapter", "book"}
    alike = "years" in evidence.agreed and set(evidence.parting) <= {"pages", "chapters", "DOIs"}
    return unnamed and bookish and alike


def _is_of_another_day(evidence: Evidence, *, hard: bool) -> bool:
    """Whether they are two letters to a paper, two hearings, two columns: no editions of a work."""
    one, other = evidence.pair
    papers = one.title.names_a_document or one.title.is_generic
    of_papers = papers and "book" not in (one.form, other.form)
    in_one_paper = one.form == other.form == "article" and "containers" in evidence.agreed
    parting = set(evidence.parting)
    if of_papers:
        return hard or not parting.isdisjoint({"months", "remarks"})
    dated = "days" in parting or {"years", "pages"} <= parting
    return in_one_paper and dated and "pages" not in evidence.agreed


def whole_and_part(evidence: Evidence) -> str:
    """Why one of the two may be only a part of the other, or an empty string."""
    if _is_span_of_years(evidence):
        return "only one of them came out over several years"
    one, other = evidence.pair
    whole = one.edition.type.extent is other.edition.type.extent is Extent.WHOLE
    if whole and "pages" in evidence.silent:
        return "only one of them stands on some pages of a book"
    bare = "chapters" in evidence.silent and "pages" not in evidence.agreed
    if bare and "inbook" in (one.edition.kind, other.edition.kind):
        return "only one of them names a chapter"
    return "only one of them names a volume" if _lacks_volume(one, other) else ""


def _is_span_of_years(evidence: Evidence) -> bool:
    """Whether one came out in a year, the other in several, as sets do."""
    one, other = evidence.pair
    return "book" in (one.form, other.form) and _is_span(one) != _is_span(other)


def _is_span(one: Description) -> bool:
    years = one.value("years")
    return len(years) > _YEAR and _SPAN.search(years) is not None


def _lacks_volume(one: Description, other: Description) -> bool:
    """One volume of a set looks like the set; a volume of a series is only not told."""
    if one.form not in ("book", "") or other.form not in ("book", ""):
        return False
    lone = [each for each in (one, other) if each.value("volumes") or each.value("parts")]
    return len(lone) == 1 and not lone[0].edition.get("series")
