"""Names, dates and pages as RIS writes them."""

from __future__ import annotations

import re

from biblio.formats.bibtex.names import with_others
from biblio.record.person import person_of, split_names
from biblio.values import dates, edtf
from biblio.values.extent import form, single, without_word
from biblio.values.statements import form as form_of_edition
from biblio.values.statements import in_order

_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SEASONS = {str(number): name for number, name in dates.SEASONS.items()}
_ET_AL = re.compile(r"et al\.?|others", re.IGNORECASE)
_DASH = re.compile("[–-]")
_RANGE = re.compile(r"([^\s,;–-]+)\s*[–-]+\s*([^\s,;–-]+)")
_ORIGINAL = re.compile(r"(?:(?P<title>.+?) )?\((?:(?P<place>[^:()]+): )?(?P<rest>[^()]*)\)")


def to_names(field: str) -> list[str]:
    """Each name as `Family, Given, Suffix`; two commas show that a body's name has one."""
    return [_to_name(name) for name in split_names(field)]


def _to_name(text: str) -> str:
    if text == "others":
        return "et al."
    person = person_of(text)
    if person.whole:
        return person.family.replace(",", ",,", 1)
    return ", ".join(part for part in (person.surname, person.forenames, person.suffix) if part)


def from_names(names: list[str]) -> str:
    """The names as one field of an entry."""
    texts = with_others(tuple(text for name in names if (text := name.strip())))
    return " and ".join(name for text in texts if (name := _from_name(text)))


def _from_name(text: str) -> str:
    text = re.sub("[{}]", "", text)
    if _ET_AL.fullmatch(text):
        return "others"
    if ",," in text or text.endswith(",") or "," not in text:
        body = text.replace(",,", ",", 1).rstrip(",")
        return f"{{{body}}}" if "," in body or len(split_names(body)) > 1 else body
    family, given, *suffix = (part.strip() for part in text.split(",", 2))
    return ", ".join((family, *suffix, given))


def to_date(date: str) -> str:
    """`YYYY/MM/DD/other`: a date that is no plain one stands whole in the last part."""
    if (season := date[5:]) in _SEASONS:
        return f"{date[:4]}///{_SEASONS[season]}"
    if match := _PLAIN.fullmatch(date):
        return "/".join(part for part in match.groups() if part)
    year = re.match("-?[0-9]{4}", date)
    return f"{year.group() if year else ''}///{date}"


def from_date(text: str) -> str:
    """The date in EDTF; words that are added to a day are not taken for a part of it."""
    parts = text.strip().split("/", 3)
    other = parts[3].strip() if len(parts) > 3 else ""
    if other and (other.startswith(parts[0].strip()) or not any(parts[:3])):
        return other
    year, *rest = (part.strip() for part in parts[:3])
    other = next((part for part in rest if dates.season(part)), other)
    plain = "-".join((year, *(part.zfill(2) for part in rest if part.strip("0"))))
    if season := dates.season(other):
        return f"{year}-{season}"
    return f"{plain} {other}" if other and not any(rest) else plain


def to_edition(text: str) -> str:
    """A statement with the word for it (`Fourth edition`) as a number; any other as it is."""
    return (form_of_edition(text) if in_order(text) else None) or text


def figures(number: str) -> int:
    """How many letters and figures a number has, up to a remark behind it."""
    return sum(letter.isalnum() for letter in re.split("[(,;/]", number)[0])


def is_standard(number: str) -> bool:
    """Whether the number is as long as an ISSN or an ISBN."""
    return figures(number) in (8, 10, 13)


def joined_pages(first: str, last: str) -> str:
    """The pages from the first to the last; some programs write all of them as one of the two."""
    first, last = without_word(first), without_word(last)
    for one in (first, last):
        if _DASH.search(one) and one.startswith(first):
            return form(one) or one
    return first if first == last else f"{first}–{last}".strip("–")


def split_pages(pages: str) -> tuple[str, str]:
    """The first and the last page, without a word before them; what is no range is a first one."""
    bare = without_word(pages.strip())
    match = _RANGE.fullmatch(bare)
    return (match[1], match[2]) if match and match[1] != match[2] else (single(bare), "")


def to_original(title: str, place: str, publisher: str, date: str) -> str:
    """The original edition in one line: `Title (Place: Publisher, 1930)`."""
    imprint = ", ".join(part for part in (publisher, date) if part)
    imprint = f"{place}: {imprint}" if place else imprint
    return " ".join(part for part in (title, f"({imprint})" if imprint else "") if part)


def from_original(text: str) -> dict[str, str]:
    """The fields of such a line; one of another form is a title, or a date."""
    if edtf.is_edtf(text):
        return {"origdate": text}
    match = _ORIGINAL.fullmatch(text)
    if match is None:
        return {"origtitle": text}
    publisher, _, date = match["rest"].rpartition(", ")
    if not edtf.is_edtf(date):
        publisher, date = match["rest"], ""
    parts = {
        "origtitle": match["title"],
        "origlocation": match["place"],
        "origpublisher": publisher,
        "origdate": date,
    }
    return {name: value for name, value in parts.items() if value}
