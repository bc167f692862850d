"""Imprints of entries in reference lists, in many manners, each a kind that was once misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from list_entry import shown

# What stands behind the title: a house, a town, pages, an address, each in its manner.
IMPRINTS = {
    "Marle contributors. “Salt Pan.” Pedia, The Free Book. Pedia, 3 Dec. 2012. Web. 4 Dec. 2012.": {
        "author": "Marle contributors",
        "journal": "Pedia, The Free Book",
        "date": "2012-12-03",
    },
    "Weir Council. “Eels.” Pedia: The Free Lexicon. Marle Media, n.d. Web. 4 Dec. 2012.": {
        "author": "Weir Council",
        "journal": "Pedia: The Free Lexicon",
        "publisher": "Marle Media",
    },
    "Tamm, L., Weirs at Night, Proceedings of the Second Congress on Salt, Harbour Press, 1989.": {
        "title": "Weirs at Night",
        "booktitle": "Proceedings of the Second Congress on Salt",
        "publisher": "Harbour Press",
    },
    "Orrick, J. (1989). Weirs at night. Proc. of the Conference on Salt and Bread (CSB), 12–20.": {
        "title": "Weirs at night",
        "booktitle": "Proc. of the Conference on Salt and Bread (CSB)",
        "pages": "12–20",
    },
    "Orrick, J. (1989). Weirs at night. Proceedings of the Salt Academy, 12(3), 120–30.": {
        "title": "Weirs at night",
        "journal": "Proceedings of the Salt Academy",
        "volume": "12",
    },
    'Adder, Tim. "The Last Eel." Rivers: Essays for Winter. New York: Harrow, 2007. 5-56. Print.': {
        "booktitle": "Rivers: Essays for Winter",
        "publisher": "Harrow",
        "pages": "5-56",
    },
    "Corr, Max. “Ponds.” Water: Readings. Ed. Ann Lee and J. B. Moss. Bern: Marle, 1999. 3–19.": {
        "booktitle": "Water: Readings",
        "editor": "Moss, J. B.",
        "address": "Bern",
    },
    'Blount, Ida. "Frost." Winter.net. N.p., n.d. Web. 16 Dec. 2012. <http://winter.example/>.': {
        "journal": "Winter.net",
        "urldate": "2012-12-16",
    },
    "Orrick, J.C., The Weirs of the Marle, 14 Salt Studies (1991), 12–40.": {
        "title": "The Weirs of the Marle",
        "journal": "Salt Studies",
        "volume": "14",
        "pages": "12–40",
    },
    "Wexley, R.D. and Tamm, L., “Brine as Money,” 7 Journal of Coastal Trade (1990): 220–51.": {
        "title": "Brine as Money",
        "journal": "Journal of Coastal Trade",
        "pages": "220–51",
    },
    "Yarrow, G. 2004. *What Salt Is*. London: Marle and Hale, https://doi.org/10.9999/salt.": {
        "publisher": "Marle and Hale",
        "address": "London",
    },
    "Hale, A., Marle, B. and Noble, K. (eds.) (2012) *Salt and Power*. New York: Harbour (Harbour "
    "Studies of Salt), p. 312. Available at: https://salt.example/power.": {
        "publisher": "Harbour",
        "address": "New York",
        "locator": "312",
    },
    "HALE, Agnes, MARLE, Bert and NOBLE, Karl (eds.), 2012. *Salt and Power*. Online. New York: "
    "Harbour. Harbour Studies of Salt. ISBN 9780000000002. Available from: https://salt.example.": {
        "title": "Salt and Power",
        "publisher": "Harbour",
        "address": "New York",
    },
    "Bolt, P. 2019. “The Salt of a Moment.” In *Teaching with Salt*, edited by P. Bolt and C. L. "
    "Marle, 283–304. Northern Salt Press, https://salt.example/moment.": {
        "booktitle": "Teaching with Salt",
        "pages": "283–304",
        "publisher": "Northern Salt Press",
    },
    "Knoll, Dora (1981): *The Art of Brine* (=The Art of Salt, Band 2), New York: Marle-Hale.": {
        "number": "2",
        "publisher": "Marle-Hale",
    },
    "Picton, S. T., ed. *Life of Abel Noon*. Boston: Hale, 1894. *Salt Books*. Web. 4 Apr. 2011.": {
        "publisher": "Hale",
        "address": "Boston",
        "urldate": "2011-04-04",
    },
    "Quill, Nan. “Verses.” *River Studies* 12.3 (1987): 40–59. *Salt Base*. Web. 12 May 2012.": {
        "journal": "River Studies",
        "pages": "40–59",
        "urldate": "2012-05-12",
    },
    "Thale, Rosa. *The Salt Corridor*. 1927. Quill House, 1960.": {
        "origyear": "1927",
        "year": "1960",
        "publisher": "Quill House",
    },
    "Marle, T. (1988). *An O(n log n / loglog n) Salting Algorithm*. Salt University.": {
        "title": "An O(n log n / loglog n) Salting Algorithm"
    },
    "Salm, W. Edward. Black Pans: Salters in the Age of Sail. Cambridge: The Salt Press, 1997.": {
        "author": "Salm, W. Edward",
        "title": "Black Pans: Salters in the Age of Sail",
    },
}
HOUSES = {
    "Tamm, L., A Theory of Salt, Little, Haddon and Company, 1989.": {
        "title": "A Theory of Salt",
        "publisher": "Little, Haddon and Company",
    },
    "Noll, R., Spinning for All, Boston, Houghton, Marle & Co., 1903.": {
        "title": "Spinning for All",
        "address": "Boston",
        "publisher": "Houghton, Marle & Co.",
    },
    "Bolt, J.C., Salt in Depth, Harlan Osgood, 1978.": {
        "title": "Salt in Depth",
        "publisher": "Harlan Osgood",
    },
    "Marle, Ann. *Salt*. New York: Harper: London, 1990.": {
        "publisher": "Harper: London",
        "address": "New York",
    },
    "Salter, Anna. 2013. *A Grammar of Brine*. 3rd ed. Saltbridge.": {
        "edition": "3rd",
        "publisher": "Saltbridge",
    },
    "Brine, Otto. 1929. *Salts*. Translated by P. H. Wicken and F. M. Cornfield. G. P. Salter.": {
        "translator": "Cornfield, F. M.",
        "publisher": "G. P. Salter",
    },
    "Gray, Albert. 1975. *Harbour Chronicles*. Texts from Brine Sources 5. Augustiner.": {
        "title": "Harbour Chronicles",
        "publisher": "Augustiner",
    },
    "Western, C. (1995). *Harbours 12–36* (J. J. Scully, Trans.). Fort.": {
        "translator": "Scully, J. J.",
        "publisher": "Fort",
    },
    "Geller, W. (1918). *Harbour Grammar* (E. Kautz & G. Berger, Eds.; Vols. 1–3). Vogeler.": {
        "editor": "Berger, G.",
        "publisher": "Vogeler",
    },
    "Spick, C. (1994). *Salt Lexicon* (J. D. Ernst, Ed. & Trans.; Vols. 1–3). Henderson.": {
        "translator": "Ernst, J. D.",
        "publisher": "Henderson",
    },
    "Pagel T, Yamada O. Tracing the salt. In: Bulletin of the Salt Society. 1997. p. 785.": {
        "title": "Tracing the salt",
        "year": "1997",
        "locator": "785",
    },
    "Dammer R. Bakers and salt. In: Casid A, Noll FW, editors. Salt and bread, Bern: Marle Press; "
    "2007, p. 343–66.": {
        "editor": "Noll, FW",
        "booktitle": "Salt and bread",
        "address": "Bern",
        "publisher": "Marle Press",
        "pages": "343–66",
    },
    "Kettel G, Frei G, (eds). Dictionary of salt. Marle Press: Bern; 1964.": {
        "editor": "Frei, G",
        "publisher": "Marle Press",
        "address": "Bern",
    },
    "Klose LE. Meals of salt. PhD thesis. The Harbour School; 1988.": {
        "title": "Meals of salt",
        "publisher": "The Harbour School",
    },
    "Brine ; Salter, H. G. (Übers.): *The Salt War*. Bern : Harbour Press, 1927–1928": {
        "author": "Brine",
        "translator": "Salter, H. G.",
        "title": "The Salt War",
    },
    "Kette, G. ; Frei, G. (Hrsg.) ; Brom, G. W. (Übers.): *Salzlexikon*. Bern : Marle, 1964": {
        "editor": "Frei, G.",
        "translator": "Brom, G. W.",
        "title": "Salzlexikon",
    },
    "Noll, A. ; Marle, B. (Hrsg.):\tDe sale. Bern, 1973.": {
        "editor": "Marle, B.",
        "title": "De sale",
        "address": "Bern",
    },
    "Hale, E.W. (1980) *A Salt Lexicon*. Bern: Harbour Press (Salt Classics).": {
        "publisher": "Harbour Press",
        "address": "Bern",
    },
    "Patil, Michel (1997), *Salt for Towns*, Brine Classics, Paris: Marle Press.": {
        "publisher": "Marle Press",
        "address": "Paris",
    },
    "Brine. 1907. *De Sale*. Edited by Robert Drew Hick. Salt University Press.": {
        "author": "Brine",
        "year": "1907",
        "publisher": "Salt University Press",
    },
    "Brine, 1982: *Salt and Bread*. New York, Harbour Press.": {
        "author": "Brine",
        "title": "Salt and Bread",
        "year": "1982",
    },
    "Salter, R. Laird, et al., editors. *Salt of the Old Lake*. Moor Press, 1980.": {
        "editor": "Salter, R. Laird",
        "publisher": "Moor Press",
    },
    "Powell, MA & others (eds) 2011, *Salt Dictionary*, 3rd edn, Salt One, San Francisco.": {
        "editor": "Powell, MA",
        "year": "2011",
    },
    "Hale, William, W. D. David, and John Stead, eds. 1999. *The Early Salt*. Harbour History of "
    "Salt 3. Cambridge: Cambridge University Press.": {
        "title": "The Early Salt",
        "publisher": "Cambridge University Press",
    },
    "Miller, Alice (1992) “Salt Theory,” 2 *The Encyclopedia of Salt* 1427–43.": {
        "journal": "The Encyclopedia of Salt",
        "volume": "2",
        "pages": "1427–43",
    },
    "Powers, Mark Allan, et al., editors. *Harbour Dictionary*. 3rd ed., HarperSalt, 2011.": {
        "edition": "3rd",
        "publisher": "HarperSalt",
    },
    "Deiss, Gustav. *Light*. 1927. Translated by Lionel R. M. Strachey, Henderson, 1995.": {
        "translator": "Strachey, Lionel R. M.",
        "publisher": "Henderson",
    },
}
NUMBERS = {
    "Marle, Ida, Hale, Otto, 2018. Salt: A benchmark for brine. arXiv preprint arXiv:1804.07461.": {
        "title": "Salt: A benchmark for brine",
        "journal": "arXiv preprint arXiv:1804.07461",
    },
    "Arno, Bill T., and H. G. M. Willow, editors. *Dictionary of Salt*. Harbour Press, 2005.": {
        "editor": "Willow, H. G. M.",
        "title": "Dictionary of Salt",
    },
    "Kasper, D. (2019) “On the Limits of Salt,” *CoRR*, abs/1901.02522.": {
        "volume": "abs/1901.02522",
    },
    "Marle, Ida. 2018. “Salt Tools.” *Proceedings of Salt 2018* (Melbourne, Australia), 67–72.": {
        "address": "Melbourne, Australia",
        "pages": "67–72",
    },
}
TOWNS = {
    "Salter, S. (1993) *Before the Salt*, Salton Valley, NY, Augustiner.": {
        "publisher": "Augustiner",
        "address": "Salton Valley, NY",
    },
    "Ann Grayer, *Harbour Chronicles*, Freiburg im Breisgau, Marle, coll.« Brine Texts », n˚ 5, "
    "1975.": {"publisher": "Marle", "address": "Freiburg im Breisgau", "year": "1975"},
    "Ann Grayer, *Harbour Chronicles*, Marle, Atlanta, 1999.": {
        "publisher": "Marle",
        "address": "Atlanta",
    },
    "BABEL Vera Marie, 1998, *Salt visible : a history*, Uelzen: Salina University Press.": {
        "publisher": "Salina University Press",
        "address": "Uelzen",
        "year": "1998",
    },
    "FALK F. V., FERN P. et THALE D. M., 2004. *The Price of Salt*. Spain, Universitat Salina.": {
        "publisher": "Universitat Salina",
        "address": "Spain",
    },
    "Noor, Ann 2006 « Salt by context », *Salt ’06: Proceedings*, New York, NY, USA, Marle, "
    "p. 429–432.": {"publisher": "Marle", "address": "New York, NY, USA", "pages": "429–432"},
    "Luz H. de, 2010, « Mystère du sel », dans *Œuvres du sel*, Paris, Marle.": {
        "author": "Luz, H. de",
        "publisher": "Marle",
        "address": "Paris",
    },
    "Franke, W. 1957. *So salzt der Berliner. Ein Sprachführer*. Berlin.": {"address": "Berlin"},
    "Bode, H. and Klok, T. (1990) *Fast Salt*. Department of Salt, University of Utrecht.": {
        "publisher": "Department of Salt, University of Utrecht"
    },
    "Bern, Ada (2020): Salz als Arbeit, online: The Salt Blog, https://salt.example/arbeit.": {
        "title": "Salz als Arbeit",
        "journal": "The Salt Blog",
    },
    "Bern, Ada: Salz als Arbeit. URL https://salt.example/arbeit. — Salt Library Journal": {
        "title": "Salz als Arbeit",
        "journal": "Salt Library Journal",
    },
    "Pott, Ulf: Salz und Raum, Salina U., Hannover, PhD thesis, 2012": {
        "publisher": "Salina U.",
        "address": "Hannover",
        "year": "2012",
    },
}
ENTRIES = IMPRINTS | HOUSES | NUMBERS | TOWNS


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry(tmp_path: Path, entry: str) -> None:
    told = shown(tmp_path, entry)
    assert told | ENTRIES[entry] == told
