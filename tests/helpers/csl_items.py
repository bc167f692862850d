"""Valid items of CSL-JSON for property tests: any type, any variables, any text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from biblio.formats.csljson.people import VARIABLES
from biblio.record.csl_types import TO_KINDS

TEXTS = (
    "abstract annote archive archive-place archive_collection archive_location authority "
    "call-number chapter-number citation-key citation-label collection-number collection-title "
    "container-title container-title-short dimensions division DOI edition event-place "
    "event-title genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language medium "
    "note number number-of-pages number-of-volumes original-publisher original-publisher-place "
    "original-title page page-first part-number part-title PMCID PMID printing-number publisher "
    "publisher-place references reviewed-genre reviewed-title scale section shortTitle source "
    "status supplement-number title title-short URL version volume volume-title year-suffix"
).split()
DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
_SAMPLES = (
    "Capital",
    "The Prison Notebooks: A Selection",
    "12-15",
    "12–15",
    "Перманентная революция",
    '<span class="nocase">Перманентная революция</span>',
    "<i>Grundrisse</i> & more",
    "a {brace",
    "50 % \\of it",
    "two  spaces",
    " leading",
    "line\nbreak",
    "true",
    "12",
    "[1]",
    '"quoted"',
    "english",
    "en-GB",
    "PhD thesis",
    "https://doi.org/10.1000/182",
    "10.1000/182",
    "https://example.org/a_b?c=d%20e",
    "others",
    "and",
    "Smith, Jr.",
    "Simon and Schuster",
    "von der",
    "d’",
    "{Marx}",
)
# Half a character, or a bell, is no text that a file could hold.
texts = st.sampled_from(_SAMPLES) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=12
)
_names = st.fixed_dictionaries({"literal": texts}) | st.fixed_dictionaries(
    {"family": texts},
    optional={
        "given": texts,
        "dropping-particle": texts,
        "non-dropping-particle": texts,
        "suffix": texts,
        "comma-suffix": st.booleans(),
        "static-ordering": st.booleans(),
    },
)
_parts = st.one_of(
    st.tuples(st.integers(-3000, 3000)),
    st.tuples(st.integers(-50, 2030), st.integers(1, 24)),
    st.tuples(st.integers(1, 2030), st.integers(1, 12), st.integers(1, 31)),
).map(list)
_dates = st.one_of(
    st.fixed_dictionaries(
        {"date-parts": st.lists(_parts, min_size=1, max_size=2)},
        optional={"season": st.integers(1, 4), "circa": st.booleans(), "literal": texts},
    ),
    st.fixed_dictionaries({"literal": texts}),
    st.fixed_dictionaries({"raw": st.sampled_from(("1999", "May 1999", "1890-09-21/22"))}),
)


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    """An item with some variables of each sort."""
    few = {"max_size": 5, "unique": True}
    item: dict[str, Any] = {
        "id": draw(texts.filter(str.strip)),
        "type": draw(st.sampled_from(sorted(TO_KINDS))),
    }
    for name in draw(st.lists(st.sampled_from(TEXTS), **few)):
        item[name] = draw(texts)
    for name in draw(st.lists(st.sampled_from(sorted(VARIABLES)), **few)):
        item[name] = draw(st.lists(_names, min_size=1, max_size=3))
    for name in draw(st.lists(st.sampled_from(DATES), **few)):
        item[name] = draw(_dates)
    if draw(st.booleans()):
        item["custom"] = draw(st.dictionaries(texts, texts | st.integers(), min_size=1, max_size=2))
    return item
