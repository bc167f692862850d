"""`biblio editions`: works, their editions, and which of them a library cites where."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli import completion
from biblio.cli.console import counted, put, put_lines, report, say
from biblio.cli.documents import LIBRARY, Manner, Reading, Refusals, named
from biblio.cli.options import (
    BigOption,
    ChangesOption,
    FromOption,
    JobsOption,
    LibraryOption,
    VerboseOption,
)
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from pathlib import Path

    from biblio.editions.lookup import Authority
    from biblio.editions.overview import CitedAt, Overview, Shelf
    from biblio.editions.records import KnownWork
    from biblio.editions.titles import TitleIndex
    from biblio.library import Library
    from biblio.record.edition import Edition

_FORMATS = ("text", "json")


def editions(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="Keys or titles of works; “add TITLE” adds a stub, “import FILE” many.",
            autocompletion=completion.keys,
        ),
    ] = None,
    library: LibraryOption = None,
    cited_in: Annotated[
        list[str] | None,
        typer.Option(
            "--cited-in",
            metavar="FILE",
            help="A document that cites, a folder or a pattern of some; may be repeated.",
        ),
    ] = None,
    read_as: FromOption = None,
    changes: ChangesOption = "accepted",
    jobs: JobsOption = None,
    verbose: VerboseOption = False,
    missing: Annotated[
        bool, typer.Option("--missing", help="List entries whose work is not known.")
    ] = False,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="List entries that are, or may be, one edition.")
    ] = False,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")
    ] = "text",
    big: BigOption = False,
) -> None:
    """Show works with all their editions, and where they are cited.

    A star marks the editions that the library has. Without NAME, every known work of the
    library is shown. Exit code 1: --missing or --duplicates found some.
    """
    if output_format not in _FORMATS:
        raise BiblioError(f"There is no format “{output_format}”: use text or json.")
    given = _given(
        missing=missing,
        duplicates=duplicates,
        cited_in=cited_in,
        library=library is not None,
        output_format=output_format != "text",
    )
    _check_options(names or [], given)
    if names and names[0] == "import":
        _import(names[1:])
    elif names and names[0] == "add":
        _add(names[1:])
    elif duplicates:
        _list_duplicates(_library(library, needed=True), output_format)
    elif missing:
        _list_missing(library, output_format)
    else:
        manner = Manner(read_as, changes, verbose, jobs)
        _show_works(names or [], library, cited_in or (), manner, output_format)


def _given(**options: object) -> list[str]:
    return [f"--{name.replace('_', '-')}" for name, value in options.items() if value]


def _check_options(names: Sequence[str], given: Sequence[str]) -> None:
    """Refuse options that would be passed over in silence."""
    if names and names[0] in ("add", "import"):
        if given:
            takes = "a title" if names[0] == "add" else "a file"
            said = f"biblio editions {names[0]} takes {takes}"
            raise BiblioError(f"{said}: {given[0]} does not go with it.")
        return
    if not all(name.strip() for name in names):
        raise BiblioError("The name of a work is empty.")
    for option in ("--missing", "--duplicates"):
        if option in given and names:
            raise BiblioError(f"{option} looks through the whole library: it takes no NAME.")
        for other in ("--duplicates", "--cited-in"):
            if option != other and option in given and other in given:
                raise BiblioError(f"{option} and {other} do not go together: give one of them.")


def _library(path: str | None, *, needed: bool) -> Library:
    from biblio.cli.libraries import open_library
    from biblio.files import working_directory
    from biblio.library import Library

    working_directory()  # where it is gone, that is what is to be said, and not what is not in it
    if path is None and not os.path.lexists(LIBRARY):
        if needed:
            raise BiblioError(f"There is no {LIBRARY} here: name a library with --library.")
        return Library(())
    return open_library(LIBRARY if path is None else path).library


def _works(
    names: Sequence[str], library: Library, known: Authority, titles: TitleIndex
) -> list[KnownWork]:
    from biblio.editions.identifying import work_of
    from biblio.editions.overview import works_called

    if not names:
        found = [work_of(entry, known, titles) for entry in library]
        return list(dict.fromkeys(work for work in found if work))
    works: list[KnownWork] = []
    for name, called in works_called(names, library, known, titles):
        if not called:
            title = _bare(name)
            add = f"biblio editions add {shlex.quote(title)}"
            raise BiblioError(f"No work called “{title}” is known; {add} notes it down.")
        works += called
    return list(dict.fromkeys(works))


def _bare(title: str) -> str:
    """The title without the quotation marks that it was copied with."""
    title = " ".join(title.split())
    return title[1:-1] if title[:1] in "“„«‘" and title[-1:] in "”“»’" and title[1:-1] else title


def _places(reading: Reading, library: Library, titles: TitleIndex) -> list[CitedAt]:
    """Where the documents cite the library's entries."""
    if not reading.files:
        return []
    from biblio.editions.overview import CitedAt
    from biblio.gatherer import gather

    _, keyed = gather(reading.extractions(library, titles), library)
    return [
        CitedAt(document.path, document.line(c.where), document.page(c.where), c.locator, one.key)
        for extraction in keyed
        for one in extraction.resolutions
        for document, c in [(extraction.document, one.citation)]
    ]


def _show_works(
    names: Sequence[str],
    path: str | None,
    cited_in: Sequence[str],
    manner: Manner,
    output_format: str,
) -> None:
    """The works of these names, or those of the library, and where the documents cite them."""
    from biblio.cli.authority import known_works
    from biblio.editions.overview import overview

    known, titles = known_works()
    library = _library(path, needed=not names)
    works = _works(names, library, known, titles)
    with Refusals() as refused:
        reading = Reading(named(cited_in), manner, refused)
        places = _places(reading, library, titles)
        overviews = [overview(work, library, places, known, titles) for work in works]
        _show(overviews, known, output_format)


def _show(overviews: Sequence[Overview], known: Authority, output_format: str) -> None:
    if output_format == "json":
        from biblio.formats.editions import dumps

        put(dumps(overviews))
        return
    for number, one in enumerate(overviews):
        put_lines((*([""] if number else []), *_lines(one, known)))


def _lines(one: Overview, known: Authority) -> Iterator[str]:
    work = one.work
    by = " and ".join(work.authors)
    yield f"{work.title}{f' / {by}' if by else ''}"
    facts = (work.original_title, work.original_language, work.published or work.written)
    yield f"  {work.key}: {', '.join(fact for fact in facts if fact)}".rstrip(": ")
    for shelf in one.shelves:
        mark = "*" if shelf.entries else " "
        yield f"  {mark} {_edition(shelf, known)}"
        for entry in shelf.entries:
            yield f"      in the library: {entry.key}"
        yield from (f"      cited: {_place(place)}" for place in shelf.cited)


def _edition(shelf: Shelf, authority: Authority) -> str:
    """The imprint in one line, as a catalogue would have it."""
    if shelf.known is None:
        return f"{_imprint(shelf.entries[0])} (not on record)"
    known = shelf.known
    house = authority.publisher(known.publisher) if known.publisher else None
    site = authority.site(known.site) if known.site else None
    parts = (
        known.place,
        house and house.name,
        site and site.name,
        known.year,
        f"vol. {known.volume}" if known.volume else None,
    )
    people = f"trans. {' and '.join(known.translators)}" if known.translators else None
    isbn = f"ISBN {known.isbn}" if known.isbn else None
    said = [part for part in (*parts, people, isbn, known.url) if part]
    return f"{known.key}: {', '.join(said)}"


def _imprint(entry: Edition) -> str:
    values = (entry.place, entry.get("publisher"), entry.date, entry.get("url"))
    said = [value for value in values if value]
    return ", ".join(said) or "no imprint"


def _place(place: CitedAt) -> str:
    page = f", page {place.page}" if place.page else ""
    locator = f" (p. {place.locator})" if place.locator else ""
    line = f":{place.line}" if place.line else ""
    return f"{place.path}{line}{page}{locator}"


def _list_missing(path: str | None, output_format: str) -> None:
    from biblio.cli.authority import known_works
    from biblio.editions.overview import missing

    known, titles = known_works()
    entries = missing(_library(path, needed=True), known, titles)
    if output_format == "json":
        from biblio.formats.editions import dumps_missing

        put(dumps_missing(entries))
    else:
        put_lines(f"{entry.key}: {entry.title}" for entry in entries)
    if entries:
        raise typer.Exit(1)


def _list_duplicates(library: Library, output_format: str) -> None:
    from biblio.editions.duplicates import find, without_linked

    findings = without_linked(find(library))
    if output_format == "json":
        from biblio.formats.duplicates import dumps

        put(dumps(findings))
    else:
        from biblio.cli.duplicates import lists

        put_lines(lists(findings).splitlines())
    if findings.duplicates or findings.links or findings.doubtful:
        raise typer.Exit(1)


def _import(paths: Sequence[str]) -> None:
    """Stubs for the works of a catalogue or a library, in the user's own authority file."""
    from biblio.cli.streams import changing
    from biblio.formats.catalogues.accession import accession

    if len(paths) != 1:
        raise BiblioError("biblio editions import takes one file: MARC, MODS, CSV or a library.")
    own = _own_files()
    path, entries = own[-1], _catalogued(paths[0])
    with changing(path) as files:
        before = files.read_if_any(path)
        done = accession(path, before, entries, os.path.basename(paths[0]), own[:-1])
        if done.added:
            files.write({os.fspath(path): done.text.encode("utf-8")})
    for title in done.known:
        say(f"“{title}” is known already: it stays as it is.")
    added = counted(len(done.added), "work")
    say(f"{path}: {added} added; what the source does not say is to be filled in there.")


def _catalogued(path: str) -> Sequence[Edition]:
    """The records of a catalogue's file, or the entries of a library."""
    from biblio.cli.libraries import library_bytes
    from biblio.formats import catalogues
    from biblio.formats.registry import guess

    name, data = library_bytes(path)
    kind = catalogues.kind_of(data, path)
    if kind:
        return catalogues.read(data, name, kind)
    found = guess(name, data)
    if found is None:
        raise BiblioError(f"{name} is neither a catalogue’s file nor a library.")
    entries, findings = found.read(data, name)
    report(findings)
    return entries


def _own_files() -> tuple[Path, ...]:
    from biblio.cli.authority import own_files

    own = own_files(to_add=True)
    if not own:
        raise BiblioError(
            'No authority file of yours is set: write authority = ["works.toml"] into biblio.toml.'
        )
    return own


def _add(words: Sequence[str]) -> None:
    """A stub for a work in the user's own authority file, to be filled in by hand."""
    from biblio.cli.streams import changing
    from biblio.editions.stubs import with_stub

    if not "".join(words).strip():
        raise BiblioError("biblio editions add needs the title of the work.")
    own = _own_files()
    path, title = own[-1], _bare(" ".join(words))
    with changing(path) as files:
        before = files.read_if_any(path)
        text, key = with_stub(path, before, title, own[:-1])
        files.write({os.fspath(path): text.encode("utf-8")})
    say(f"{path}: a stub for “{title}” was added as {key}; fill it in there.")
