"""Normalises persons' names: initials spaced, and forenames as full as the evidence goes.

`Lenin`, `V.I. Lenin` and `Vladimir Ilyich Lenin` become one only where the authority knows the
person, or where another entry names the author of the same text more fully. Names of bodies are
never touched, and particles stay where they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biblio.editions.normalising.changes import Change
from biblio.editions.normalising.context import Context, NameForm
from biblio.editions.normalising.evidence import ROLES, Evidence, gather, text_key
from biblio.library import Library
from biblio.values.people import split_names
from biblio.values.forenames import initials, is_short_for, spaced
from biblio.values.persons import PersonName, read
from biblio.work import Edition


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Bring each name of the entry to the form wished for.

    It is safe to write more of a name than is printed; to give up forenames for initials, or for
    those the authority prefers, is not: such a change comes after the safe one, if there is one.
    """
    text = text_key(_title(edition, context))
    for role in ROLES:
        names = split_names(edition.get(role) or "")
        safe = tuple(_safe(name, role, text, context) for name in names)
        wished = tuple(_wished(name, role, text, context) for name in names)
        yield from _change(edition.key, role, names, safe, safe=True)
        yield from _change(edition.key, role, safe, wished, safe=False)


def evidence(library: Library, context: Context) -> Evidence:
    """What the library's entries tell about the names of one another."""
    if context.options.names is NameForm.AS_PRINTED:
        return Evidence()
    return gather(
        library,
        title_of=lambda edition: _title(edition, context),
        settled=lambda name: _settled(name, context, liberal=context.options.unsafe),
    )


def _change(
    key: str, role: str, old: tuple[str, ...], new: tuple[str, ...], *, safe: bool
) -> Iterator[Change]:
    if old != new:
        pairs = zip(old, new, strict=True)
        reason = ", ".join(dict.fromkeys(_reason(*pair) for pair in pairs if pair[0] != pair[1]))
        yield Change(key, role, " and ".join(old), " and ".join(new), reason, safe)


def _reason(old: str, new: str) -> str:
    if old.replace(" ", "") == new.replace(" ", ""):
        return "a space after each initial"
    if len(new) > len(old):
        return "a fuller form of the same person’s name"
    return "the form of the name that is asked for"


def _safe(name: str, role: str, text: str, context: Context) -> str:
    """The form wished for where it says no less than what is printed."""
    printed = read(name)
    wished = _completed(name, role, text, context, liberal=False)
    if not (printed and wished):
        return name
    gains = is_short_for(printed.given, wished.given)
    return str(wished if gains else _tidy(printed))


def _wished(name: str, role: str, text: str, context: Context) -> str:
    wished = _completed(name, role, text, context, liberal=True)
    return str(wished) if wished else name


def _completed(
    name: str, role: str, text: str, context: Context, *, liberal: bool
) -> PersonName | None:
    """The name with all forenames known, or their initials where these are asked for."""
    settled = _settled(name, context, liberal=liberal)
    return settled and replace(settled, given=context.evidence.fullest(text, role, settled))


def _settled(name: str, context: Context, *, liberal: bool) -> PersonName | None:
    """The name as it is without regard to other entries."""
    printed = read(name)
    if printed is None or context.options.names is NameForm.AS_PRINTED:
        return printed and _tidy(printed)
    known = _from_authority(printed, context) or printed
    trusted = _says_more(known, printed) or (liberal and not _says_more(printed, known))
    return _tidy(_shaped(known if trusted else printed, context))


def _from_authority(name: PersonName, context: Context) -> PersonName | None:
    known = context.authority.person(str(_tidy(name)))
    return read(known) if known else None


def _says_more(known: PersonName, printed: PersonName) -> bool:
    """Whether the one form has all of the other, and merely adds to it."""
    same = (known.family, known.suffix) == (printed.family, printed.suffix)
    return same and is_short_for(printed.given, known.given)


def _shaped(name: PersonName, context: Context) -> PersonName:
    if context.options.names is NameForm.INITIALS:
        return replace(name, given=initials(name.given))
    return name


def _tidy(name: PersonName) -> PersonName:
    return replace(name, given=spaced(name.given))


def _title(edition: Edition, context: Context) -> str:
    """The title by which two entries of one text are known: the same before and after a change."""
    return context.authority.title(edition) or edition.title
