"""What `extract` cites in a text, in the notation of the case files."""

from __future__ import annotations

from pathlib import Path

from case_notation import notation

from biblio.citation import Citation
from biblio.extractor import extract
from biblio.readers import read

Shown = dict[str, str]


def found(tmp_path: Path, source: str, name: str = "a.md") -> tuple[Citation, ...]:
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    return extract(read(str(path))).citations


def shown(citation: Citation) -> Shown:
    """The fields in the notation of the case files; of several names only the last stands."""
    lines = notation([citation], "").splitlines()
    return dict(line.split(": ", 1) for line in lines)
