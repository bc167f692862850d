"""Normalises persons' names: initials spaced, and forenames as full as the evidence goes.

`Lenin`, `V.I. Lenin` and `Vladimir Ilyich Lenin` become one only where the authority knows the
author of the very work, or another entry names the author of the same text more fully, beside the
same people. Names of bodies are never touched, and particles stay where they are printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from biblio.editions.normalising.changes import Change
from biblio.editions.normalising.context import Context, Options
from biblio.editions.normalising.evidence import (
    ROLES,
    Evidence,
    Mention,
    gather,
    is_plain,
    text_key,
)
from biblio.editions.normalising.recognition import known_work
from biblio.editions.records import KnownWork
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.record.person import Person, family_key, individual, split_names
from biblio.values import compiled
from biblio.values.forenames import NameForm, initials, is_short_for, spaced

_ROLES = frozenset(ROLES)
# Initials closed up, and space or commas where none should be: else a name is as it is to be.
_UNTIDY = compiled.pattern(
    r"""[.,\s] (?: (?<=[^\W\d_]\.)[^\W\d_]
    | (?<=[^\S\ ]) | (?<=\ )(?:[\ ,]|\Z) | (?<=,)(?!\ [^\ ,]) )""",
    re.VERBOSE,
)
Names = tuple[str, ...]


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Bring each name of the entry to the form wished for.

    To write more of a name than is printed is safe where the work tells it, or another entry of
    the same title and the same people; to take a namesake's forenames is not, nor to give up
    forenames for initials: such a change follows the safe one, if there is one.
    """
    text, work = _about(edition, context)
    alone = work is None and not context.evidence.tells_of(text)
    for role, names in edition.fields:
        if role not in _ROLES or (alone and _is_settled(names, context.options.names)):
            continue
        printed = split_names(names)
        beside = tuple(map(family_key, printed))
        wished = tuple(_wished(name, role, text, beside, work, context) for name in printed)
        sure = (_wished(name, role, text, beside, work, context, sure=True) for name in printed)
        safe = tuple(map(_safe, printed, sure))
        yield from _change(edition.key, role, printed, safe, safe=True)
        yield from _change(edition.key, role, safe, wished, safe=False)


def evidence(library: Library, context: Context) -> Evidence:
    """What the library's entries tell about the names of one another."""
    if context.options.names is NameForm.AS_PRINTED:
        return Evidence()
    by_text: defaultdict[str, list[tuple[Edition, KnownWork | None]]] = defaultdict(list)
    for edition in library:
        text, work = _about(edition, context)
        by_text[text].append((edition, work))
    mentions = (
        mention
        for text, editions in by_text.items()
        if text and _are_named_in_two_ways([edition for edition, _ in editions])
        for edition, work in editions
        for mention in _mentions(edition, text, work, context)
    )
    return gather(mentions)


def _are_named_in_two_ways(editions: Sequence[Edition]) -> bool:
    """Whether not all that is printed for a text is the same."""
    lists = (
        tuple([pair for pair in edition.fields if pair[0] in _ROLES])
        for edition in (editions if len(editions) > 1 else ())
    )
    return len(set(lists)) > 1


def _about(edition: Edition, context: Context) -> tuple[str, KnownWork | None]:
    """What entries of one text have in common, and the work where that is on record.

    An empty string where the title tells too little.
    """
    work = known_work(edition, context.authority)
    return (work.key if work else text_key(edition.title)), work


def _mentions(
    edition: Edition, text: str, work: KnownWork | None, context: Context
) -> Iterator[Mention]:
    for role, names in edition.fields:
        people = split_names(names) if role in _ROLES else ()
        beside = tuple(map(family_key, people))
        for name in people:
            if person := individual(name):
                yield Mention(text, role, beside, _settled(person, role, work, context))


def _change(key: str, role: str, old: Names, new: Names, *, safe: bool) -> Iterator[Change]:
    if old != new:
        pairs = zip(old, new, strict=True)
        reasons = dict.fromkeys(_reason(*pair) for pair in pairs if pair[0] != pair[1])
        yield Change(key, role, " and ".join(old), " and ".join(new), ", ".join(reasons), safe)


def _reason(old: str, new: str) -> str:
    if "".join(old.split()) == "".join(new.split()):
        return "a space after each initial"
    one, other = individual(old), individual(new)
    is_fuller = one and other and is_short_for(one.given, other.given)
    return "a fuller form of the same name" if is_fuller else "forenames as initials"


def _safe(printed: str, wished: str) -> str:
    """The form wished for where it says no less than what is printed."""
    old, new = individual(printed), individual(wished)
    if not (old and new):
        return printed
    return wished if is_short_for(old.given, new.given) else str(_tidy(old))


def _wished(
    name: str,
    role: str,
    text: str,
    beside: Names,
    work: KnownWork | None,
    context: Context,
    *,
    sure: bool = False,
) -> str:
    """The name in the form wished for; `sure` with what is told of the very work alone."""
    person = individual(name)
    if person is None or not is_plain(person.given) or person.key.startswith("et al"):
        return name
    settled = _settled(person, role, work, context)
    given = context.evidence.fullest(Mention(text, role, beside, settled), sure=sure)
    return str(settled if given == settled.given else settled._replace(given=given))


@lru_cache(maxsize=1 << 16)
def _is_settled(names: str, form: NameForm) -> bool:
    """Whether names by themselves, of which nothing else tells more, have the form wished for."""
    if form is not NameForm.INITIALS and not _UNTIDY.search(names):
        return True
    context = Context(options=Options(names=form))
    return all(_wished(name, "", "", (), None, context) == name for name in split_names(names))


def _settled(name: Person, role: str, work: KnownWork | None, context: Context) -> Person:
    """The name in the form wished for, as far as other entries do not matter."""
    tidy = _tidy(name)
    if context.options.names is NameForm.AS_PRINTED:
        return tidy
    given = _authors_forenames(tidy, work) if work and role == "author" else tidy.given
    given = initials(given) if _wants_initials(context) else given
    return tidy if given == tidy.given else tidy._replace(given=given)


def _authors_forenames(name: Person, work: KnownWork) -> str:
    """The forenames of the author of the work, if the name printed is short for just one."""
    authors = (individual(author) for author in work.authors if family_key(author) == name.key)
    known = {_tidy(author).given for author in authors if author}
    fitting = [given for given in known if is_short_for(name.given, given)]
    return fitting[0] if len(fitting) == 1 else name.given


def _wants_initials(context: Context) -> bool:
    return context.options.names is NameForm.INITIALS


@lru_cache(maxsize=1 << 16)
def _tidy(name: Person) -> Person:
    return name._replace(given=spaced(name.given))
