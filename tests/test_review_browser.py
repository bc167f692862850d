"""The served review page in a real browser: what is decided lands in the files."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from biblio.decisions import FILE, Verdict, beside
from tools import HOW, tool

TEXT = """# Salt

Everybody ate of it.[^1] Nobody paid.[^2] Nor did the mill.[^3]

[^1]: Ada Finch, *The Salt Road* (London: Harbour Press, 1931), 33.
[^2]: Ibid., 40.
[^3]: Bruno Noble, *The Tax* (Leeds: Mill, 1940), 2.
"""
LIBRARY = "@book{finch, title = {The Salt Road}, author = {Finch, Ada}, year = {1931}}\n"


@pytest.mark.slow
def test_what_is_decided_lands_in_the_files(tmp_path: Path) -> None:
    driver, browser = tool("node_modules", "playwright-core"), shutil.which("chromium")
    if not (driver and browser and shutil.which("node")):
        pytest.skip(f"chromium or playwright-core is not there: {HOW}")
    (tmp_path / "salt.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "own.bib").write_text(LIBRARY, encoding="utf-8")
    command = [sys.executable, "-m", "biblio", "review", "salt.md", "-l", "own.bib", "--serve"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stderr
            address = re.search(r"http://\S+", serving.stderr.readline())
            assert address
            script = Path(__file__).parent / "helpers" / "review_desk.cjs"
            ran = subprocess.run(
                ["node", str(script), str(driver.parent), browser, address[0]],
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        finally:
            serving.terminate()
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert seen["said"] == []
    assert seen["asked"] == [address[0].rsplit("/", 2)[0]]
    assert seen["left"] == 2
    assert seen["chosen"] == "Everybody ate"
    assert "load it again" in seen["stale"]
    assert seen["foreign"] in ("refused", "opaque")  # it is not told even that it was refused
    verdicts = [one.verdict for one in beside(str(tmp_path / "salt.md"))]
    assert verdicts == [*[Verdict.CITATION] * 2, Verdict.NOTHING, Verdict.CITATION]
    library = (tmp_path / "own.bib").read_text(encoding="utf-8")
    assert "title = {The Salt Roads}" in library
    assert "title = {The Tax}" in library
    assert sorted(one.name for one in tmp_path.iterdir()) == [FILE, "own.bib", "salt.md"]
