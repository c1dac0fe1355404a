"""The command line: which commands there are, and what an ending means.

Each command is a module of this folder, imported only when it is called (``commands`` lists them). The top help is
plain text, so that it comes at once.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import GifthorseError, UsageError
from . import exits
from .commands import COMMANDS

if TYPE_CHECKING:
    from cyclopts import App


def top_help() -> str:
    """What ``gifthorse --help`` prints."""
    used = ("demo", "read", "check")
    examples = "\n".join(f"  {example}" for name in used for example in COMMANDS[name].examples[:2])
    commands = "\n".join(f"  {name:<12}{command.about}" for name, command in COMMANDS.items())
    codes = "\n".join(f"  {code:<12}{meaning}" for code, meaning in exits.MEANINGS.items())
    return (
        f"Gifthorse {__version__}: reads news reporting the way a sanctions investigator does.\n\n"
        f"Examples\n{examples}\n\nCommands\n{commands}\n\n"
        f"Options\n  --help      This text; after a command, its options.\n  --version   The version.\n\n"
        f"Exit codes\n{codes}\n"
    )


def build() -> "App":
    """The application, its commands not yet imported."""
    from cyclopts import App

    app = App(
        name="gifthorse",
        help="Reads news reporting the way a sanctions investigator does.",
        version=__version__,
        print_error=False,
        exit_on_error=False,
        help_on_error=False,
        suppress_keyboard_interrupt=False,
        help_format="plaintext",
        result_action="return_value",
    )
    for name, command in COMMANDS.items():
        if command.parts:
            app.command(f"gifthorse.cli.{name}:{name}", name=name)
            continue
        examples = "\n".join(("Examples:", *(f"  {example}" for example in command.examples), ""))
        app.command(f"gifthorse.cli.{name}:{name}", name=name, help=command.about, help_prologue=examples)
    return app


def run(words: Sequence[str]) -> int:
    """Run one command line; the exit code."""
    if not words or list(words) in (["--help"], ["-h"]):
        sys.stdout.write(top_help())
        return exits.DONE
    if list(words) == ["--version"]:
        sys.stdout.write(f"{__version__}\n")
        return exits.DONE
    from cyclopts import CycloptsError

    try:
        result = build()(list(words))
    except CycloptsError as error:
        raise UsageError(" ".join(str(error).split())) from error
    return result if isinstance(result, int) else exits.DONE


def main() -> None:
    """The entry point: whatever happens ends in one line and a documented code."""
    for stream in (sys.stdout, sys.stderr):
        # Headlines hold any script; a terminal of another encoding must not end the run.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = exits.DONE
    except KeyboardInterrupt:
        code = exits.INTERRUPTED
    except Exception as error:
        if os.environ.get("GIFTHORSE_DEBUG"):
            raise
        code = report(error)
    sys.exit(code)


def report(error: Exception) -> int:
    """One line on stderr, and the code it stands for."""
    if isinstance(error, UsageError):
        print(f"gifthorse: {error}", file=sys.stderr)
        return exits.USAGE
    if isinstance(error, GifthorseError):
        print(f"gifthorse: {error}", file=sys.stderr)
        return exits.UNEXPECTED
    what = " ".join(f"{type(error).__name__}: {error}".split())
    print(f"gifthorse: unexpected: {what} (GIFTHORSE_DEBUG=1 shows where; please report it)", file=sys.stderr)
    return exits.UNEXPECTED
