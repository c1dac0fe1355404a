"""Dates as the law counts them: a question's date is a span of days, and a text holds from one day to another."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..errors import UsageError
from .provision import Window
from .truth import Truth

OPEN = date.max.toordinal()
"""Stands for "no end known"."""
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$")


class Days(NamedTuple):
    """``first`` to ``last``, both included, as proleptic day numbers."""

    first: int
    last: int

    def __str__(self) -> str:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        return str(first) if first == last else f"{first}/{last}"


@lru_cache(maxsize=8192)
def days(edtf: str) -> Days:
    """An EDTF level 0 date (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``A/B``) as days; UsageError if it is none.

    An open side of an interval (``../2020``) reaches as far as dates go.
    """
    start, slash, end = edtf.strip().partition("/")
    if not slash:
        return _days(start, edtf)
    first = 1 if start in ("", "..") else _days(start, edtf).first
    last = OPEN if end in ("", "..") else _days(end, edtf).last
    if first > last:
        raise UsageError(f"date {edtf!r}: the interval ends before it begins")
    return Days(first, last)


def _days(one: str, whole: str) -> Days:
    match = _DAY.match(one)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else 0 for part in match.groups())
        first = date(year, month or 1, day or 1)
        if day:
            return Days(first.toordinal(), first.toordinal())
        last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise UsageError(f"date {whole!r}: write YYYY, YYYY-MM, YYYY-MM-DD or two of them as A/B") from None
    return Days(first.toordinal(), last.toordinal())


def within(when: Days, start: int, end: int) -> Truth:
    """Whether all of ``when`` lies in ``[start, end)``; None where it straddles a side."""
    if when.last < start or when.first >= end:
        return False
    return True if start <= when.first and when.last < end else None


def span(window: Window) -> tuple[int, int]:
    """First day and first day out, as day numbers."""
    return (
        window.from_.toordinal() if window.from_ else 0,
        window.to.toordinal() if window.to else OPEN + 1,
    )


def holds(window: Window, when: Days) -> Truth:
    """Whether all of ``when`` lies in the window."""
    return within(when, *span(window))
