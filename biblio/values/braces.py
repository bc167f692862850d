"""Braces, which a .bib file counts: whether they are in pairs, and what to write where not."""

from __future__ import annotations

import re


def is_balanced(text: str) -> bool:
    """Whether every brace of the text has its partner."""
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def percent_encoded(address: str) -> str:
    """The address with no lone brace, which would end the field; addresses write it otherwise."""
    if is_balanced(address):
        return address
    return re.sub("[{}]", lambda brace: f"%{ord(brace.group()):02X}", address)
