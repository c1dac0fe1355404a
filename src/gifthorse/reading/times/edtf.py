"""Calendar arithmetic in EDTF level 0: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` and intervals ``A/B`` of those."""

from calendar import monthrange
from datetime import date, timedelta


def year(y: int) -> str | None:
    """None outside the four digits that EDTF has room for."""
    return f"{y:04d}" if 0 < y < 10000 else None


def month(y: int, m: int) -> str | None:
    """Months run on over the year's ends: month 0 is last December, 13 next January."""
    y, m = y + (m - 1) // 12, (m - 1) % 12 + 1
    return f"{y:04d}-{m:02d}" if 0 < y < 10000 else None


def day(y: int, m: int, d: int) -> str | None:
    """None where the calendar has no such day."""
    return f"{y:04d}-{m:02d}-{d:02d}" if 1 <= m <= 12 and 1 <= d <= monthrange(y, m)[1] else None


def interval(first: str | None, last: str | None) -> str | None:
    """``first/last``, the one where both are the same, None where either is missing or they run backwards."""
    if first is None or last is None:
        return None
    if first == last:
        return first
    return f"{first}/{last}" if first <= last else None


def within(first: date, last: date) -> str | None:
    """The month or else the year that holds both days, or else the months between them."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first.year, first.month)
    if first.year == last.year:
        return year(first.year)
    return interval(month(first.year, first.month), month(last.year, last.month))


def week_of(d: date) -> tuple[date, date]:
    """Monday and Sunday of the day's week."""
    monday = d - timedelta(days=d.weekday())
    return monday, monday + timedelta(days=6)


def years_before(d: date, n: int) -> date:
    try:
        return d.replace(year=d.year - n)
    except ValueError:  # 29 February
        return d.replace(year=d.year - n, day=28)


def truncate(d: date, like: str) -> str:
    """The day at the precision of another EDTF date: with ``2015`` the year, with ``2015-03`` the month."""
    return d.isoformat()[: len(like)]
