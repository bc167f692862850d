"""Addresses in the source of a file, and among the words of an entry."""

from __future__ import annotations

import pytest

from biblio.formats.bibtex import addresses
from biblio.formats.bibtex.values import to_plain
from biblio.formats.csljson import item
from biblio.formats.dialects import to_biblatex
from biblio.record.edition import Edition


@pytest.mark.parametrize(
    ("source", "address"),
    [
        (r"http://e.org/a\_b\%20c\#d\&e", "http://e.org/a_b%20c#d&e"),
        (r"http://e.org/{\_}a{\%}b", "http://e.org/_a%b"),
        (r"http://e.org/\~roe", "http://e.org/~roe"),
        (r"http://e.org/\~{}roe", "http://e.org/~roe"),
        (r"http://e.org/{\textasciitilde}roe", "http://e.org/~roe"),
        (r"http://e.org/\textasciitilde{}roe", "http://e.org/~roe"),
        (r"http://e.org/\textasciitilde roe", "http://e.org/~roe"),
        (r"http://e.org/$\sim$roe", "http://e.org/~roe"),
        (r"\url{http://e.org/~roe}", "http://e.org/~roe"),
        ("{http://e.org/~roe}", "http://e.org/~roe"),
        ("http://e.org/?a=1&amp;b=2", "http://e.org/?a=1&b=2"),
        (r"10.1002/(SICI)1\textless{}2::A\textgreater{}3", "10.1002/(SICI)1<2::A>3"),
        ("http://e.org/~roe", "http://e.org/~roe"),
        (r"C:\_ponds", r"C:\_ponds"),
        (r"http://e.org/\unknown", r"http://e.org/\unknown"),
    ],
)
def test_the_address_that_a_source_means(source, address):
    assert addresses.decode(source) == address


def said(**fields):
    plain = tuple((name, to_plain(name, source)) for name, source in fields.items())
    return dict(to_biblatex(Edition("k", "misc", plain)).fields)


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"howpublished": r"\url{http://e.org/~a_b}"}, {"url": "http://e.org/~a_b"}),
        ({"howpublished": r"\url{http://e.org/\~{}a\_b}"}, {"url": "http://e.org/~a_b"}),
        ({"howpublished": r"Available at \url{http://e.org/a}."}, {"url": "http://e.org/a"}),
        ({"howpublished": r"[Online]. Available: http://e.org/a"}, {"url": "http://e.org/a"}),
        (
            {"howpublished": r"Blog post, \url{http://e.org/a}"},
            {"howpublished": "Blog post", "url": "http://e.org/a"},
        ),
        (
            {"howpublished": r"\href{http://e.org/a_b}{a page}"},
            {"howpublished": "a page", "url": "http://e.org/a_b"},
        ),
        ({"note": r"\href{http://e.org/a}{http://e.org/a}"}, {"url": "http://e.org/a"}),
        (
            {"note": r"URL: http://e.org/a\_b (accessed May 3, 2013)"},
            {"url": "http://e.org/a_b", "urldate": "2013-05-03"},
        ),
        (
            {"url": "http://e.org", "note": "A fine page. Last visited 3 May 2013."},
            {"url": "http://e.org", "note": "A fine page.", "urldate": "2013-05-03"},
        ),
        ({"note": "Accessed: 2013-05-03"}, {"note": "Accessed: 2013-05-03"}),
        (
            {"note": "http://e.org/a and http://e.org/b"},
            {"note": "http://e.org/a and http://e.org/b"},
        ),
        (
            {"url": "http://e.org", "note": r"\url{http://e.org/b}"},
            {"url": "http://e.org", "note": "http://e.org/b"},
        ),
    ],
)
def test_addresses_among_the_words_of_an_entry(fields, wanted):
    assert said(**fields) == wanted


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"url": "https://doi.org/10.1234/a_b"}, {"DOI": "10.1234/a_b"}),
        ({"url": "http://dx.doi.org/10.1234/A", "doi": "10.1234/a"}, {"DOI": "10.1234/a"}),
        (
            {"url": "https://doi.org/10.1234/a", "doi": "10.1234/b"},
            {"URL": "https://doi.org/10.1234/a", "DOI": "10.1234/b"},
        ),
        ({"url": "http://e.org/10.1234/a"}, {"URL": "http://e.org/10.1234/a"}),
    ],
)
def test_a_doi_in_an_address(fields, links):
    made = item(Edition("k", "article", tuple(fields.items())))
    assert {name: made[name] for name in ("URL", "DOI") if name in made} == links


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (r"\href{http://e.org/a}{A page}", r"A page \url{http://e.org/a}"),
        (r"See \href {http://e.org/a} {{A} page}.", r"See {A} page \url{http://e.org/a}."),
        (r"\href{http://e.org/a}{www.e.org}", r"\url{http://e.org/a}"),
        (r"\href{http://e.org/a}{http://e.org}", r"\url{http://e.org/a}"),
        (r"\href{http://e.org/a}{A} \href{http://e.org/b}{B}",
         r"A \url{http://e.org/a} B \url{http://e.org/b}"),
        (r"\url{http://e.org/a}", r"\url{http://e.org/a}"),
    ],
)  # fmt: skip
def test_links_are_told_by_their_addresses(source, told):
    assert addresses.with_links_told(source) == told
