"""What one printed time means: a match of ``time_patterns`` as an EDTF date, seen from a day."""

import re
from collections.abc import Callable

from . import edtf
from .anchor import Anchor, Value, count_of, nearest_year
from .relative import ago, day_word, past, period, recent, season, weekday, weekend
from .words import calendar


def value_of(match: re.Match[str], anchor: Anchor) -> Value | None:
    """None where the match turns out to be no time."""
    kind = match.lastgroup or ""
    try:
        return READERS[kind](match, anchor)
    except OverflowError:  # a day of publication at the very edge of the calendar
        return Value(None, True)


def number(word: str | None) -> int:
    return int(re.sub(r"\D", "", word or "") or 0)


def month_number(name: str) -> int:
    return calendar().months[name.rstrip(".").capitalize()]


def given_year(m: re.Match[str], group: str, anchor: Anchor) -> tuple[int | None, bool]:
    """(year, relative) from a printed year or from "last year" after the month; (None, True) where neither is there."""
    if m[group]:
        return number(m[group]), False
    relation = " ".join((m[f"{m.lastgroup}_r"] or "").lower().split())
    if relation in ("that", "the same"):
        return anchor.year, True
    if relation and anchor.base:
        return anchor.base.year + {"last": -1, "this": 0, "next": 1}[relation], True
    return None, True


def iso(m: re.Match[str], anchor: Anchor) -> Value | None:
    whole = edtf.day(number(m["iso_y"]), number(m["iso_m"]), number(m["iso_d"]))
    return Value(whole, False) if whole else None


def numeric(m: re.Match[str], anchor: Anchor) -> Value | None:
    """Day and month in either order: decided only where one of them is above 12."""
    a, b, y = number(m["nu_a"]), number(m["nu_b"]), number(m["nu_y"])
    if a == b or a > 12:
        whole = edtf.day(y, b, a)
    elif b > 12:
        whole = edtf.day(y, a, b)
    else:
        whole = edtf.year(y)
    return Value(whole, False) if whole else None


def day_range(m: re.Match[str], anchor: Anchor) -> Value | None:
    prefix = "dm" if m.lastgroup == "days_md" else "dd"
    if prefix == "dm":
        first_month, last_month = month_number(m["dm_m"]), month_number(m["dm_m2"] or m["dm_m"])
    else:
        first_month, last_month = month_number(m["dd_m1"] or m["dd_m"]), month_number(m["dd_m"])
    a, b = number(m[f"{prefix}_a"]), number(m[f"{prefix}_b"])
    relative = not m[f"{prefix}_y"]
    y = nearest_year(last_month, b, anchor) if relative else number(m[f"{prefix}_y"])
    if y is None:
        return Value(None, True)
    start = edtf.day(y - (first_month > last_month), first_month, a)
    return Value(edtf.interval(start, edtf.day(y, last_month, b)), relative)


def one_day(m: re.Match[str], anchor: Anchor) -> Value | None:
    prefix = "md" if m.lastgroup == "md" else "d"
    month, d = month_number(m[f"{prefix}_m"]), number(m[f"{prefix}_d"])
    y, relative = given_year(m, f"{prefix}_y", anchor)
    if y is None and not m[f"{m.lastgroup}_r"]:
        y = nearest_year(month, d, anchor)
    if y is None:
        return Value(None, True)
    whole = edtf.day(y, month, d)
    return Value(whole, relative) if whole else None


def months(m: re.Match[str], anchor: Anchor) -> Value | None:
    a, b = month_number(m["ms_a"]), month_number(m["ms_b"])
    y, relative = given_year(m, "ms_y", anchor)
    if y is None and not m["months_r"]:
        y = nearest_year(b, 0, anchor)
    if y is None:
        return Value(None, True)
    first = number(m["ms_y1"]) if m["ms_y1"] else y - (a > b)
    return Value(edtf.interval(edtf.month(first, a), edtf.month(y, b)), relative)


def one_month(m: re.Match[str], anchor: Anchor) -> Value | None:
    month = month_number(m["m_m"])
    y, relative = given_year(m, "m_y", anchor)
    before, base = (m["m_pre"] or "").lower(), anchor.base
    if y is None and before in ("last", "past", "next", "this") and base:
        y = base.year + (month <= base.month) if before == "next" else base.year - (month >= base.month)
        if before == "this":
            y = base.year
    elif y is None and not m["month_r"]:
        y = nearest_year(month, 0, anchor)
    return Value(None if y is None else edtf.month(y, month), relative)


def iso_month(m: re.Match[str], anchor: Anchor) -> Value | None:
    """ "2015-03" is a month, "2010-11" two years: the years win where they follow one another."""
    y, n = number(m["im_y"]), number(m["im_m"])
    if n == (y + 1) % 100:
        return Value(edtf.interval(edtf.year(y), edtf.year(y + 1)), False)
    return Value(edtf.month(y, n), False)


def quarter(m: re.Match[str], anchor: Anchor) -> Value | None:
    if m["q_y"]:
        y, relative = number(m["q_y"]), False
    elif anchor.base:
        y, relative = anchor.base.year + {"last": -1, "this": 0, "next": 1}[m["q_r"].lower()], True
    else:
        return Value(None, True)
    if m["q_q"]:
        first, length = 3 * number(m["q_q"]) - 2, 3
    else:
        nth, unit = m["q_n"].lower(), (m["q_u"] or "").lower()
        words = unit.split()
        many = count_of(words[0]) if len(words) == 2 else 1
        length = (many or 1) * (3 if "quarter" in unit else 6 if unit == "half" else 1)
        turn = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(nth)
        first = 13 - length if turn is None else 1 + turn * length
    if not 1 <= first <= 12 or first + length > 13:
        return Value(edtf.year(y), relative)
    return Value(edtf.interval(edtf.month(y, first), edtf.month(y, first + length - 1)), relative)


def decade(m: re.Match[str], anchor: Anchor) -> Value | None:
    first = number(m["de_y"]) * 10
    a, b = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}.get((m["de_p"] or "").lower(), (0, 9))
    return Value(edtf.interval(edtf.year(first + a), edtf.year(first + b)), False)


def years(m: re.Match[str], anchor: Anchor) -> Value | None:
    a = number(m["ys_a"])
    b = number(m["ys_b"]) if len(m["ys_b"]) == 4 else a // 100 * 100 + number(m["ys_b"])
    return Value(edtf.interval(edtf.year(a), edtf.year(b)), False)


def one_year(m: re.Match[str], anchor: Anchor) -> Value | None:
    return Value(edtf.year(number(m["y_y"])), False)


READERS: dict[str, Callable[[re.Match[str], Anchor], Value | None]] = {
    "iso": iso, "numeric": numeric, "days_md": day_range, "days_dm": day_range, "md": one_day, "dm": one_day,
    "months": months, "month": one_month, "iso_month": iso_month, "quarter": quarter, "season": season,
    "decade": decade, "years": years, "year": one_year, "day_word": day_word, "weekday": weekday,
    "weekend": weekend, "ago": ago, "past": past, "recent": recent, "period": period,
}  # fmt: skip
