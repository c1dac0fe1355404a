"""A timeline on a terminal: a row a provision, a bar for each stretch of time. Shape tells the force, never colour."""

from datetime import date

from rich.console import Console
from rich.text import Text

from ..law.timeline import Row, Timeline
from . import chart, law_words, words
from .layout import QUIET, STRONG, hang
from .quotes import visible

BARS = {"binding": ("━", "="), "open": ("╍", "~"), "other": ("·", ".")}
ENDS = ("▶", ">")
WIDE = 110
"""From so many columns on, titles stand beside the bars."""


def show_timeline(timeline: Timeline, console: Console) -> None:
    """Print the chart, jurisdiction by jurisdiction, with its legend."""
    hang(console, 0, ((visible(f"{law_words.party(timeline.party)}: which measures bound it when"), STRONG),))
    if not timeline.rows:
        hang(console, 0, ("no provision that the program knows is about it; that is no clearance",))
        return
    plain = console.options.ascii_only
    label = min(max(len(row.id) for row in timeline.rows) + 2, console.width // 2 - 4)
    room = console.width - label
    titles = room // 2 if console.width >= WIDE else 0
    width = room - titles - 1
    shown = chart.axis(timeline)
    jurisdiction = ""
    for row in timeline.rows:
        if row.jurisdiction != jurisdiction:
            jurisdiction = row.jurisdiction
            console.print()
            _heading(jurisdiction, timeline, label, width, shown, console)
        line = Text(f"{row.id[: label - 2]:<{label}}")
        line += Text(_bar(row, timeline, shown, width, plain))
        if titles:
            line += Text(f"  {_cut(row.title, titles - 2, plain)}", QUIET)
        line.rstrip()
        console.print(line, soft_wrap=True)
    console.print()
    for kind, meaning in chart.LEGEND.items():
        hang(console, 5, (meaning,), {0: (BARS[kind][plain] * 3, "")})
    hang(console, 5, ("goes on after the day to which the law is kept",), {2: (ENDS[plain], "")})
    hang(console, 0, ((f"{words.count(len(timeline.rows), 'provision')}; {law_words.kept(timeline.kept_to)}", QUIET),))


def _heading(name: str, timeline: Timeline, label: int, width: int, shown: chart.Axis, console: Console) -> None:
    scale = [" "] * width
    for tick in shown.ticks(width // 7):
        at = _column(shown, tick, width)
        if at + 4 <= width:
            scale[at : at + 4] = str(tick.year)
    console.print(Text(f"{name:<{label}}", STRONG) + Text("".join(scale).rstrip(), QUIET), soft_wrap=True)


def _bar(row: Row, timeline: Timeline, shown: chart.Axis, width: int, plain: bool) -> str:
    cells = [" "] * width
    for stretch in row.stretches:
        start = _column(shown, stretch.from_ or shown.first, width)
        end = _column(shown, chart.end_of(stretch, row, timeline, shown), width)
        glyph = BARS[chart.kind_of(stretch.force)][plain]
        for at in range(start, max(end, start + 1)):
            cells[at] = glyph
        if stretch.to is None:
            cells[max(end - 1, start)] = ENDS[plain]
    return "".join(cells)


def _column(shown: chart.Axis, day: date, width: int) -> int:
    return min(int(shown.place(day) * width), width - 1)


def _cut(title: str, most: int, plain: bool) -> str:
    """A title in so many columns, cut between words."""
    clean = visible(title)
    if len(clean) <= most:
        return clean
    return clean[: most - 3].rsplit(None, 1)[0].rstrip(",;:") + (" ..." if plain else " …")
