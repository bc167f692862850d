"""`biblio bibliography`: a library, or what documents cite of it, in a citation style."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli import completion
from biblio.cli.bibliography_options import Options, checked
from biblio.cli.console import counted, put, put_bytes, report, say
from biblio.cli.documents import Manner, Reading, Refusals, named
from biblio.cli.options import (
    BigOption,
    ChangesOption,
    DoubtfulOption,
    FromOption,
    JobsOption,
    LanguageOption,
    OutputOption,
    StyleOption,
    VerboseOption,
)
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.bibliography.engine import Engine
    from biblio.bibliography.listing import Composed
    from biblio.extractor import Extraction
    from biblio.library import Library

_WIDTH = 80


def bibliography(
    library: Annotated[
        str, typer.Argument(metavar="LIBRARY", help="BibTeX, CSL-JSON or RIS; - is stdin.")
    ],
    style: StyleOption = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORM",
            help="text (the default), markdown, html, latex, rtf, docx, odt, epub, pdf or csljson.",
            autocompletion=completion.list_forms,
        ),
    ] = None,
    lang: LanguageOption = None,
    cited_in: Annotated[
        list[str] | None,
        typer.Option(
            "--cited-in",
            metavar="FILE",
            help="List what this document, or those of a folder, cite; may be repeated.",
        ),
    ] = None,
    read_as: FromOption = None,
    changes: ChangesOption = "accepted",
    jobs: JobsOption = None,
    verbose: VerboseOption = False,
    no_mentions: Annotated[
        bool,
        typer.Option("--no-mentions", help="With --cited-in: leave out works that are only named."),
    ] = False,
    doubtful: DoubtfulOption = False,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="ORDER", help="style (the default), cited or library."),
    ] = None,
    group_by: Annotated[
        str | None,
        typer.Option(
            "--group-by",
            metavar="WHAT",
            help="Headings by type, author, language, decade, document or keyword.",
        ),
    ] = None,
    groups: Annotated[
        str | None,
        typer.Option(
            "--groups",
            metavar="WORDS",
            help="With --group-by keyword: the words in order, as in primary,secondary=Others.",
        ),
    ] = None,
    annotated: Annotated[
        bool, typer.Option("--annotated", help="Put the annotation of each entry below it.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="With --cited-in: format the notes, not the list.")
    ] = False,
    reset: Annotated[
        str | None,
        typer.Option(
            "--reset",
            metavar="WHERE",
            help="With --notes, where short forms begin anew: document, chapter or never.",
        ),
    ] = None,
    overview: Annotated[
        bool,
        typer.Option("--overview", help="In HTML: with charts by decade, language and work."),
    ] = False,
    output: OutputOption = None,
    big: BigOption = False,
) -> None:
    """Print a library, or what documents cite of it, in a style."""
    options = Options(
        library=library,
        style=style,
        form=to,
        language=lang,
        documents=named(cited_in or ()),
        manner=Manner(read_as, changes, verbose, jobs),
        mentions=not no_mentions,
        doubtful=doubtful,
        order=sort,
        group_by=group_by,
        groups=groups,
        annotated=annotated,
        notes=notes,
        reset=reset,
        overview=overview,
        output=output,
    )
    _print(checked(options))


def _print(options: Options) -> None:
    """What was asked for, on stdout or in a file; what there is to say of it on stderr."""
    from biblio.bibliography.engine import StyleEngine
    from biblio.cli.bibliography_library import read_library

    _refuse_terminal(options)
    engine = StyleEngine.of(options.style_name(), options.language)
    own, locate = read_library(options.library, options.library_form)
    engine = replace(engine, locate=locate)
    with Refusals() as refused:
        extractions = _read(options, own, refused)
        composed = _composed(options, own, extractions, engine)
        report(composed.diagnostics)
        _write(options, own, composed, extractions or ())
        _summarise(options, composed)


def _refuse_terminal(options: Options) -> None:
    from biblio.bibliography.writers import BINARY

    if options.form in BINARY and options.to_stdout and _is_terminal():
        what = "A Word file" if options.form == "docx" else f"A file of {options.form}"
        raise BiblioError(f"{what} is not for the terminal: name a file with -o.")


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _read(options: Options, library: Library, refused: Refusals) -> Sequence[Extraction] | None:
    """What the documents cite, each citation with the key of its entry; None without documents."""
    if not options.documents:
        return None
    from biblio.bibliography.citing import unanswered
    from biblio.cli.authority import known_titles
    from biblio.cli.doubts import tell_doubts
    from biblio.gatherer import gather

    reading = Reading(options.documents, options.manner, refused)
    # the notes of a document are formatted with the words around their citations
    found = reading.extractions(library, known_titles(), whole=options.notes)
    _, extractions = gather(found, library, doubtful=options.doubtful)
    report(unanswered(extractions, library, mentions=options.mentions))
    tell_doubts(extractions, taken=options.doubtful)
    return extractions


def _composed(
    options: Options, library: Library, extractions: Sequence[Extraction] | None, engine: Engine
) -> Composed:
    if options.notes:
        from biblio.bibliography.noting import formatted_notes

        return formatted_notes(library, extractions or (), engine, options.reset_at())
    from biblio.bibliography.composing import bibliography as compose

    return compose(library, extractions, engine, options.wanted())


def _write(
    options: Options, library: Library, composed: Composed, extractions: Sequence[Extraction]
) -> None:
    if options.to_stdout and options.form == "text" and _is_terminal():
        from biblio.bibliography.writers.text import wrapped

        put(wrapped(composed.listing, _WIDTH))
        return
    data = _rendered(options, library, composed)
    if options.overview:
        data = _illustrated(data, library, composed, extractions)
    if options.to_stdout:
        put_bytes(data)
        return
    from biblio.cli.streams import replace_file

    replace_file(options.output or "", data)


def _illustrated(
    page: bytes, library: Library, composed: Composed, extractions: Sequence[Extraction]
) -> bytes:
    """The page with charts of what is listed in it."""
    from collections import Counter

    from biblio.review.overview import charts, illustrated

    listed = [entry for entry in library if entry.key in set(composed.keys)]
    cited = Counter(one.key for two in extractions for one in two.resolutions if one.key)
    return illustrated(page, charts(library, listed, cited))


def _rendered(options: Options, library: Library, composed: Composed) -> bytes:
    if options.form == "csljson":
        import json

        from biblio.bibliography.engine import items_of
        from biblio.values.printable import in_json

        items = items_of(library, composed.keys)
        return f"{in_json(json.dumps(items, ensure_ascii=False, indent=1))}\n".encode()
    from biblio.bibliography.writers import writer

    return writer(options.form or "text")(composed.listing)


def _summarise(options: Options, composed: Composed) -> None:
    number = len(composed.listing.items)
    if options.notes:
        said = counted(number, "note") if number else "no notes that cite an entry"
    elif options.documents:
        said = (
            counted(number, "entry cited", "entries cited") if number else "nothing is cited of it"
        )
    else:
        said = counted(number, "entry", "entries") if number else "there are no entries to list"
    say(f"{options.library}: {said}")
