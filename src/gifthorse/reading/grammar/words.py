"""Word lists of the reading. The knowledge is ``words.yaml``."""

from functools import cache
from pathlib import Path

from ... import knowledge


@cache
def words(name: str) -> frozenset[str]:
    """The list of that name, by lemma; KeyError where there is none."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return knowledge.load_one(dict[str, tuple[str, ...]], Path(__file__).with_name("words.yaml"))
