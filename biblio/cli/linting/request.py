"""What the user asks of `biblio lint`, and which of it does not go together."""

from __future__ import annotations

from dataclasses import dataclass, field

from biblio.cli.documents import Manner
from biblio.cli.linting.cache import CHANGING
from biblio.diagnostics import BiblioError


@dataclass(frozen=True, slots=True)
class Request:
    """The options as they were given; what was not is as the command has it (`cli/lint.py`)."""

    files: tuple[str, ...]
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    library: str | None = None
    stdin_filename: str | None = None
    manner: Manner = field(default_factory=Manner)
    fix: bool = False
    unsafe_fixes: bool = False
    fix_only: bool = False
    diff: bool = False
    show_fixes: bool = False
    statistics: bool = False
    output_format: str = "full"
    output_file: str | None = None
    add_noqa: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    cache: bool = True

    @property
    def looks(self) -> bool:
        """Whether nothing is asked but what there is to find, in named files."""
        asked = (*self._changing, self.output_file, self.baseline)
        return not any(asked) and "-" not in self.files

    @property
    def mends(self) -> bool:
        """Whether files are to be changed by fixes."""
        return self.fix or self.fix_only

    @property
    def writes(self) -> bool:
        """Whether any of the files that are linted may be changed."""
        return self.mends or self.add_noqa

    def check(self) -> None:
        """Raise BiblioError where options do not go together."""
        chosen = [one for one in self._changing if one != "--fix-only" or not self.fix]
        if len(chosen) > 1:
            raise BiblioError(f"{chosen[0]} and {chosen[1]} do not go together: give one of them.")
        if self.show_fixes and not (self.mends or self.diff):
            raise BiblioError("--show-fixes goes with --fix or --diff.")
        if self.statistics and self.output_format not in ("full", "concise", "json"):
            raise BiblioError("--statistics goes with the formats full, concise and json.")
        if self.files.count("-") > 1:
            raise BiblioError("stdin can be read once only: give - once.")

    @property
    def _changing(self) -> tuple[str, ...]:
        """The options given that ask for something else than to be told what there is."""
        return tuple(one for one in CHANGING if getattr(self, one[2:].replace("-", "_")))
