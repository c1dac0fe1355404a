"""Times that are given from another: "yesterday", "on Tuesday", "two weeks ago", "earlier this month", "that year"."""

import re
from datetime import date, timedelta

from . import edtf
from .anchor import Anchor, Value, count_of
from .words import calendar

WINDOWS = {"hour": 2, "day": 10, "week": 60, "month": 180}  # days that "recent days", "recent weeks" … may reach back
ANAPHORIC = frozenset(("that", "the same", "the following", "the previous"))


def season(m: re.Match[str], anchor: Anchor) -> Value | None:
    """Only the year: which months a season has depends on the hemisphere."""
    if m["s_y"]:
        return Value(edtf.year(int(m["s_y"])), False)
    if anchor.base is None:
        return Value(None, True)
    ends = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}[m["s_s"].lower()]
    before = m["s_pre"].lower() == "last" and anchor.base.month <= ends
    return Value(edtf.year(anchor.base.year + (m["s_pre"].lower() == "next") - before), True)


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
    if anchor.base is None or unit not in WINDOWS:
        return Value(None, True)
    if word.startswith(("coming", "next")):
        return Value(edtf.within(anchor.base, anchor.base + timedelta(WINDOWS[unit])), True)
    return Value(edtf.within(anchor.base - timedelta(WINDOWS[unit]), anchor.base), True)


def period(m: re.Match[str], anchor: Anchor) -> Value | None:
    base, unit = anchor.base, m["pe_u"].lower()
    which = " ".join(m["pe_p"].lower().split())
    if which in ANAPHORIC:
        return anaphoric(which, unit, anchor)
    if base is None or unit == "period":
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
    if unit == "period":
        return Value(None if turn else anchor.last, True)
    if unit == "year" and anchor.year:
        return Value(edtf.year(anchor.year + turn), True)
    if unit == "month" and anchor.year and anchor.month:
        return Value(edtf.month(anchor.year, anchor.month + turn), True)
    return Value(None, True)
