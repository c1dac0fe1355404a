"""What came of scenarios, on a terminal: the failures whole, the others counted."""

from collections.abc import Sequence

from rich.console import Console

from ..law import kept_to
from ..law.scenarios import Result
from . import law_words, words
from .layout import QUIET, STRONG, hang
from .quotes import visible


def show_results(results: Sequence[Result], console: Console) -> None:
    """Print each scenario that failed with what was expected and what came, then the counts."""
    failed = [result for result in results if result.faults]
    for result in failed:
        hang(console, 0, ((visible(result.name), STRONG), (f"  {result.file}", QUIET)))
        for fault in result.faults:
            hang(console, 5, (visible(fault),), {3: ("-", QUIET)})
    files = len({result.file for result in results})
    count = f"{words.count(len(results), 'scenario')} in {words.count(files, 'file')}, {len(failed)} failed"
    hang(console, 0, ((f"{count}; {law_words.kept(kept_to())}", QUIET),))
