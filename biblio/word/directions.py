"""Text that runs from right to left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

RIGHT_TO_LEFT = "<w:bidi/>"
# Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms for presentation: what may run so.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Such letters, with all between them that is no letter of another script.
_WORDS = re.compile(f"[{_RIGHT}](?:[\\W\\d_{_RIGHT}]*[{_RIGHT}])?")


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into stretches that run from right to left, and what is between them."""
    if text.isascii():
        if text:
            yield text, False
        return
    at = 0
    for match in _WORDS.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    if at < len(text):
        yield text[at:], False


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
