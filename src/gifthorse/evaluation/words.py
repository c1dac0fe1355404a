"""The scorers' word lists, from ``words.yaml`` beside this file. A user's knowledge has no part in them."""

from functools import cache
from pathlib import Path

import msgspec

from ..knowledge import load_one


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each list is for stands in the file."""

    titles: frozenset[str]
    groups: frozenset[str]
    empty: frozenset[str]
    empty_fillers: frozenset[str]
    reporting: frozenset[str]
    reporting_forms: frozenset[str]


@cache
def words() -> Words:
    """All lists."""
    return load_one(Words, Path(__file__).with_suffix(".yaml"))


@cache
def reporting() -> frozenset[str]:
    """The reporting words in all their forms."""

    def forms(word: str) -> set[str]:
        stem = word.removesuffix("e")
        return {word, word + "s", stem + "ed", stem + "ing"}

    return words().reporting_forms.union(*map(forms, words().reporting))
