"""`biblio normalize`: a library brought to the authority's form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from biblio.cli.console import counted, put_bytes, put_lines, report, say
from biblio.cli.options import BigOption, chosen
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.editions.lookup import Authority
    from biblio.editions.normalising import Change, Options
    from biblio.editions.preferring import Preference
    from biblio.editions.revising import Revision
    from biblio.editions.titles import TitleIndex
    from biblio.files import change as files
    from biblio.formats.bibtex import BibFile


class _Form(NamedTuple):
    """What a library is brought to: the forms of names and titles, by what is `known` of works.

    `wanted` are the editions to which entries are moved, or that are added `beside` them.
    """

    options: Options
    known: tuple[Authority, TitleIndex]
    wanted: Preference | None
    beside: bool


def normalize(
    library: Annotated[
        str, typer.Argument(metavar="LIBRARY", help="The BibTeX library; - is stdin.")
    ],
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DOCUMENT", help="With --keys: texts and libraries that follow the keys."
        ),
    ] = None,
    prefer: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Move entries to the editions of this publisher or site; '' for none.",
        ),
    ] = None,
    beside: Annotated[
        bool,
        typer.Option("--beside", help="With --prefer: add these editions, move nothing."),
    ] = False,
    names: Annotated[
        str | None,
        typer.Option(metavar="FORM", help="Forenames: full, initials or as-printed."),
    ] = None,
    titles: Annotated[
        str, typer.Option(metavar="FORM", help="Titles: as-printed or authority.")
    ] = "as-printed",
    keys: Annotated[
        str | None,
        typer.Option(
            metavar="TEMPLATE",
            help="Change the keys alone, to ones such as {auth}{year}{title:1}.",
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the changes as a patch, write nothing.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write the changes to LIBRARY.")] = False,
    big: BigOption = False,
) -> None:
    """Bring a library to the authority's form.

    That is names, places, publishers, dates, addresses and what is known of works. Without
    --diff or --fix, list the changes. Exit code 1 says that there are some to make.
    """
    from biblio.cli.libraries import show_diff
    from biblio.config import load_config

    if keys is not None:
        _check(diff=diff, fix=fix, beside=False, prefer=None)
        _rekey(library, documents or (), keys, diff=diff, fix=fix)
        return
    if documents:
        raise BiblioError("Documents follow new keys only: name these with --keys.")
    preferred = load_config().prefer if prefer is None else prefer.strip()
    _check(diff=diff, fix=fix, beside=beside, prefer=preferred)
    form = _form(names, titles, preferred, beside=beside, is_set=prefer is None)
    before, revision, after = _revised(library, form, fix=fix)
    if diff:
        show_diff(before, after, library)
    elif not fix:
        put_lines(str(_in_its_words(change, before)) for change in revision.changes)
    _tell(revision, before, library, fixed=fix)
    if after != before.text and not fix:
        raise typer.Exit(1)


def _rekey(library: str, documents: Sequence[str], keys: str, *, diff: bool, fix: bool) -> None:
    """Give the entries keys by the template, and the documents with them."""
    from biblio.cli.following import change_keys, show_changes
    from biblio.library.key_templates import Template
    from biblio.linter.rekeying import rekeyed

    template = Template(keys)
    if library == "-":
        raise BiblioError("--keys needs the name of a file: documents are to follow it.")
    done, changes = change_keys(library, documents, lambda file: rekeyed(file, template), fix=fix)
    show_changes(changes, done.keys, diff=diff)
    said = f"{counted(done.number, 'key')} {'changed' if fix else 'to change'}"
    say(f"{library}: {said if done.number else 'no key to change'}")
    if done.number and not fix:
        raise typer.Exit(1)


def _check(*, diff: bool, fix: bool, beside: bool, prefer: str | None) -> None:
    if diff and fix:
        raise BiblioError("--diff shows the changes and --fix makes them: give one of them.")
    if beside and not prefer:
        raise BiblioError("--beside goes with --prefer, which names the editions to add.")


def _options(names: str | None, titles: str) -> Options:
    from biblio.config import load_config
    from biblio.editions.normalising import NameForm, Options, TitleForm

    form = load_config().name_form if names is None else chosen("--names", "form", names, NameForm)
    own = chosen("--titles", "form", titles, TitleForm)
    return Options(form, own, unsafe=form is NameForm.INITIALS)


def _form(
    names: str | None, titles: str, preferred: str | None, *, beside: bool, is_set: bool
) -> _Form:
    from biblio.cli.authority import known_works

    options, known = _options(names, titles), known_works()
    wanted = _preference(preferred, known[0], is_set=is_set)
    return _Form(options, known, wanted, beside)


def _preference(name: str | None, known: Authority, *, is_set: bool) -> Preference | None:
    """The editions that are wanted; `is_set` tells that the settings say so, not the command."""
    from biblio.config import position_of
    from biblio.editions.preferring import preference

    if not name:
        return None
    try:
        return preference(name, known)
    except BiblioError as error:
        if not is_set:
            raise
        said = str(error).replace("--prefer", "prefer")
        raise BiblioError(f"{position_of('prefer')}: {said}") from error


def _revised(library: str, form: _Form, *, fix: bool) -> tuple[BibFile, Revision, str]:
    """The library as it was, what changes in it, and its text then; with `fix` it is written."""
    from biblio.cli.libraries import open_library
    from biblio.cli.streams import changed

    piped = library == "-"

    def work(held: files.Change) -> tuple[BibFile, Revision, str]:
        before = open_library(library, None if piped else held)
        revision = _revise(before, form)
        after = before.updated(revision.library)
        if fix and piped:
            put_bytes(before.encoded(after))
        elif fix and after != before.text:
            held.write({library: before.encoded(after)})
        return before, revision, after

    return changed(() if piped else (library,), work, to_write=fix, once=piped)


def _revise(file: BibFile, form: _Form) -> Revision:
    from biblio.editions.normalising.editions import are_numbered
    from biblio.editions.revising import revise

    return revise(
        file.library,
        *form.known,
        form.options,
        form.wanted,
        beside=form.beside,
        numbered=are_numbered(file.library, modern=file.usage.modern),
        keeps=file.keeps,
    )


def _in_its_words(change: Change, file: BibFile) -> Change:
    """The change with the name that the file has for the field."""
    return change._replace(field=file.usage.name(change.field, change.new))


def _tell(revision: Revision, file: BibFile, path: str, *, fixed: bool) -> None:
    for one in (*revision.moves, *revision.left):
        say(f"{path}: {one}")
    report(revision.findings)
    for suggestion in revision.suggestions:
        say(f"to decide: {_in_its_words(suggestion, file)}")
    number = len(revision.changes) + len(revision.moves)
    changes = f"{counted(number, 'change')} {'made' if fixed else 'to make'}"
    say(f"{path}: {changes if number else 'nothing to change'}")
