"""A case's timeline on a terminal: four lanes, bars as long as the dates are vague, and the measures in force below."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.console import Console
from rich.text import Text

from ..cases.timeline import LANES, Band, Bar, Timeline
from .layout import QUIET, STRONG, hang
from .quotes import visible

LABEL = 11
GLYPHS = {"exact": ("●", "*"), "vague": ("━", "="), "law": ("─", "-"), "on": ("▶", ">"), "before": ("◀", "<")}
BANDS = 12
"""So many provisions are drawn; the others are counted."""


def show_timeline(timeline: Timeline, console: Console, everything: bool = False) -> None:
    """Print the chart."""
    plain = console.options.ascii_only
    hang(console, 0, ((visible(f"CASE {timeline.id}  {timeline.title}"), STRONG),))
    if not timeline.bars:
        hang(console, 0, ("no document gives a date, and none is dated itself",))
        return
    chart = _Chart(timeline.bars, max(console.width - LABEL - 1, 30), plain)
    console.print(Text(" " * LABEL) + Text(chart.scale(), QUIET), soft_wrap=True)
    for lane in LANES:
        bars = [bar for bar in timeline.bars if bar.lane == lane]
        console.print(Text(f"{lane:<{LABEL}}", STRONG) + Text("" if bars else "-"), soft_wrap=True)
        for bar in bars:
            console.print(Text(" " * LABEL) + Text(chart.bar(bar)), soft_wrap=True)
            hang(console, LABEL, ((visible(f"{bar.date} {bar.text}: {', '.join(bar.documents)}"), QUIET),))
    shown = timeline.bands if everything else timeline.bands[:BANDS]
    if shown:
        console.print(Text(f"{'in force':<{LABEL}}", STRONG), soft_wrap=True)
    for band in shown:
        console.print(Text(" " * LABEL) + Text(chart.band(band)), soft_wrap=True)
        held = f"{band.from_ or '?'} to {band.to or 'open'}"
        hang(console, LABEL, ((visible(f"{band.provision} {held}, {band.outcome}: {band.title}"), QUIET),))
    if len(timeline.bands) > len(shown):
        hang(console, LABEL, ((f"{len(timeline.bands) - len(shown)} more (--all-findings draws them)", QUIET),))
    if timeline.undated:
        hang(console, LABEL, (visible(", ".join(timeline.undated)),), {0: ("no date in", QUIET)})
    legend = "a day   ", "between two days   ", "a measure in force"
    marks = tuple(GLYPHS[name][plain] for name in ("exact", "vague", "law"))
    hang(console, LABEL, tuple(part for mark, word in zip(marks, legend, strict=True) for part in (mark, f" {word}")))


class _Chart:
    """Days as columns, with a margin on both sides."""

    def __init__(self, bars: Sequence[Bar], width: int, plain: bool) -> None:
        first, last = min(bar.from_ for bar in bars), max(bar.to for bar in bars)
        margin = timedelta(days=max((last - first).days // 12, 3))
        self.first = first - margin if first.toordinal() > margin.days + 1 else first
        self.last = last + margin if last.toordinal() + margin.days < date.max.toordinal() else last
        self.width, self.plain = width, plain

    def column(self, day: date) -> int:
        """The column of a day, within the chart."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return min(max(int(share * self.width), 0), self.width - 1)

    def scale(self) -> str:
        """The first and the last day."""
        return f"{self.first.isoformat():<{self.width - 10}}{self.last.isoformat()}"

    def bar(self, bar: Bar) -> str:
        """A point for a day, a line for a time within which it lies."""
        start, end = self.column(bar.from_), self.column(bar.to)
        if bar.exact:
            return " " * start + GLYPHS["exact"][self.plain]
        return " " * start + GLYPHS["vague"][self.plain] * (end - start + 1)

    def band(self, band: Band) -> str:
        """A line with an arrow where it goes on beyond the chart."""
        before = band.from_ is None or band.from_ < self.first
        after = band.to is None or band.to > self.last
        start = 0 if before else self.column(band.from_ or self.first)
        end = self.width - 1 if after else self.column(band.to or self.last)
        if (band.to and band.to <= self.first) or (band.from_ and band.from_ > self.last):
            return GLYPHS["before" if band.to and band.to <= self.first else "on"][self.plain]
        line = [GLYPHS["law"][self.plain]] * (end - start + 1)
        if after:
            line[-1] = GLYPHS["on"][self.plain]
        if before:
            line[0] = GLYPHS["before"][self.plain]
        return " " * start + "".join(line)
