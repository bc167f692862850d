"""Reference types of RIS (the specification of 2011, and Zotero's use of it) and of BibLaTeX."""

from __future__ import annotations

PROCEEDINGS = "PROCEEDINGS"
"""The volume of a conference; RIS has one type, CONF, for it and for the papers in it."""

# One row a pair: the first row of a type of RIS is how it is read, the first of an entry type and
# subtype how it is written.
_ROWS = (
    *(("BOOK", "book", ""), ("BOOK", "mvbook", ""), ("BOOK", "reference", "")),
    *(("BOOK", "mvreference", ""), ("EDBOOK", "collection", ""), ("EDBOOK", "mvcollection", "")),
    *(("EBOOK", "book", ""), ("CHAP", "incollection", ""), ("CHAP", "inbook", "")),
    *(("CHAP", "bookinbook", ""), ("CHAP", "suppbook", ""), ("ECHAP", "incollection", "")),
    *(("JOUR", "article", ""), ("EJOUR", "article", ""), ("ABST", "article", "")),
    *(("INPR", "article", "article"), ("MGZN", "article", "magazine")),
    *(("NEWS", "article", "newspaper"), ("JFULL", "periodical", ""), ("JOUR", "review", "")),
    *(("JOUR", "suppperiodical", ""), ("CONF", "inproceedings", "")),
    *(("CPAPER", "inproceedings", ""), (PROCEEDINGS, "proceedings", "")),
    *((PROCEEDINGS, "mvproceedings", ""), ("THES", "thesis", "")),
    *(("RPRT", "report", ""), ("GOVDOC", "report", "government"), ("RPRT", "manual", "")),
    *(("ELEC", "online", ""), ("WEB", "online", ""), ("ICOMM", "online", "post")),
    *(
        ("BLOG", "online", "blog"),
        ("UNPB", "unpublished", ""),
        ("MANSCPT", "unpublished", "manuscript"),
    ),
    *(("PAMP", "booklet", ""), ("PCOMM", "letter", ""), ("ENCYC", "inreference", "")),
    *(("DICT", "inreference", "dictionary"), ("CLSWK", "ancienttext", "")),
    *(
        ("MPCT", "movie", ""),
        ("VIDEO", "video", ""),
        ("SOUND", "audio", ""),
        ("MUSIC", "music", ""),
    ),
    *(("ART", "artwork", ""), ("ART", "image", ""), ("MAP", "misc", "map"), ("PAT", "patent", "")),
    *(("STAND", "standard", ""), ("STAT", "legislation", ""), ("BILL", "legislation", "bill")),
    *(("CASE", "jurisdiction", ""), ("DATA", "dataset", ""), ("COMP", "software", "")),
    *(("SLIDE", "misc", "slide"), ("HEAR", "misc", "hearing"), ("SER", "collection", "series")),
    *(("GEN", "misc", ""), ("INTV", "misc", "interview"), ("ANCIENT", "ancienttext", "")),
    *(("LEGAL", "legal", ""), ("FIGURE", "image", "figure"), ("CHART", "image", "")),
    *(("MULTI", "misc", "multimedia"), ("ADVS", "video", ""), ("CTLG", "book", "")),
    *(("AGGR", "dataset", ""), ("DBASE", "dataset", ""), ("GRNT", "misc", "grant")),
    *(("EQUA", "misc", "equation"), ("UNBILL", "legislation", "bill"), ("UNPD", "unpublished", "")),
)
_READ = {name: (kind, subtype) for name, kind, subtype in reversed(_ROWS)}
_WRITE = {(kind, subtype): name for name, kind, subtype in reversed(_ROWS)}
BOOKS = frozenset("BOOK EDBOOK EBOOK SER CLSWK PAMP CTLG".split())
"""Books that stand by themselves: those who edit them have tags of their own (see `roles`)."""
CONFERENCES = frozenset({"CONF", "CPAPER"})
PUBLISHED = (
    BOOKS
    | CONFERENCES
    | frozenset("JOUR EJOUR ABST INPR MGZN NEWS JFULL CHAP ECHAP ENCYC DICT".split())
)
"""What comes out in print or on line, and is found in databases."""
_WHOLES = BOOKS | {"THES", "RPRT", "GOVDOC", PROCEEDINGS}
_SITES = frozenset({"ELEC", "WEB", "BLOG", "ICOMM"})
_PERIODICALS = frozenset("JOUR EJOUR ABST INPR MGZN NEWS JFULL".split())


def to_entry(name: str) -> tuple[str, str] | None:
    """The entry type and subtype for a type of RIS; None where there is no such type."""
    return _READ.get(name)


def from_entry(kind: str, subtype: str) -> str:
    """The type of RIS that comes nearest to an entry type."""
    return _WRITE.get((kind, subtype)) or _WRITE.get((kind, ""), "GEN")


def written(name: str) -> str:
    """The type as it stands behind TY."""
    return "CONF" if name == PROCEEDINGS else name


def is_whole(name: str) -> bool:
    """Whether things of this type stand by themselves: their pages are counted."""
    return name in _WHOLES


def is_site(name: str) -> bool:
    """Whether things of this type stand on a site of the web."""
    return name in _SITES


def is_periodical(name: str) -> bool:
    """Whether things of this type appear in periodicals."""
    return name in _PERIODICALS
