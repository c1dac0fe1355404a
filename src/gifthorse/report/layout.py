"""Wrapped text on a terminal: hanging indents, labels in fixed columns, and plain ASCII where that is all there is."""

from rich.console import Console
from rich.text import Text

_ASCII = str.maketrans({"→": "->", "–": "-", "−": "-", "“": '"', "”": '"', "…": "...", "·": "-", "○": "o", "─": "-"})
STRONG, QUIET = "bold", "dim"
Parts = tuple[str | tuple[str, str], ...]
Labels = dict[int, tuple[str, str]]
"""What stands before the first line of some wrapped text, by column."""


def hang(console: Console, indent: int, body: Parts, labels: Labels | None = None) -> None:
    """Wrapped text, all its lines ``indent`` columns in, with labels before the first."""
    plain = console.options.ascii_only
    lead = Text()
    for column, label in (labels or {}).items():
        lead.pad_right(column - lead.cell_len)
        lead += text((label,), plain)
    lead.pad_right(indent - lead.cell_len)
    for line in text(body, plain).wrap(console, max(console.width - indent, 20)):
        line.rstrip()
        console.print(lead + line, soft_wrap=True)
        lead = Text(" " * indent)


def text(parts: Parts, plain: bool) -> Text:
    """Parts in their styles; ``plain``: no character beyond ASCII that we put there ourselves."""
    made = Text()
    for part in parts:
        written, style = (part, "") if isinstance(part, str) else part
        made.append(written.translate(_ASCII) if plain else written, style)
    return made
