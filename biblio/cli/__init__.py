"""The command line: the only code that prints or exits."""

from __future__ import annotations

import gc
import os
import sys

# What is read is kept to the end, nearly all of it in tuples, and patterns and modules stay. The
# collector looks for cycles at each 700 new objects otherwise, which took a tenth of a short run;
# at each 50,000 it still took a tenth of a long one. What has grown old it looks through hardly
# ever: of a library of 100,000 entries that took a fifth of the time, and found nothing.
COLLECTED_AT = (200_000, 1_000, 1_000)
_NO_CACHE = "--no-cache"


def main() -> None:
    """Run `biblio`; whatever cannot be done is one sentence on stderr and exit code 2."""
    code = _told_again() if sys.argv[1:2] == ["lint"] else None
    if code is not None:
        sys.exit(code)
    from biblio.cli.signals import stopping_in_order

    gc.set_threshold(*COLLECTED_AT)
    with stopping_in_order():
        _run()


def _told_again() -> int | None:
    """The exit code where the question was answered before, and that answer given once more.

    What reads the options is not even loaded for it.
    """
    try:
        from biblio.cli.linting.cache import told_again

        return told_again(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        from biblio.cli.console import say, unwritable

        say(f"biblio: {unwritable(error)}")
        return 2


def _names_only_files(arguments: list[str]) -> bool:
    """Whether files are to be linted, and nothing else is asked: then no options need be read."""
    asked = [one for one in arguments[1:] if one != _NO_CACHE]
    if os.name == "nt":
        return False  # where click puts files for patterns
    return arguments[:1] == ["lint"] and bool(asked) and not any(one[:1] == "-" for one in asked)


def _linted(arguments: list[str]) -> int:
    """The exit code of `biblio lint` for files without options; to read these takes longer."""
    from biblio.cli.linting.answers import answer
    from biblio.cli.linting.request import Request
    from biblio.files.limits import set_big

    set_big(False)
    files = tuple(one for one in arguments if one != _NO_CACHE)
    return int(answer(Request(files, cache=len(files) == len(arguments))))


def _refuse_unprintable(arguments: list[str]) -> None:
    """Raise BiblioError for an option that click would print as it is, to say that it is none."""
    from biblio.diagnostics import BiblioError
    from biblio.values.printable import line

    for argument in arguments:
        name = argument.partition("=")[0]
        if argument == "--":
            return
        if name.startswith("-") and line(name) != name:
            raise BiblioError(f"There is no option {name}.")


def _run() -> None:
    from biblio.cli.bar import BAR
    from biblio.cli.console import say, unwritable
    from biblio.diagnostics import BiblioError
    from biblio.files.inputs import begin

    begin()
    try:
        _refuse_unprintable(sys.argv[1:])
        if _names_only_files(sys.argv[1:]):
            sys.exit(_linted(sys.argv[2:]))
        from biblio.cli.app import app_for

        app_for(sys.argv[1:])(prog_name="biblio")
    except BiblioError as error:
        say(f"biblio: {error}")
        sys.exit(2)
    except OSError as error:
        # Files say for themselves what is wrong with them: this is stdout, taking no help text.
        say(f"biblio: {unwritable(error)}")
        sys.exit(2)
    finally:
        BAR.clear()
