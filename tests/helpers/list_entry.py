"""What `extract` reads of an entry in a reference list, in the notation of the case files."""

from __future__ import annotations

from pathlib import Path

from case_notation import notation

from biblio.citation import Citation
from biblio.extractor import extract
from biblio.readers import read

LIST = "# On salt\n\nThe salt was dear.\n\n## References\n\n"
ANOTHER = "Zunft, Rosa. *Brot und Salz*. Bern: Marle, 1937."


def found(tmp_path: Path, entry: str) -> Citation:
    """What is read of the first of two entries."""
    path = tmp_path / "a.md"
    path.write_text(f"{LIST}{entry}\n\n{ANOTHER}\n", encoding="utf-8")
    citation, _ = extract(read(str(path))).citations
    return citation


def shown(tmp_path: Path, entry: str) -> dict[str, str]:
    """The fields of that, in the notation of the case files."""
    lines = notation([found(tmp_path, entry)], "").splitlines()
    return dict(line.split(": ", 1) for line in lines)
