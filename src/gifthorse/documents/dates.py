"""Publication dates: one ISO day out of the ways in which pages, feeds and texts write it.

The day is the one written: a time zone is never converted, because the outlet's own day is what "on Tuesday" in its
text counts from.
"""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<{0}>(?:19|20)\d\d)"
FULL_DATE = (
    rf"(?:{YEAR.format('y1')}-(?P<m1>\d\d)-(?P<d1>\d\d)"
    rf"|{DAY.format('d2')}\s+{MONTH.format('m2')},?\s+{YEAR.format('y2')}"
    rf"|{MONTH.format('m3')}\s+{DAY.format('d3')},?\s+{YEAR.format('y3')})"
)
"""A day, a month and a year, as a pattern (ISO, "20 February 2024", "Feb. 20, 2024"); ``day_of`` reads its match."""

ISO = re.compile(rf"\s*{YEAR.format('y')}-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)")
ANYWHERE = re.compile(rf"(?<![\w-]){FULL_DATE}(?!\d)", re.IGNORECASE)


def iso_day(written: str | None) -> str | None:
    """``YYYY-MM-DD`` of an ISO 8601, RFC 822 or English date, with or without a time; None where it gives no day."""
    if written is None:
        return None
    if match := ISO.match(written):
        return valid(match["y"], match["m"], match["d"])
    found = ANYWHERE.search(written[:200])
    return day_of(found) if found else None


def day_of(match: re.Match[str]) -> str | None:
    """The ISO day of a match of ``FULL_DATE``, None where the calendar has no such day."""
    for n in "123":
        if match[f"y{n}"]:
            return valid(match[f"y{n}"], match[f"m{n}"], match[f"d{n}"])
    return None


def valid(year: str, month: str, day: str) -> str | None:
    """The three parts as an ISO day, or None."""
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


LABEL = r"(?:(?:first\s+)?(?:published|posted|updated|date|dated|on|at)\b[\s:,.]*)*"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
TIME = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?(?:[+-]\d\d:?\d\d)?)?"
DATE_LINE = re.compile(rf"\s*{LABEL}{WEEKDAY}{FULL_DATE}[T]?{TIME}[\s.|]*", re.IGNORECASE)
DATELINE = re.compile(
    rf"\s*(?-i:[A-Z][A-Z.'’ -]+)(?:,\s*[\w.' ]{{2,30}})??,?\s+{WEEKDAY}{FULL_DATE}"
    r"\s*(?:[,/]?\s*\(?[\w ./-]{2,30}\)?/?)?\s*(?:--?|–|—|:)\s",
    re.IGNORECASE,
)


def dated_by_text(text: str) -> str | None:
    """The day that the text itself shows as its own: a line that is a date, or a dateline that has a year.

    Only the first lines count, and never a date inside a sentence: "On 20 February 2024 he said" is not a dateline.
    """
    for line in text[:1500].splitlines()[:8]:
        found = DATE_LINE.fullmatch(line) if len(line) <= 80 else None
        found = found or DATELINE.match(line[:160])
        if found and (day := day_of(found)):
            return day
    return None
