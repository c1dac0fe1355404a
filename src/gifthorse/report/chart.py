"""A timeline measured for drawing: its axis, its ticks, and how each force is told from the others without colour."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..law.provision import REPORTED, Force
from ..law.timeline import Row, Stretch, Timeline

STEPS = (1, 2, 5, 10, 20, 50)
LEGEND = {
    "binding": "binding",
    "open": "a licence, a notice or a list decides",
    "other": "an appeal, a duty, a definition: never reported on a transfer",
}
Kind = str
"""A key of ``LEGEND``."""


def kind_of(force: Force) -> Kind:
    """Which of three kinds of bar a force is drawn as."""
    return "binding" if force == "mandatory" else "open" if force in REPORTED else "other"


class Axis(NamedTuple):
    """From the first of a year to the first of another."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Where a day lies, between 0 and 1."""
        whole = (self.last - self.first).days
        return min(max((day - self.first).days / whole, 0.0), 1.0)

    def ticks(self, room: int) -> Iterator[date]:
        """The first of years, no more of them than ``room``, on round years where there are many."""
        years = self.last.year - self.first.year
        step = next((s for s in STEPS if years / s <= max(room, 1)), STEPS[-1])
        start = -(-self.first.year // step) * step
        for year in range(start, self.last.year + 1, step):
            yield date(year, 1, 1)


def axis(timeline: Timeline) -> Axis:
    """From the year in which the first measure began to the year in which the law that is kept ends, or the last one.

    A measure of unknown beginning begins with the axis.
    """
    days = [d for row in timeline.rows for s in row.stretches for d in (s.from_, s.to) if d]
    days += timeline.kept_to.values()
    return Axis(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1))


def end_of(stretch: Stretch, row: Row, timeline: Timeline, shown: Axis) -> date:
    """Where a bar ends: with the measure, or, where that goes on, with the law as it is kept."""
    return stretch.to or timeline.kept_to.get(row.jurisdiction) or shown.last


def words_of(stretch: Stretch) -> str:
    """ "2006-10-14 to open", with the force where it is not binding, and the day of review."""
    span = f"{stretch.from_ or '?'} to {stretch.to or 'open'}"
    force = "" if stretch.force == "mandatory" else f", {stretch.force}"
    review = f", unless renewed only to {stretch.review}" if stretch.review and not stretch.to else ""
    return f"{span}{force}{review}"
