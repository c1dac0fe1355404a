"""``gifthorse completion``: a script for the shell."""

import sys
from typing import Literal


def completion(shell: Literal["bash", "zsh", "fish"], /) -> None:
    """Print a completion script.

    Parameters
    ----------
    shell
        Which shell the script is for.
    """
    from .main import build

    sys.stdout.write(build().generate_completion(shell=shell))
