"""Text that runs from right to left."""

from __future__ import annotations

import unicodedata

RIGHT_TO_LEFT = "<w:bidi/>"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left.

    So does the Unicode Bidirectional Algorithm find the direction of a paragraph: UAX #9, P2.
    """
    for character in text:
        if character.isascii():
            if character.isalpha():
                return False
            continue
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
