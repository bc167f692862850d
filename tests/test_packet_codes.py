"""Addresses of sources as QR codes: a picture below the title, and what is said without segno."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from sample_packets import short
from test_packet_rendering import packet
from word_files import names, part

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.packet.layout import Links
from biblio.packet.model import Packet
from biblio.packet.rendering import Layout, render
from biblio.word.check import faults
from biblio.word.markup import w
from biblio.word.pictures import qr_code

ADDRESS = "https://example.org/wells?a=1&b=2"
QR = Layout(links=Links.QR)


def sourced(*runs: Run) -> Packet:
    return packet(replace(short(), source=runs))


@pytest.mark.parametrize(
    ("runs", "pictures"),
    [
        ((Run("Roe, "), Run("wells", href=ADDRESS)), 1),
        ((Run(f"Roe, The Wells, {ADDRESS}."),), 1),
        ((Run("Roe, The Wells."),), 0),
        ((Run("x", href="javascript:x()"),), 0),
    ],
)
def test_a_source_with_an_address_has_a_code(runs: tuple[Run, ...], pictures: int) -> None:
    pytest.importorskip("segno")
    data = render(sourced(*runs), QR).data
    assert faults(data) == []
    drawn = [
        one.get("descr")
        for one in part(data, "word/document.xml").iter()
        if one.tag.endswith("docPr")
    ]
    assert drawn == [ADDRESS] * pictures
    assert sum(name.startswith("word/media/") for name in names(data)) == pictures
    assert data == render(sourced(*runs), QR).data


def test_nothing_is_drawn_unless_it_is_asked_for() -> None:
    data = render(sourced(Run("x", href=ADDRESS)), Layout()).data
    assert not list(part(data, "word/document.xml").iter(w("drawing")))


def test_without_segno_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(BiblioError, match=r"pip install 'biblio-toolkit\[qr\]'"):
        render(sourced(Run("x", href=ADDRESS)), QR)


def test_an_address_that_no_code_holds_is_told() -> None:
    pytest.importorskip("segno")
    with pytest.raises(BiblioError, match="too long for a QR code"):
        qr_code(f"https://example.org/{'a' * 3000}")
