"""`biblio convert`: a library from one format into another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli import completion
from biblio.cli.console import report
from biblio.cli.options import BigOption, OutputOption, refuse_other
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.diagnostics import Diagnostic
    from biblio.formats.equivalence import Loss
    from biblio.formats.registry import Format


def convert(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The library to read; - is stdin.")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="bibtex, biblatex, csljson or ris.",
            autocompletion=completion.library_formats,
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="The format of FILE, where neither its name nor its content tells.",
            autocompletion=completion.library_formats,
        ),
    ] = None,
    output: OutputOption = None,
    big: BigOption = False,
) -> None:
    """Convert a library between BibTeX, BibLaTeX, CSL-JSON and RIS.

    What the target cannot hold is told on stderr. Exit code 1 says that an entry could not be read.
    """
    from biblio.cli.losses import tell
    from biblio.cli.streams import write_output
    from biblio.formats.bibtex.reader import LEFT_OUT

    target = _format(to, "--to")
    given = _format(source, "--from") if source else None
    name, data = _read(file)
    text, losses, findings = _converted(data, name, given or _guessed(name, data), target)
    report(findings)
    write_output(text, output)
    tell(losses, name, target.title)
    if any(finding.code == LEFT_OUT for finding in findings):
        raise typer.Exit(1)


def _format(name: str, option: str) -> Format:
    from biblio.formats.registry import FORMATS

    refuse_other(option, "format", name, FORMATS)
    return FORMATS[name]


def _read(file: str) -> tuple[str, bytes]:
    from biblio.cli.streams import read_stdin
    from biblio.files import read_bytes

    return ("<stdin>", read_stdin()) if file == "-" else (file, read_bytes(file))


def _guessed(name: str, data: bytes) -> Format:
    from biblio.formats.registry import guess

    found = guess(name, data)
    if found is None:
        raise BiblioError(f"The format of {name} cannot be told: name it with --from.")
    return found


def _converted(
    data: bytes, name: str, source: Format, target: Format
) -> tuple[str, Sequence[Loss], Sequence[Diagnostic]]:
    if source.rewriter and target.rewriter:
        return target.rewrite(data, name)
    from biblio.formats.keying import with_keys

    entries, findings = source.read(data, name)
    text, losses = target.write(with_keys(entries, repeated=False))
    return text, losses, findings
