"""Addresses in prose: found, and freed of the sentence’s punctuation."""

from __future__ import annotations

import pytest

from biblio.values import urls

ADDRESS = "https://www.example.org/archive/1905/index.htm"


@pytest.mark.parametrize("end", [".", ",", ";", ":", "!", "?", ")", "]", ").", "”.", "»,", "’"])
def test_the_punctuation_of_the_sentence_stays_behind(end: str) -> None:
    text = f"See {ADDRESS}{end} It is short."
    assert [text[a:b] for a, b in urls.find(text)] == [ADDRESS]


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        "http://example.org",
        "https://example.org/",
        "ftp://example.org/a.txt",
        "www.example.org/a-b_c~d",
        "https://example.org/wiki/Charleston_(house)",
        "https://example.org/a?b=c&d=e#f",
        "https://example.org/a;b,c.d",
        "https://example.org/a[1]",
        "10.2307/1864376",
        "doi:10.2307/1864376",
        "doi: 10.2307/1864376",
        "https://doi.org/10.2307/1864376",
        "https://example.org/жизнь",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "({})", "[{}]", "<{}>", "“{}”", "See {}.", "{}, read"])
def test_an_address_is_whole(address: str, frame: str) -> None:
    text = frame.format(address)
    assert [text[a:b] for a, b in urls.find(text)] == [address]


@pytest.mark.parametrize("text", ["", "example", "http is a protocol", "10.5 per cent", "wwwhat"])
def test_no_address(text: str) -> None:
    assert list(urls.find(text)) == []


def test_two_addresses() -> None:
    text = f"{ADDRESS}; {ADDRESS}."
    assert [text[a:b] for a, b in urls.find(text)] == [ADDRESS, ADDRESS]


@pytest.mark.parametrize(
    ("url", "trimmed"),
    [
        ("a.org/b).", "a.org/b"),
        ("a.org/(b)", "a.org/(b)"),
        ("a.org/(b)).", "a.org/(b)"),
        ("a.org/[b]", "a.org/[b]"),
        ("a.org/b]", "a.org/b"),
        ("...", ""),
        ("", ""),
    ],
)
def test_trimming(url: str, trimmed: str) -> None:
    assert urls.trimmed(url) == trimmed
