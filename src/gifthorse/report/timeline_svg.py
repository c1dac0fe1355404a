"""A timeline as SVG: legible in black and white, in the dark, and read aloud (title and description say it all)."""

from collections.abc import Iterator
from html import escape

from ..law.timeline import Row, Stretch, Timeline
from . import chart, law_words, words

WIDTH, LABEL, CHART, ROW, TOP = 1120, 215, 545, 20, 66
"""Pixels: the whole, the ids, the bars, one row, and what stands above the first."""
TITLE = 52
"""So many characters of a title fit beside the bars."""
STYLE = """
    svg { --ink: #1a1a1a; --quiet: #5a5a5a; --grid: #d5d5d5; --bar: #1f4e79; --paper: #ffffff; }
    @media (prefers-color-scheme: dark) {
      svg { --ink: #f0f0f0; --quiet: #b5b5b5; --grid: #454545; --bar: #8ab8e6; --paper: #1b1b1b; }
    }
    text { font: 12px system-ui, sans-serif; fill: var(--ink); }
    .head { font-size: 16px; font-weight: 600; } .name { font-weight: 600; } .quiet { fill: var(--quiet); }
    .grid { stroke: var(--grid); } .paper { fill: var(--paper); }
    .binding, .goes-on { fill: var(--bar); }
    .open { fill: url(#hatch); stroke: var(--bar); }
    .other { fill: none; stroke: var(--bar); stroke-dasharray: 2 2; }
"""
PATTERN = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="5" stroke="var(--bar)" stroke-width="2.5"/></pattern></defs>'
)


def drawn(timeline: Timeline) -> str:
    """The whole file."""
    title = f"{law_words.party(timeline.party)}: which measures bound it when"
    body = list(_body(timeline)) if timeline.rows else [_text(16, TOP, "No provision that the program knows.")]
    height = TOP + ROW * (len(timeline.rows) + 2 * len({row.jurisdiction for row in timeline.rows}) + 7)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            ' role="img" aria-labelledby="title desc" lang="en">',
            f'  <title id="title">{escape(title)}</title>',
            f'  <desc id="desc">{escape(described(timeline))}</desc>',
            f"  <style>{STYLE}  </style>",
            f"  {PATTERN}",
            f'  <rect class="paper" width="{WIDTH}" height="{height}"/>',
            _text(16, 28, title, "head"),
            *body,
            "</svg>\n",
        ]
    )


def described(timeline: Timeline) -> str:
    """The picture in words, every bar of it."""
    rows = [f"{row.id}, {row.title}: {'; '.join(map(chart.words_of, row.stretches))}." for row in timeline.rows]
    count = words.count(len(rows), "provision")
    return " ".join((f'{count}; {law_words.kept(timeline.kept_to)}. The day after "to" is the first day out.', *rows))


def _body(timeline: Timeline) -> Iterator[str]:
    shown = chart.axis(timeline)
    y, jurisdiction = TOP, ""
    for row in timeline.rows:
        if row.jurisdiction != jurisdiction:
            jurisdiction = row.jurisdiction
            own = sum(1 for r in timeline.rows if r.jurisdiction == jurisdiction)
            yield from _heading(jurisdiction, y, own, shown)
            y += ROW
        yield from _row(row, y, timeline, shown)
        y += ROW
        if row is timeline.rows[-1] or timeline.rows[timeline.rows.index(row) + 1].jurisdiction != jurisdiction:
            y += ROW
    yield from _legend(y, timeline)


def _heading(name: str, y: int, rows: int, shown: chart.Axis) -> Iterator[str]:
    yield _text(16, y, name, "name")
    for tick in shown.ticks(11):
        x = LABEL + shown.place(tick) * CHART
        if x < LABEL + CHART - 20:
            yield f'  <line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 5}" y2="{y + ROW * rows + 5}"/>'
            yield _text(x - 13, y, str(tick.year), "quiet")


def _row(row: Row, y: int, timeline: Timeline, shown: chart.Axis) -> Iterator[str]:
    yield _text(16, y, row.id)
    for stretch in row.stretches:
        yield from _bar(stretch, row, y, timeline, shown)
    title = row.title if len(row.title) <= TITLE else row.title[:TITLE].rsplit(None, 1)[0].rstrip(",;") + " …"
    yield _text(LABEL + CHART + 16, y, title, "quiet")


def _bar(stretch: Stretch, row: Row, y: int, timeline: Timeline, shown: chart.Axis) -> Iterator[str]:
    start = LABEL + shown.place(stretch.from_ or shown.first) * CHART
    end = LABEL + shown.place(chart.end_of(stretch, row, timeline, shown)) * CHART
    kind = chart.kind_of(stretch.force)
    yield (
        f'  <rect class="{kind}" x="{start:.1f}" y="{y - 9}" width="{max(end - start, 1.5):.1f}" height="9">'
        f"<title>{escape(f'{row.id}, {row.title}: {chart.words_of(stretch)}')}</title></rect>"
    )
    if stretch.to is None:
        yield f'  <path class="goes-on" d="M{end:.1f} {y - 11}l7 6.5l-7 6.5z"/>'


def _legend(y: int, timeline: Timeline) -> Iterator[str]:
    for kind, meaning in chart.LEGEND.items():
        yield f'  <rect class="{kind}" x="16" y="{y - 9}" width="40" height="9"/>'
        yield _text(66, y, meaning)
        y += ROW
    yield f'  <path class="goes-on" d="M33 {y - 11}l7 6.5l-7 6.5z"/>'
    yield _text(66, y, "goes on after the day to which the law is kept")
    yield _text(
        16, y + ROW, f"{words.count(len(timeline.rows), 'provision')}; {law_words.kept(timeline.kept_to)}", "quiet"
    )


def _text(x: float, y: float, written: str, kind: str = "") -> str:
    css = f' class="{kind}"' if kind else ""
    return f'  <text{css} x="{x:g}" y="{y:g}">{escape(written)}</text>'
