"""Rules and model together: what is closed is the rules', what they leave over the model's."""

from __future__ import annotations

import pytest

from biblio.extractor import extract
from biblio.parser.labelling.combined import combined
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span
from biblio.readers import read_text

WHOLE = "Edith Hale, The Salt Tax (London: Harbour Press, 1971), 12."
REMARK = "The tax was raised twice in those years, and nobody was asked."
OVER = "Hale, Edith. The Salt Tax. R. C. Farnaby, 1971."
SWALLOWED = (
    "Hale, Edith, Otto Salzer, John R. Brine, A. B. Cooper, and Ida Farrow. 1975. "
    "The Salt Tax: Crime and Bread in Old England. New York: Harbour Press."
)
ITALICS = (13, 25)


def read(text: str, spans: tuple[Span, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for span in spans:
        found.setdefault(span.label, []).append(text[span.start : span.end])
    return found


@pytest.mark.parametrize("text", [WHOLE, REMARK])
def test_what_the_rules_read_whole_or_take_for_a_remark_stays_theirs(text: str) -> None:
    assert read(text, combined(Stretch(text))) == read(text, label(Stretch(text)))


def test_a_field_that_the_rules_leave_over_is_added() -> None:
    stretch = Stretch(OVER, italics=(ITALICS,), listed=True)
    ruled, both = read(OVER, label(stretch)), read(OVER, combined(stretch))
    assert "publisher" not in ruled
    assert both == {**ruled, "publisher": ["R. C. Farnaby"]}


def test_a_sure_reading_of_the_model_goes_before_one_that_swallows_names() -> None:
    stretch = Stretch(SWALLOWED, listed=True)
    assert "date" not in read(SWALLOWED, label(stretch))
    both = read(SWALLOWED, combined(stretch))
    assert len(both["author"]) == 5
    assert both["title"] == ["The Salt Tax: Crime and Bread in Old England"]
    assert both["date"] == ["1975"]


def test_extract_takes_both_as_its_labeller() -> None:
    document = read_text(f"The salt was dear.[1]\n\nNotes\n\n[1] {WHOLE}\n", "a.txt")
    (citation,) = extract(document, labeller=combined).citations
    assert citation.value("publisher") == "Harbour Press"
