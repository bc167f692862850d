"""The command line: the only code that prints or exits."""

from __future__ import annotations

import sys

from biblio.cli.signals import stopping_in_order
from biblio.diagnostics import BiblioError


def main() -> None:
    """Run `biblio`; whatever cannot be done is one sentence on stderr and exit code 2."""
    with stopping_in_order():
        _run()


def _run() -> None:
    from biblio.cli.app import app_for
    from biblio.cli.bar import BAR
    from biblio.cli.console import say, unwritable

    try:
        app_for(sys.argv[1:])()
    except BiblioError as error:
        say(f"biblio: {error}")
        sys.exit(2)
    except OSError as error:
        # Files say for themselves what is wrong with them: this is stdout, taking no help text.
        say(f"biblio: {unwritable(error)}")
        sys.exit(2)
    finally:
        BAR.clear()
