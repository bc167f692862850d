"""Lint rules over documents: on any text they keep to it, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lint_cases import text_of

from biblio.linter import loading, run, select
from biblio.rules import RULES, rule
from biblio.rules.basis import Severity, Subject
from biblio.rules.urls import in_documents

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


def told(text: str) -> list[tuple[str, str, Severity | None]]:
    subject = subject_of(text)
    found = [*in_documents.broken(subject), *in_documents.legacy(subject)]
    return [(text[one.span.start : one.span.end], one.message, one.severity) for one in found]


NOTE = "The mill stood still.*\n\n* Ann Quill, “Mills,” {}.\n"


def test_a_hyphen_that_breaks_an_address_is_reported_and_the_old_scheme() -> None:
    address = "http://www.marxists.org/archive/marx/works/1847/com-\nmunist-league/1850-ad1.htm"
    right = "www.marxists.org/archive/marx/works/1847/communist-league/1850-ad1.htm"
    assert told(NOTE.format(address)) == [
        ("-", f"This hyphen is not part of the address, which is http://{right}.", None),
        (address, f"The address is now https://{right}.", None),
    ]


def test_a_host_that_is_known_without_the_hyphen() -> None:
    (broken, *_) = told(NOTE.format("http://www.marx-\nist.com/mills.htm"))
    message = "This hyphen is not part of the address, which is http://www.marxist.com/mills.htm."
    assert broken == ("-", message, None)


def test_a_hyphen_that_may_be_the_address_s_own_is_only_pointed_out() -> None:
    (broken,) = told(NOTE.format("https://www.example.org/the-mills-\nof-the-north"))
    assert broken[1].startswith(
        "The address breaks at a hyphen; it is read as https://www.example."
    )
    assert broken[2] is Severity.INFO


def test_http_is_asked_about_where_nothing_is_known_of_the_site() -> None:
    message = "The address begins with http://: see whether the site answers to https://."
    address = "http://www.example.org/mills"
    assert told(NOTE.format(address)) == [(address, message, Severity.INFO)]


def test_an_address_on_one_line_or_without_its_scheme_is_right() -> None:
    assert told(NOTE.format("https://www.example.org/the-mills-of-the-north")) == []
    assert told(NOTE.format("www.marxists.org/archive/marx/index.htm")) == []
