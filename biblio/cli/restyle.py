"""`biblio restyle`: the citations of a manuscript rewritten in another style."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, put_lines, say
from biblio.cli.options import (
    LIBRARY,
    BigOption,
    FromOption,
    LanguageOption,
    LibraryOption,
    OutputOption,
    StyleOption,
)
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.document import Document
    from biblio.readers.formats import Format
    from biblio.restyle.manuscript import Order
    from biblio.restyle.restyling import Restyled

_LONGEST = 60  # characters of a citation in a message


def restyle(
    document: Annotated[str, typer.Argument(metavar="FILE", help="The manuscript.")],
    library: LibraryOption = None,
    style: StyleOption = None,
    way: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="WAY",
            help="as-is (where they stand), notes, endnotes, inline, author-date, keys or zotero.",
        ),
    ] = None,
    output: OutputOption = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Write over the manuscript itself.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the changes as a patch, of Word files as a list.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Show what is printed otherwise than the style has it."),
    ] = False,
    reference_list: Annotated[
        bool, typer.Option("--reference-list", help="Add a list of what is cited.")
    ] = False,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Cite the works that are only named, too.")
    ] = False,
    lang: LanguageOption = None,
    track: Annotated[
        bool, typer.Option("--track/--no-track", help="Word: as tracked changes, or for good.")
    ] = True,
    comments: Annotated[
        bool,
        typer.Option("--comments/--no-comments", help="Word: say beside what is left why it is."),
    ] = True,
    read_as: FromOption = None,
    big: BigOption = False,
) -> None:
    """Rewrite the citations of a manuscript in another style, and no other word of it.

    What is doubtful or not in the library stays as it is, and is told. The result is read again
    before it is written: it has to cite the same, and to say the same.
    """
    from biblio import readers
    from biblio.cli.bibliography_library import read_library
    from biblio.cli.streams import changing
    from biblio.restyle.restyling import restyle as restyled

    _refuse(document, output, in_place=in_place)
    order = _order(style, lang, way, with_list=reference_list)
    order = replace(order, track=track, comments=comments, mentions=mentions)
    given = None if read_as is None else readers.format_named(read_as)
    # The library is held too: its keys, and those of the manuscript, may be changed together.
    held = [path for path in (document, library or LIBRARY) if path != "-"]
    with changing(*held, to_write=in_place and not (diff or check)) as files:
        entries, locate = read_library(library or LIBRARY)
        order = replace(order, engine=replace(order.engine, locate=locate))
        data = files.read(document)
        known = readers.format_of(data, document, given)
        done = restyled(data, document, known.key, entries, order, partial(_read, known))
        if check or (diff and known.packed):  # a patch shows lines, which a package has not
            put_lines(
                f"{done.document.told(one.where)}: {one.old} -> {one.new}" for one in done.rewritten
            )
        elif diff:
            _show_patch(document, data, done)
        elif in_place:
            files.write({document: done.data})
    if not (check or diff or in_place):
        _write(output, done.data, known)
    _report(document, done)
    if check and done.rewritten:
        raise typer.Exit(1)


def _read(known: Format, data: bytes, path: str) -> Document:
    from biblio.cli.bar import BAR
    from biblio.readers import USUAL

    BAR.turn_to(path, 0, 1)
    return known.reader()(data, path, USUAL)


def _refuse(document: str, output: str | None, *, in_place: bool) -> None:
    from biblio.files.inputs import is_same_file

    if output and in_place:
        raise BiblioError("-o names another file and --in-place means this one: give one of them.")
    if output and is_same_file(output, document):
        raise BiblioError(f"{output} is the manuscript: to write over it, give --in-place.")


def _order(style: str | None, lang: str | None, way: str | None, *, with_list: bool) -> Order:
    from biblio.bibliography.engine import StyleEngine
    from biblio.cli.authority import known_titles
    from biblio.config import DEFAULT_STYLE, load_config
    from biblio.houseconfig import way_named
    from biblio.restyle.house import unheeded
    from biblio.restyle.manuscript import Order

    config = load_config()
    name = style or config.house.style or config.style or DEFAULT_STYLE
    engine = StyleEngine.of(name, lang or config.house.language)
    if names := unheeded(config.house, engine):
        say(f"{name} is a style of BibTeX: of [house] it does not heed {', '.join(names)}.")
    wanted = way_named(way) if way else config.house.way
    return Order(engine, wanted, with_list, house=config.house, titles=known_titles())


def _show_patch(document: str, data: bytes, done: Restyled) -> None:
    from biblio import encoding
    from biblio.cli.libraries import show_patch

    before = encoding.decode(data, document)
    show_patch(before, encoding.decode(done.data, document).text, document)


def _write(output: str | None, data: bytes, known: Format) -> None:
    from biblio.cli.console import put_bytes
    from biblio.cli.streams import replace_file

    if output and output != "-":
        replace_file(output, data)
    elif known.packed and sys.stdout is not None and sys.stdout.isatty():
        raise BiblioError(f"A {known.name} file is not for the terminal: name a file with -o.")
    else:
        put_bytes(data)


def _report(document: str, done: Restyled) -> None:
    """How many citations were rewritten, and each that was not, with its place and the reason.

    Notes that were to go into the text and did not are told too.
    """
    for changed in (one for one in done.rewritten if one.stays):
        say(f"{done.document.told(changed.where)}: it stays a note: {changed.stays}.")
    for one in done.left:
        place, text = done.document.told(one.where), _shortened(one.text)
        say(f"{place}: left as it is: “{text}”: {one.reason}.")
    rewritten = counted(len(done.rewritten), "citation")
    say(f"{document}: {rewritten} rewritten, {len(done.left)} left as they are")


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
