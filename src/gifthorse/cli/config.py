"""``gifthorse config show``: the settings in force and where each comes from."""

import sys
from typing import Literal

import msgspec

from ..settings import resolve


def config(action: Literal["show"] = "show", /) -> None:
    """Print each setting, its value, and the layer that gave it.

    Parameters
    ----------
    action
        show.
    """
    resolved = resolve()
    values = msgspec.to_builtins(resolved.settings)
    for name, origin in resolved.origins.items():
        written = msgspec.json.encode(values[name]).decode() if values[name] is not None else "(unset)"
        sys.stdout.write(f"{name:<15}{written:<24}  {origin}\n")
