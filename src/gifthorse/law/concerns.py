"""Which provisions are about a party: those that name it, or a part or a list of it, on either side.

The side that a jurisdiction binds is not what its measures are about: an embargo of the Union on Belarus is about
Belarus.
"""

import re
from collections.abc import Callable

from ..errors import UsageError
from .parties import parties, side
from .rule import GENERIC, Rule

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?$")
_KIND = re.compile(r"^(?:ngf|origin|owned|fdp):")


def concerns(party: str) -> Callable[[Rule], bool]:
    """A test of rules. ``party``: ISO 3166-1 code (its parts included), ISO 3166-2 code, or ``group:slug``.

    UsageError for what is none of these.
    """
    named = _group(party) if party.startswith("group:") else _state(party)
    kept: dict[frozenset[str], bool] = {}

    def names(tokens: frozenset[str]) -> bool:
        if tokens not in kept:
            kept[tokens] = any(named(token) for token in tokens)
        return kept[tokens]

    return lambda rule: (
        rule.home != party
        and (any(names(pair.supplier) or names(pair.recipient) for pair in rule.pairs) or names(rule.actor))
    )


def _state(party: str) -> Callable[[str], bool]:
    if not _CODE.match(party):
        raise UsageError(f"{party!r} is no ISO 3166-1 alpha-2 code, no ISO 3166-2 code and no group:slug")
    lists = {f"listed:{number}" for number, states in parties().committees.items() if party in states}

    def named(token: str) -> bool:
        own = _KIND.sub("", token)
        return own == party or own.startswith(f"{party}-") or token in lists

    return named


def _group(party: str) -> Callable[[str], bool]:
    tokens = {token for token in side(party).tokens if token != GENERIC and not token.startswith("!")}
    return tokens.__contains__
