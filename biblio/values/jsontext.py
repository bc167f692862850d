"""JSON of strangers: what Python cannot take for a number stays the text that it is."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import Any

# As many figures as any float and any year has; beyond 4,300 Python raises ValueError.
_MOST_FIGURES = 20


@cache
def decoder() -> json.JSONDecoder:
    """A decoder that raises json.JSONDecodeError and RecursionError, and nothing else.

    Whole numbers of too many figures, and `1e400`, `NaN`, `Infinity`, come as texts.
    """
    return json.JSONDecoder(parse_int=_whole, parse_float=_finite, parse_constant=str)


def parsed(text: str) -> Any:
    """What the JSON says, read by that decoder."""
    return decoder().decode(text)


def _whole(figures: str) -> int | str:
    return int(figures) if len(figures) <= _MOST_FIGURES else figures


def _finite(figures: str) -> float | str:
    number = float(figures)
    return number if math.isfinite(number) else figures
