"""Times: every date of a text in one pass, absolute or relative, as EDTF.

Relative ones are resolved against the day of publication, or a day that the text itself prints as its own.
"""

import re
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Literal

import msgspec

from ...model import Span
from ..status.clauses import VERBAL, is_future
from . import edtf
from .anchor import Anchor, Value
from .dating import date_of
from .patterns import pattern
from .values import value_of
from .words import calendar

__all__ = ["TimeHit", "date_of", "find_base", "find_times"]

if TYPE_CHECKING:
    from ..grammar.parse import Parsed

Kind = Literal["day", "month", "year", "interval", "open"]
SINCE = re.compile(
    r"\b(?:since|starting|beginning)\s+(?:(?:in|on|at|from|as|early|as\s+early\s+as|at\s+least)\s+)*$|\bfrom\s+$", re.I
)
BOUND = re.compile(
    r"\b(?:until|till|by|before|after|prior\s+to|up\s+to|through|as\s+of|following|ahead\s+of|no\s+later\s+than|than)\s+(?:the\s+|at\s+least\s+)?$",
    re.I,
)
AT = re.compile(
    r"\b(?:in|on|during|since|until|till|by|of|from|between|before|after|through|throughout|and|late|early|mid)[\s-]+$",
    re.I,
)
ADVERBIAL = re.compile(r"\b(?:in|during|on|throughout|of|from|between)\s+$", re.I)
DATELINE_BEFORE = re.compile(r"^\W*[A-Z][\w.'’/-]*(?:[ ,/-]+[A-Z][\w.'’/-]*){0,6}[,(]?\s*$")
DATELINE_AFTER = re.compile(r"^\s*\)?\.?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--|[-–—:]|//)")
OWN_DAY = re.compile(r"\b(?:published|posted|updated|issued|date|released)\b[\s:|]*(?:on\b|at\b)?[^\n]{0,40}$", re.I)
REACH = 300  # characters over which "In 2013 …" gives its year to "In April …"


class TimeHit(msgspec.Struct, frozen=True, kw_only=True):
    """``edtf`` is None where the words fix no date ("in recent years", "until 2015", no day of publication).

    ``open``: bounded on one side only; "since 2015" has the interval up to the publication, "until 2015" no date.
    ``relative``: resolved against another day.
    """

    span: Span
    edtf: str | None
    kind: Kind
    relative: bool


def find_times(parsed: "Parsed", published: str | None) -> tuple[TimeHit, ...]:
    """Every time of the text in order, those of datelines left out. ``published`` is an ISO day or None."""
    text = parsed.shown
    base = day_of(published) or day_of(find_base(parsed.text))
    anchor = Anchor(base=base)
    hits: list[TimeHit] = []
    anchored_at = -REACH
    for match in pattern().finditer(text):
        start, end = match.span()
        before = text[max(0, start - 30) : start]
        if is_dateline(text, start, end) or is_no_time(match, before, text[end : end + 20]):
            continue
        recent = start - anchored_at < REACH and "\n" not in text[anchored_at:start]
        seen = anchor if recent else Anchor(base=base)
        here = msgspec.structs.replace(seen, ahead=partial(looks_ahead, parsed, start, end))
        value = value_of(match, here)
        if value is None:
            continue
        hits.append(hit_of(Span(start, end), value, before, text[end : end + 12], base))
        if value.edtf and not value.relative and ADVERBIAL.search(before):
            first = value.edtf.split("/")[0]
            month = int(first[5:7]) if len(first) > 4 else None
            anchor = Anchor(base=base, year=int(first[:4]), month=month, last=value.edtf)
            anchored_at = end
    return tuple(hits)


def hit_of(span: Span, value: Value, before: str, after: str, base: date | None) -> TimeHit:
    """The value as the words around bound it: "since", "until", "from … on"."""
    since = SINCE.search(before)
    if since and since.group().lower().startswith("from") and not re.match(r"\s+on(?:wards?)?\b(?!\s+the)", after):
        since = None
    if since or re.match(r"\s+onwards?\b", after):
        first = value.edtf.split("/")[0] if value.edtf else None
        until = edtf.truncate(base, first) if first and base else None
        whole = edtf.interval(first, until) if until else first
        return TimeHit(span=span, edtf=whole, kind="open", relative=value.relative)
    if BOUND.search(before):
        return TimeHit(span=span, edtf=None, kind="open", relative=value.relative)
    kind: Kind = "open"
    if value.edtf:
        kind = "interval" if "/" in value.edtf else ({4: "year", 7: "month", 10: "day"}[len(value.edtf)])  # type: ignore[assignment]
    return TimeHit(span=span, edtf=value.edtf, kind=kind, relative=value.relative)


def is_no_time(match: re.Match[str], before: str, after: str) -> bool:
    """ "Resolution 1718", "2,000 2000 rifles", "may", "march", "June Smith", "fall" are no times."""
    kind = match.lastgroup
    if kind == "month" and not match["m_y"] and not match["m_pre"] and not match["month_r"]:
        name = match["m_m"].rstrip(".")
        doubtful = name in calendar().doubtful or name.isupper()
        followed = re.match(r"\s+[A-Z]", after) is not None
        return (doubtful or followed) and not AT.search(before)
    if kind == "year":
        word = re.search(r"(\w+)[.\s(]*$", before)
        if word and word[1].lower() in calendar().numbered:
            return True
        return bool(re.match(r"\s*\)", after) and re.search(r"\d\s*\(\s*$", before)) or is_count(before, after)
    if kind == "years":
        return bool(re.search(r"\b(?:resolutions?|nos?\.?)\s+(?:\d+[\s,]+)*$", before, re.I))
    return kind == "season" and not match["s_y"] and not match["s_pre"]


def is_count(before: str, after: str) -> bool:
    """A year-like number before a plural or a unit without an article: "2000 rifles", "1995 tons"."""
    follows = re.match(r"\s+(?:[a-z-]+ing\s+)?([a-z]+)", after)
    if follows is None or re.search(
        r"\b(?:the|a|its|their|his|her|this|that|since|in|during|of|from|by|until|'s|’s)\s+$", before, re.I
    ):
        return False
    noun = follows[1]
    return (
        noun.endswith("s")
        and noun not in ("as", "was", "has", "is", "his", "its", "this", "us", "says", "sees")
        and len(noun) > 3
    )


def looks_ahead(parsed: "Parsed", start: int, end: int) -> bool:
    """The verb that the time belongs to looks ahead."""
    words = parsed.doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return False
    token = words.root
    for _ in range(8):
        if token.pos_ in VERBAL:
            return is_future(token)
        if token.head == token:
            break
        token = token.head
    return False


def is_dateline(text: str, start: int, end: int) -> bool:
    """ "SEOUL, Feb. 20 (Reuters) - " opens a line and dates the report."""
    line = text.rfind("\n", 0, start) + 1
    return start - line < 60 and bool(
        DATELINE_BEFORE.match(text[line:start]) and DATELINE_AFTER.match(text[end : end + 50])
    )


def find_base(text: str) -> str | None:
    """The text's own full date (ISO): in a dateline, after "Published", or alone on a line; None without one."""
    head = text[:1500]
    for match in pattern().finditer(head):
        value = value_of(match, Anchor(base=None))
        if value is None or value.edtf is None or len(value.edtf) != 10:
            continue
        line = head.rfind("\n", 0, match.start()) + 1
        rest = text[match.end() : match.end() + 30].split("\n")[0]
        before = head[line : match.start()]
        alone = not re.sub(
            rf"(?:{'|'.join(calendar().weekdays)})|[\W\d]|\b(?:GMT|UTC|EST|EDT|am|pm|AM|PM|ET)\b", "", before + rest
        )
        if alone or is_dateline(text, *match.span()) or OWN_DAY.search(before):
            return value.edtf
    return None


@cache
def day_of(iso: str | None) -> date | None:
    """An ISO day, or None where there is none or it is malformed."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None
