"""Goods on a terminal: what words are taken for."""

from rich.console import Console

from ..world.goods.explain import Explained, Explanation
from .layout import QUIET, STRONG, hang
from .quotes import visible

LABELS, VALUES = 3, 17
LUXURY = {True: "yes", False: "no", None: "the single item decides"}


def show_goods(explanation: Explanation, console: Console) -> None:
    """The goods that the words name, then the words beside them."""
    hang(console, 0, ((visible(explanation.words), STRONG),))
    for number, found in enumerate((*explanation.meant, *explanation.other)):
        if number:
            console.print()
        _show(found, console)
    if not (explanation.meant or explanation.other):
        hang(console, LABELS, ("no word for goods that the program knows; the law would be asked about unknown goods",))


def _show(found: Explained, console: Console) -> None:
    rows = {
        "class": f"{found.class_} ({found.label})",
        "HS": ", ".join(found.hs) or "none given",
        "registers": ", ".join(found.registers) or "none",
        "luxury": LUXURY[found.luxury],
        "could also be": ", ".join(found.alternatives) or "nothing else",
        "why": found.why,
    }
    for label, value in rows.items():
        hang(console, VALUES, (visible(value),), {LABELS: (label, QUIET)})
