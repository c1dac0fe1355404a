"""The words of the calendar and of telling (``times/*.yaml``)."""

from functools import cache
from pathlib import Path

import msgspec

from ... import knowledge


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names as printed (capital first) to their numbers: months 1-12, weekdays 0-6 from Monday, counts."""

    months: dict[str, int]
    doubtful: list[str]
    weekdays: dict[str, int]
    counts: dict[str, int]
    numbered: list[str]


class Telling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lemmas of verbs and nouns whose time is the time of telling."""

    verbs: frozenset[str]
    nouns: frozenset[str]


def calendar() -> Calendar:
    return _calendar(knowledge.PACKAGE)


def telling() -> Telling:
    return _telling(knowledge.PACKAGE)


@cache
def _calendar(package: Path) -> Calendar:
    return knowledge.load_one(Calendar, package / "reading" / "times" / "calendar.yaml")


@cache
def _telling(package: Path) -> Telling:
    return knowledge.load_one(Telling, package / "reading" / "times" / "telling.yaml")
