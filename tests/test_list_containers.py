"""Entries of what a journal, a book or a university has, each a kind that was once misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from list_entry import LIST, found, shown

from biblio.extractor import extract
from biblio.readers import read

THESES = {
    "Flood, R. (2012) *Salt in space: a fibre*. PhD thesis. Salina U., Hannover. Available at: "
    "https://doi.org/10.9999/7847.": {"publisher": "Salina U", "address": "Hannover"},
    "Yang, T.-C. 2014. “Aspects of salt.” PhD thesis, Salina U., http://salt.example/50763/.": {
        "thesis": "PhD thesis",
        "publisher": "Salina U",
    },
    "TELES, Maria da Luz. *O sal parado*: estudo de uma vila. 2011. Dissertação (Mestrado em "
    "História) – Universidade do Vale, Itajaí, 2011.": {
        "author": "TELES, Maria da Luz",
        "title": "O sal parado: estudo de uma vila",
        "publisher": "Universidade do Vale",
    },
}
CONTAINERS = {
    "Lind, D. D. Groups of Salt. in *High Salt* (eds Lip, D. J., Law, D. H. & Sam, A. H.) 179–183 "
    "(Salina Press, New York, 1977).": {
        "booktitle": "High Salt",
        "publisher": "Salina Press",
        "address": "New York",
    },
    "Russ, P. Salt: why it was great. *Études du sel* 385–90 (1905).": {
        "journal": "Études du sel",
        "pages": "385–90",
        "year": "1905",
    },
    "Lind DD. Groups of Salt. In: Lip DJ, Law DH, editors. High Salt and Power. 3rd ed., Uelzen: "
    "Salina Press; 1977, p. 179–83.": {
        "editor": "Law, DH",
        "booktitle": "High Salt and Power",
        "address": "Uelzen",
        "pages": "179–83",
    },
    "Marle A. Salt of the East. In: Origins of Salt: from Dust to Brine. Uelzen: Quill; 2007. "
    "p. 154–73.": {
        "title": "Salt of the East",
        "booktitle": "Origins of Salt: from Dust to Brine",
        "pages": "154–73",
    },
    "Marle A. The Salt of the Earth. Quill House; 1937.": {
        "publisher": "Quill House",
        "year": "1937",
    },
    "*Fell, Michael R.* 1989: Use of a Salt Theorem. Uelzen: Quill.": {
        "author": "Fell, Michael R.",
        "title": "Use of a Salt Theorem",
        "publisher": "Quill",
    },
    "*Liu, Wen*; *Yen, Peter Tsung*; *Cheo, Ann* 2020: Salt in the Dead Sea. In: Salt Review "
    "12(3): 4–9.": {"author": "Cheo, Ann", "title": "Salt in the Dead Sea", "volume": "12"},
    "Low, J. 2016. “When Salting Diverse Fish, Is Skill Overrated?” Salt Library Journal, November "
    "2016, https://salt.example/x.": {
        "title": "When Salting Diverse Fish, Is Skill Overrated?",
        "journal": "Salt Library Journal",
    },
    "Nunn, Mya. 2020. “Crying Salt: On Brine.” Book Riot, 2020, https://salt.example/b.": {
        "journal": "Book Riot"
    },
    "Pell, G., & Sella, S. (2019). Analysis of salt. *Proceedings of a Symposium on Salt*, "
    "2443–2447. https://doi.org/10.9999/x": {
        "journal": "Proceedings of a Symposium on Salt",
        "pages": "2443–2447",
    },
    "Wu, T. 2019. “A full salt sensor.” In, 346–49, https://doi.org/10.9999/i.": {
        "locator": "346–49"
    },
    "BATISTA, Helena; LEMOS, Rui. Sombra e sal. *Revista de Costumes*, Recife, v. 14, n. 1, "
    "p. 33-60, 2005.": {
        "journal": "Revista de Costumes",
        "volume": "14",
        "number": "1",
        "pages": "33-60",
        "year": "2005",
    },
    "CUNHA, Otávio. O sal dos outros. In: SERRA, Lia (org.). *Ensaios sobre o sal*. 2. ed. São "
    "Paulo: Candeia, 1988. p. 195-220.": {
        "title": "O sal dos outros",
        "editor": "SERRA, Lia",
        "booktitle": "Ensaios sobre o sal",
        "edition": "2",
    },
    "GUNN, E. and BANG, Lena, 2012. Salt: From pastures to markets. In: HALE, Agnes, MARLE, Bert "
    "and NOBLE, Karl (eds.), *Salt and Power*. New York: Harbour.": {
        "editor": "NOBLE, Karl",
        "booktitle": "Salt and Power",
    },
}
GOST = {
    "Соль. Очерки / под ред. И. И. Солина. — М. : Гавань, 1998": {
        "title": "Соль. Очерки",
        "publisher": "Гавань",
    },
    "Чой С.-М. и др. Соль и материя // Вопросы соли. 2020. Т. 5. № 7–8. С. 40.": {
        "author": "Чой, С.-М.",
        "journal": "Вопросы соли",
        "number": "7–8",
    },
    "Oak A. V., Ullman J. D. On Salt // Proc. Fifteenth Salt Symposium, 1983b. С. 3–9.": {
        "booktitle": "Proc. Fifteenth Salt Symposium",
        "year": "1983",
    },
    "Hale A. K., Clark B. Salt: a division // Salt and Power. / под ред. A. Marle, B. Clark, "
    "K. Hermes. New York: Harbour, 2012. С. 155–167.": {
        "address": "New York",
        "editor": "Hermes, K.",
    },
    "Salt and Power: Struggles over Land / под ред. A. Marle, B. Clark. New York: Harbour, 2012.": {
        "title": "Salt and Power: Struggles over Land"
    },
    "Tell T. An O(n log n / log n) Salting Algorithm. Salina: Salina University, 1988. С. 4.": {
        "title": "An O(n log n / log n) Salting Algorithm"
    },
    "Pell J. Safe Salt, Brave Salt. Cambridge: The Salt Press, 2018.": {
        "author": "Pell, J.",
        "title": "Safe Salt, Brave Salt",
    },
}
ENTRIES = THESES | CONTAINERS | GOST


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry(tmp_path: Path, entry: str) -> None:
    told = shown(tmp_path, entry)
    assert told | ENTRIES[entry] == told


@pytest.mark.parametrize("place", ["SIT 1998, 12.", "SIT 1998, S. 12.", "SIT 1998, 12 (14)."])
def test_behind_a_book_in_italics_letters_are_no_journal(tmp_path: Path, place: str) -> None:
    assert not found(tmp_path, f"Salter, *Salt Works*, {place}").value("journaltitle")


def test_a_word_of_a_listed_title_is_no_short_title_before_a_year(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    text = LIST.replace("dear.", "dear (*Times* 1926), and (*Times* 12) dearer.")
    path.write_text(f"{text}Salter, Ann. *Hard Times*. Bern: Marle, 1990.\n", encoding="utf-8")
    cited = [one.text for one in extract(read(str(path))).citations]
    assert "Times 1926" not in cited
    assert "Times 12" in cited
