"""The chronology of a packet: what happened when, in the order of the dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.packet.model import GlossaryEntry
from biblio.packet.recipe.recipe import EventRecipe
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.words import Words

_YEAR = re.compile(r"\d+")


def chronology(events: Iterable[EventRecipe], words: Words) -> tuple[GlossaryEntry, ...]:
    """The events by their years, months and days; dates for machines are put into words.

    Events of one date, and those without a year before the first that has one, stay in the order
    of the recipe.
    """
    ordered = sorted(events, key=lambda event: _numbers(event.date))
    return tuple(GlossaryEntry(words.date(one.date), emphasised(one.text)) for one in ordered)


def _numbers(date: str) -> tuple[int, ...]:
    """Year, month and day as far as the date has them; of one in words, its first year."""
    numbers = [int(number) for number in _YEAR.findall(date)]
    years = [number for number in numbers if number > 31]
    is_for_machines = bool(numbers) and date[:1].isdigit() and numbers[0] > 31
    return tuple(numbers[:3] if is_for_machines else years[:1])
