"""Where a time is seen from, and the year that a date printed without one belongs to."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import msgspec

from .words import calendar


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a time is seen from: the day of publication, and the ``last`` date, its year and month, of the story.

    ``ahead()``: the clause of this time looks ahead.
    """

    base: date | None
    year: int | None = None
    month: int | None = None
    last: str | None = None
    ahead: Callable[[], bool] = lambda: False


class Value(NamedTuple):
    edtf: str | None
    relative: bool


def nearest_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a month and day printed without one: the story's own, else the one nearest before publication."""
    base = anchor.base
    if anchor.year and (base is None or anchor.year < base.year):
        return anchor.year
    if base is None:
        return None
    if anchor.ahead():
        return base.year + ((month, day) < (base.month, base.day))
    if (month, day) <= (base.month, base.day):
        return base.year
    soon = (month - base.month) * 30 + day - base.day <= 40 and day > 0
    return base.year if soon and day < 32 else base.year - 1


def count_of(word: str) -> int | None:
    word = " ".join(word.lower().split())
    return int(word) if word.isdigit() else calendar().counts.get(word)
