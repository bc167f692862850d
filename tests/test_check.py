"""`biblio.check`: what programs get of the linter."""

from __future__ import annotations

import pytest

import biblio

LIBRARY = """\
@article{one, author = {Quill, Ann}, title = {Ink}, journal = {Pens}, year = 1990, pages = {1-2}}
% biblio: ignore PAG001
@article{two, author = {Quill, Ann}, title = {Nibs}, journal = {Pens}, year = 1991, pages = {3-4}}
"""


def test_findings_of_libraries_and_documents(tmp_path):
    library, document = tmp_path / "a.bib", tmp_path / "a.md"
    library.write_text(LIBRARY, encoding="utf-8")
    document.write_text("Ink dries [@one] [@three]..\n", encoding="utf-8")
    found = biblio.check([library, str(document)])
    assert [(one.code, one.position.line) for one in found] == [
        ("PAG001", 1),
        ("CIT002", 3),
        ("CIT001", 1),
    ]
    assert found[0].fix.safe
    assert biblio.check([library, document], wanted=["PAG"], ignored=["PAG001"]) == ()


def test_what_cannot_be_used(tmp_path):
    with pytest.raises(biblio.BiblioError, match="no-such"):
        biblio.check([tmp_path / "no-such.bib"])
    with pytest.raises(biblio.BiblioError, match="There is no rule"):
        biblio.check([], wanted=["NOPE"])


def test_every_public_name_is_there():
    for name in biblio.__all__:
        assert getattr(biblio, name)


def test_a_house_that_a_library_always_names_in_short_is_information(tmp_path):
    book = "@book{{b{0}, title = {{Ink {0}}}, publisher = {{{1}}}, address = {{Oxford}}}}\n"
    library = tmp_path / "a.bib"
    for forms, severities in (
        (["Clarendon"] * 2, {"warning"}),
        (["Clarendon"] * 3, {"info"}),
        ([*["Clarendon"] * 3, "Clarendon Press"], {"warning"}),
    ):
        library.write_text("".join(map(book.format, range(9), forms)), encoding="utf-8")
        assert {one.severity for one in biblio.check([library], wanted=["PUB001"])} == severities
