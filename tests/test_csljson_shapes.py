"""Values of any JSON type in any variable of CSL-JSON: told, kept, and never in a style's way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import biblio

from biblio.bibliography.preparing import prepared
from biblio.formats import csljson
from biblio.formats.csljson import file as whole
from biblio.formats.csljson import people, shapes
from biblio.formats.dialects.file import write_bibtex
from biblio.styles import find_style

TEXTS = (
    "id type title title-short container-title collection-title collection-number volume-title "
    "original-title publisher publisher-place page volume number-of-volumes number-of-pages issue "
    "number edition genre note annote abstract keyword language URL DOI ISBN ISSN status archive "
    "archive_location archive-place medium version section categories custom reviewed-title"
).split()
VARIABLES = (*TEXTS, *sorted(shapes.DATES), *sorted(people.VARIABLES))
# One of each type of JSON, and what comes near to a date or a name.
VALUES = (
    *(None, True, 1999, -1, 1.5, "", "1999", "Roe, Ann", [], [1999], ["Salt"], {}, {"a": 1}, [[]]),
    *({"date-parts": {"a": 1}}, {"date-parts": 1}, {"date-parts": [1999]}, {"date-parts": [["x"]]}),
    *({"date-parts": [[True]]}, {"date-parts": [["٣٤"]]}, {"date-parts": [[1999]], "season": []}),
    *({"literal": 1}, {"raw": []}, {"date-parts": [[1999]], "circa": {}}, [None], [1, "Roe"]),
    *([{"family": 1}], [{"family": "Roe", "given": None}], [{"literal": {}}], [{"family": []}]),
)
ITEMS = [
    {"id": f"a{n}", "type": "book", "title": "Salt", variable: value}
    for n, (variable, value) in enumerate((v, w) for v in VARIABLES for w in VALUES)
]
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("date-parts", "season", "literal", "raw", "family", "given", "a")),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(VARIABLES), ANY, max_size=6))
def test_what_goes_to_the_styles_has_the_shape_that_csl_gives_it(item):
    (made,) = csljson.items([csljson.edition(item)]) or ({},)
    assert all(shapes.fitting({name: value}) for name, value in made.items())
    assert prepared(made, find_style("chicago-notes")) is not None


@given(st.dictionaries(st.sampled_from(VARIABLES), ANY, min_size=1, max_size=6))
def test_a_file_of_any_values_is_read(item):
    entries, _ = whole.read(json.dumps([item]).encode(), "a.json")
    assert len(entries) == 1
    assert whole.write(entries)[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every value in every variable, that as BibTeX, and a text that cites from it."""
    made = tmp_path_factory.mktemp("shapes")
    (made / "a.json").write_text(json.dumps(ITEMS), encoding="utf-8")
    entries, _ = whole.read(json.dumps(ITEMS).encode(), "a.json")
    (made / "a.bib").write_text(write_bibtex(entries)[0], encoding="utf-8")
    (made / "a.md").write_text("Salt.[^1]\n\n[^1]: Ann Roe, *Salt* (York: Elm, 1999), 5.\n")
    return made


@pytest.mark.parametrize(
    "words",
    [
        "bibliography a.json -o out.txt",
        "bibliography a.json --style apa --group-by decade --to html -o out.html",
        "bibliography a.json --to csljson -o out.json",
        *(f"convert a.json --to {name} -o out" for name in ("bibtex", "biblatex", "ris")),
        "lint a.bib a.md -o out.txt",
        "bibliography a.bib -o out.txt",
        "packet a.md --library a.bib -o out.html",
        "restyle a.md -l a.json -o out.md",
    ],
)
def test_any_value_in_any_variable_is_survived(
    words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    outcome = biblio(*words.split())
    assert outcome.code in (0, 1)
    assert "pandoc cannot use" not in outcome.talk


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("issued", [1999], "“issued” is no date: it is kept as it is."),
        ("author", "Roe", "“author” is no list of names: it is kept as it is."),
        ("author", [{"family": 1}], "“author” is no list of names: it is kept as it is."),
        ("title", {"a": 1}, "“title” is no text: it is kept as it is."),
        ("issue", True, "“issue” is no text: it is kept as it is."),
    ],
)
def test_a_value_of_another_shape_is_told_and_comes_back(
    variable: str, value: object, message: str
) -> None:
    item = {"id": "a", "type": "book", variable: value}
    entries, findings = whole.read(json.dumps([item]).encode(), "a.json")
    assert [one.message for one in findings] == [message]
    assert csljson.item(entries[0])[variable] == value


@pytest.mark.parametrize("value", ["1999", 1999, {"date-parts": [["1999"]]}, {"raw": "1999"}])
def test_a_year_in_any_shape_is_printed_as_it_is_converted(value: object) -> None:
    (made,) = csljson.items([csljson.edition({"id": "a", "type": "book", "issued": value})])
    assert made["issued"] == {"date-parts": [[1999]]}


def test_looks_within_one_another_without_end_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    titles = ("<i>a" * 2000 + "</i>" * 2000, "Salt")
    items = [{"id": f"a{n}", "type": "book", "title": one} for n, one in enumerate(titles)]
    Path("a.json").write_text(json.dumps(items), encoding="utf-8")
    outcome = biblio("bibliography", "a.json")
    assert "a.json: pandoc cannot use a0: it is nested too deeply." in outcome.talk
    assert "Salt" in outcome.text
