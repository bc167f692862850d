"""Finds names that BibTeX cannot take apart.

## What it does
Reports more than two commas in a name, a comma at its end, a list of names without a name in one
place (`and and`), semicolons, `&`, *und* or *et* between names, *et al.* where BibTeX wants
`and others`, and *Jr.* or *III* where BibTeX takes it for a given name or for the family name.

## Why
BibTeX sorts, abbreviates and inverts names by their parts. A list with commas where an `and` should
be becomes one person of many names.

## Example
    author = {Marx, Karl, Engels, Friedrich}

is to be `Marx, Karl and Engels, Friedrich`.

## Fix
Unsafe, where names are parted by another sign, *et al.* stands at the end, or *Jr.* is not where it
has to be, as in `Family, Jr., Given`; else none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblio.editions.normalising.evidence import ROLES
from biblio.formats.bibtex import latex
from biblio.record.person import split_at_commas, split_outside_braces
from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.values import compiled, tagged

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE

_SUSPICIOUS = compiled.pattern(
    r",\s*(?:and\s|$)|[;&]|\bet\b|\band\s+and\b|^\s*and\s|\sand\s*$|\sund\s|\s/\s"
    r"|\b(?:Jr|Sr|Jun|Junior|Senior|I{2,3}|IV)\b"
)
_SIGNS = (
    *(";", "&", ", and ", ",and ", "and and ", " und", " /", "et"),
    *("Jr", "Sr", "Jun", "Senior", "II", "IV"),
)
_AND = compiled.pattern(r"(?<=\s)and(?=\s)|^and(?=\s)|(?<=\s)and$")
_ET_AL = compiled.pattern(
    r"(?:(?:\s+and|,)?\s+|^)(?:\\(?:em|textit|emph)\b)?\{?et\.?\s+al\b\.?\}?\s*$"
)
_ENTITY = compiled.pattern(tagged.ENTITY)  # `&amp;` ends with a semicolon that parts nobody
_SEMICOLON = compiled.pattern(r"\s*;\s*(?:and\s+)?")
_OTHER_AND = compiled.pattern(r"\s*\\?&\s*|\s+(?:und|et|/)\s+")
_SUFFIX = compiled.pattern(r"(?:Jr|Sr)\.?|(?:Jun|Sen)\.|Junior|Senior|I{2,3}|IV")
_SUFFIX_BEHIND = compiled.pattern(rf"(?P<name>.*?[^\s,]),?\s++(?P<suffix>{_SUFFIX.pattern})")
_ROLES = frozenset(ROLES)
_MOST = 3  # parts of a name: family, suffix, given


def check(subject: Subject) -> Iterator[Finding]:
    """Find lists of names that go wrong."""
    for record in subject.records:
        for source in record.source.fields:
            if source.name.lower() in _ROLES and _is_suspicious(source.value):
                yield from _in(record, source.name.lower())


def _is_suspicious(names: str) -> bool:
    if names.count(",") > _MOST - 1 and any(
        one.count(",") >= _MOST for one in names.split(" and ")
    ):
        return True
    return _has_sign(" ".join(names.split())) and bool(_SUSPICIOUS.search(names))


def _has_sign(names: str) -> bool:
    """Whether something stands there without which nothing is suspicious: an eighth of the work."""
    at_end = names.endswith((",", " and")) or names.startswith("and ")
    return at_end or any(map(names.__contains__, _SIGNS))


def _in(record: Record, field: str) -> Iterator[Finding]:
    raw = record.raw(field)
    if "given=" in raw.replace(" ", "") or "#" in raw:
        return  # BibLaTeX's names with named parts; macros
    if match := _ET_AL.search(raw):
        yield _et_al(record, field, raw, match)
    elif not _ENTITY.search(raw) and len(people := split_outside_braces(raw, _SEMICOLON)) > 1:
        fix = _replacing(record, field, " and ".join(filter(None, people)))
        yield record.finding("Names are parted by “and”, not by semicolons.", field, fix=fix)
    else:
        yield from _parted_otherwise(record, field, raw)
        yield from _single(record, field, raw)


def _et_al(record: Record, field: str, raw: str, match: re.Match[str]) -> Finding:
    part, before = match.group().strip(" ,"), raw[: match.start()]
    if not before:
        return record.finding("No name stands before “et al.”.", field, part=part)
    fix = _replacing(record, field, _bare(before) + " and others")
    return record.finding("BibTeX writes “and others” for “et al.”.", field, part=part, fix=fix)


def _bare(names: str) -> str:
    """The names without the brace before them whose partner stood behind *et al.*"""
    opened = names.count("{") > names.count("}")
    return names.removeprefix("{") if opened else names


def _replacing(record: Record, field: str, names: str) -> Fix | None:
    if names.count("{") != names.count("}"):
        return None
    span = record.span(field)
    return Fix((Edit(span.start, span.end, names),), safe=False)


def _parted_otherwise(record: Record, field: str, raw: str) -> Iterator[Finding]:
    """Two persons with another sign between them; `Procter & Gamble` are a body, and no two."""
    for name in split_outside_braces(raw, _AND):
        groups = [one.strip() for one in split_outside_braces(name, _OTHER_AND)]
        people = [one for group in groups for one in _at_commas(group)] if groups[1:] else []
        if len(people) > 1 and all(_is_person(one) for one in people):
            found = _OTHER_AND.search(name)
            sign = found.group().strip().removeprefix("\\") if found else "&"
            fixed = raw.replace(name, " and ".join(people).join(_margins(name)), 1)
            message = f"Names are parted by “and”, not by “{sign}”."
            yield record.finding(message, field, fix=_replacing(record, field, fixed))


def _at_commas(names: str) -> list[str]:
    """`Ada Mills, Carl Fen` as two names; `Mills, Ada` is one."""
    apart = [one.strip() for one in split_at_commas(names) if one.strip()]
    return apart if all(" " in one for one in apart) else [names]


def _is_person(name: str) -> bool:
    """Whether the name has a given name, or what may be one: two words, each with a capital."""
    words = re.split(r"[\s~]+", name.replace(",", " ").strip())
    return (
        len(words) > 1
        and words[0][:1].isupper()
        and "(" not in name
        and not {"Sons", "Co.", "Co"} & set(words)
    )


def _margins(name: str) -> tuple[str, str]:
    """The space before and behind a name."""
    start = len(name) - len(name.lstrip())
    return name[:start], name[len(name.rstrip()) :]


def _single(record: Record, field: str, raw: str) -> Iterator[Finding]:
    for name in split_outside_braces(raw, _AND):
        bare = " ".join(name.split())
        parts = split_at_commas(bare)
        if not bare:
            yield record.finding("A name is missing beside “and”.", field)
        elif len(parts) > _MOST:
            message = f"“{latex.decode(bare)}” has too many commas for one name."
            yield record.finding(message, field, part=name.strip())
        elif not parts[-1]:
            message = f"“{latex.decode(bare)}” ends with a comma."
            yield record.finding(message, field, part=name.strip())
        elif right := _with_suffix(parts):
            yield _suffix(record, field, raw, name.strip(), right)


def _with_suffix(parts: Sequence[str]) -> str:
    """The name with its suffix where BibTeX looks for it; empty where it stands there."""
    match parts:
        case [family, suffix] if _SUFFIX.fullmatch(suffix):
            given, _, family = family.rpartition(" ")
            return f"{family}, {suffix}, {given}" if given else f"{family}, {suffix},"
        case [family, given, suffix] if _SUFFIX.fullmatch(suffix):
            return f"{family}, {suffix}, {given}"
        case [name] if (found := _SUFFIX_BEHIND.fullmatch(name)) and _is_no_king(found):
            given, _, family = found["name"].rpartition(" ")
            return f"{family}, {found['suffix']}, {given}"
        case [family, given] if found := _SUFFIX_BEHIND.fullmatch(given):
            return f"{family}, {found['suffix']}, {found['name']}"
        case [family, given] if (found := _SUFFIX_BEHIND.fullmatch(family)) and _is_junior(found):
            return f"{found['name']}, {found['suffix']}, {given}"
    return ""


def _is_junior(name: re.Match[str]) -> bool:
    """A numeral may be a pope's: *John Paul II, Pope*; *Junior* a family's: *Costa Junior, Ana*."""
    return re.fullmatch(r"(?:Jr|Sr)\.?|(?:Jun|Sen)\.", name["suffix"]) is not None


def _is_no_king(name: re.Match[str]) -> bool:
    """*John Paul II* has no family name; *Owen P. Hale III*, by his initial, has one."""
    is_numeral = name["suffix"].strip("IV") == ""
    return " " in name["name"] and (not is_numeral or "." in name["name"])


def _suffix(record: Record, field: str, raw: str, name: str, right: str) -> Finding:
    fix = None if right.endswith(",") else _replacing(record, field, raw.replace(name, right, 1))
    plain = latex.decode(right.removesuffix(","))
    message = f"BibTeX wants the suffix between the family name and the given names: “{plain}”."
    return record.finding(message, field, part=name, fix=fix)
