"""What restyle prints is what citeproc-js prints of the same works, pages and order."""

from __future__ import annotations

import json
import subprocess

import pytest
from style_oracle import GOLDEN, HAS_ORACLE, line, read_html
from test_restyle import LIBRARY, MANUSCRIPT, reader

from biblio import gatherer
from biblio.bibliography.engine import StyleEngine, items_of
from biblio.restyle.printing import printed
from biblio.restyle.sites import sites_of
from tools import FOLDER, HOW

REPEATED = """
[^5]: Rosa Roe, *A Book of Wells*, 7.
[^6]: Ibid., 9.
[^7]: Edith Harrow, *Rooms for Reading*, 80–82.
[^8]: Ann Poe, “Deep Water,” *The Pump* 12, no. 3 (1904): 4.
"""
STYLES = ["chicago-notes", "chicago-author-date", "mla", "apa", "mhra"]


@pytest.mark.skipif(not HAS_ORACLE, reason=f"citeproc-js, its locales or node is missing: {HOW}")
@pytest.mark.parametrize("style", STYLES)
def test_citations_are_those_of_the_reference(style: str) -> None:
    text = MANUSCRIPT.replace("here.[^4]", "here.[^4][^5][^6][^7][^8]") + REPEATED
    extraction = gatherer.cite([reader(text.encode(), "wells.md")], LIBRARY)[1][0]
    sites, _ = sites_of(extraction, LIBRARY)
    assert len(sites) == 9
    engine = StyleEngine.of(style, None)
    keys = list(dict.fromkeys(site.cites[0].key for site in sites))
    cites = [
        [{"id": cite.key, "locator": cite.locator, "label": cite.label} for cite in site.cites]
        for site in sites
    ]
    job = {
        "style": engine.style.path,
        "language": engine.language,
        "items": list(items_of(LIBRARY, keys)),
        "clusters": cites,
    }
    command = ["node", str(GOLDEN / "oracle.js"), str(FOLDER.absolute())]
    given = json.dumps([job])
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    theirs = [read_html(one) for one in json.loads(done.stdout)[0]["citations"]]
    ours = [line(runs) for runs in printed(sites, LIBRARY, engine).runs]
    assert [one.rstrip(".") for one in ours] == [one.rstrip(".") for one in theirs]
