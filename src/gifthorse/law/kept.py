"""The day to which each jurisdiction's law is kept."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kept_to: dict[str, date]


def kept_to(jurisdiction: str = "ALL") -> dict[str, date]:
    """The day to which the law of each jurisdiction is kept, or of one; empty where nobody says."""
    days = _kept_to()
    if jurisdiction.upper() == "ALL":
        return days
    return {name: day for name, day in days.items() if name == jurisdiction.upper()}


@cache
def _kept_to() -> dict[str, date]:
    return knowledge.load_one(_Kept, Path(__file__).with_name("kept.yaml")).kept_to
