"""A small authority and two ways to normalise one entry, for the tests of normalising."""

from biblio.editions import Authority
from biblio.editions.normalising import Context, Options, normalise
from biblio.editions.records import KnownWork, Mirror, Moved, Publisher, Site, Variant
from biblio.library import Library
from biblio.record.edition import Edition

WORKS = (
    KnownWork(
        "trotsky-our-differences",
        "Our Differences",
        authors=("Trotsky, Leon",),
        variants=(Variant("Unsere Differenzen", "de", "translation"),),
    ),
    KnownWork("plekhanov-our-differences", "Our Differences", authors=("Plekhanov, Georgi",)),
    KnownWork(
        "cannon-road",
        "America’s Road to Socialism",
        authors=("Cannon, James P.",),
        variants=(
            Variant("American’s Road to Socialism", kind="misprint"),
            Variant("America’s Road to Socialism: Six Lectures", kind="subtitle"),
        ),
    ),
)
PUBLISHERS = (
    Publisher("pioneer", "Pioneer Publishers", ("Pioneer",), (), ("New York",), "1930/1965"),
    Publisher("merit", "Merit Publishers", ("Merit",), (), ("New York",), "1965/1969"),
    Publisher(
        "pathfinder",
        "Pathfinder Press",
        ("Pathfinder", "Pathfinder Press, Inc."),
        places=("New York",),
        active="1969/..",
        predecessors=("merit",),
    ),
    Publisher("red-letter", "Red Letter Press", ("RLP",), places=("Seattle",)),
    Publisher("verso", "Verso", ("NLB", "New Left Books", "Verso Books"), places=("London",)),
    Publisher("lawrence", "Lawrence & Wishart", places=("London",), active="1936/.."),
    Publisher("bookmarks", "Bookmarks Publications", ("Bookmarks (London)",), (), ("London",)),
    Publisher("simon", "Simon and Schuster", (), ("Simon and Shuster",), ("New York",)),
    Publisher("progress", "Progress Publishers", ("Издательство Прогресс",), (), ("Moscow",)),
    Publisher("flph", "Foreign Languages Publishing House", ("FLPH",), (), ("Moscow",)),
    Publisher("flph-pyongyang", "Foreign Languages Publishing House", (), (), ("Pyongyang",)),
    Publisher("mehring", "Mehring Books / Mehring Verlag", ("Mehring Verlag",), (), ("Essen",)),
)
SITES = (
    Site(
        "mia",
        "Marxists Internet Archive",
        "www.marxists.org",
        hosts=("marxists.org",),
        former_hosts=("marx.org",),
        mirrors=(
            Mirror("marxists.info"),
            Mirror("marxists.architexturez.net"),
            Mirror("connexions.org", "/CxArchive/MIA/", "/archive/"),
        ),
        slips=("marxist.org",),
        moved=(
            Moved("/archive/trotsky/works/1905/index.htm", "/archive/trotsky/1907/1905/index.htm"),
        ),
    ),
    Site("idom", "In Defence of Marxism", "www.marxist.com", hosts=("no.marxist.com",)),
    Site("wsws", "World Socialist Web Site", "www.wsws.org", hosts=("www14.wsws.org",)),
    Site("iskra", "Iskra Research", "iskra-research.org"),
)
AUTHORITY = Authority(WORKS, PUBLISHERS, SITES)


def entry(key="k", kind="book", **fields):
    return Edition(key, kind, tuple(fields.items()))


def normalised(edition, authority=AUTHORITY, others=(), **options):
    """The fields of the entry once normalised, and what was changed in it."""
    library = Library((edition, *others))
    after, changes = normalise(library, Context(authority, Options(**options)))
    made = [change for change in changes if change.key == edition.key]
    return dict(after.entries[0].fields), made


def value(field, text, **fields):
    """What becomes of one field of an entry."""
    return normalised(entry(**{field: text}, **fields))[0][field]
