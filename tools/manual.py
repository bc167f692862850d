"""The manual page biblio(1), made of the commands' own help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

import typer

from biblio.cli.app import COMMANDS
from biblio.cli.help import EXAMPLES, HelpfulCommand

_HEAD = """.TH BIBLIO 1 "" "biblio" "User Commands"
.SH NAME
biblio \\- read the citations of documents; keep, print and check a bibliography
.SH SYNOPSIS
.B biblio
.I COMMAND
.RI [ OPTIONS ]
.RI [ FILE ...]
.SH DESCRIPTION
biblio reads the footnotes of a text the way a copy\\-editor does: it finds every citation, sees
which mean the same work, and keeps the works as a library. From there it makes bibliographies and
reading packets, rewrites a manuscript in another style, and tells what is wrong in documents and
library.
.PP
.B biblio COMMAND \\-\\-help
tells of one command,
.B biblio doctor
what biblio works with on a machine.
"""
_TAIL = """.SH FILES
.TP
.I biblio.toml
the settings, in the folder you work in or above it
.TP
.I biblio.decisions.toml
what was decided about citations of the documents in its folder
.TP
.I references.bib
the library, where none is named
.SH EXIT STATUS
0 done; 1 done, and something was found; 2 it could not be done, and one sentence says why.
"""


def manual(commands: Mapping[str, HelpfulCommand]) -> str:
    """The page in the language of man."""
    parts = "".join("".join(_command(name, commands[name])) for name in COMMANDS)
    return f"{_HEAD}.SH COMMANDS\n{parts}{_TAIL}"


def _command(name: str, command: HelpfulCommand) -> Iterator[str]:
    context = typer.Context(command, info_name=f"biblio {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    yield f".SS biblio {name} {_escaped(usage)}\n"
    yield _escaped(" ".join(cleandoc(command.help or "").split())) + "\n"
    for one in command.params:
        if "--help" not in one.opts:
            yield from (".TP\n", f".B {_named(one)}\n", f"{_escaped(one.help or '')}\n")  # type: ignore[attr-defined]
    for line, purpose in EXAMPLES[name]:
        yield f".PP\n.B {_escaped(line)}\n.br\n{_escaped(purpose)}\n"


def _named(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _escaped(parameter.metavar)
    value = "" if parameter.is_flag else f" {parameter.metavar or 'N'}"
    names = (*sorted(parameter.opts, key=len), *parameter.secondary_opts)
    return _escaped(", ".join(names) + value)


def _escaped(text: str) -> str:
    """The text as it stands: no character of it commands, and a hyphen can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
