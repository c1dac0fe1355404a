"""The law by date: provisions as data, and what of it a transfer would fall under."""

from .evaluate import evaluate
from .kept import kept_to
from .provision import Instrument, Provision, Version
from .register import Register, register

__all__ = ["Instrument", "Provision", "Register", "Version", "evaluate", "kept_to", "register"]
