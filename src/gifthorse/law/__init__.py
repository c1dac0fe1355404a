"""The law by date: provisions as data, and what of it a transfer would fall under.

``evaluate`` gives the findings for one question, ``explain`` the way to them. ``find`` and ``provision`` look
provisions up, ``timeline`` and ``diff`` say what held when and what changed. ``lint`` checks files of provisions and
scenarios, ``run_scenarios`` runs scenarios. ``register`` holds everything, ``kept_to`` says to which day each
jurisdiction's law is kept, ``schema`` is the JSON Schema of a provision file.
"""

from typing import Any

from .diff import Difference, diff
from .evaluate import evaluate
from .find import Entry, find, provision
from .kept import kept_to
from .lint import Fault, lint
from .provision import Instrument, Provision, Version
from .register import Register, register
from .scenarios import run as run_scenarios
from .timeline import Timeline, timeline
from .trace import ProvisionTrace, Step, explain

__all__ = [
    "Difference",
    "Entry",
    "Fault",
    "Instrument",
    "Provision",
    "ProvisionTrace",
    "Register",
    "Step",
    "Timeline",
    "Version",
    "diff",
    "evaluate",
    "explain",
    "find",
    "kept_to",
    "lint",
    "provision",
    "register",
    "run_scenarios",
    "schema",
    "timeline",
]


def schema() -> dict[str, Any]:
    """The JSON Schema of a provision file (one instrument)."""
    import msgspec

    return msgspec.json.schema(Instrument)
