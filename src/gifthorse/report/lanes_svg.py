"""A case over time as SVG: four lanes, bars as long as the dates are vague, below them the measures in force.

Shapes carry the meaning, never colours alone; styles stand in ``case.css``, so that the page's policy can name them.
Its twin for screen readers is a table of the same rows.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape

from ..cases.timeline import LANES, Band, Bar, Timeline
from .quotes import visible

WIDTH, LABEL, RIGHT, ROW, TOP = 960, 92, 14, 22, 26
CHARACTER = 6.3
"""About so wide is a character of the labels."""
CROWDED = 8
"""With more reports than this, a day is only a mark and its words stand in the table."""
BANDS = 10
"""So many measures are drawn; the table has all of them."""


def drawn(timeline: Timeline, numbers: dict[str, int]) -> str:
    """The picture, or "" where there is no day at all. ``numbers`` are those of the documents."""
    if not timeline.bars:
        return ""
    chart = _Chart(timeline.bars)
    lines: list[str] = []
    y = TOP
    for lane in LANES:
        bars = [bar for bar in timeline.bars if bar.lane == lane]
        rows = _rows(bars, numbers, chart)
        height = ROW * max(len(rows), 1) + 8
        lines.append(f'<rect class="lane" x="0" y="{y}" width="{WIDTH}" height="{height - 3}"/>')
        lines.append(_text(8, y + 17, lane, "name"))
        if not bars:
            lines.append(_text(LABEL + 4, y + 17, "no date in what was read", "quiet"))
        for at, row in enumerate(rows):
            for bar, label in row:
                lines.extend(_bar(bar, label, y + 4 + ROW * at, chart))
        y += height
    shown = timeline.bands[:BANDS]
    for number, band in enumerate(shown):
        lines.extend(_band(band, y + 4 + ROW * number, chart, first=number == 0))
    y += ROW * len(shown) + (12 if shown else 4)
    scale = list(_scale(chart, y))
    described = visible(f"{timeline.title}: the table below says the same in words")
    return "\n".join(
        [
            f'<svg class="lanes" viewBox="0 0 {WIDTH} {y}" role="img" aria-label="{escape(described)}">',
            *scale,
            *lines,
            "</svg>",
        ]
    )


def words_of(bar: Bar, numbers: dict[str, int]) -> str:
    """ "2018-01 completed [1][4]"."""
    found = sorted({numbers[d] for d in bar.documents if d in numbers})
    shown = "".join(f"[{n}]" for n in found[:6]) + (f" and {len(found) - 6} more" if len(found) > 6 else "")
    return f"{bar.date} {bar.text} {shown}".rstrip()


class _Chart:
    """Days as pixels, with a margin on both sides."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        first, last = min(bar.from_ for bar in bars), max(bar.to for bar in bars)
        margin = timedelta(days=max((last - first).days // 10, 4))
        self.first = first - margin if first.toordinal() > margin.days + 1 else first
        self.last = last + margin if last.toordinal() + margin.days < date.max.toordinal() else last

    def x(self, day: date) -> float:
        """Where a day is, within the chart."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return LABEL + min(max(share, 0.0), 1.0) * (WIDTH - LABEL - RIGHT)


def _rows(bars: Sequence[Bar], numbers: dict[str, int], chart: _Chart) -> list[list[tuple[Bar, str]]]:
    """Bars in as few rows as their labels allow."""
    crowded = len(bars) > CROWDED
    rows: list[tuple[float, list[tuple[Bar, str]]]] = []
    for bar in bars:
        label = "" if crowded else words_of(bar, numbers)
        start, end = chart.x(bar.from_), chart.x(bar.to) + 9
        wide = len(label) * CHARACTER + 6
        if end + wide > WIDTH:
            start -= wide
        else:
            end += wide
        for at, (taken, row) in enumerate(rows):
            if start > taken:
                rows[at] = (end, [*row, (bar, label)])
                break
        else:
            rows.append((end, [(bar, label)]))
    return [row for _, row in rows]


def _bar(bar: Bar, label: str, y: float, chart: _Chart) -> Iterator[str]:
    start, end = chart.x(bar.from_), chart.x(bar.to)
    if bar.exact:
        yield f'<circle class="day" cx="{start:.1f}" cy="{y + 9}" r="5"/>'
        end = start + 5
    else:
        end = max(end, start + 6)
        yield f'<rect class="span" x="{start:.1f}" y="{y + 4}" width="{end - start:.1f}" height="10" rx="5"/>'
    if not label:
        return
    if end + 6 + len(label) * CHARACTER <= WIDTH:
        yield _text(end + 6, y + 13, label)
    else:
        yield _text(min(start, WIDTH) - 10, y + 13, label, "end")


def _band(band: Band, y: float, chart: _Chart, *, first: bool) -> Iterator[str]:
    if first:
        yield _text(8, y + 13, "in force", "name")
    if (band.from_ and band.from_ > chart.last) or (band.to and band.to <= chart.first):
        when = "later" if band.from_ and band.from_ > chart.last else "earlier"
        yield _text(LABEL + 4, y + 13, f"{band.provision}: {when}", "quiet")
        return
    start = chart.x(band.from_ or chart.first)
    end = chart.x(band.to or chart.last)
    wide = max(end - start, 2)
    yield f'<rect class="band {band.outcome}" x="{start:.1f}" y="{y + 1}" width="{wide:.1f}" height="17"/>'
    if band.to is None or band.to > chart.last:
        yield f'<path class="on" d="M{end:.1f} {y + 3}l6 6.5l-6 6.5z"/>'
    label = f"{band.provision} · {band.outcome}, if the account is right"
    if start + 6 + len(label) * CHARACTER <= WIDTH:
        yield _text(start + 6, y + 13, label)
    else:
        yield _text(start - 6, y + 13, label, "end")


def _scale(chart: _Chart, height: float) -> Iterator[str]:
    """Lines at the beginnings of years, quarters, months or weeks: some eight of them, never fewer than the ends."""
    for tick in _ticks(chart.first, chart.last):
        x = chart.x(tick)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height:.0f}"/>'
        label = str(tick.year) if (tick.month, tick.day) == (1, 1) else tick.isoformat()
        if x + len(label) * CHARACTER < WIDTH:
            yield _text(x + 2, TOP - 10, label, "quiet")


def _ticks(first: date, last: date) -> list[date]:
    days = (last - first).days
    if days > 365 * 2:
        step = max(1, round(days / 365 / 8))
        return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1) if year % step == 0]
    if days > 60:
        step = 3 if days > 300 else 1
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13, step)]
        return [day for y, m in months if first <= (day := date(y, m, 1)) <= last]
    step = max(1, days // 6)
    return [first + timedelta(days=n) for n in range(step, days, step)]


def _text(x: float, y: float, written: str, kind: str = "") -> str:
    css = f' class="{kind}"' if kind else ""
    return f'<text{css} x="{x:.0f}" y="{y:.0f}">{escape(visible(written))}</text>'
