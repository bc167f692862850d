"""Looking things up in the authority, and adding to it: names, hosts, a user's own files."""

import subprocess
import sys

import pytest

from biblio.diagnostics import BiblioError
from biblio.editions import authority
from biblio.editions.lookup import Authority


@pytest.fixture(scope="module")
def known() -> Authority:
    return authority()


def keys(found):
    return [record.key for record in found]


def written(tmp_path, text, name="mine.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


# ------------------------------------------------------------- publishers and sites


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Pathfinder", "pathfinder-press"),
        ("Pathfinder Press, Inc.", "pathfinder-press"),
        ("Pioneer Publishers", "pioneer-publishers"),
        ("Merit", "merit-publishers"),
        ("NLB", "new-left-books"),
        ("Lawrence \\& Wishart", "lawrence-wishart"),
        ("Lawrence and Wishart", "lawrence-wishart"),
        ("Martin Lawrence", "martin-lawrence"),
        ("Simon and Shuster", "simon-schuster"),
        ("Pelican", "pelican-books"),
        ("red-letter-press", "red-letter-press"),
    ],
)
def test_a_publisher_is_found_and_never_its_successor(known, name, key):
    assert known.publisher(name).key == key


@pytest.mark.parametrize(
    "name", ["The Pathfinder Publishing Company", "Red Letter Books", "LSSP", ""]
)
def test_a_name_that_is_merely_like_one_is_unknown(known, name):
    assert known.publisher(name) is None


def test_houses_of_one_name_are_told_apart_by_place(known):
    name = "Foreign Languages Publishing House"
    assert known.publisher(name) is None
    assert len(known.publishers_named(name)) == 2
    assert known.publisher(name, "Moscow").key == "foreign-languages-publishing-house"
    assert known.publisher(name, "Pyongyang").key == "flph-pyongyang"
    assert known.publisher(name, "London") is None
    assert known.publisher("Foreign Languages Press", "Peking").key == "foreign-languages-press"


def test_a_place_does_not_refute_a_name_that_is_the_only_one(known):
    assert known.publisher("Pathfinder", "London").key == "pathfinder-press"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("marxists.org", "marxists-internet-archive"),
        ("www.marxists.org", "marxists-internet-archive"),
        ("http://marxists.org/archive/trotsky/", "marxists-internet-archive"),
        ("marxists.architexturez.net", "marxists-internet-archive"),
        ("connexions.org", "marxists-internet-archive"),
        ("Marxist Internet Archive", "marxists-internet-archive"),
        ("WWW.MARXIST.COM", "marxist-com"),
        ("www14.wsws.org", "wsws"),
        ("https://iskra-research.org/Trotsky/Permanent/chapter23.shtml", "iskra-research"),
    ],
)
def test_a_site_is_found_by_host_address_and_name(known, name, key):
    assert known.site(name).key == key


@pytest.mark.parametrize("name", ["marxist.org", "yorku.ca", "nonsense", "", "http://"])
def test_a_host_that_is_merely_like_one_is_unknown(known, name):
    assert known.site(name) is None


def test_moved_paths_lead_somewhere_else(known):
    for site in known.sites:
        assert all(moved.old != moved.new for moved in (*site.moved, *site.mistaken))


# ------------------------------------------------------------- the user's own files


ADDED = """
[[publisher]]
key = "our-press"
name = "Our Press"

[[work]]
key = "trotsky-1905"
published = 1910
variants = [{ title = "Nineteen Five" }]

[[work.edition]]
key = "1905-random-1971"
place = "Boston"

[[work.edition]]
key = "1905-ours"
publisher = "our-press"
year = 2020

[[work]]
key = "somebody-something"
title = "Something"
"""


def test_a_users_file_adds_and_overrides_field_by_field(tmp_path, known):
    mine = authority((written(tmp_path, ADDED),))
    work = mine.work("trotsky-1905")
    assert work.published == "1910"
    assert work.authors == ("Trotsky, Leon",)
    assert keys(mine.works_titled("Nineteen Five")) == ["trotsky-1905"]
    assert keys(mine.works_titled("Russia in the Revolution")) == ["trotsky-1905"]
    assert mine.edition("1905-random-1971").place == "Boston"
    assert mine.edition("1905-random-1971").translators == ("Bostock, Anya",)
    assert mine.edition("1905-ours").work == "trotsky-1905"
    assert mine.work("somebody-something").title == "Something"
    assert len(mine.works) == len(known.works) + 1
    assert known.edition("1905-random-1971").place == "New York"


def test_of_several_files_the_last_has_the_last_word(tmp_path):
    first = written(tmp_path, ADDED, "first.toml")
    text = '[[publisher]]\nkey = "our-press"\nplaces = ["Leeds"]\nnote = "moved"\n'
    second = written(tmp_path, text, "second.toml")
    house = authority((first, second)).publisher("Our Press")
    assert (house.name, house.places, house.note) == ("Our Press", ("Leeds",), "moved")


def test_a_file_that_changes_nothing_changes_nothing(tmp_path, known):
    assert authority((written(tmp_path, "# nothing yet\n"),)) == known


def test_a_malformed_file_is_one_clear_sentence(tmp_path):
    path = written(tmp_path, '[[work]]\nkey = "a"\ntitel = "A"\n')
    with pytest.raises(BiblioError) as error:
        authority((path,))
    assert str(error.value) == (f"{path}:1: the work a has no “title”. (And 1 more in this file.)")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BiblioError, match="There is no file"):
        authority((tmp_path / "none.toml",))


# ------------------------------------------------------------- only when needed


def test_importing_reads_no_data():
    program = (
        "import sys\n"
        "opened = []\n"
        "def note(event, values):\n"
        "    if event == 'open':\n"
        "        opened.append(str(values[0]))\n"
        "sys.addaudithook(note)\n"
        "import biblio.editions\n"
        "assert not [name for name in opened if name.endswith('.toml')], opened\n"
        "assert 'tomllib' not in sys.modules\n"
        "biblio.editions.authority().works\n"
        "assert [name for name in opened if name.endswith('works.toml')]\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_it_is_read_once():
    assert authority() is authority()
