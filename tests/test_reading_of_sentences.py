"""Works cited within a sentence: each a kind that was once misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from cited_in import found, shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "I read it in Ann Miller’s memoir Short Salt (Longacre, 1959).",
            {"author": "Miller, Ann", "title": "Short Salt", "publisher": "Longacre"},
        ),
        (
            "The best is Ann Miller, “No Salt,” Parish Papers 12, pp. 4–9.",
            {"author": "Miller, Ann", "journal": "Parish Papers", "pages": "4–9"},
        ),
        ("So wrote the Uelzen Mercury (14 March 1931).", {"journal": "Uelzen Mercury"}),
        (
            "On it Ann Miller, ‘Salt, Work, and Industrial Time’, Salt & Bread 38 (1967) is best.",
            {"journal": "Salt & Bread", "volume": "38", "year": "1967"},
        ),
    ],
)
def test_a_work_in_the_midst_of_a_sentence(
    tmp_path: Path, words: str, expected: dict[str, str]
) -> None:
    (citation,) = found(tmp_path, words + "\n", "a.txt")
    assert shown(citation) | expected == shown(citation)


IN_SENTENCES = {
    "It goes back to one interview: Rachel Cole, “‘Salt should be prescribed’: what those nights"
    " could cost”, *The Port Observer*, 24 September 2017. Nobody was soothed.": {
        "author": "Cole, Rachel",
        "title": "‘Salt should be prescribed’: what those nights could cost",
        "journal": "The Port Observer",
        "year": "2017",
        "date": "2017-09-24",
    },
    "They slept straight through: Gandhi Yates et al., “Natural Salt in Three Societies”,"
    " *Current Brine* 25, no. 21 (2015), pp. 2862–68. So has my neighbour.": {
        "author": "Yates, Gandhi",
        "title": "Natural Salt in Three Societies",
        "journal": "Current Brine",
        "volume": "25",
        "number": "21",
        "year": "2015",
        "pages": "2862–68",
    },
    "By the time of Henry Mayfield’s *London Salt and the London Poor* (Griffin, Bohn, and"
    " Company, 1861–62; vol. 2, p. 170) there are men who have never slept.": {
        "author": "Mayfield, Henry",
        "title": "London Salt and the London Poor",
        "volume": "2",
        "publisher": "Griffin, Bohn, and Company",
        "year": "1861–62",
        "locator": "170",
    },
    "The word is in the big dictionary (*Oxford English Dictionary*, s.v. “salter”).": {
        "title": "Oxford English Dictionary",
        "locator": "s.v. “salter”",
    },
    "She keeps Ann Miller, *The Salt of Selborne* [1789], ed. Bea Noble (Leeds: Brine, 1977).": {
        "author": "Miller, Ann",
        "editor": "Noble, Bea",
        "title": "The Salt of Selborne",
        "origyear": "1789",
    },
    "She keeps Ann Miller with Bea Noble, *The Second Pan: Salt at Home* (Leeds: Brine, 1989).": {
        "author": "Noble, Bea",
        "title": "The Second Pan: Salt at Home",
    },
    "See A. Miller, “Wages of Salt” [1975], in *Point Zero* (Leeds: Brine, 2012), pp. 15–22.": {
        "author": "Miller, A.",
        "booktitle": "Point Zero",
        "origyear": "1975",
    },
    "She keeps Ann Miller, *Salt Society: Towards a New Sea* (London: Sage, 1992 [1986]).": {
        "author": "Miller, Ann",
        "origyear": "1986",
    },
    "She keeps Ann Miller, “On Salt,” *Strike! Magazine*, August 2013.": {
        "title": "On Salt",
        "journal": "Strike! Magazine",
    },
}


@pytest.mark.parametrize("sentence", IN_SENTENCES)
def test_a_work_within_a_sentence_is_whole(tmp_path: Path, sentence: str) -> None:
    (citation,) = found(tmp_path, f"# On salt\n\nSalt was dear. {sentence}\n")
    assert IN_SENTENCES[sentence].items() <= shown(citation).items()
