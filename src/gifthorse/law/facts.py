"""What a question says beside who, what and when: facts from its ``attrs``, else from cues in its words."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from .. import knowledge
from ..errors import UsageError
from .dates import Days, days

Value = bool | float | str | Days | None
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CONTRACT = re.compile(
    r"(?:(?P<day>\d{1,2}) )?(?:(?P<month>" + "|".join(MONTHS) + r")[a-z]*\.? )?(?P<year>(?:19|20)\d\d)"
)
_NEAR_CONTRACT = re.compile(
    r"(?:under|on|from|by) an? ([\w ]{4,24}) (?:contract|order|agreement)"
    r"|(?:contracts?|orders?|agreements?) (?:[a-z]+ ){0,3}(?:in|of|on|from|before) ([\w ]{4,24})"
)


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``facts.yaml``. ``number`` is a pattern with one group."""

    fact: str
    asks: str
    kind: Literal["yes-no", "number", "date", "text"] = "yes-no"
    attrs: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    number: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    facts: tuple[Fact, ...]
    bare_service: tuple[str, ...]


@cache
def _file() -> _File:
    return knowledge.load_one(_File, Path(__file__).with_name("facts.yaml"))


@cache
def facts() -> dict[str, Fact]:
    """All facts by name."""
    return {f.fact: f for f in _file().facts}


@cache
def bare_words() -> frozenset[str]:
    """Words that name a service and nothing that it is for."""
    return frozenset(_file().bare_service)


@cache
def _cues(name: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    fact = facts()[name]
    number = re.compile(fact.number) if fact.number else None
    return _words(fact.said), _words(fact.denied), number


def _words(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")\b") if cues else None


def fact_value(name: str, attrs: dict[str, Any], words: str) -> Value:
    """The value of a fact, or None where neither ``attrs`` nor ``words`` (lower case) tell."""
    fact = facts()[name]
    for key in (name, *fact.attrs):
        if key in attrs:
            return _given(fact, attrs[key])
    if name == "contract_date":
        return _contract_date(words)
    said, denied, number = _cues(name)
    if number:
        match = number.search(words)
        return float(match[1].replace(",", "")) if match else None
    if denied and denied.search(words):
        return False
    return True if said and said.search(words) else None


def _given(fact: Fact, value: Any) -> Value:
    if value is None:
        return None
    try:
        if fact.kind == "date":
            return days(str(value))
        if fact.kind == "number":
            return float(value)
    except ValueError:
        raise UsageError(f"attrs.{fact.fact}: {value!r} is not a {fact.kind}") from None
    if fact.kind == "text":
        return str(value)
    return value if isinstance(value, bool) else str(value).casefold() not in ("no", "false", "none", "")


def _contract_date(words: str) -> Days | None:
    near = _NEAR_CONTRACT.search(words)
    match = _CONTRACT.search(near[1] or near[2]) if near else None
    if not match:
        return None
    year, month = int(match["year"]), match["month"]
    if not month:
        return days(str(year))
    number = MONTHS.index(month) + 1
    try:
        return days(date(year, number, int(match["day"])).isoformat() if match["day"] else f"{year}-{number:02}")
    except ValueError:
        return days(f"{year}-{number:02}")
