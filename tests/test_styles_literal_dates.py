"""A date in words, which pandoc prints wherever a style prints a part of it, stands once."""

from __future__ import annotations

import pytest

from biblio.document import Run, text_of
from biblio.styles.literal_dates import printed_once

ITEM = {"title": "Flood", "issued": {"literal": "early spring 1911"}}


@pytest.mark.parametrize(
    ("printed", "once"),
    [
        ("Roe (early spring 1911, early spring 1911). Flood.", "Roe (early spring 1911). Flood."),
        (
            "Roe. early spring 1911. “Flood.” early spring 1911. Web.",
            "Roe. early spring 1911. “Flood.” Web.",
        ),
        ("Roe. early spring 1911. “Flood.” Post, early spring 1911.", None),
        ("Roe. Flood. Early spring 1911.", None),
    ],
)
def test_a_date_in_words_stands_once(printed, once):
    runs = (Run(printed[:20], italic=True), Run(printed[20:]))
    expected = once or printed.replace("Post, early spring 1911.", "Post.")
    assert text_of(printed_once(runs, ITEM)) == expected


def test_words_that_the_title_has_too_stay():
    item = {"title": "forthcoming", "issued": {"literal": "forthcoming"}}
    runs = (Run("Roe. forthcoming. Forthcoming. forthcoming."),)
    assert printed_once(runs, item) == runs
