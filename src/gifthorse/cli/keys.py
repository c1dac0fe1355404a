"""One key at a time from a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def single_keys() -> Iterator[None]:
    """Within this context a key is read as soon as it is pressed. On Windows that needs no preparation."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        yield
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def key() -> str:
    """The next key; "" at the end of input. Ctrl-C interrupts as always."""
    try:
        import msvcrt
    except ImportError:
        return sys.stdin.read(1)
    return str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
