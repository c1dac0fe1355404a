"""``gifthorse law``: the provisions themselves. Each question about them is a module of this folder."""

from cyclopts import App

from ..commands import COMMANDS, Command
from .list import list_
from .parts import PARTS


def prologue(command: Command) -> str:
    """The examples that lead a command's help."""
    return "\n".join(("Examples:", *(f"  {example}" for example in command.examples), ""))


law = App(name="law", help=COMMANDS["law"].about, help_prologue=prologue(COMMANDS["law"]))
law.default(list_)
for name, part in PARTS.items():
    law.command(f"gifthorse.cli.law.{name}:{name}", name=name, help=part.about, help_prologue=prologue(part))
