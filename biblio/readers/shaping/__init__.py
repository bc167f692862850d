"""From the blocks that a format yields to a Document, alike for all formats."""

from __future__ import annotations
