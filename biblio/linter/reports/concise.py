"""One line a finding: `references.bib:3:12: PAG001 [*] message`."""

from __future__ import annotations

from collections.abc import Sequence

from biblio.diagnostics import Diagnostic
from biblio.linter.reports.view import View, headline
from biblio.values.printable import remark


def render(found: Sequence[Diagnostic], view: View) -> str:
    """A line each; an editor takes its beginning for a place to go to."""
    return "".join(f"{remark(f'{one.position}: {headline(one)}')}\n" for one in found)
