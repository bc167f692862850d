"""Documents at the command line: read from files, folders and stdin, one by one or side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from biblio.cli.console import report, say
from biblio.cli.streams import read_stdin
from biblio.cli.tasks import Task, attempted, done
from biblio.diagnostics import BiblioError, Diagnostic
from biblio.files.folders import STDIN, discover
from biblio.files.inputs import note
from biblio.readers import LEFT_OUT
from biblio.readers.formats import SUFFIXES

if TYPE_CHECKING:
    from biblio.document import Document
    from biblio.editions.titles import TitleIndex
    from biblio.extractor import Extraction
    from biblio.library import Library
    from biblio.readers import Wishes
    from biblio.readers.formats import Format

T = TypeVar("T")

LIBRARY = "references.bib"
"""The library where none is named."""
STDIN_NAME = "<stdin>"


class Manner(NamedTuple):
    """How documents are to be read, as --from, --changes, --verbose and --jobs say.

    With `pictures` those of Word files are read too.
    """

    read_as: str | None = None
    changes: str = "accepted"
    verbose: bool = False
    jobs: int | None = None
    pictures: bool = False

    def wanted(self) -> tuple[Format | None, Wishes]:
        """The format that is given, and the wishes; raises BiblioError where there are none."""
        from biblio import readers

        given = None if self.read_as is None else readers.format_named(self.read_as)
        return given, readers.Wishes(readers.changes_named(self.changes), self.pictures)


def _ends(kind: type[BaseException]) -> bool:
    """Whether what was raised ends the command in order."""
    if issubclass(kind, SystemExit):
        return True
    import typer  # here, for a look at libraries needs none of it

    return issubclass(kind, typer.Exit)


class Refusals:
    """The files that cannot be used: all are named once the others are done, with exit code 2."""

    def __init__(self) -> None:
        self._errors: list[BiblioError] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None or _ends(kind):
            self.close()

    def attempt(self, work: Callable[[Task], T], task: Task) -> T | None:
        """What comes of the file, None if it is refused."""
        return next(self.sifted([attempted(work, task)]))

    @property
    def any(self) -> bool:
        """Whether any file is refused."""
        return bool(self._errors)

    def close(self) -> None:
        """Name them, and end the command; raises SystemExit, if there are any."""
        for error in self._errors:
            say(f"biblio: {error}")
        if self._errors:
            self._errors.clear()
            sys.exit(2)

    def sifted(self, results: Iterable[T | BiblioError]) -> Iterator[T | None]:
        """What comes of files, None for each that is refused."""
        for one in results:
            if isinstance(one, BiblioError):
                self._errors.append(one)
                yield None
            else:
                yield one


def named(files: Sequence[str]) -> tuple[str, ...]:
    """The documents meant, in order: a folder stands for those in it, a pattern for its matches.

    Raises BiblioError for a folder that has none, and for a pattern that nothing fits.
    """
    if list(files).count(STDIN) > 1:
        raise BiblioError("stdin can be read once only: give - once.")
    found = discover(files, SUFFIXES, "no document")
    note(*found)  # so that an output can be refused before they are read
    return found


class Reading(NamedTuple):
    """Files to be read in a manner. Those that cannot be are told to `refused`.

    What is to be said of a document goes to stderr; `-` is stdin. All of it raises BiblioError for
    a format or a way to read changes that there is not.
    """

    files: Sequence[str]
    manner: Manner
    refused: Refusals

    def documents(self) -> list[Document | None]:
        """The document of each file; None for one that is refused."""
        return list(self._each(_itself))

    def extractions(
        self, library: Library | None, titles: TitleIndex | None, *, whole: bool = False
    ) -> list[Extraction]:
        """What the documents cite, in order, but those that are refused.

        Their texts are not kept, lest a thousand of them fill the memory; with `whole` they are.
        """
        work = partial(_extracted, library=library, titles=titles, whole=whole)
        return [one for one in self._each(work) if one is not None]

    def _each(self, work: Callable[[Document], T]) -> Iterator[T | None]:
        given, wishes = self.manner.wanted()
        reading = partial(_read, given=given, wishes=wishes, work=work)
        tasks = [(name, read_stdin() if name == STDIN else None) for name in self.files]
        number = 0
        for one in self.refused.sifted(done(reading, tasks, self.manner.jobs)):
            if one is None:
                yield None
                continue
            (result, found), number = one, number + 1
            report(told for told in found if self.manner.verbose or told.code != LEFT_OUT)
            yield result
        if not number:  # then there is nothing to be done
            self.refused.close()


def _itself(document: Document) -> Document:
    return document


def _extracted(
    document: Document, library: Library | None, titles: TitleIndex | None, whole: bool
) -> Extraction:
    from biblio.extractor import extract

    found = extract(document, library, titles)
    return found if whole else found.abridged()


def _read(
    task: Task, given: Format | None, wishes: Wishes, work: Callable[[Document], T]
) -> tuple[T, tuple[Diagnostic, ...]]:
    """What comes of the document in a file, and what is to be said of it."""
    from biblio import readers

    name, data = task
    if data is None:
        document = readers.read(name, given, wishes)
    else:
        document = readers.read_bytes(data, STDIN_NAME, given, wishes)
    return work(document), document.diagnostics
