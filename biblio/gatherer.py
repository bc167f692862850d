"""Citations to a library: one entry for each edition that documents cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.confidence import doubts, is_doubtful
from biblio.diagnostics import Diagnostic, Severity
from biblio.extractor import Extraction, extract
from biblio.language.tongues import tongue_of
from biblio.library import Library, Merge
from biblio.record.edition import Edition
from biblio.record.fields import DATES, PEOPLE, Nature, Of, belonging, having
from biblio.record.person import family_key, join_names
from biblio.values import edtf, extent, statements
from biblio.values.braces import percent_encoded
from biblio.values.folding import fold
from biblio.values.pages import divisions

if TYPE_CHECKING:
    from biblio.document import Document
    from biblio.editions.titles import TitleIndex
    from biblio.parser.labelling.labeller import Labeller

# A locator, for one, describes the citation alone.
_OF_EDITION = belonging(Of.WORK, Of.EDITION)
_SHOWN = 100
_QUOTES = tuple("“”„«»‘’\"'")
_ADDRESSES = having(Nature.ADDRESS, Nature.IDENTIFIER)
_POINTING = (Form.IBID, Form.SUPRA, Form.AUTHOR_DATE)


Group = tuple[int, tuple[int, ...]]


def cite(
    documents: Iterable[Document],
    library: Library | None = None,
    titles: TitleIndex | None = None,
    *,
    doubtful: bool = False,
    labeller: Labeller | None = None,
) -> tuple[Merge, tuple[Extraction, ...]]:
    """What the documents cite, each citation told its entry's key: the whole way from the text.

    Every command comes by its citations so; `titles` are those of the authority (what biblio
    ships with if None), `doubtful` takes doubtful readings too, `labeller` is the one of `extract`.
    Beside them stands the library with what it had not.
    """
    extractions = [extract(one, library, titles, labeller) for one in documents]
    return gather(extractions, library, doubtful=doubtful)


def gather(
    extractions: Sequence[Extraction], library: Library | None = None, *, doubtful: bool = False
) -> tuple[Merge, tuple[Extraction, ...]]:
    """Merge what the documents cite into a library, and tell each citation its entry's key.

    A work that is only named needs no entry of its own where the library has an edition of it.
    What is read with too little confidence adds nothing and gets no key, unless `doubtful`.
    """
    groups = [
        (at, group)
        for at, one in enumerate(extractions)
        for group in _groups(one)
        if doubtful or _is_sure(one, group)
    ]
    editions = _editions(extractions, groups)
    cited = [at for at, group in enumerate(groups) if not _only_named(extractions, group)]
    merge = (library or Library(())).merge([editions[at] for at in cited])
    keys = dict(zip(cited, merge.keys, strict=True))
    for at, edition in enumerate(editions):
        if at not in keys and (known := _edition_of_work(merge.library, edition)):
            keys[at] = known.key
    rest = [at for at in range(len(groups)) if at not in keys]
    merge = _followed_by(merge, merge.library.merge([editions[at] for at in rest]))
    keys.update(zip(rest, merge.keys[len(cited) :], strict=True))
    keyed = _with_keys(extractions, groups, keys)
    return _marked(merge, keyed), keyed


def doubts_of(extractions: Iterable[Extraction]) -> list[Diagnostic]:
    """The doubtful readings: where they stand, what is printed there, and why they are doubted."""
    return [
        _doubted(one, extraction.document)
        for extraction in extractions
        for one in extraction.resolutions
        if is_doubtful(one)
    ]


def _doubted(resolution: Resolution, document: Document) -> Diagnostic:
    where, text = resolution.citation.where, resolution.citation.text
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
    reasons = "; ".join(doubts(resolution, document.language))
    said = f"doubtful, “{shown}”" + (f": {reasons}" if reasons else "")
    return Diagnostic("doubtful", said, document.told(where), Severity.INFO, where=where)


def _editions(extractions: Sequence[Extraction], groups: Sequence[Group]) -> list[Edition]:
    full_names = [_full_names(one.citations) for one in extractions]
    return [edition_of(_surest(extractions[at], group), full_names[at]) for at, group in groups]


def _is_sure(extraction: Extraction, group: Sequence[int]) -> bool:
    """Whether one of the citations that describe the edition is read with confidence."""
    root = extraction.resolutions[group[0]]
    return not is_doubtful(root) or any(
        one.citation.form is Form.FULL and not is_doubtful(one)
        for one in (extraction.resolutions[at] for at in group)
    )


def _surest(extraction: Extraction, group: Sequence[int]) -> list[Resolution]:
    """The group's citations that are no doubtful readings; all, where none is left."""
    every = [extraction.resolutions[at] for at in group]
    return [one for one in every if not is_doubtful(one)] or every


def _only_named(extractions: Sequence[Extraction], group: Group) -> bool:
    at, indices = group
    return all(
        extractions[at].resolutions[index].citation.form is Form.MENTION for index in indices
    )


def _edition_of_work(library: Library, named: Edition) -> Edition | None:
    """An entry that stands for a named work under another title than the one it is named by."""
    editions = library.editions_of(named.work) if named.work else ()
    if any(fold(edition.title) == fold(named.title) for edition in editions):
        return None
    return next(iter(editions), None)


def _followed_by(first: Merge, then: Merge) -> Merge:
    return Merge(
        then.library,
        first.keys + then.keys,
        first.added + then.added,
        first.completed + then.completed,
        first.conflicts + then.conflicts,
        first.ambiguities + then.ambiguities,
    )


def _marked(merge: Merge, extractions: Iterable[Extraction]) -> Merge:
    """The merge with a keyword on new entries of works that are named in passing only."""
    resolutions = [one for extraction in extractions for one in extraction.resolutions]
    cited = {one.key for one in resolutions if one.citation.form is not Form.MENTION}
    named = set(merge.added) - cited
    entries = tuple(_mentioned(e) if e.key in named else e for e in merge.library.entries)
    return merge._replace(library=Library(entries, merge.library.path))


def _mentioned(entry: Edition) -> Edition:
    return replace(entry, fields=(*entry.fields, ("keywords", "mentioned")))


# A school or an office has these, and no publisher.
_OF_INSTITUTIONS = frozenset({"thesis", "report"})


def edition_of(resolutions: Sequence[Resolution], full_names: Mapping[str, str]) -> Edition:
    """The edition that several citations of it describe together; the first to say a thing wins.

    `full_names` gives, by the key of the family, names that the document prints in full elsewhere.
    """
    citations = [resolution.citation for resolution in resolutions]
    fields: list[tuple[str, str]] = []
    for name in _OF_EDITION:
        value = _people(name, citations, full_names) if name in PEOPLE else _first(name, citations)
        if value:
            fields.append((name, value))
    work = next((one.work for one in resolutions if one.work), None)
    if work:
        fields.append(("work", work))
    kind = _kind(citations)
    if kind in _OF_INSTITUTIONS and not any(name == "institution" for name, _ in fields):
        fields = [("institution" if name == "publisher" else name, v) for name, v in fields]
    edition = Edition("", kind, tuple(fields))
    return _in_one_form(edition.with_fields(_of_its_kind(edition, citations)))


def _of_its_kind(edition: Edition, citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """What the citations show of the sort of thing that it is."""
    if edition.kind == "misc" and _is_quoted(citations):
        yield "entrysubtype", "essay"  # else styles would set it in italics, as a book
    page = _first("locator", citations) or ""
    if _is_of_a_newspaper(edition) and page.isdigit():
        yield "pages", page  # it stands on that page alone


def _is_quoted(citations: Sequence[Citation]) -> bool:
    """Whether the title is in quotation marks, as that of an essay; a book has chapters."""
    before = [
        one.text[field.start - 1 : field.start]
        for one in citations
        for field in one.fields
        if field.name == "title" and field.raw
    ]
    has_parts = any(any(divisions(where)) for one in citations for where in one.values("locator"))
    return bool(before) and not has_parts and all(mark in _QUOTES for mark in before)


def _is_of_a_newspaper(edition: Edition) -> bool:
    dated = edition.kind == "article" and len(edition.date) == len("1848-04-15")
    return dated and not edition.first("volume", "pages")


def _in_one_form(edition: Edition) -> Edition:
    """The edition as our own linter wants it: what is printed in the form of its field."""
    formed = (
        (name, form)
        for name, value in edition.fields
        if (form := _FORMS[name](value) if name in _FORMS else None)
    )
    edition = edition.with_fields(formed)
    tongue = None if edition.first("langid", "language") else tongue_of(edition.full_title)
    if tongue is None or tongue.is_english:
        return edition
    return edition.with_fields([("langid", tongue.name)])


def _edtf(date: str) -> str | None:
    reading = edtf.read(date)
    return reading.edtf if reading and reading.certain else None


_FORMS: Mapping[str, Callable[[str], str | None]] = {
    **dict.fromkeys(DATES, _edtf),
    "edition": statements.form,
    "pages": extent.form,
}


def _groups(extraction: Extraction) -> list[tuple[int, ...]]:
    """The citations of each edition together, in the order of their first appearance.

    A citation may point forward: *(Roe 1990, 5)* to the list of references behind it.
    """
    found = extraction.resolutions
    roots = [at if one.antecedent is None else one.antecedent for at, one in enumerate(found)]
    alone = {root for root, one in zip(roots, found, strict=True) if _stands_alone(one)}
    groups: dict[int, list[int]] = {}
    for at, root in enumerate(roots):
        if root in alone:
            groups.setdefault(root, []).append(at)
    return [_root_first(root, group) for root, group in groups.items()]


def _root_first(root: int, group: Sequence[int]) -> tuple[int, ...]:
    """The group with the citation that stands for the edition before those that point to it."""
    return (*[at for at in group if at == root], *[at for at in group if at != root])


def _stands_alone(resolution: Resolution) -> bool:
    """Whether a citation says enough to become an entry: what points back says nothing itself.

    One by key has an entry, or none is made up, unless its source has the data of the work.
    """
    citation = resolution.citation
    if citation.exact and resolution.key:
        return False
    named = citation.value("title") or citation.value("journaltitle")
    return bool(named) and citation.form not in _POINTING and not resolution.candidates


def _with_keys(
    extractions: Sequence[Extraction], groups: Sequence[Group], keys: Mapping[int, str | None]
) -> tuple[Extraction, ...]:
    by_place = {(at, i): keys[n] for n, (at, group) in enumerate(groups) for i in group}
    return tuple(
        replace(
            extraction,
            resolutions=tuple(
                replace(one, key=_said(extraction, one) or by_place.get((at, index)))
                for index, one in enumerate(extraction.resolutions)
            ),
        )
        for at, extraction in enumerate(extractions)
    )


def _said(extraction: Extraction, resolution: Resolution) -> str | None:
    """The key that the citation says, or the one that it repeats."""
    first = resolution.antecedent
    root = resolution if first is None else extraction.resolutions[first]
    return root.key if root.citation.exact else None


def _full_names(citations: Iterable[Citation]) -> dict[str, str]:
    """Family names that a document's citations print with exactly one given name."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for citation in citations:
        for field in citation.fields:
            if field.name in PEOPLE and "," in field.value:
                forms[family_key(field.value)].add(field.value)
    return {family: min(full) for family, full in forms.items() if len(full) == 1}


def _first(name: str, citations: Sequence[Citation]) -> str | None:
    """What the first citation that says it says, as a library will hold it."""
    found = next((value for c in citations if (value := c.value(name))), None)
    return percent_encoded(found) if found and name in _ADDRESSES else found


def _people(name: str, citations: Sequence[Citation], full_names: Mapping[str, str]) -> str | None:
    """The names in the fullest form the document prints: `Trotsky, Leon` rather than `Trotsky`."""
    lists = [citation.values(name) for citation in citations if citation.values(name)]
    if not lists:
        return None
    families = [family_key(value) for value in lists[0]]
    same = [one for one in lists if [family_key(value) for value in one] == families]
    fullest = max(same or lists[:1], key=lambda one: sum(map(len, one)))
    return join_names(_in_full(value, full_names) for value in fullest)


def _in_full(name: str, full_names: Mapping[str, str]) -> str:
    return name if "," in name else full_names.get(family_key(name), name)


def _kind(citations: Sequence[Citation]) -> str:
    said = [c.type for c in citations if c.kind is not Kind.MENTION and c.type != "misc"]
    return said[0] if said else "misc"
