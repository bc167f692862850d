"""`--mentions`: works that are only named are cited behind their names, once.

So is none that is cited in an earlier paragraph, or in the same one.
"""

from __future__ import annotations

import pytest
from test_restyle import LIBRARY, lines, order, prose, reader, restyled, word_file

from biblio.diagnostics import BiblioError
from biblio.houseconfig import Way
from biblio.readers.wishes import Changes
from biblio.restyle.restyling import restyle
from biblio.word.check import faults

NAMED = """# Wells

*A Book of Wells* is the best book. *Rooms for Reading*, too, is “Deep Water”, and more.[^1]

She read *A Book of Wells*’s end again.[^2]

[^1]: Edith Harrow, *Rooms for Reading* (London: Verso, 1991), 12.
[^2]: Rosa Roe, *A Book of Wells* (London: Verso, 1990), 5.
"""
IN_TEXT = "*A Book of Wells* (Roe, 1990) is the best book. *Rooms for Reading*, too, is"
PLAIN = "A Book of Wells (Roe, 1990) is the best book. Rooms for Reading, too, is"


def test_each_work_is_cited_where_it_is_named_first() -> None:
    text = lines(NAMED, order(Way.NOTES, mentions=True))
    assert "*A Book of Wells*[^3] is the best book. *Rooms for Reading*, too, is" in text
    assert (
        "is “Deep Water”,[^4] and more.[^1]\n\nShe read *A Book of Wells*’s end again.[^2]" in text
    )
    assert text.endswith(
        "[^3]: Rosa Roe, *A Book of Wells* (Verso, 1990).\n\n"
        "[^4]: Ann Poe, “Deep Water,” *The Pump* 12, no. 3 (1904): 3–9.\n"
    )


def test_in_brackets_and_by_keys() -> None:
    dated = lines(NAMED, order(Way.AUTHOR_DATE, "apa", mentions=True))
    assert f"{IN_TEXT} “Deep Water” (Poe, 1904), and more (Harrow, 1991, p. 12)." in dated
    keyed = lines(NAMED, order(Way.KEYS, mentions=True))
    assert "*A Book of Wells* [@roe1990] is the best book." in keyed


@pytest.mark.parametrize("track", [True, False])
@pytest.mark.parametrize(
    ("way", "style", "words"),
    [
        (Way.NOTES, "chicago-notes", "Wells\nRosa Roe, A Book of Wells (Verso, 1990).\n is the"),
        (Way.AUTHOR_DATE, "apa", PLAIN),
    ],
)
def test_in_word(way: Way, style: str, words: str, track: bool) -> None:
    data, wanted = word_file(NAMED), order(way, style, track=track, mentions=True)
    done = restyle(data, "wells.docx", "docx", LIBRARY, wanted, reader).data
    assert words in prose(done, Changes.ACCEPTED)
    assert faults(done) == []
    if track:
        assert prose(done, Changes.REJECTED) == prose(data, Changes.ACCEPTED)


def test_what_is_cited_before_is_left_alone() -> None:
    note = "[^1]: Rosa Roe, *A Book of Wells* (Verso, 1990), 5."
    text = f"Dug.[^1] *A Book of Wells* says so.\n\n{note}\n"
    assert lines(text, order(Way.NOTES, mentions=True)) == text


def test_it_has_to_be_said_how() -> None:
    with pytest.raises(
        BiblioError, match="--mentions cites what is named, and --as as-is does not"
    ):
        restyled(NAMED, order(mentions=True))
