"""Item types of CSL 1.0.2 and the entry types of BibLaTeX, each from the other.

Where BibLaTeX has no type of its own, `entrysubtype` tells: it may hold any name of a CSL type.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

_FROM_KINDS = {
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection"), "book"),
    **dict.fromkeys(("proceedings", "mvproceedings", "manual"), "book"),
    **dict.fromkeys(("reference", "mvreference", "commentary", "mvcommentary"), "book"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook"), "chapter"),
    **dict.fromkeys(("suppcollection", "incommentary"), "chapter"),
    "inproceedings": "paper-conference",
    **{"thesis": "thesis", "report": "report", "booklet": "pamphlet", "online": "webpage"},
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **{"inreference": "entry-encyclopedia", "letter": "personal_communication"},
    **{"periodical": "periodical", "unpublished": "manuscript", "misc": "document"},
    **{"ancienttext": "classic", "review": "review", "patent": "patent", "dataset": "dataset"},
    **dict.fromkeys(("software", "softwareversion"), "software"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **{"audio": "song", "music": "song", "performance": "performance", "standard": "standard"},
    **{"artwork": "graphic", "image": "graphic", "legislation": "legislation"},
    **{"jurisdiction": "legal_case", "legal": "treaty", "interview": "interview"},
    **{"newspaper": "article-newspaper", "magazine": "article-magazine", "map": "map"},
    **dict.fromkeys(("manuscript", "archival"), "manuscript"),
    **{"speech": "speech", "lecture": "speech", "blog": "post-weblog", "conversation": "interview"},
}
_SUBTYPES = {
    **{"newspaper": "article-newspaper", "magazine": "article-magazine", "letter": ""},
    **{"dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia"},
    **{"lecture": "speech", "talk": "speech", "blog": "post-weblog", "film": "motion_picture"},
    # In quotation marks, whatever it stands in.
    "essay": "article",
    **{"correspondence": "personal_communication", "pamphlet": "pamphlet", "review": "review"},
}
# How each type of CSL is written in BibLaTeX: the entry type and, where needed, a subtype.
TO_KINDS = {
    **{"article": ("article", "article"), "article-journal": ("article", "")},
    **{"article-magazine": ("article", "magazine"), "article-newspaper": ("article", "newspaper")},
    **{"bill": ("legislation", "bill"), "book": ("book", ""), "broadcast": ("misc", "broadcast")},
    **{"chapter": ("incollection", ""), "classic": ("book", "classic")},
    **{"collection": ("misc", "collection"), "dataset": ("dataset", ""), "document": ("misc", "")},
    **{"entry": ("inreference", "entry"), "entry-dictionary": ("inreference", "dictionary")},
    **{"entry-encyclopedia": ("inreference", ""), "event": ("misc", "event")},
    **{"figure": ("image", "figure"), "graphic": ("image", ""), "hearing": ("misc", "hearing")},
    **{"interview": ("misc", "interview"), "legal_case": ("jurisdiction", "")},
    **{
        "legislation": ("legislation", ""),
        "manuscript": ("unpublished", ""),
        "map": ("misc", "map"),
    },
    **{"motion_picture": ("movie", ""), "musical_score": ("misc", "musical_score")},
    **{"pamphlet": ("booklet", ""), "paper-conference": ("inproceedings", "")},
    **{
        "patent": ("patent", ""),
        "performance": ("performance", ""),
        "periodical": ("periodical", ""),
    },
    **{"personal_communication": ("letter", ""), "post": ("online", "post")},
    **{"post-weblog": ("online", "blog"), "regulation": ("legislation", "regulation")},
    **{
        "report": ("report", ""),
        "review": ("review", ""),
        "review-book": ("review", "review-book"),
    },
    **{"software": ("software", ""), "song": ("audio", ""), "speech": ("unpublished", "speech")},
    **{"standard": ("standard", ""), "thesis": ("thesis", ""), "treaty": ("legal", "")},
    "webpage": ("online", ""),
}
_INTERVIEWS = frozenset({"misc", "online", "audio", "video", "unpublished", "letter"})
_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "article"})
_IN_PERIODICALS = _ARTICLES | {"review", "review-book", "periodical"}


def from_entry(kind: str, fields: Mapping[str, str], roles: Collection[str]) -> str:
    """The CSL type of an entry in BibLaTeX's names; `roles` are the CSL variables of its people."""
    subtype = fields.get("entrysubtype", "").strip().lower()
    named = _SUBTYPES.get(subtype) or (subtype if subtype in TO_KINDS else "")
    if named:
        return named
    if kind in _INTERVIEWS and "interviewer" in roles:
        return "interview"
    if kind == "unpublished" and ("eventtitle" in fields or "venue" in fields):
        return "speech"
    if kind == "article" and "journaltitle" not in fields:
        return "article"
    return _FROM_KINDS.get(kind, "document")


def to_entry(name: str) -> tuple[str, str]:
    """The entry type for a CSL type, and its subtype or an empty string."""
    return TO_KINDS.get(name, ("misc", ""))


def is_in_periodical(name: str) -> bool:
    """Whether things of this type appear in periodicals."""
    return name in _IN_PERIODICALS
