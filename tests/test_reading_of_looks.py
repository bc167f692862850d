"""Italics, links and lists: what only a document with looks shows, read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from cited_in import found, shown

from biblio.extractor import extract
from biblio.readers import read

LIST = "# On salt\n\nThe salt was dear.\n\n## Works Cited\n\n"
ENTRIES = {
    "Miller, Ann B. *When Salt Came, Bread Went*. Salzburg: Salt University Press, 1991.": {
        "author": "Miller, Ann B.",
        "title": "When Salt Came, Bread Went",
        "address": "Salzburg",
        "publisher": "Salt University Press",
    },
    'Noble, Rosa. "The Salt Work." *Salt Quarterly*, vol. 17, no. 2, 1987, pp. 64-81.': {
        "title": "The Salt Work",
        "journal": "Salt Quarterly",
        "number": "2",
        "pages": "64-81",
    },
    "Adeyi, J. F. Ade. *Salt*. Ibadan, Nigeria: Salt Press, 1962.": {
        "author": "Adeyi, J. F. Ade",
        "title": "Salt",
    },
    "Salter van Bree, A. *Zout*. Leiden: Brill, 1960.": {"author": "Salter van Bree, A."},
    "Noble, Rosa. *Salt*. J. B. Miller, 1937.": {"title": "Salt", "publisher": "J. B. Miller"},
    "Miller, Ann, Rosa Noble, Bruno G. Reed, E. P. Field, and Cal Wood. 1975. *Salt*. New York: "
    "Pantheon Books.": {"author": "Wood, Cal", "title": "Salt", "year": "1975"},
    "Miller, A. (1980). *Salt* (J. Noble & A. Noble, Trans.). Salt Press. (Original work published "
    "1976)": {"translator": "Noble, A.", "publisher": "Salt Press", "origyear": "1976"},
    "Miller, Ann. 2002. *The Book of “Salt” and Bread*. New York: Penguin Books.": {
        "title": "The Book of “Salt” and Bread"
    },
    "Miller, R. H. 1985. “Salt.” In *The Salt Debate*, edited by T. H. Noble, 119–37. Cambridge: "
    "Salt Press.": {"booktitle": "The Salt Debate", "pages": "119–37", "publisher": "Salt Press"},
    'Noble, Rosa. "Salt: a Life." PhD diss., University of Bern, 1955.': {
        "thesis": "PhD diss.",
        "publisher": "University of Bern",
    },
    "Müller A, Nowak B. Salt and bread. J Salt. 1972;12(3):45-67.": {
        "author": "Nowak, B",
        "journal": "J Salt",
        "volume": "12",
        "number": "3",
        "pages": "45-67",
    },
    "Müller A. Salt and bread. London: Verso; 1972.": {
        "author": "Müller, A",
        "title": "Salt and bread",
        "publisher": "Verso",
    },
    "NUNES, Ana Maria – O Sal do Mar. Lisboa, Edições Colibri, 1996.": {
        "title": "O Sal do Mar",
        "publisher": "Edições Colibri",
    },
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry(tmp_path: Path, entry: str) -> None:
    (citation,) = found(tmp_path, LIST + entry + "\n")
    assert shown(citation) | ENTRIES[entry] == shown(citation)


@pytest.mark.parametrize("dash", ["———", "---"])
def test_a_dash_is_the_author_again(tmp_path: Path, dash: str) -> None:
    entries = f"Miller, Ann. *Salt*. Salt Press, 1987.\n\n{dash}. *Bread*. Salt Press, 1992.\n"
    first, second = found(tmp_path, LIST + entries, "a.txt")
    assert second.values("author") == first.values("author") == ("Miller, Ann",)


NOTE = "The salt was dear.[^1]\n\n[^1]: "
NOTES = {
    "Ann Miller, *La sal*, Herder, 2014.": {"title": "La sal", "publisher": "Herder"},
    "Ann Miller, “Salt,” *Salt and Bread Studies*, 2017, https://example.org/salt.": {
        "journal": "Salt and Bread Studies"
    },
    "For longer books, see Miller, *The Salt by the Door*.": {"author": "Miller"},
    "Compare *Letters on Salt*.": {"title": "Letters on Salt"},
    "*Returns of Salt Clerks*.": {"title": "Returns of Salt Clerks"},
    "“Bread and Wine,” in *Salt Essays*, 1995.": {"booktitle": "Salt Essays", "year": "1995"},
    "“Salt,” in Leeds Salt Mercury, 1826": {"booktitle": "Leeds Salt Mercury", "year": "1826"},
    "Noll, Karl v.d., *Salz und Brot* (Bern: Reh, 1990), 3": {"author": "Noll"},
    "So, Anna K. L., *Salt* (Bern: Reh, 1990)": {"author": "So, Anna K. L."},
    "*We the salters*, 1935, p. 3.": {"title": "We the salters"},
    "*Au bonheur du sel*, p. 3": {"title": "Au bonheur du sel"},
    "*Below*, pp. 33–34": {"title": "Below"},
    "“The bread is dear, and so is the salt.” (Ann Roe, *Wells*, 2nd ed., Dublin, 1811, p. 5.)": {
        "author": "Roe, Ann",
        "title": "Wells",
        "edition": "2nd",
    },
    "« Le pain est cher, et le sel aussi. » (Anne Noll, *Le sel*, Paris, 1811, p. 5.)": {
        "author": "Noll, Anne",
        "title": "Le sel",
    },
    "*Le sel et le pain*, par Anne Noll, Paris, 1840, p. 112.": {"author": "Noll, Anne"},
    "*Salz und Brot*, von Otto Noll, Leipzig 1901, S. 12.": {"author": "Noll, Otto"},
    "Ann Miller, *Salt*, Volume 2 (PV Brine, Leeds, 1910), p 7": {
        "publisher": "PV Brine",
        "address": "Leeds",
    },
    "Compare *Report of the Committee on Salt*, 1834.": {
        "title": "Report of the Committee on Salt",
        "year": "1834",
    },
    "*Rapport de la commission du sel*, 1851.": {"title": "Rapport de la commission du sel"},
    "*Salm, Anna* 1922, 4.": {"author": "Salm, Anna", "year": "1922"},
    "Ó Salainn, Brocmac (1994). *Salt*. London: Verso. p. 17.": {
        "author": "Ó Salainn, Brocmac",
        "publisher": "Verso",
    },
    "van der Zout, Ad (1972). *Zout*. Leiden: Brill. p. 12.": {"author": "van der Zout, Ad"},
    "H. Nowak, *Pieśń i sól*, „Lud Solny” 1938, t. 12, nr 3, s. 45–60.": {
        "title": "Pieśń i sól",
        "journal": "Lud Solny",
        "volume": "12",
        "number": "3",
    },
    "«Los de la sal», *El Eco de Uelzen*, 3 de mayo de 1842, pág. 2.": {
        "journal": "El Eco de Uelzen",
        "date": "1842-05-03",
    },
    "Ann Miller, “On Salt,” in Robert Noble, *The Slow Baker* (Salt Press, 1967), 1–9.": {
        "booktitle": "The Slow Baker",
        "bookauthor": "Noble, Robert",
    },
    "Ann Miller, “On Salt”, in Miller and Noble, *Letters*, Volume 3 (London, 1967), p. 4.": {
        "booktitle": "Letters",
        "bookauthor": "Noble",
        "volume": "3",
        "address": "London",
    },
    "Miller, Ann. (1903). *Salt on the Severn*. Uelzen: Wyatt. pp. 41–42.": {
        "address": "Uelzen",
        "publisher": "Wyatt",
    },
    "*Bread and Salt*, by Robert Noble, p 39.": {"author": "Noble, Robert"},
    "Ann Miller, “Salt,” *Salt Review*, vol. 32, no. suppl_2 (2017), p. ii4-ii16.": {
        "number": "suppl_2",
        "pages": "ii4-ii16",
    },
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note(tmp_path: Path, note: str) -> None:
    (citation,) = found(tmp_path, NOTE + note + "\n")
    assert shown(citation) | NOTES[note] == shown(citation)


REMARKS = (
    "*Emphasis Added by Author*.",
    "*All Translations Are Mine*.",
    "*Hervorhebung im Original Von Noll*.",
    "See *infra*, p. 3.",
    "*Salt Queen*, 1851, was her name.",
)


@pytest.mark.parametrize("note", REMARKS)
def test_a_note_that_cites_nothing(tmp_path: Path, note: str) -> None:
    assert not found(tmp_path, NOTE + note + "\n")


TEXTS = {
    "The salt is told in Noble’s *Salz* (Breslau, 1906), and well.": {
        "title": "Salz",
        "address": "Breslau",
    },
    "A speech was printed at once (*Justice*, 19 January 1884).": {"journal": "Justice"},
    "“Salt is bread.” (*Salt Prose Style*, 1928)": {"title": "Salt Prose Style"},
    "It was printed late (Ann Miller, *Salt*, Tome 4 (PV Brine, Leeds, 1910), p 7).": {
        "publisher": "PV Brine",
        "address": "Leeds",
        "locator": "7",
    },
    "It stood in The Times (Oct. 13, 1910) at once.": {
        "journal": "The Times",
        "date": "1910-10-13",
    },
    "She keeps Ann Miller’s [The Salt of Bread](https://example.org/salt) first.": {
        "author": "Miller, Ann",
        "title": "The Salt of Bread",
        "url": "https://example.org/salt",
    },
}


@pytest.mark.parametrize("text", TEXTS)
def test_in_the_running_text(tmp_path: Path, text: str) -> None:
    (citation,) = found(tmp_path, f"# On salt\n\n{text}\n")
    assert shown(citation) | TEXTS[text] == shown(citation)


NOTHING = (
    "Noble’s *Modern Salt* (1936) is a film, and the *Saltship* (1912) sank.",
    "The miners wrote, and one of them said to his friend, “I am not salted, and I shall not be.”",
)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_cited(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, f"# On salt\n\n{text}\n")


MLA = (
    "# On salt\n\nThe door comes first (*Saltbox* 12). Then comes the hand (Miller, *Salting* 45), "
    'and an essay says why ("Unsalted" 11).\n\n## Works Cited\n\n'
    "Miller, Ann. *Saltbox*. Salt Press, 1987.\n\n---. *Salting the Dark*. Salt Press, 1992.\n\n"
    '---. "Unsalted Things: A Presence." *Salt Review*, vol. 28, no. 1, 1989, pp. 1-34.\n'
)


def test_titles_with_a_page_point_to_the_list(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MLA, encoding="utf-8")
    pointing = extract(read(str(path))).resolutions[:3]
    assert [one.antecedent for one in pointing] == [3, 4, 5]


APA = (
    "# On salt\n\nMiller’s (1988) question is old (Noble, 2001a, 2001b), and a formula "
    "of Reed (1986: 12) older (Wood, 1903, cited in Miller, 1988, p. 3).\n\n## References\n\n"
    "Miller, A. (1988). *Salt*. Salt Press.\n\nNoble, R. (2001a). *Dust*. Salt Press.\n\n"
    "Noble, R. (2001b). *Rust*. Salt Press.\n\nReed, B. (1986). *Must*. Salt Press.\n"
)


@pytest.mark.parametrize("whose", ["Miller’s", "Miller's", "Miller"])
def test_names_and_years_point_to_the_list(tmp_path: Path, whose: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(APA.replace("Miller’s", whose), encoding="utf-8")
    resolved = extract(read(str(path))).resolutions
    pointed = [
        resolved[one.antecedent].citation.value("title")
        for one in resolved
        if one.antecedent is not None
    ]
    assert pointed == ["Salt", "Dust", "Rust", "Must", "Salt"]


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("New Zealand", 1),
        ("British Guiana", 1),
        ("Anna Noble", 1),
        ("Victorian Wells", 3),
        ("Salzburg Plains", 1),
    ],
)
def test_a_country_is_no_mention(tmp_path: Path, title: str, cited: int) -> None:
    note = f"[^1]: Miller, *{title}* (Bern: Verso, 1904), 2.\n"
    source = f"They say {title} has salt. Men of {title} eat it.[^1]\n\n{note}"
    assert len(found(tmp_path, source)) == cited
    assert len(found(tmp_path, source.replace(f"of {title}", f"of *{title}*"))) == max(cited, 2)


@pytest.mark.parametrize("article", ["The", "Der", "La", "Het"])
def test_an_article_makes_a_name_of_two_words(tmp_path: Path, article: str) -> None:
    note = "[^1]: Miller, “Black Hunger” (Bern: Verso, 1904), 2.\n"
    source = f"{article} Black Hunger came. All fled from {article.lower()} Black Hunger.[^1]\n\n"
    assert len(found(tmp_path, source + note)) == 1
    told = f"It is told by Miller in {article.lower()} Black Hunger.[^1]\n\n"
    assert len(found(tmp_path, told + note)) == 2


@pytest.mark.parametrize(("open_", "close"), [("*", "*"), ("<em>", "</em>"), ("<i>", "</i>")])
def test_italics_of_a_plain_text(tmp_path: Path, open_: str, close: str) -> None:
    notes = "".join(
        f"[{number}] Ann Miller, {open_}{title}{close} (Bern: Verso, 1981), 3.\n\n"
        for number, title in enumerate(("Salt", "Bread"), 1)
    )
    source = f"The salt was dear.[1] The bread was not.[2]\n\nNotes\n\n{notes}"
    titles = [one.value("title") for one in found(tmp_path, source, "a.txt")]
    assert titles == ["Salt", "Bread"]


PLAIN_LIST = """The mill stood open all summer long.

Bibliography

{0}Miller, Ann. Salt in the Ancient World. New Haven: Yale
University Press, 2001.

{1}Noble, Rosa. The Rebellious Salt: A Life in Memory.
Boston: Houghton Mifflin, 2004.
"""


def test_the_imprint_of_an_entry_on_a_line_of_its_own(tmp_path: Path) -> None:
    first, second = found(tmp_path, PLAIN_LIST.format("", ""), "a.txt")
    assert first.value("publisher") == "Yale University Press"
    assert second.value("publisher") == "Houghton Mifflin"


@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. "), ("[1] ", "[2] ")])
def test_bullets_and_numbers_are_no_part_of_an_entry(
    tmp_path: Path, marks: tuple[str, str]
) -> None:
    source = PLAIN_LIST.format(*marks).replace("\nUniv", " Univ").replace("\nBoston", " Boston")
    citations = found(tmp_path, source, "a.txt")
    assert [one.value("author") for one in citations] == ["Miller, Ann", "Noble, Rosa"]


@pytest.mark.parametrize(
    "heading", ["Suggestions for Further Reading", "Bibliografía de la Parte I", "Primary Sources"]
)
def test_headings_of_lists(tmp_path: Path, heading: str) -> None:
    entry = (
        "- Miller, Ann. *Salt*. New York: Harcourt, 1934.\n- Noble, Rosa. *Bread*. Bern: Huber.\n"
    )
    citations = found(tmp_path, f"# On salt\n\nThe salt was dear.\n\n## {heading}\n\n{entry}")
    assert [one.kind for one in citations] == ["bibliography", "bibliography"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("*We read [The Salt Road](URL) (Salt Press, 2021) aloud.*", {"publisher": "Salt Press"}),
        ("We read the [Report on the Salt Narrows](URL), 1908.", {"year": "1908"}),
        ("See Ann Miller, [“In Praise of Salt”](URL), 2 May 2021.", {"author": "Miller, Ann"}),
        ("I wrote [“Less Salt, Please”](URL) then.", {"title": "Less Salt, Please"}),
    ],
)
def test_a_linked_title(tmp_path: Path, words: str, expected: dict[str, str]) -> None:
    (citation,) = found(tmp_path, words.replace("URL", "https://salt.example/1") + "\n")
    assert shown(citation) | expected == shown(citation)


@pytest.mark.parametrize(
    "words",
    [
        "The [Salt Revolt](https://salt.example/1) (1789) failed.",
        "*[Read more](https://salt.example/1)* of it.",
        "Maria Miller, [Head of Sales](https://salt.example/1), said so.",
        "“We have landed,” Apollo 11 (July 1969) reported.",
        "They met in the “Salt Hall” (No. 12).",
    ],
)
def test_no_work(tmp_path: Path, words: str) -> None:
    assert not found(tmp_path, words + "\n")


def test_a_title_in_italics_is_not_cut_at_its_full_stop(tmp_path: Path) -> None:
    note = "A. Prado, «La sal», en *La bolsa. Rey y sal*, Cádiz, Sílex, 1997, p. 4."
    (citation,) = found(tmp_path, f"Sal.[^1]\n\n[^1]: {note}\n")
    assert citation.value("booktitle") == "La bolsa. Rey y sal"


def test_a_person_s_name_in_italics_is_a_title(tmp_path: Path) -> None:
    note = "SALINAS PRADO, *Luis Noll*, cit., p. 188."
    (citation,) = found(tmp_path, f"Sal.[^1]\n\n[^1]: {note}\n")
    assert citation.value("title") == "Luis Noll"


def test_the_word_in_may_be_in_italics_as_well(tmp_path: Path) -> None:
    note = "R. Noll, « Le Sel », *in* *Mythes*, Paris, Seuil, 1957, p. 130."
    (citation,) = found(tmp_path, f"Sel.[^1]\n\n[^1]: {note}\n")
    assert citation.value("booktitle") == "Mythes"


def test_a_quotation_before_whose_it_is_and_a_title_in_italics(tmp_path: Path) -> None:
    note = "“The pans were cold.” Ann Miller, *A History of Salt*, London, 1882, p. 154."
    (citation,) = found(tmp_path, f"They sold it.[^1]\n\n[^1]: {note}\n")
    assert shown(citation) | {"author": "Miller, Ann", "title": "A History of Salt"} == shown(
        citation
    )


def test_a_known_forename_behind_a_family_that_is_one_too(tmp_path: Path) -> None:
    entry = "Martin, Thomas. *Rule of Salt*. Berkeley: Salt Press, 2002."
    (citation,) = found(tmp_path, f"They sold it.[^1]\n\n[^1]: {entry}\n")
    assert citation.value("author") == "Martin, Thomas"


def test_an_unknown_town_behind_a_title_that_has_its_author_before_it(tmp_path: Path) -> None:
    (citation,) = found(tmp_path, "It is told in Miller’s *Farthest Salt* (Saltminster, 1897).\n")
    assert citation.value("title") == "Farthest Salt"
    assert citation.value("location") == "Saltminster"
