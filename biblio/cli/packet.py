"""`biblio packet`: documents and a library become a reading packet in one of four forms."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli import completion
from biblio.cli.bar import BAR
from biblio.cli.console import counted, put, report, say
from biblio.cli.documents import Manner, Reading, Refusals, named
from biblio.cli.options import (
    LIBRARY,
    BigOption,
    ChangesOption,
    DoubtfulOption,
    FromOption,
    JobsOption,
    LibraryOption,
    VerboseOption,
)
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.diagnostics import Diagnostic
    from biblio.document import Document
    from biblio.formats.bibtex import BibFile
    from biblio.packet.composing import Composition
    from biblio.packet.model import Packet
    from biblio.packet.recipe.recipe import Recipe
    from biblio.packet.review import Doubt

Given = Mapping[str, str | int | None]


def packet(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="DOC", help="Documents in order, folders, patterns; or one packet.toml."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="A .docx, .pdf, .html or .epub; replaces FILE."
        ),
    ] = None,
    library: LibraryOption = None,
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="NAME", help="clean, annotated (else) or teacher."),
    ] = None,
    annotations: Annotated[
        str | None,
        typer.Option("--annotations", metavar="WAY", help="notes (else), comments or both."),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            "--style",
            metavar="NAME",
            help="The style of bibliographies; else chicago-notes.",
            autocompletion=completion.styles,
        ),
    ] = None,
    citations: Annotated[
        str | None,
        typer.Option("--citations", metavar="KIND", help="static (else) or zotero: live fields."),
    ] = None,
    notes: Annotated[
        str | None,
        typer.Option("--notes", metavar="KIND", help="footnotes (else) or endnotes."),
    ] = None,
    numbering: Annotated[
        str | None,
        typer.Option("--numbering", metavar="KIND", help="Of notes: continuous or per-reading."),
    ] = None,
    paper: Annotated[
        str | None, typer.Option("--paper", metavar="SIZE", help="a4 (else) or letter.")
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help="Your own Word template for packets."),
    ] = None,
    line_numbers: Annotated[
        int | None,
        typer.Option("--line-numbers", min=1, metavar="N", help="Number every Nth line."),
    ] = None,
    links: Annotated[
        str | None,
        typer.Option("--links", metavar="KIND", help="Of sources: text (else) or qr: codes too."),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option("--measure", metavar="NAME", help="Of the text: normal (else) or wide."),
    ] = None,
    sheets: Annotated[
        str | None,
        typer.Option("--sheets", metavar="KIND", help="Of a PDF: single (else), two-up, booklet."),
    ] = None,
    mirrored: Annotated[
        bool, typer.Option("--mirrored", help="Mirror the margins, for print on both sides.")
    ] = False,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title on the cover.")
    ] = None,
    glossary: Annotated[
        str | None,
        typer.Option(
            "--glossary", metavar="FILE", help="Explain people, works, terms: a TOML file."
        ),
    ] = None,
    questions: Annotated[
        str | None,
        typer.Option("--questions", metavar="FILE", help="Ask questions, with lines: a TOML file."),
    ] = None,
    init: Annotated[
        bool, typer.Option("--init", help="Write a first packet.toml, replace nothing.")
    ] = False,
    doubtful: DoubtfulOption = False,
    read_as: FromOption = None,
    changes: ChangesOption = "accepted",
    jobs: JobsOption = None,
    verbose: VerboseOption = False,
    big: BigOption = False,
) -> None:
    """Make an annotated reading packet: a Word file, a PDF, a web page or an e-book.

    DOC may be a recipe, packet.toml, which says all that the options do and more.
    """
    given = {
        "title": title,
        "library": library,
        "edition": edition,
        "annotations": annotations,
        "style": style,
        "citations": citations,
        "notes": notes,
        "numbering": numbering,
        "paper": paper,
        "template": template,
        "line_numbers": line_numbers,
        "links": links,
        "measure": measure,
        "sheets": sheets,
        "mirrored": mirrored or None,
        "glossary": glossary,
        "questions": questions,
    }
    manner = Manner(read_as, changes, verbose, jobs, pictures=True)
    documents = files if _is_recipe(files[0]) else named(files)
    with Refusals() as refused:
        if init:
            _refuse_choices(name for name, value in given.items() if value and name != "library")
            _init(Reading(documents, manner, refused), output, library)
        else:
            further = (glossary, questions)
            _make(documents, output, given, further, (manner, refused), doubtful=doubtful)


def _is_recipe(name: str) -> bool:
    return name.lower().endswith(".toml")


def _refuse_choices(names: Iterable[str]) -> None:
    for name in names:
        option = name.replace("_", "-")
        raise BiblioError(f"--init writes a recipe to be edited: --{option} does not go with it.")


def _init(reading: Reading, output: str | None, library: str | None) -> None:
    """A recipe on stdout or in a new file, its paths relative to where it is."""
    from biblio.packet.first_recipe import first_recipe

    if output and output != "-" and os.path.lexists(output):
        raise BiblioError(f"{output} is there already: it is not overwritten.")
    start = os.path.dirname(os.path.abspath(output)) if output and output != "-" else os.curdir
    found = zip(reading.files, reading.documents(), strict=True)
    there = [(_relative(path, start), one) for path, one in found if one is not None]
    name = "packet.toml" if output in (None, "-") else os.path.basename(output or "")
    text = first_recipe(there, library and _relative(library, start), name)
    if output is None or output == "-":
        put(text)
        return
    from biblio.cli.streams import changing

    with changing(output) as change:
        if change.read_if_any(output) is not None:
            raise BiblioError(f"{output} is there already: it is not overwritten.")
        change.write({output: text.encode("utf-8", "backslashreplace")})
    say(f"{output}: a recipe for {counted(len(there), 'reading')}; edit it, then make the packet.")


def _relative(path: str, start: str) -> str:
    if path == "-":
        raise BiblioError("A recipe needs the names of files: stdin has none.")
    return os.path.relpath(path, start).replace(os.sep, "/")


def _make(
    files: Sequence[str],
    output: str | None,
    given: Given,
    further: Sequence[str | None],
    asked: tuple[Manner, Refusals],
    *,
    doubtful: bool,
) -> None:
    from biblio.packet.recipe.overrides import overridden

    recipe = overridden(_recipe(files), given)
    target = _target(files, output)
    if given["sheets"] and not target.lower().endswith(".pdf"):
        raise BiblioError(f"--sheets is for a PDF: {target} has no sheets.")
    _check_target(target, recipe, (*files, *further))
    manner, refused = asked
    reading = Reading([os.fspath(one.path) for one in recipe.readings], manner, refused)
    documents = reading.documents()
    if refused.any and (_is_recipe(files[0]) or any(further)):
        refused.close()  # it speaks of readings by their numbers: there is no packet without one
    read = _read(recipe, documents)
    BAR.turn_to(target, 0, 1, doing="Making")
    composition = _composed(*read, _library(recipe), doubtful=doubtful)
    report(composition.diagnostics)
    review = _list_for_review(composition.review, target)
    _write(composition.packet, recipe, target, review)
    _summarise(composition.packet, target)
    for path in review if composition.review else ():
        say(f"{path}: to be looked through: {_counted_for_review(composition.review)}")


def _recipe(files: Sequence[str]) -> Recipe:
    """The recipe that is given, or one that takes the documents as they are."""
    from biblio.files.access import refuse_empty
    from biblio.packet.recipe.recipe import ReadingRecipe, Recipe
    from biblio.packet.recipe.recipe_file import load_recipe

    for name in files:
        refuse_empty(name)
    recipes = [name for name in files if _is_recipe(name)]
    if recipes and len(files) > 1:
        raise BiblioError(f"{recipes[0]} is a recipe, which names all documents: give it alone.")
    if recipes:
        return load_recipe(Path(recipes[0]))
    return Recipe(tuple(ReadingRecipe(Path(name)) for name in files))


def _target(files: Sequence[str], output: str | None) -> str:
    """What -o names; of a recipe, the Word file of its name beside it, if there is none yet."""
    if output is not None:
        return output
    if not _is_recipe(files[0]):
        raise BiblioError("Name the packet with -o: packet.docx, .pdf, .html or .epub.")
    target = os.path.splitext(files[0])[0] + ".docx"
    if os.path.lexists(target):
        raise BiblioError(f"{target} is there already: give -o {target} to replace it.")
    return target


def _check_target(target: str, recipe: Recipe, sources: Sequence[str | None]) -> None:
    from biblio.files.inputs import note
    from biblio.packet.target import check_target

    documents = (one.path for one in recipe.readings)
    read = (*sources, *documents, recipe.library, recipe.layout.template)
    note(*(one for one in read if one is not None))  # before any of them takes its time
    check_target(target)


def _library(recipe: Recipe) -> BibFile | None:
    """The library of the recipe, else the one that is here, if there is one."""
    from biblio.cli.libraries import open_library

    if recipe.library is None and not os.path.lexists(LIBRARY):
        return None
    return open_library(os.fspath(recipe.library or LIBRARY))


def _read(
    recipe: Recipe, documents: Sequence[Document | None]
) -> tuple[Recipe, Sequence[Document]]:
    """The recipe without the readings that are refused, and the documents of the others."""
    pairs = zip(recipe.readings, documents, strict=True)
    found = [(reading, one) for reading, one in pairs if one is not None]
    return replace(recipe, readings=tuple(one for one, _ in found)), [one for _, one in found]


def _composed(
    recipe: Recipe, documents: Sequence[Document], library: BibFile | None, *, doubtful: bool
) -> Composition:
    from biblio.cli.authority import own_files
    from biblio.editions import authority
    from biblio.editions.titles import index
    from biblio.library import Library
    from biblio.packet.composing import compose
    from biblio.packet.recipe.recipe import Audience

    own = own_files()
    found: tuple[Diagnostic, ...] = ()
    if recipe.edition is Audience.TEACHER:
        from biblio.packet.annotating.findings import findings

        found = findings(documents, library, own)
    entries = library.library if library else Library(())
    known = authority(own)
    return compose(recipe, documents, entries, known, index(own), found, doubtful_too=doubtful)


def _write(packet: Packet, recipe: Recipe, target: str, further: Mapping[str, bytes]) -> None:
    """Write the packet, and the further files, or nothing of it."""
    from biblio.files.change import Change
    from biblio.files.inputs import refuse_input
    from biblio.packet import rendering

    refuse_input(target)  # pictures and notes on the works have been read since it was checked

    makers = {
        ".docx": rendering.typeset,
        ".pdf": rendering.print_pdf,
        ".html": rendering.render_page,
        ".epub": rendering.render_book,
    }
    rendered = makers[os.path.splitext(target)[1].lower()](packet, recipe.layout)
    Change(say).write({target: rendered.data, **further})
    report(rendered.diagnostics)


def _summarise(packet: Packet, target: str) -> None:
    from biblio.packet.model import Stream

    notes = [note.stream for reading in packet.readings for note in reading.notes]
    comments = sum(len(reading.comments) for reading in packet.readings)
    said = (
        counted(len(packet.readings), "reading"),
        counted(notes.count(Stream.AUTHOR), "note"),
        f"{counted(notes.count(Stream.EDITOR), 'note')} by the editor",
        counted(comments, "comment"),
    )
    say(f"{target}: {', '.join(said)}")


def _list_for_review(review: Sequence[Doubt], target: str) -> dict[str, bytes]:
    """What has to be looked through, in a file of its own beside the packet.

    Where there is nothing, the list of an earlier packet is replaced by one that says so. Raises
    BiblioError where a file of that name is there that is no such list.
    """
    from biblio.files import read_bytes
    from biblio.files.inputs import refuse_input
    from biblio.packet.review import HEAD, listed

    beside = os.path.splitext(target)[0] + ".review.md"
    refuse_input(beside)
    is_there = os.path.lexists(beside)
    is_list = is_there and read_bytes(beside).startswith(HEAD.encode())
    if not review and not is_list:
        return {}
    if is_there and not is_list:
        raise BiblioError(
            f"{beside} is no list of what to look through: it is not replaced by one, and nothing "
            "was written."
        )
    return {beside: listed(review, os.path.basename(target)).encode("utf-8")}


def _counted_for_review(review: Sequence[Doubt]) -> str:
    from biblio.packet.review import Matter

    matters = [one.matter for one in review]
    names = {
        Matter.WORK: ("doubtful citation", "doubtful citations"),
        Matter.NOTE: ("note or mark", "notes or marks"),
        Matter.PICTURE: ("picture", "pictures"),
        Matter.OTHER: ("finding", "findings"),
    }
    said = [counted(matters.count(one), *name) for one, name in names.items() if one in matters]
    said[0] += " left out of the packet (--all takes them)" if Matter.WORK in matters else ""
    return ", ".join(said)
