"""The day to which each jurisdiction's law is kept."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kept_to: dict[str, date]


@cache
def kept_to() -> dict[str, date]:
    """The day to which the law of each jurisdiction is kept."""
    return knowledge.load_one(_Kept, Path(__file__).with_name("kept.yaml")).kept_to
