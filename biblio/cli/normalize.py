"""`biblio normalize`: a library brought to the authority's form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, put_bytes, put_lines, report, say
from biblio.cli.options import BigOption, chosen
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.cli.following import Changes
    from biblio.editions.lookup import Authority
    from biblio.editions.normalising import Change, Options
    from biblio.editions.preferring import Preference
    from biblio.editions.revising import Revision
    from biblio.editions.titles import TitleIndex
    from biblio.files import change as files
    from biblio.formats.bibtex import BibFile
    from biblio.linter.rekeying import Rekeyed


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
    from biblio.cli.authority import known_works
    from biblio.cli.libraries import open_library, show_diff
    from biblio.cli.streams import changed
    from biblio.config import load_config

    if keys is not None:
        _check(diff=diff, fix=fix, beside=False, prefer=None)
        _rekey(library, documents or (), keys, diff=diff, fix=fix)
        return
    if documents:
        raise BiblioError("Documents follow new keys only: name these with --keys.")
    preferred = load_config().prefer if prefer is None else prefer.strip()
    _check(diff=diff, fix=fix, beside=beside, prefer=preferred)
    options, known = _options(names, titles), known_works()
    wanted = _preference(preferred, known[0], is_set=prefer is None)
    piped = library == "-"

    def revised(held: files.Change) -> tuple[BibFile, Revision, str]:
        before = open_library(library, None if piped else held)
        revision = _revise(before, known, wanted, options, beside=beside)
        after = before.updated(revision.library)
        if fix and piped:
            put_bytes(before.encoded(after))
        elif fix and after != before.text:
            held.write({library: before.encoded(after)})
        return before, revision, after

    held = () if piped else (library,)
    before, revision, after = changed(held, revised, to_write=fix, once=piped)
    if diff:
        show_diff(before, after, library)
    elif not fix:
        put_lines(str(_in_its_words(change, before)) for change in revision.changes)
    _tell(revision, before, library, fixed=fix)
    if after != before.text and not fix:
        raise typer.Exit(1)


def _rekey(library: str, documents: Sequence[str], keys: str, *, diff: bool, fix: bool) -> None:
    """Give the entries keys by the template, and the documents with them."""
    from biblio.cli.following import encoded, followed
    from biblio.cli.libraries import open_library, show_patch
    from biblio.cli.streams import changed, is_same_file
    from biblio.library.key_templates import Template
    from biblio.linter.rekeying import rekeyed

    template = Template(keys)
    if library == "-":
        raise BiblioError("--keys needs the name of a file: documents are to follow it.")
    others = [path for path in documents if not is_same_file(path, library)]

    def made(held: files.Change) -> tuple[Rekeyed, Changes]:
        file = open_library(library, held, whole=True)
        done = rekeyed(file, template)
        changes: Changes = [
            (library, file.decoded, done.text),
            *followed(others, done.keys, held),
        ]
        if fix:
            held.write(encoded(changes))
        return done, changes

    done, changes = changed((library, *others), made, to_write=fix)
    if diff:
        for path, before, after in changes:
            show_patch(before, after, path)
    else:
        put_lines(f"{old} -> {new}" for old, new in done.keys.items())
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


def _revise(
    file: BibFile,
    known: tuple[Authority, TitleIndex],
    wanted: Preference | None,
    options: Options,
    *,
    beside: bool,
) -> Revision:
    from biblio.editions.normalising.editions import are_numbered
    from biblio.editions.revising import revise

    numbered = are_numbered(file.library, modern=file.usage.modern)
    return revise(
        file.library, *known, options, wanted, beside=beside, numbered=numbered, keeps=file.keeps
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
