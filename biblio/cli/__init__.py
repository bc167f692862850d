"""The command line: the only code that prints or exits."""

from __future__ import annotations

import sys

from biblio.diagnostics import BiblioError


def main() -> None:
    """Run `biblio`; whatever cannot be done is one sentence on stderr and exit code 2."""
    from biblio.cli.app import app

    try:
        app()
    except BiblioError as error:
        print(f"biblio: {error}", file=sys.stderr)
        sys.exit(2)
