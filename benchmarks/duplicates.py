"""How well duplicates are found in libraries that several hands have kept.

    python benchmarks/duplicates.py [--entries N] [--seed N] [-v]

Entries of real libraries (of `../shared`, and else invented ones) are written a second time as
another hand might write them, or made another edition, another part, another text. `find` reads
both together: recall is told of each way of writing the same, and false merges of each way of being
another. Exits 1 where recall is under .85 or a false merge is made. `-v` prints what was missed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import matching

from biblio.editions.duplicates import Findings, find
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.record.person import join_names, split_names

RECALL = 0.85
Fields = dict[str, str]
Change = Callable[[Edition, Fields], Fields | None]
"""What becomes of an entry's fields; None where the entry has nothing to change in that way."""


def given_names(entry: Edition, fields: Fields) -> Fields | None:
    """Initials in place of first names."""
    names = [_with_initials(name) for name in split_names(fields.get("author", ""))]
    return _changed(fields, author=join_names(names))


def others(entry: Edition, fields: Fields) -> Fields | None:
    """*and others* for all but the first of three authors."""
    names = split_names(fields.get("author", ""))
    return _changed(fields, author=f"{names[0]} and others") if len(names) > 2 else None


def subtitle(entry: Edition, fields: Fields) -> Fields | None:
    """The title up to its colon."""
    short, colon, _ = fields["title"].partition(": ")
    kept = {name: value for name, value in fields.items() if name != "subtitle"}
    long = len(short.split()) > 2 and (colon or "subtitle" in fields)
    return _changed(fields, _drop=("subtitle",), title=short) if long and kept else None


def accents(entry: Edition, fields: Fields) -> Fields | None:
    """No accents, and small letters after the first word of the title."""
    return _changed(fields, **{name: _bare(fields.get(name, "")) for name in ("author", "title")})


def place(entry: Edition, fields: Fields) -> Fields | None:
    """*N.Y.* for New York, and else no place."""
    if "New York" in fields.get("location", ""):
        return _changed(fields, location="N.Y.")
    return _changed(fields, _drop=("location",))


def publisher(entry: Edition, fields: Fields) -> Fields | None:
    """A publisher in another form: shortened, with its place before it, or with an *Inc.*."""
    house = fields.get("publisher", "")
    for long, short in (
        ("University Press", "UP"),
        (" Press", ""),
        ("Verlag ", ""),
        (" & ", " and "),
    ):
        if long in house and house.replace(long, short).strip():
            return _changed(fields, publisher=house.replace(long, short))
    return _changed(fields, publisher=f"{house}, Inc.") if house else None


def journal(entry: Edition, fields: Fields) -> Fields | None:
    """The journal's words abbreviated."""
    words = re.findall(r"[^\W\d_]+", fields.get("journaltitle", ""))
    little = {"of", "the", "for", "and", "in", "de", "la", "und", "der", "die", "des", "et", "du"}
    short = [
        f"{word[:4]}." if len(word) > 6 else word for word in words if word.lower() not in little
    ]
    return _changed(fields, journaltitle=" ".join(short)) if len(short) > 1 else None


def online_first(entry: Edition, fields: Fields) -> Fields | None:
    """The year before, in which it was online."""
    told = entry.year and "volume" in fields and "pages" in fields and "journaltitle" in fields
    return _changed(fields, date=str(int(entry.year) - 1)) if told else None


def last_page(entry: Edition, fields: Fields) -> Fields | None:
    """A range of pages by its first page, or elided."""
    found = re.fullmatch(r"([0-9]+)\D+([0-9]+)", fields.get("pages", ""))
    return _changed(fields, pages=found[1]) if found and not _is_book(entry) else None


def article_number(entry: Edition, fields: Fields) -> Fields | None:
    """A number of an article in place of its pages."""
    told = "journaltitle" in fields and "volume" in fields and "pages" in fields
    return _changed(fields, _drop=("pages",), eid="e0147") if told else None


def no_pages(entry: Edition, fields: Fields) -> Fields | None:
    """Neither pages nor number of the issue."""
    return _changed(fields, _drop=("pages", "number", "issue"))


def bare(entry: Edition, fields: Fields) -> Fields | None:
    """Author, title and date alone."""
    kept = {
        name: fields[name] for name in ("author", "title", "subtitle", "date") if name in fields
    }
    named = len(entry.full_title.split()) > 3 and {"author", "date"} <= kept.keys()
    return kept if named and kept != fields else None


def misprint(entry: Edition, fields: Fields) -> Fields | None:
    """Two letters of a long word of the title transposed."""
    for word in fields["title"].split():
        if len(word) > 8 and word.isalpha():
            return _changed(fields, title=fields["title"].replace(word, _transposed(word), 1))
    return None


def day(entry: Edition, fields: Fields) -> Fields | None:
    """A date to the day where the other has a year."""
    told = re.fullmatch(r"[0-9]{4}", fields.get("date", ""))
    return (
        _changed(fields, date=f"{fields['date']}-03-02")
        if told and "journaltitle" in fields
        else None
    )


def publisher_unsaid(entry: Edition, fields: Fields) -> Fields | None:
    """No publisher."""
    return _changed(fields, _drop=("publisher",))


def identifiers(entry: Edition, fields: Fields) -> Fields | None:
    """No identifiers, no addresses, no remarks."""
    return _changed(fields, _drop=("doi", "isbn", "issn", "url", "urldate", "note", "eprint"))


def edition(entry: Edition, fields: Fields) -> Fields | None:
    """The next edition."""
    return _changed(fields, edition="4") if _is_book(entry) and "edition" in fields else None


def reprint(entry: Edition, fields: Fields) -> Fields | None:
    """The same text six years later."""
    return _changed(fields, date=str(int(entry.year) + 6)) if entry.year else None


def volume(entry: Edition, fields: Fields) -> Fields | None:
    """Another volume."""
    return _changed(fields, volume="97") if "volume" in fields else None


def chapter(entry: Edition, fields: Fields) -> Fields | None:
    """Another chapter, told by its name only."""
    return fields | {"chapter": "The Lasting Flood"} if "chapter" in fields else None


def subrange(entry: Edition, fields: Fields) -> Fields | None:
    """Other pages."""
    found = re.fullmatch(r"([0-9]+)\D+([0-9]+)", fields.get("pages", ""))
    if not found or _is_book(entry):
        return None
    return _changed(fields, pages=f"{int(found[2]) + 1}-{int(found[2]) + 9}")


def introduction(entry: Edition, fields: Fields) -> Fields | None:
    """The introduction to the book."""
    if not _is_book(entry) or "publisher" not in fields:
        return None
    return _changed(fields, title=f"{fields['title']}: introduction", pages="2-17")


def part(entry: Edition, fields: Fields) -> Fields | None:
    """The first part of it, called so in the title."""
    return _changed(fields, title=f"{fields['title']}: Part 1") if _is_book(entry) else None


def review(entry: Edition, fields: Fields) -> Fields | None:
    """A review of it, by the same name."""
    if not _is_book(entry):
        return None
    told = {"title": f"Review of {fields['title']}", "journaltitle": "The Pond", "date": entry.year}
    return {"author": fields.get("author", "Roe, Ann"), **told}


def translator(entry: Edition, fields: Fields) -> Fields | None:
    """The translator, whom the other does not name."""
    return fields | {"translator": "Roe, Anna"} if "translator" not in fields else None


def other_publisher(entry: Edition, fields: Fields) -> Fields | None:
    """The same year, with another house in another city."""
    told = {"publisher": "Harbour and Hale", "location": "Leeds"}
    housed = _is_book(entry) and "publisher" in fields
    return _changed(fields, _drop=("isbn", "doi"), **told) if housed else None


SAME: tuple[Change, ...] = (
    *(given_names, others, subtitle, accents, place, publisher, journal, online_first, last_page),
    *(article_number, no_pages, bare, misprint, day, publisher_unsaid, identifiers, translator),
)
OTHER: tuple[Change, ...] = (
    *(edition, reprint, volume, chapter, subrange, introduction, part, review),
    other_publisher,
)


def _is_book(entry: Edition) -> bool:
    return entry.kind in ("book", "collection", "proceedings", "manual", "booklet")


def _changed(fields: Fields, _drop: Iterable[str] = (), **told: str) -> Fields | None:
    """The fields with what is told; None where that changes nothing, or makes one empty."""
    kept = {name: value for name, value in fields.items() if name not in _drop}
    known = {name: value for name, value in told.items() if value}
    changed = {**kept, **known}
    return changed if changed != fields and len(known) == len(told) else None


def _with_initials(name: str) -> str:
    family, comma, given = name.partition(", ")
    words = [f"{word[0]}." for word in re.split(r"[\s-]+", given) if word[:1].isalpha()]
    return f"{family}, {' '.join(words)}" if comma and words else name


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _transposed(word: str) -> str:
    middle = len(word) // 2
    return word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :]


@dataclass(frozen=True)
class Written:
    """An entry written again: in which way, and whether it is still the same."""

    one: Edition
    again: Edition
    way: str
    same: bool


def written(size: int, seed: int) -> list[Written]:
    """So many entries, each written again in a way that applies to it; each way about as often."""
    chance = random.Random(seed)
    pool = [entry for entry in pooled(chance) if entry.title and entry.people("author")][:size]
    used: Counter[str] = Counter()
    return [one for number, entry in enumerate(pool) if (one := again(number, entry, used))]


def pooled(chance: random.Random) -> list[Edition]:
    """The entries of the corpus whose titles no other has, in some order."""
    pool = matching.real() or list(matching.invented(10_000, chance))
    titles = Counter(entry.title.casefold()[:25] for entry in pool)
    alone = [entry for entry in pool if titles[entry.title.casefold()[:25]] == 1]
    chance.shuffle(alone)
    return alone


def again(number: int, entry: Edition, used: Counter[str]) -> Written | None:
    """The entry in the way that was used least of those that apply."""
    one = Edition(f"k{number}", entry.kind, entry.fields)
    made = [(change, change(one, dict(one.fields))) for change in (*SAME, *OTHER)]
    ways = [(change, fields) for change, fields in made if fields]
    if not ways:
        return None
    change, fields = min(ways, key=lambda way: used[way[0].__name__])
    used[change.__name__] += 1
    kind = "article" if change is review else entry.kind
    other = Edition(f"k{number}x", kind, tuple((fields or {}).items()))
    return Written(one, other, change.__name__, change in SAME)


def relations(findings: Findings) -> dict[tuple[str, str], str]:
    """What was said of each pair of keys, and why."""
    kinds = {"same": findings.duplicates, "link": findings.links, "doubt": findings.doubtful}
    return {
        (pair.one.key, pair.other.key): f"{kind}: {pair.verdict.reason}"
        for kind, pairs in kinds.items()
        for pair in pairs
    }


def report(cases: list[Written], told: dict[tuple[str, str], str], *, verbose: bool) -> int:
    """Print a line for each way, and the sums; 1 where a limit is passed."""
    found, total = Counter[str](), Counter(one.way for one in cases)
    for one in cases:
        said = told.get((one.one.key, one.again.key), "none")
        found[one.way] += said.startswith("same:")
        if verbose and said.startswith("same:") != one.same:
            print(f"{one.way}: {said[:150]}\n    {_shown(one.one)}\n    {_shown(one.again)}")
    for ways, what in ((SAME, "found"), (OTHER, "merged falsely")):
        for way in ways:
            name = way.__name__
            print(f"{name:20} {found[name]:4} of {total[name]:4} {what}")
    ways = [way.__name__ for way in SAME]
    recall = sum(found[way] for way in ways) / max(sum(total[way] for way in ways), 1)
    wrong = sum(found[way.__name__] for way in OTHER)
    print(f"recall {recall:.3f} (limit {RECALL}), false merges {wrong} (limit 0)")
    return int(recall < RECALL or wrong > 0)


def _shown(entry: Edition) -> str:
    return (
        f"{entry.kind} " + "; ".join(f"{name}={value[:60]}" for name, value in entry.fields)[:300]
    )


def main() -> int:
    """Write entries again, look for duplicates, and tell how many were found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=3_000, help="entries written again")
    parser.add_argument("--seed", type=int, default=1, help="which entries, in which ways")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was missed")
    options = parser.parse_args()
    cases = written(options.entries, options.seed)
    library = Library(tuple(entry for one in cases for entry in (one.one, one.again)))
    return report(cases, relations(find(library)), verbose=options.verbose)


if __name__ == "__main__":
    sys.exit(main())
