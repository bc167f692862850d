"""Comments that hide findings: where they stand, what they are about, and what they never hide."""

from __future__ import annotations

import pytest

from biblio.linter import loading, run, select
from biblio.linter.policy import Policy, complaint
from biblio.values.offsets import Lines

TWO = (
    "@article{one, pages = {1-2}, title = {One}}\n\n"
    "@article{two,\n  pages = {3-4},\n  title = {American’s Road to Socialism},\n"
    "  author = {Cannon, James P.},\n}\n"
)
ALL = {("one", "PAG001"), ("two", "PAG001"), ("two", "TTL001")}


def told(text: str, name: str = "x.bib") -> set[tuple[str, str]]:
    """The findings left in a library: key of the entry, and code."""
    subject = loading.subject({name: text.encode()})
    found = Policy().filter(subject, run(subject, select(["PAG001", "TTL001", "SYN001"])))
    records = subject.libraries[0].records
    return {
        (record.key, one.code)
        for record in records
        for one in found
        if one.span and record.source.start <= one.span.start <= record.source.end
    }


@pytest.mark.parametrize(
    ("at", "comment", "hidden"),
    [
        ("@article{one", "% biblio: ignore PAG001\n", {("one", "PAG001")}),
        ("@article{one", "% biblio: ignore\n", {("one", "PAG001")}),
        ("@article{two", "% biblio: ignore PAG001\n", {("two", "PAG001")}),
        ("@article{two", "% biblio: ignore range-dash, TTL\n", ALL - {("one", "PAG001")}),
        ("@article{two", "% biblio: ignore TTL001 – so printed\n", {("two", "TTL001")}),
        ("@article{two", "% biblio: ignore TTL001 PAG is right\n", ALL - {("one", "PAG001")}),
        ("@article{two", "%biblio:ignore: ttl001\n\n\n", {("two", "TTL001")}),
        ("@article{two", "% biblio: ignore-file PAG\n", {("one", "PAG001"), ("two", "PAG001")}),
        ("@article{two", "% biblio: ignore-file\n", ALL),
        ("\n\n@article{two", " % biblio: ignore PAG001", {("one", "PAG001")}),
        ("\n  title = {Amer", " % biblio: ignore PAG001", {("two", "PAG001")}),
        ("title = {Amer", "% biblio: ignore TTL001\n  ", {("two", "TTL001")}),
        ("@article{two", "% biblio: ignore DAT\n", set()),
        ("@article{two", "% biblio: ignore NOPE\n", set()),
        ("@article{two", "% what biblio: ignore says\n", set()),
    ],
)
def test_comments_of_a_library(at: str, comment: str, hidden: set[tuple[str, str]]) -> None:
    assert told(TWO) == ALL
    assert told(TWO.replace(at, comment + at)) == ALL - hidden


def test_a_value_is_no_comment() -> None:
    assert told(TWO.replace("{One}", "{50 % biblio: ignore PAG001}")) == ALL


def test_a_comment_behind_the_last_brace_is_about_its_entry() -> None:
    assert told(TWO.rstrip() + " % biblio: ignore PAG001\n") == ALL - {("two", "PAG001")}


def test_windows_newlines() -> None:
    text = TWO.replace("@article{two", "% biblio: ignore PAG001\n@article{two")
    assert told(text.replace("\n", "\r\n")) == ALL - {("two", "PAG001")}


BROKEN = "@book{one, title = {One\n"


@pytest.mark.parametrize(
    ("comment", "is_told"),
    [("", True), ("SYN", True), ("ALL", True), ("SYN001", False), ("parse-error", False)],
)
def test_what_does_not_parse_is_hidden_only_by_name(comment: str, is_told: bool) -> None:
    text = f"% biblio: ignore-file {comment}\n{BROKEN}"
    assert ("one", "SYN001") in told(BROKEN)
    assert (("one", "SYN001") in told(text)) is is_told


QUOTES = "He said “no.\n\nShe said “yes.\nAnd “more.\n"


def lines(text: str, name: str = "x.md") -> list[int | None]:
    """The lines of a document on which something is told."""
    subject = loading.subject({name: text.encode()})
    found = Policy().filter(subject, run(subject, select(["QUO001"])))
    return [one.position.line for one in found]


def test_comments_of_markdown() -> None:
    first, *rest = lines(QUOTES)
    assert first == 1
    assert rest
    before = "<!-- biblio: ignore QUO001 -->\n"
    assert lines(before + QUOTES) == [line + 1 for line in rest if line]
    assert lines(before.rstrip() + "\n\n" + QUOTES) == [line + 2 for line in rest if line]
    assert lines(QUOTES.replace("no.", "no. <!-- biblio: ignore QUO -->")) == rest
    assert lines("<!-- biblio: ignore-file -->\n\n" + QUOTES) == []
    assert lines(QUOTES.replace("\n\nShe", f"\n\n{before}She")) == [1]


def test_code_is_no_comment_and_plain_text_has_none() -> None:
    code = "`<!-- biblio: ignore-file QUO001 -->`\n\n"
    assert lines(code + QUOTES)
    assert lines("<!-- biblio: ignore-file QUO001 -->\n\n" + QUOTES, "x.txt")


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        ("% biblio: ignore TTL003\n", "x.bib:1: This comment hides nothing."),
        ("% biblio: ignore NOPE\n", "x.bib:1: There is no rule “NOPE”, which this comment names."),
    ],
)
def test_a_comment_that_does_nothing_is_told(comment: str, sentence: str) -> None:
    subject = loading.subject({"x.bib": (comment + TWO).encode()})
    (unused,) = Policy().kept(subject, run(subject, select(["PAG", "TTL"]))).unused
    assert str(complaint(unused, Lines(comment + TWO))) == sentence
