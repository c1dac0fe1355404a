"""Kleene's three-valued logic: True, False, and None for what cannot be decided."""

from collections.abc import Iterable

Truth = bool | None


def all_of(values: Iterable[Truth]) -> Truth:
    """False if one is False; else None if one is None; else True (of nothing: True)."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def any_of(values: Iterable[Truth]) -> Truth:
    """True if one is True; else None if one is None; else False (of nothing: False)."""
    result: Truth = False
    for value in values:
        if value:
            return True
        if value is None:
            result = None
    return result


def not_(value: Truth) -> Truth:
    """Unknown stays unknown."""
    return None if value is None else not value
