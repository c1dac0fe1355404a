"""The law by date: provisions as data, and what of it a transfer would fall under.

``evaluate`` gives the findings for one question, ``explain`` the way to them. ``register`` holds the provisions,
``kept_to`` says to which day each jurisdiction's law is kept, ``schema`` is the JSON Schema of a provision file.
"""

from typing import Any

from .evaluate import evaluate
from .kept import kept_to
from .provision import Instrument, Provision, Version
from .register import Register, register
from .trace import ProvisionTrace, Step, explain

__all__ = [
    "Instrument",
    "Provision",
    "ProvisionTrace",
    "Register",
    "Step",
    "Version",
    "evaluate",
    "explain",
    "kept_to",
    "register",
    "schema",
]


def schema() -> dict[str, Any]:
    """The JSON Schema of a provision file (one instrument)."""
    import msgspec

    return msgspec.json.schema(Instrument)
