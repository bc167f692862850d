"""`biblio extract`: from documents to a library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli import completion
from biblio.cli.console import counted, report, say
from biblio.cli.documents import Manner, Reading, Refusals, named
from biblio.cli.options import (
    BigOption,
    ChangesOption,
    DoubtfulOption,
    FromOption,
    JobsOption,
    OutputOption,
    VerboseOption,
    refuse_other,
)
from biblio.diagnostics import BiblioError
from biblio.files.folders import STDIN
from biblio.files.inputs import refuse_input
from biblio.readers.formats import readable

if TYPE_CHECKING:
    from biblio.editions.titles import TitleIndex
    from biblio.extractor import Extraction
    from biblio.files.change import Change
    from biblio.formats.bibtex import BibFile
    from biblio.formats.equivalence import Loss
    from biblio.library import Ambiguity, Conflict, Library, Merge


_BIBTEX, _JSON = "bibtex", "json"


def extract(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help=f"Documents to read: {readable()}; folders, patterns; - is stdin."
        ),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="bibtex, biblatex, csljson, ris or json; else what the name of the output says.",
            autocompletion=completion.extracted_formats,
        ),
    ] = None,
    output: OutputOption = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="FILE",
            help="Merge into this BibTeX library; it is made where missing.",
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --into: show the changes, write nothing.")
    ] = False,
    doubtful: DoubtfulOption = False,
    read_as: FromOption = None,
    changes: ChangesOption = "accepted",
    jobs: JobsOption = None,
    verbose: VerboseOption = False,
    big: BigOption = False,
) -> None:
    """Read the citations of documents and write them as a library."""
    from biblio.cli.authority import known_titles

    to = _format(to, output)
    manner = Manner(read_as, changes, verbose, jobs)
    _check_options(to, output, into, diff)
    documents, titles = named(files), known_titles()
    refuse_input(output or into)
    with Refusals() as refused:
        reading = Reading(documents, manner, refused)
        if into is None:
            _write(reading, titles, to, output, doubtful=doubtful)
        else:
            _merge_into(into, reading, titles, diff=diff, doubtful=doubtful)


def _write(
    reading: Reading, titles: TitleIndex, to: str, output: str | None, *, doubtful: bool
) -> None:
    from biblio.cli.streams import replace_file, write_output
    from biblio.gatherer import gather

    found = reading.extractions(None, titles)
    merge, extractions = gather(found, doubtful=doubtful)
    if output and _is_list(to):
        replace_file(output, _listed(to, merge.library))
        _summarise(extractions, merge, doubtful=doubtful)
        return
    text, losses = _rendered(to, merge, extractions)
    write_output(text, output)
    _summarise(extractions, merge, doubtful=doubtful)
    if lost := [loss for loss in losses if not loss.kept]:
        from biblio.cli.losses import tell

        tell(lost, output or "<stdout>", to)


def _format(name: str | None, output: str | None) -> str:
    """The format asked for; else the one that the name of the output has; else BibTeX.

    A .json is the JSON of citations: CSL-JSON has to be asked for. A name such as .md or .docx
    wants no library but a list, in the style that the settings name.
    """
    if name is not None:
        from biblio.formats.registry import FORMATS

        refuse_other("--to", "format", name, (*FORMATS, _JSON))
        return name
    ending = os.path.splitext(output or "")[1].lower()
    if ending in ("", ".txt"):
        return _BIBTEX
    if ending == ".json":
        return _JSON
    from biblio.bibliography.writers import form_of
    from biblio.formats.registry import named as named_so

    found = named_so(ending)
    form = found.name if found else form_of(output or "")
    if form is None:
        raise BiblioError(f"There is no format for {ending}: say with --to what {output} is to be.")
    return form


def _is_list(to: str) -> bool:
    from biblio.bibliography.writers import FORMS

    return to in FORMS


def _listed(form: str, library: Library) -> bytes:
    """What the documents cite as a list in a style, in a form of `biblio bibliography`."""
    from biblio.bibliography.composing import Order, Wanted, bibliography
    from biblio.bibliography.engine import StyleEngine
    from biblio.bibliography.writers import writer
    from biblio.config import DEFAULT_STYLE, load_config

    engine = StyleEngine.of(load_config().style or DEFAULT_STYLE, None)
    composed = bibliography(library, None, engine, Wanted(Order.STYLE))
    report(composed.diagnostics)
    return writer(form)(composed.listing)


def _check_options(to: str, output: str | None, into: str | None, diff: bool) -> None:
    if into is None:
        if diff:
            raise BiblioError(
                "--diff shows what --into would change: name the library with --into."
            )
        return
    if output is not None:
        raise BiblioError("--into and -o name two targets: give one of them.")
    if to != _BIBTEX:
        raise BiblioError(f"--into writes a BibTeX library: --to {to} does not go with it.")
    if into == "-":
        raise BiblioError("--into needs the name of a file: stdout cannot be merged into.")


def _rendered(
    to: str, merge: Merge, extractions: Sequence[Extraction]
) -> tuple[str, tuple[Loss, ...]]:
    """What is to be written, and what of it the format cannot hold."""
    if to == _JSON:
        from biblio.formats import json

        return json.dumps(extractions), ()
    if to == _BIBTEX:
        from biblio.formats import bibtex
        from biblio.formats.bibtex.usage import AS_IT_IS
        from biblio.formats.dialects.translating import in_classical_names

        return bibtex.dumps(map(in_classical_names, merge.library.entries), AS_IT_IS), ()
    from biblio.formats.registry import FORMATS

    return FORMATS[to].write(merge.library.entries)


def _merge_into(
    into: str, reading: Reading, titles: TitleIndex, *, diff: bool, doubtful: bool
) -> None:
    from biblio.cli.libraries import open_or_new, show_diff
    from biblio.cli.streams import changed
    from biblio.files import check_new
    from biblio.gatherer import gather

    def merged(change: Change) -> tuple[BibFile, str, Merge, Sequence[Extraction]]:
        before = open_or_new(into, change)
        found = reading.extractions(before.library, titles)
        merge, extractions = gather(found, before.library, doubtful=doubtful)
        after = before.updated(merge.library)
        if not diff and (after != before.text or not os.path.exists(into)):
            change.write({into: before.encoded(after)})
        return before, after, merge, extractions

    if diff and not os.path.exists(into):
        check_new(into)
    once = STDIN in reading.files
    before, after, merge, extractions = changed([into], merged, to_write=not diff, once=once)
    if diff:
        show_diff(before, after, into)
    _summarise(extractions, merge, doubtful=doubtful)
    _tell(merge, before, into, changed=not diff)


def _summarise(extractions: Sequence[Extraction], merge: Merge, *, doubtful: bool) -> None:
    from biblio.cli.doubts import tell_doubts

    for extraction in extractions:
        number = len(extraction.citations)
        found = counted(number, "citation") if number else "no citations found"
        say(f"{extraction.document.path}: {found}")
    tell_doubts(extractions, taken=doubtful)
    for ambiguity in merge.ambiguities:
        say(_ambiguous(ambiguity))


def _ambiguous(ambiguity: Ambiguity) -> str:
    keys = ", ".join(ambiguity.candidates)
    return f"“{ambiguity.record.title}” may be any of {keys}: it was given to none of them."


def _tell(merge: Merge, file: BibFile, path: str, *, changed: bool) -> None:
    """What a merge did to the library, or would do."""
    say(f"{path}: {', '.join(_changes(merge, changed=changed)) or 'nothing new'}")
    for conflict in merge.conflicts:
        say(f"{path}: {_conflicting(conflict, file)}")


def _changes(merge: Merge, *, changed: bool) -> Iterator[str]:
    if merge.added:
        added = counted(len(merge.added), "entry", "entries")
        yield f"{added} {'added' if changed else 'to add'}"
    if merge.completed:
        completed = counted(len(merge.completed), "entry", "entries")
        yield f"{completed} {'completed' if changed else 'to complete'}"


def _conflicting(conflict: Conflict, file: BibFile) -> str:
    said = f"“{conflict.kept}” stays, though a document says “{conflict.offered}”"
    name = file.usage.name(conflict.field, conflict.kept)
    return f"{conflict.key}, {name}: {said}."
