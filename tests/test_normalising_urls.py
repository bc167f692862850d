"""Addresses: the rules R1 to R12, and the traps among them."""

import pytest
from normalising_cases import AUTHORITY, entry, normalised, value

from biblio.editions import authority
from biblio.editions.normalising.urls import address_key

MIA = "https://www.marxists.org"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        # R1: scheme and host
        (
            "http://www.marxists.org/archive/lenin/works/1905/apr/12b.htm",
            "/archive/lenin/works/1905/apr/12b.htm",
        ),
        ("marxists.org/archive/trotsky/1907/1905/ch25.htm", "/archive/trotsky/1907/1905/ch25.htm"),
        ("HTTP://Marxists.INFO/Archive/X.htm", "/Archive/X.htm"),
        ("http://marxists.architexturez.net:80/a.htm?b=c#d", "/a.htm?b=c#d"),
        ("http://www.connexions.org/CxArchive/MIA/marx/works/1.htm", "/archive/marx/works/1.htm"),
        # R2: archives
        ("https://web.archive.org/web/20040912101500if_/http://marxists.org/a.htm", "/a.htm"),
        ("http://web.archive.org/web/2004/web.archive.org/web/2003/www.marxists.org/a", "/a"),
        # R3: the sentence's punctuation
        ("http://www.marxists.org/a.htm.)", "/a.htm"),
        ("http://www.marxists.org/a_(b)", "/a_(b)"),
        # R4: broken lines
        ("http://www.marx- ists.org/a.htm", "/a.htm"),
        # R5: spaces
        (
            "http://marxists.org/cannon/Americas road to Socialism.pdf",
            "/cannon/Americas%20road%20to%20Socialism.pdf",
        ),
        # R7: anchors stay
        ("http://marxists.org/a.htm#015", "/a.htm#015"),
        # moved, by the table alone
        (
            "http://www.marxists.org/archive/trotsky/works/1905/#a",
            "/archive/trotsky/1907/1905/index.htm#a",
        ),
        (
            "http://www.marxists.org/archive/trotsky/works/1905/ch25.htm",
            "/archive/trotsky/works/1905/ch25.htm",
        ),
        (
            "http://www.marxists.org/archive/trotsky/works/index.htm",
            "/archive/trotsky/works/index.htm",
        ),
    ],
)
def test_marxists_org(url, wanted):
    assert value("url", url) == MIA + wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("http://www14.wsws.org/a.shtml", "http://www.wsws.org/a.shtml"),  # R11
        ("http://a.org/x.", "http://a.org/x"),
        ("www.marx-ist.com/a", "www.marx-ist.com/a"),
        ("http://www.marx- ist.com/a", "http://www.marxist.com/a"),
    ],
)
def test_other_sites(url, wanted):
    assert value("url", url) == wanted


@pytest.mark.parametrize(
    "url",
    [
        "http://www.marxist.com/a",  # another site
        "http://marxist.org/a",  # a slip perhaps: to be asked about
        "http://marxistleninists.org/a",
        "http://www.yorku.ca/comninel/Gotha/index.htm",
        "http://www.connexions.org/other/page.htm",
        "http://iskra-research.org/Trotsky/1907.shtml",  # R12: no host asks for https
        "http://en.wikipedia.org/wiki/Martin_Luther_King_Jr.",
        "http://en.wikipedia.org/wiki/1905_(book)",
        "https://web.archive.org/web/2004*/http://marxists.org/a",
        "http://www.marxists.org/com- munist-league/1850.htm",  # both joins are possible
        "http://a.org/x (accessed 2 May 2004)",
        "http://a.org http://b.org/c.pdf",
        "see page 4",
        "ftp://marxists.org/a",
        "http://user@marxists.org:8080/a",
        ";",
    ],
)
def test_addresses_that_stay(url):
    assert normalised(entry(url=url)) == ({"url": url}, [])


def test_the_original_is_kept():
    fields, _ = normalised(entry(url="http://marxists.org/a.htm."))
    assert fields == {"url": f"{MIA}/a.htm", "origurl": "http://marxists.org/a.htm"}


def test_the_snapshot_is_kept():
    url = "http://web.archive.org/web/20040912101500/http://marxists.org/a.htm"
    fields, _ = normalised(entry(url=url))
    assert fields == {"url": f"{MIA}/a.htm", "urldate": "2004-09-12", "origurl": url}
    assert normalised(entry(url=url, urldate="2005-01-01"))[0]["urldate"] == "2005-01-01"


def test_an_archive_may_have_the_only_copy():
    edition = entry(url="https://web.archive.org/web/20040912/http://gone.org/a")
    assert normalised(edition)[1] == []
    assert normalised(edition, unsafe=True)[0]["url"] == "http://gone.org/a"


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "http://marx.org/a.htm"},  # its paths are not known to be the same
        {"url": "http://no.marxist.com/a.htm"},
        {"url": "http://marxists.org/a.htm", "origurl": "http://b.org"},
    ],
)
def test_unsafe_moves(fields):
    assert normalised(entry(**fields)) == (fields, [])
    _, changes = normalised(entry(**fields), unsafe=True)
    assert changes
    assert not any(change.safe for change in changes)


@pytest.mark.parametrize(
    "path",
    [
        "/archive/trotsky/1931/tpr/rp08.htm",
        "/archive/trotsky/1931/tpr/pr10.htm",
        "/archive/marx/works/1847/communist-league/1850-ad1.htm",
    ],
)
def test_nothing_but_the_address_follows_from_a_path(path):
    fields, _ = normalised(entry(url="http://marxists.org" + path), authority=authority())
    assert set(fields) == {"url", "origurl"}  # R8, R9, R10


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://marxists.org/x/", "https://www.marxists.org/x/index.htm"),
        ("https://www.marxists.org/x/index.html#5", "https://marxists.info/x/"),
        ("http://iskra-research.org/a.html", "https://iskra-research.org/a.html"),
        ("http://www.wsws.org/a", "https://www14.wsws.org/a"),
        ("http://web.archive.org/web/2004/http://a.org", "https://a.org/"),
    ],
)
def test_one_page(one, other):
    assert address_key(one, AUTHORITY) == address_key(other, AUTHORITY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.org/cliff.htm", "http://a.org/cliff.html"),
        ("http://iskra-research.org/a.html", "http://iskra-research.org/a.shtml"),
        ("http://marxists.org/a", "http://marxist.com/a"),
        ("http://marxists.org/a?p=1", "http://marxists.org/a?p=2"),
        ("http://marxists.org/tpr/rp01.htm", "http://marxists.org/tpr/pr01.htm"),
    ],
)
def test_two_pages(one, other):
    assert address_key(one, AUTHORITY) != address_key(other, AUTHORITY)


@pytest.mark.parametrize(
    "host",
    "marxists.info www.marxists.info marxists.architexturez.net marxists.anu.edu.au "
    "marxists.catbull.com marxists.pages.dev marxists.incn.su marxists.wikis.cc".split(),
)
def test_mirrors_of_the_shipped_authority(host):
    fields, _ = normalised(entry(url=f"http://{host}/archive/a.htm"), authority=authority())
    assert fields["url"] == f"{MIA}/archive/a.htm"
