"""A provision applied to a transfer."""

from typing import Literal

import msgspec

Outcome = Literal["prohibited", "depends", "exempt"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What the law of the date would say if the account is right: never that anybody breached it.

    ``because`` gives the reasons in plain words; ``missing`` names the facts that would decide a ``depends``.
    """

    provision: str
    outcome: Outcome
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
