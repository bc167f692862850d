"""What fixes must always keep, whatever the library: made twice they change nothing more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biblio.diagnostics import BiblioError
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile
from biblio.linter import loading, mend, select

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "bib"
LARGEST = 200_000
FILES = sorted(path for path in CORPUS.rglob("*.bib") if path.stat().st_size < LARGEST)
RULES = select(ignored=["NOT", "CIT", "QUO"])

PRINTED = """1-2|1906|[1906]|c. 1905|May 1968|Pathfinder|Second|Title.|N.Y.|V.I. Lenin
Lenin, V.|A and B|J. P. Cannon|http://marxists.org/x|0306406152|{\\'E}tudes|a # b|10.1000/182
https://doi.org/10.1000/182|See https://x.org/a"""
VALUES = st.one_of(
    st.sampled_from(re.split("[|\n]", PRINTED)),
    st.text('ab {}\\"%,.-–é12&~$\n', max_size=20),
)
NAMES = st.sampled_from(
    "author editor title publisher address year date pages edition isbn url doi note month volume "
    "howpublished origdate language Title".split()
)
FIELDS = st.lists(st.tuples(NAMES, VALUES), max_size=8)
KINDS = st.sampled_from(["book", "article", "online", "Misc"])
ENTRIES = st.lists(st.tuples(KINDS, FIELDS), max_size=4)


def library(entries: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """The entries as they may be printed; braces need not be balanced."""
    printed = (
        f"@{kind}{{k{number},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
        + "}\n"
        for number, (kind, fields) in enumerate(entries)
    )
    return "% A comment.\n" + "\n".join(printed)


def keeps_all(text: str, name: str, data: bytes | None = None) -> None:
    """Assert that safe fixes can be made twice, and that no key, field or figure is lost."""
    before = loading.subject({name: text.encode() if data is None else data})
    mended = mend(before, RULES)
    if name not in mended.texts:
        return
    after = mended.texts[name]
    encoded = before.libraries[0].bib.encoded(after)
    assert mend(loading.subject({name: encoded}), RULES).texts == {}
    old, new = before.libraries[0].bib, bibtex.read(after, name)
    assert outside(old) == outside(new)
    assert [entry.key for entry in old.library] == [entry.key for entry in new.library]
    for one, other in zip(old.library, new.library, strict=True):
        assert figures(one.fields) <= figures(other.fields)
        assert number(one.fields) <= number(other.fields)


def outside(file: BibFile) -> list[str]:
    """What stands between the entries."""
    ends = [0, *(entry.end for entry in file.entries)]
    starts = [*(entry.start for entry in file.entries), len(file.text)]
    return [file.text[end:start] for end, start in zip(ends, starts, strict=True)]


def figures(fields: tuple[tuple[str, str], ...]) -> Counter[str]:
    """How often each figure stands in the values."""
    return Counter(re.sub(r"\D", "", "".join(value for _, value in fields)))


def number(fields: tuple[tuple[str, str], ...]) -> int:
    """How many fields say something."""
    return sum(bool(value.strip()) for _, value in fields)


@given(ENTRIES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fixes_of_any_library(entries: list[tuple[str, list[tuple[str, str]]]]) -> None:
    keeps_all(library(entries), "any.bib")


def real() -> Iterator[object]:
    """The smaller files of the corpus; without it one case that is skipped."""
    if not FILES:
        yield pytest.param(None, marks=pytest.mark.skip("../shared/corpus is not there"))
    yield from (pytest.param(path, id=path.stem) for path in FILES)


@pytest.mark.parametrize("path", list(real()))
def test_fixes_of_real_libraries(path: Path) -> None:
    data = path.read_bytes()
    try:
        loading.subject({path.name: data})
    except BiblioError:
        return
    keeps_all("", path.name, data)
