"""The lowest versions that pyproject.toml allows, as constraints for pip: `name==version`.

    python tools/lowest.py > constraints.txt

What our dependencies depend on themselves pip chooses, as it always does.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
EXTRAS = ("pdf", "marc", "qr", "review")  # of its users; the others are for developers
_LOWEST = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?>=(?P<version>[\w.]+)")


def main() -> None:
    """Print them; a dependency without a lowest version is a fault."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    for one in (*project["dependencies"], *(one for name in EXTRAS for one in optional[name])):
        found = _LOWEST.match(one)
        if found is None:
            raise SystemExit(f"{one}: its lowest version is not told.")
        print(f"{found['name']}=={found['version']}")


if __name__ == "__main__":
    main()
