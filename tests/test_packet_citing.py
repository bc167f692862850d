"""The style engine in a packet: nothing that is cited goes unlisted, every work has a full form."""

from __future__ import annotations

import pytest
from packet_making import library_of, shown

from biblio.diagnostics import BiblioError
from biblio.packet.back_matter.bibliography import cite

LIBRARY = library_of(
    """
@book{roe1904wells,
  author = {Roe, Rosa}, title = {The Wells}, publisher = {Verso}, address = {London}, year = {1904},
}
@misc{doe1905pump, author = {Doe, John}, title = {A Pump}, year = {1905}}
@misc{poe, title = {Nameless}}
"""
)


@pytest.mark.parametrize(
    "style", ["chicago-notes", "mhra", "apa", "mla", "harvard", "gost", "nature", "plain", "alpha"]
)
def test_all_that_is_cited_is_listed(style: str) -> None:
    made = cite(LIBRARY, LIBRARY.keys, style, None)
    assert sorted(entry.key for entry in made.bibliography) == sorted(LIBRARY.keys)
    for entry in made.bibliography:
        title = (LIBRARY.get(entry.key) or LIBRARY.entries[0]).title
        assert title.casefold() in shown(entry.runs).replace("*", "").casefold()


@pytest.mark.parametrize("style", ["chicago-notes", "apa", "plain"])
def test_full_forms_are_those_of_notes_in_any_style(style: str) -> None:
    made = cite(LIBRARY, LIBRARY.keys, style, None)
    assert shown(made.full_forms["roe1904wells"]).startswith("Rosa Roe, *The Wells* (Verso, 1904)")
    assert set(made.full_forms) == set(LIBRARY.keys)


def test_a_label_stands_before_its_entry() -> None:
    (entry,) = cite(LIBRARY, ["roe1904wells"], "plain", None).bibliography
    assert shown(entry.runs).startswith("[1] Rosa Roe.")


def test_nothing_is_cited() -> None:
    made = cite(LIBRARY, ["absent"], "chicago-notes", None)
    assert (made.bibliography, made.full_forms) == ((), {})


def test_a_style_that_is_none() -> None:
    for keys in (LIBRARY.keys, ()):
        with pytest.raises(BiblioError, match="There is no style “chicago-note”"):
            cite(LIBRARY, keys, "chicago-note", None)
