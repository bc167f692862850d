"""How much memory many documents take: their citations are kept to the end, and no text of theirs.

Documents of 200 kB with 25 notes are made; `biblio extract` reads them as a process of its own, one
after the other and side by side. Exits 1 where a further document takes more than 120 kB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from readers_text import PARAGRAPH, prose

FEW, MANY, CHARACTERS, MOST = 20, 100, 200_000, 120.0
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], capture_output=True, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def main() -> int:
    """Print the peaks of memory; 1 where they grow."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    noted = prose()[: CHARACTERS // 10]
    text = noted + (PARAGRAPH.format(mark="") * (CHARACTERS // len(PARAGRAPH)))
    grown = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MANY):
            Path(folder, f"{number:03}.md").write_text(f"# Text {number}\n\n{text}", "utf-8")
        for jobs in (1, 2):
            few, many = (peak(Path(folder), number, jobs) for number in (FEW, MANY))
            grown.append((many - few) / (MANY - FEW) * 1024)
            told = f"{FEW} documents {few:.0f} MB, {MANY} {many:.0f} MB"
            print(f"--jobs {jobs}: {told}, {grown[-1]:.0f} kB a document")
    return int(max(grown) > MOST)


def peak(folder: Path, number: int, jobs: int) -> float:
    """The most memory that the process, or one that works for it, has at a time, in MB."""
    files = [str(folder / f"{at:03}.md") for at in range(number)]
    command = [sys.executable, "-m", "biblio", "extract", "--jobs", str(jobs), *files]
    measuring = [sys.executable, "-c", _MEASURED, *command, "-o", str(folder / "works.bib")]
    done = subprocess.run(measuring, capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
