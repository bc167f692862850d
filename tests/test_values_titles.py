"""Titles: cleaned, folded, compared, shortened, and told from sentences."""

from __future__ import annotations

import pytest

from biblio.values import title_words, titles


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("“My Life,”", "My Life"),
        ("«Our Differences»", "Our Differences"),
        ("„Die Neue Zeit“", "Die Neue Zeit"),
        ('"My Life"', "My Life"),
        ("My Life.", "My Life"),
        ("My Life,", "My Life"),
        (" My\n  Life: ", "My Life"),
        ("What Is to Be Done?", "What Is to Be Done?"),
        ("Listen, Marxist!", "Listen, Marxist!"),
        ("Revolution, She Wrote", "Revolution, She Wrote"),
        ("Preface to “Imperialism”", "Preface to “Imperialism”"),
        ("The Myth of ‘the Party,’", "The Myth of ‘the Party’"),
        ("1905", "1905"),
        ("", ""),
    ],
)
def test_a_title_is_freed_of_what_stands_around_it(printed: str, title: str) -> None:
    assert titles.clean(printed) == title


@pytest.mark.parametrize("title", ["My Life", "Preface to “Imperialism”", "What Is to Be Done?"])
def test_cleaning_twice_changes_nothing(title: str) -> None:
    assert titles.clean(titles.clean(title)) == title


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("The State and Revolution", "state and revolution"),
        ("State & Revolution", "state and revolution"),
        ("L’État et la Révolution", "etat et la revolution"),
        ("Die Straße", "strasse"),
        ("Die", "die"),
        ("America’s Road", "americas road"),
        ("“1905”", "1905"),
        ("Œuvres", "oeuvres"),
        ("Моя жизнь", "моя жизнь"),
        ("…", ""),
    ],
)
def test_folding(printed: str, folded: str) -> None:
    assert titles.fold(printed) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The State and Revolution", "State and Revolution", True),
        ("STATE AND REVOLUTION", "State and Revolution", True),
        ("The Black Jacobins", "The Black Jacobins: Toussaint L’Ouverture", True),
        ("Black Jacobins", "The Black Jacobins – Toussaint L’Ouverture", True),
        ("The Black Jacobins. Toussaint L’Ouverture", "The Black Jacobins", True),
        ("Capital: A Critique", "Capital: A Defence", False),
        ("My Life", "My Life and Death", False),
        ("1905", "1906", False),
        ("Capital, volume 1", "Capital, volume 2", False),
    ],
)
def test_the_same_title(one: str, other: str, same: bool) -> None:
    assert titles.same(one, other) is titles.same(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("America’s Road to Socialism", "American’s Road to Socialism", True),
        ("Reform or Revolution in Germany", "Reform and Revolution in Germany", False),
        ("My Life", "My Live", False),
        ("Letters from Prison, volume 1", "Letters from Prison, volume 2", False),
        ("Prison Notebooks, volume i", "Prison Notebooks, volume ii", False),
        ("The Revolution Betrayed Again", "The Revolution Betrayed Again", True),
    ],
)
def test_titles_that_differ_by_a_slip(one: str, other: str, alike: bool) -> None:
    assert titles.alike(one, other) is titles.alike(other, one) is alike


@pytest.mark.parametrize(
    ("short", "full", "shortens"),
    [
        ("History", "The History of the Russian Revolution", True),
        ("Russian Revolution", "The History of the Russian Revolution", True),
        ("Revolution", "The History of the Russian Revolution", False),
        ("The Black Jacobins", "The Black Jacobins: Toussaint L’Ouverture", True),
        ("The History of the Russian Revolution", "History", False),
        ("Hist", "The History of the Russian Revolution", False),
        ("", "History", False),
        ("…", "…", False),
    ],
)
def test_a_short_title(short: str, full: str, shortens: bool) -> None:
    assert titles.shortens(short, full) is shortens


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("The Black Jacobins: Toussaint L’Ouverture", "The Black Jacobins"),
        ("The Black Jacobins – Toussaint L’Ouverture", "The Black Jacobins"),
        ("Emile. On Education", "Emile"),
        ("1914–1991", "1914–1991"),
        ("My Life", "My Life"),
    ],
)
def test_the_main_part(title: str, main: str) -> None:
    assert titles.main_part(title) == main


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The weavers were the first to go", True),
        ("Nobody believed him", True),
        ("The History of the Russian Revolution", False),
        ("What Is to Be Done?", False),
        ("Revolution, She Wrote", False),
        ("Why We Can’t Wait", False),
        ("Der Krieg ist verloren", True),
    ],
)
def test_a_sentence_is_told_from_a_title(text: str, sentence: bool) -> None:
    assert titles.reads_as_sentence(text) is sentence


@pytest.mark.parametrize(
    ("text", "apposition"),
    [
        ("Trotsky’s translator", True),
        ("Trotsky’s second translator", True),
        ("Trotsky", False),
        ("The Mass Strike", False),
        ("Trotsky’s very last translator", False),
    ],
)
def test_an_apposition(text: str, apposition: bool) -> None:
    assert titles.is_apposition(text) is apposition


TWENTY = "tidal mills of old z"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # nineteen of twenty letters are enough, and no title may be shorter
        (TWENTY, TWENTY.replace("z", "y"), True),
        (TWENTY[:-1], TWENTY[:-1].replace("d", "t"), False),
        ("tidal mills of old", "tidal mills of old", False),
        (TWENTY, TWENTY.replace("old z", "olt y"), False),
        # nor more than a tenth longer
        (TWENTY, TWENTY + "en", True),
        (TWENTY, TWENTY + "ens", False),
        (TWENTY + " 1", TWENTY + " 2", False),
    ],
)
def test_how_far_a_slip_goes(one: str, other: str, alike: bool) -> None:
    assert titles.alike(one, other) is titles.alike(other, one) is alike


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Mills.:", "Mills"),
        ("Mills..", "Mills."),
        (";“Mills”: ,", "Mills"),
        ("“Mills” and Tides", "“Mills” and Tides"),
        ("“Mills and Tides,” ", "Mills and Tides"),
        ("Mills ‘and Tides,’", "Mills ‘and Tides’"),
        ("Mills, and", "Mills, and"),
    ],
)
def test_titles_cleaned_at_their_ends(printed: str, title: str) -> None:
    assert titles.clean(printed) == title


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ten Days that Shook the World", False),
        ("Ten days that shook the world", True),
        ("Mills that", True),
        ("Mills that Turn", False),  # two words of four letters or more
        ("Mills that turn", True),
        ("Mills that Salt the Sea", False),
        ("Ten Mills that is", True),
        ("Those Who Built the Mills who", False),
        ("The Mills", False),
    ],
)
def test_a_relative_pronoun_in_capitals_makes_no_sentence(text: str, sentence: bool) -> None:
    assert titles.reads_as_sentence(text) is sentence


@pytest.mark.parametrize(
    ("short", "full", "shortens"),
    [
        ("Tidal", "Tidal Mills", True),
        ("Mills", "Tidal Mills", False),
        ("Mills of", "Tidal Mills of Old", True),
        ("Mill", "Mills of Old", False),
        ("Mills o", "Tidal Mills of Old", False),
    ],
)
def test_whole_words_shorten(short: str, full: str, shortens: bool) -> None:
    assert titles.shortens(short, full) is shortens


DREAM = "A Midsummer Night’s Dream"


@pytest.mark.parametrize(
    ("short", "full", "stands"),
    [
        ("Dream", DREAM, True),
        ("Mids.", DREAM, True),
        ("Mid.", DREAM, True),
        ("Mi.", DREAM, False),  # two letters may begin any word
        ("Mids", DREAM, False),
        ("Ids.", DREAM, False),
        ("A Midsummer Night’s", DREAM, True),
        ("Bath", "The Wells of Bath", True),
        ("Sea", "Mills by the Sea", False),  # three letters are a word of many titles
        ("Seas", "Mills by the Sea", False),
    ],
)
def test_a_word_that_stands_for_a_title(short: str, full: str, stands: bool) -> None:
    assert titles.has_word(short, full) is stands
    assert title_words.is_word(short, frozenset({full, "Old Roads"})) is stands


@pytest.mark.parametrize(
    ("short", "known"),
    [
        ("Old Roads", True),
        ("Midsummer Night’s", True),
        ("Old", True),
        ("Roads", False),
        ("Dream Roads", False),
        ("Old Roads: A Walk", True),
        ("", False),
    ],
)
def test_words_that_shorten_one_of_several_titles(short: str, known: bool) -> None:
    assert title_words.is_short(short, frozenset({DREAM, "Old Roads"})) is known
