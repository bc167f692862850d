"""Lint rules over documents: on any text they keep to it, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lint_cases import text_of

from biblio.linter import loading, run, select
from biblio.rules import RULES, rule
from biblio.rules.basis import Subject

OF_DOCUMENTS = [code for code in RULES if code[:3] in ("NOT", "CIT", "QUO", "EDN", "DAT", "TTL")]
PIECES = (
    *(
        "“",
        "”",
        "„",
        "«",
        "»",
        '"',
        "‘",
        "’",
        "*",
        "**",
        "1",
        "[^1]",
        "[^1]: ",
        "\n",
        "\n\n",
        "\r\n",
    ),
    *(
        "Ibid., 3.",
        "Quill, op. cit., 7.",
        "(Quill 1990, 12)",
        "The mill stood still",
        "etc..",
        ",-",
    ),
    *(
        "* Ann Quill, Mills (London: Oak Press, 1990), 3.",
        "Trotsky, «Our Differences», 1905.",
        ": ",
    ),
    *(
        "http://www.marx-\nists.org/archive/",
        "Written in 1929, The Permanent Revolution",
        "\u2028",
        "é",
    ),
)
LIBRARY = (
    b"@book{quill1990, author = {Quill, Ann}, title = {Mills}, year = {1991}, pagetotal = {2}}\n"
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(texts.filter(str.strip))
def test_every_finding_lies_in_its_file(text: str) -> None:
    subject = subject_of(text)
    for one in run(subject, select(OF_DOCUMENTS)):
        assert one.span is not None
        length = len(text_of(subject, one.position.path))
        edits = one.fix.edits if one.fix else ()
        assert all(0 <= part.start <= part.end <= length for part in (one.span, *edits))


def subject_of(text: str) -> Subject:
    return loading.subject({"document.txt": text.encode(), "library.bib": LIBRARY})


@pytest.mark.parametrize("code", OF_DOCUMENTS)
def test_a_fix_of_a_document_is_never_safe(code: str) -> None:
    text = (
        "“One” “two” “three” “four” “five” “six” “seven” “eight” «nine» «ten” etc..\n\n"
        "“The wheel stood still.” Quill, “Mills of the North”, 1990.\n\n"
        "“The wheel stood still.” Quill “Mills of the North”\n"
    )
    assert not any(one.fix.safe for one in rule(code).check(subject_of(text)) if one.fix)
