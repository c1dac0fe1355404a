"""What changed in the law between two days, on a terminal."""

from rich.console import Console

from ..law.diff import Changed, Difference, What
from . import law_words, words
from .layout import QUIET, STRONG, hang
from .quotes import visible

HEADINGS: dict[What, str] = {
    "added": "added",
    "ended": "ended",
    "changed": "changed",
    "passed": "began and ended in between",
}


def show_difference(about: str, found: Difference, console: Console) -> None:
    """Print what was added, what ended, what changed, and what was never in force on either day."""
    hang(console, 0, ((visible(f"{about}: {found.first} against {found.second}"), STRONG),))
    for what, heading in HEADINGS.items():
        members = found.of(what)
        if members:
            console.print()
            hang(console, 0, ((heading, STRONG), f"  {words.count(len(members), 'provision')}"))
        for changed in members:
            _show(changed, console)
    if found.changed:
        console.print()
    late = [j for j, day in found.kept_to.items() if found.second > day]
    caution = f"; {found.second} lies after that for {', '.join(late)}: it may have changed" if late else ""
    tail = f"{words.count(found.unchanged, 'provision')} unchanged; {law_words.kept(found.kept_to)}{caution}"
    hang(console, 0, ((tail, QUIET),))


def _show(changed: Changed, console: Console) -> None:
    on = ", ".join(map(str, changed.turned))
    hang(console, 5, ((changed.id, STRONG), (f"  {on}  ", QUIET), visible(changed.title)), {3: ("", "")})
    for change in changed.changes:
        for sign, value in (("-", change.before), ("+", change.after)):
            if value:
                hang(console, 19, (visible(value),), {5: (f"{sign} {change.field}", QUIET)})
