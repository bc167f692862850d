"""Keeps what `growth.py` has measured, and draws it: time against size, a line for each part."""

from __future__ import annotations

import fcntl
import math
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = """\
# How long each part took at sizes that double, in seconds of the processor, from the smallest
# size (bytes or entries) on. Written by `python benchmarks/growth.py --record`, and drawn into
# docs/growth.svg.
"""
LEFT, TOP, WIDTH, HEIGHT = 60, 20, 640, 420  # of the axes, in the units of the image
ROOM = 230  # for the names beside them
LOWEST = -3  # seconds, as a power of ten

Row = tuple[str, int, Sequence[float]]
"""A part's name, its smallest size, and its seconds there and at each size twice the last."""


def record(name: str, smallest: int, seconds: Sequence[float]) -> None:
    """Give a part its row in docs/growth.toml, and draw all of them into docs/growth.svg."""
    path = DOCS / "growth.toml"
    with (DOCS / "growth.svg").open("a+") as held:  # another part may end at the same moment
        fcntl.flock(held, fcntl.LOCK_EX)
        kept = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        today = datetime.now(UTC).strftime("%Y-%m-%d")
        times = [round(one, 3) for one in seconds]
        kept[name] = {"date": today, "smallest": smallest, "seconds": times}
        lines = [
            f'"{part}" = {{ date = "{row["date"]}", smallest = {row["smallest"]}, '
            f"seconds = {row['seconds']} }}\n"
            for part, row in sorted(kept.items())
        ]
        path.write_text(HEAD + "".join(lines), encoding="utf-8")
        rows = [(part, row["smallest"], row["seconds"]) for part, row in sorted(kept.items())]
        held.truncate(0)
        held.write(plot(rows))


def plot(rows: Sequence[Row]) -> str:
    """Seconds against size, both by powers of ten, as an SVG image; the parts in their order."""
    steps = max(len(seconds) for _, _, seconds in rows) - 1
    most = max(max(seconds) for _, _, seconds in rows)
    highest = max(math.ceil(math.log10(most)), LOWEST + 1)

    def at(step: float, seconds: float) -> str:
        across = step / max(steps, 1)
        up = (math.log10(max(seconds, 10**LOWEST)) - LOWEST) / (highest - LOWEST)
        return f"{LEFT + across * WIDTH:.1f},{TOP + HEIGHT - up * HEIGHT:.1f}"

    scale = "".join(
        f'<text x="4" y="{at(0, 10.0**power).split(",")[1]}">{10.0**power:g} s</text>'
        for power in range(LOWEST, highest + 1)
    )
    linear = f"{at(0, 0.01)} {at(steps, 0.01 * 2**steps)}"
    body = "\n".join(
        _line(name, number * 360 // len(rows), number, [at(*one) for one in enumerate(seconds)])
        for number, (name, _, seconds) in enumerate(rows)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="12"'
        f' viewBox="0 0 {LEFT + WIDTH + ROOM} {TOP + HEIGHT + 40}">\n{scale}\n'
        f'<polyline fill="none" stroke="#999" stroke-dasharray="4" points="{linear}"/>\n{body}\n'
        f'<text x="{LEFT}" y="{TOP + HEIGHT + 30}">size, from the smallest (10 kB, or 100 entries)'
        " up; dashed: twice as much in twice the time</text>\n</svg>\n"
    )


def _line(name: str, hue: int, number: int, points: Sequence[str]) -> str:
    """A part's line, and its name beside the axes."""
    ink = f"hsl({hue},70%,40%)"
    return (
        f'<polyline fill="none" stroke="{ink}" points="{" ".join(points)}"/>\n'
        f'<text x="{LEFT + WIDTH + 12}" y="{TOP + 14 + number * 18}" fill="{ink}">{name}</text>'
    )
