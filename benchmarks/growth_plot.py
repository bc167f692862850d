"""Draws what `growth.py` has measured: time against size, a line for each part."""

from __future__ import annotations

import math
from collections.abc import Sequence

Curve = tuple[str, Sequence[tuple[float, float]]]
"""A part's name, and its seconds at each size, which is told as a multiple of the smallest."""


def plot(curves: Sequence[Curve]) -> str:
    """Seconds against size, both by powers of ten, as an SVG image; the parts in their order."""
    width, height, left, top = 640, 420, 60, 20
    sizes = [size for _, points in curves for size, _ in points]
    spans = math.log10(max(sizes)), (-3.0, 1.5)

    def at(ratio: float, seconds: float) -> str:
        low, high = spans[1]
        across = math.log10(ratio) / spans[0]
        up = (math.log10(max(seconds, 10**low)) - low) / (high - low)
        return f"{left + across * width:.1f},{top + height - up * height:.1f}"

    lines = []
    for number, (name, found) in enumerate(curves):
        hue = number * 360 // len(curves)
        points = " ".join(at(size, seconds) for size, seconds in found)
        lines.append(f'<polyline fill="none" stroke="hsl({hue},70%,40%)" points="{points}"/>')
        lines.append(
            f'<text x="{left + width + 12}" y="{top + 14 + number * 18}" fill="hsl({hue},70%,40%)">'
            f"{name}</text>"
        )
    steps = "".join(
        f'<text x="4" y="{at(1, 10.0**power).split(",")[1]}">{10.0**power:g} s</text>'
        for power in (-3, -2, -1, 0, 1)
    )
    linear = f"{at(1, 0.01)} {at(1000, 10)}"
    body = "\n".join(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="12"'
        f' viewBox="0 0 {left + width + 230} {top + height + 40}">\n{steps}\n'
        f'<polyline fill="none" stroke="#999" stroke-dasharray="4" points="{linear}"/>\n{body}\n'
        f'<text x="{left}" y="{top + height + 30}">size, from the smallest (10 kB, or 100 entries)'
        " up; dashed: twice as much in twice the time</text>\n</svg>\n"
    )
