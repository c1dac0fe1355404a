"""What one printed time means: a match of ``time_patterns`` as an EDTF date, seen from a day."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from . import edtf
from .calendar_words import calendar

WINDOWS = {"day": 10, "week": 60, "month": 240}  # days that "recent days", "recent weeks" … may reach back
ANAPHORIC = frozenset(("that", "the same", "the following", "the previous"))


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a time is seen from: the day of publication, and the year (and month) that the story has come to.

    ``ahead()``: the clause of this time looks ahead.
    """

    base: date | None
    year: int | None = None
    month: int | None = None
    ahead: Callable[[], bool] = lambda: False


class Value(NamedTuple):
    edtf: str | None
    relative: bool


def value_of(match: re.Match[str], anchor: Anchor) -> Value | None:
    """None where the match turns out to be no time."""
    kind = match.lastgroup or ""
    return READERS[kind](match, anchor)


def number(word: str | None) -> int:
    return int(re.sub(r"\D", "", word or "") or 0)


def month_number(name: str) -> int:
    return calendar().months[name.rstrip(".").capitalize()]


def count_of(word: str) -> int | None:
    word = " ".join(word.lower().split())
    return int(word) if word.isdigit() else calendar().counts.get(word)


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


def season(m: re.Match[str], anchor: Anchor) -> Value | None:
    """Only the year: which months a season has depends on the hemisphere."""
    if m["s_y"]:
        return Value(edtf.year(number(m["s_y"])), False)
    if anchor.base is None:
        return Value(None, True)
    ends = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}[m["s_s"].lower()]
    before = m["s_pre"].lower() == "last" and anchor.base.month <= ends
    return Value(edtf.year(anchor.base.year + (m["s_pre"].lower() == "next") - before), True)


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


def day_word(m: re.Match[str], anchor: Anchor) -> Value | None:
    if anchor.base is None:
        return Value(None, True)
    word = m["dw"].lower()
    back = (
        2
        if "before" in word
        else 1
        if word.startswith(("yesterday", "last", "overnight"))
        else -1
        if word == "tomorrow"
        else 0
    )
    if word == "overnight":
        return Value(edtf.interval((anchor.base - timedelta(1)).isoformat(), anchor.base.isoformat()), True)
    return Value((anchor.base - timedelta(back)).isoformat(), True)


def weekday(m: re.Match[str], anchor: Anchor) -> Value | None:
    """The nearest such day before publication, or after it where the clause looks ahead; "today" if it is that day."""
    base = anchor.base
    if base is None:
        return Value(None, True)
    wanted = calendar().weekdays[m["w_d"].capitalize()]
    before, after = " ".join((m["w_pre"] or "").lower().split()), (m["w_post"] or "").lower()
    if after:
        monday = edtf.week_of(base)[0] + timedelta({"last": -7, "this": 0, "next": 7}[after])
        return Value((monday + timedelta(wanted)).isoformat(), True)
    back = (base.weekday() - wanted) % 7
    if before in ("next", "coming", "this coming") or (before != "last" and "past" not in before and anchor.ahead()):
        return Value((base + timedelta((wanted - base.weekday()) % 7 or (7 if before else 0))).isoformat(), True)
    return Value((base - timedelta(back or (7 if before else 0))).isoformat(), True)


def weekend(m: re.Match[str], anchor: Anchor) -> Value | None:
    base = anchor.base
    if base is None:
        return Value(None, True)
    saturday = edtf.week_of(base)[0] + timedelta(5)
    which = " ".join(m["we_p"].lower().split())
    if which in ("next", "this coming"):
        saturday += timedelta(7 if base.weekday() >= 5 else 0)
    elif base < saturday and not (which in ("this", "the") and anchor.ahead()):
        saturday -= timedelta(7)
    return Value(edtf.interval(saturday.isoformat(), (saturday + timedelta(1)).isoformat()), True)


def ago(m: re.Match[str], anchor: Anchor) -> Value | None:
    """The coarsest that is certain: "three years ago" a year, "two weeks ago" a week's span."""
    base, many, unit = anchor.base, count_of(m["a_n"]), m["a_u"].lower()
    vague = m["a_mod"] is not None and " ".join(m["a_mod"].lower().split()) not in (
        "only", "just", "slightly over", "just over", "a little over",
    )  # fmt: skip
    if base is None or many is None or (vague and unit in ("year", "decade")):
        return Value(None, True)
    if unit in ("year", "decade"):
        return Value(edtf.year(base.year - many * (10 if unit == "decade" else 1)), True)
    if unit == "month":
        if vague or many > 6:
            return Value(
                edtf.interval(
                    edtf.month(base.year, base.month - many - 1), edtf.month(base.year, base.month - many + 1)
                ),
                True,
            )
        return Value(edtf.month(base.year, base.month - many), True)
    then = base - timedelta(many * (7 if unit == "week" else 1))
    if unit == "day" and not vague:
        return Value(then.isoformat(), True)
    slack = timedelta(3 if unit == "week" else 1)
    return Value(edtf.interval((then - slack).isoformat(), (then + slack).isoformat()), True)


def past(m: re.Match[str], anchor: Anchor) -> Value | None:
    """ "over the past decade": from then until publication."""
    base = anchor.base
    many, unit = (1, "decade") if m["p_u1"] else (count_of(m["p_n"]), m["p_u"].lower())
    if base is None or many is None:
        return Value(None, True)
    if unit in ("year", "decade"):
        many *= 10 if unit == "decade" else 1
        return Value(edtf.interval(edtf.year(base.year - many), edtf.year(base.year)), True)
    if unit == "month":
        return Value(edtf.interval(edtf.month(base.year, base.month - many), edtf.month(base.year, base.month)), True)
    return Value(
        edtf.interval((base - timedelta(many * (7 if unit == "week" else 1))).isoformat(), base.isoformat()), True
    )


def recent(m: re.Match[str], anchor: Anchor) -> Value | None:
    """ "in recent months": the month or year that holds the whole of it, if one does."""
    word, unit = m["r_w"].lower(), m["r_u"].lower()
    if anchor.base is None or word.startswith(("coming", "next")) or unit not in WINDOWS:
        return Value(None, True)
    return Value(edtf.within(anchor.base - timedelta(WINDOWS[unit]), anchor.base), True)


def period(m: re.Match[str], anchor: Anchor) -> Value | None:
    base, unit = anchor.base, m["pe_u"].lower()
    which = " ".join(m["pe_p"].lower().split())
    if which in ANAPHORIC:
        return anaphoric(which, unit, anchor)
    if base is None:
        return Value(None, True)
    turn = {"last": -1, "next": 1, "the coming": 1}.get(which, 0)
    if which in ("the past", "this past"):
        return past_period(unit, base)
    if unit == "year":
        return Value(edtf.year(base.year + turn), True)
    if unit == "month":
        return Value(edtf.month(base.year, base.month + turn), True)
    monday, sunday = (d + timedelta(7 * turn) for d in edtf.week_of(base))
    if turn == 0 and not anchor.ahead():
        sunday = base
    return Value(edtf.interval(monday.isoformat(), sunday.isoformat()), True)


def past_period(unit: str, base: date) -> Value:
    """ "over the past year" reaches back a year from publication."""
    if unit == "year":
        return Value(edtf.interval(edtf.month(base.year - 1, base.month), edtf.month(base.year, base.month)), True)
    days = 31 if unit == "month" else 7
    return Value(edtf.interval((base - timedelta(days)).isoformat(), base.isoformat()), True)


def anaphoric(which: str, unit: str, anchor: Anchor) -> Value:
    """ "that year", "the following month", after a date of the story."""
    turn = {"the following": 1, "the previous": -1}.get(which, 0)
    if unit == "year" and anchor.year:
        return Value(edtf.year(anchor.year + turn), True)
    if unit == "month" and anchor.year and anchor.month:
        return Value(edtf.month(anchor.year, anchor.month + turn), True)
    return Value(None, True)


READERS: dict[str, Callable[[re.Match[str], Anchor], Value | None]] = {
    "iso": iso, "numeric": numeric, "days_md": day_range, "days_dm": day_range, "md": one_day, "dm": one_day, "months": months,
    "month": one_month, "iso_month": iso_month, "quarter": quarter, "season": season, "decade": decade, "years": years,
    "year": one_year, "day_word": day_word, "weekday": weekday, "weekend": weekend, "ago": ago, "past": past, "recent": recent,
    "period": period,
}  # fmt: skip
