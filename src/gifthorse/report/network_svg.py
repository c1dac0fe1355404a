"""Who is said to have supplied whom, as SVG: suppliers left, recipients right, the goods on the lines.

A line has the style of the gravest position on it (a denial counts most) with its sign, so that colour says nothing
alone; styles stand in ``case.css``. Its twin for screen readers is a table of the same lines.
"""

from collections.abc import Iterable, Sequence
from html import escape

import msgspec

from ..model import Letter, Stance
from . import words
from .cited import GLYPHS, STYLES, WORDS, Telling
from .quotes import visible

NODES = 50
"""No more parties than this are drawn; the table has them all."""
WIDTH, BOX, HIGH, STEP, TOP = 960, 250, 40, 84, 24
ROOM = 34
"""So many characters of a name fit into a box."""
GRAVE: tuple[Letter, ...] = ("D", "?", "N", "L", "A")
"""Of several positions on one line this order's first is drawn."""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """``supplier`` and ``recipient`` worded; ``positions`` counts them by letter; ``numbers`` are the documents."""

    supplier: str
    recipient: str
    goods: str
    positions: dict[Letter, int]
    numbers: tuple[int, ...]

    @property
    def letter(self) -> Letter | None:
        """The gravest position; None where nobody takes one."""
        return next((letter for letter in GRAVE if self.positions.get(letter)), None)

    @property
    def style(self) -> str:
        """The class of the line."""
        return STYLES[self.letter] if self.letter else "silent"

    @property
    def said(self) -> str:
        """ "3 AFFIRMS, 1 DENIES"."""
        found = ((self.positions.get(letter, 0), WORDS[letter]) for letter in reversed(GRAVE))
        return ", ".join(f"{count} {word.lower()}" for count, word in found if count) or "no position"


def edges_of(tellings: Iterable[Telling]) -> tuple[Edge, ...]:
    """The lines between the parties that documents name, each once, with positions as the documents have them."""
    found: dict[tuple[str, str], list[Telling]] = {}
    for telling in tellings:
        pair = (words.actor(telling.transfer.supplier), words.actor(telling.transfer.recipient))
        found.setdefault(pair, []).append(telling)
    return tuple(_edge(supplier, recipient, told) for (supplier, recipient), told in found.items())


def _edge(supplier: str, recipient: str, told: Sequence[Telling]) -> Edge:
    goods = dict.fromkeys(_goods(telling) for telling in told)
    positions: dict[Letter, int] = {}
    for telling in told:
        for stance in telling.transfer.stances:
            if stance.about == "occurrence":
                positions[_letter(stance)] = positions.get(_letter(stance), 0) + 1
    numbers = tuple(sorted({telling.source.number for telling in told}))
    shown = "; ".join(list(goods)[:3]) + (" …" if len(goods) > 3 else "")
    return Edge(supplier=supplier, recipient=recipient, goods=shown, positions=positions, numbers=numbers)


def _goods(telling: Telling) -> str:
    transfer = telling.transfer
    amount = next((g.quantity.text for g in transfer.goods if g.quantity and len(g.quantity.text) > 2), "")
    return " ".join(filter(None, (amount, words.goods_names(transfer.goods, 3))))


def _letter(stance: Stance) -> Letter:
    if stance.position == "affirms":
        return "L" if stance.hedged else "A"
    return {"denies": "D", "declines": "N", "doubts": "?"}[stance.position]  # type: ignore[return-value]


def drawn(edges: Sequence[Edge]) -> str:
    """The picture, or "" where there is nothing to draw."""
    shown = list(edges)
    while len({e.supplier for e in shown}) + len({e.recipient for e in shown}) > NODES:
        shown.pop()
    if not shown:
        return ""
    left, right = (list(dict.fromkeys(names)) for names in ([e.supplier for e in shown], [e.recipient for e in shown]))
    height = TOP + STEP * max(len(left), len(right))
    ys = {
        (side, name): _y(at, len(names), height)
        for side, names in enumerate((left, right))
        for at, name in enumerate(names)
    }
    described = "; ".join(f"{e.supplier} to {e.recipient}: {e.goods}, {e.said}" for e in shown)
    lines = [
        f'<svg class="network" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(visible(described))}">'
    ]
    lines += [_text(0, 14, "said to supply", "quiet"), _text(WIDTH, 14, "said to receive", "quiet end")]
    for number, edge in enumerate(shown):
        lines += _line(edge, ys[0, edge.supplier], ys[1, edge.recipient], number, len(shown))
    for (side, name), y in ys.items():
        lines += _box((WIDTH - BOX) * side, y, name)
    return "\n".join([*lines, "</svg>"])


def _y(at: int, count: int, height: int) -> float:
    """The middle of a box, boxes spread evenly."""
    return TOP + (height - TOP) * (at + 0.5) / count


def _box(x: float, y: float, name: str) -> list[str]:
    kind = "box unknown" if name == words.NOT_STATED else "box"
    return [
        f'<rect class="{kind}" x="{x + 1:g}" y="{y - HIGH / 2:.1f}" width="{BOX - 2}" height="{HIGH}" rx="4"/>',
        _text(x + BOX / 2, y + 4, _cut(name, ROOM), "mid"),
    ]


def _line(edge: Edge, y1: float, y2: float, number: int, count: int) -> list[str]:
    x1, x2 = BOX, WIDTH - BOX - 7
    mid = (x1 + x2) / 2
    share = 0.5 if count == 1 else 0.36 + 0.28 * (number % 3) / 2
    y = y1 + (y2 - y1) * (3 * share**2 - 2 * share**3)
    glyph = GLYPHS[edge.letter] if edge.letter else ""
    below = f"{glyph} {edge.said}  {''.join(f'[{n}]' for n in edge.numbers[:8])}{' …' if len(edge.numbers) > 8 else ''}"
    curve = f"M{x1:g} {y1:.1f}C{mid:g} {y1:.1f} {mid:g} {y2:.1f} {x2:g} {y2:.1f}"
    at = x1 + (x2 - x1) * share
    lines = [f'<path class="edge {edge.style}" d="{curve}"/>']
    if edge.style == "denies":  # two lines, as a denial has everywhere
        lines.append(f'<path class="edge inner" d="{curve}"/>')
    lines.append(f'<path class="arrow {edge.style}" d="M{x2:g} {y2 - 5:.1f}l7 5l-7 5z"/>')
    lines.append(_text(at, y - 8, _cut(edge.goods, 62), "mid halo strong"))
    lines.append(_text(at, y + 18, _cut(below.strip(), 62), "mid halo quiet"))
    return lines


def _cut(written: str, most: int) -> str:
    return written if len(written) <= most else written[: most - 1].rstrip() + "…"


def _text(x: float, y: float, written: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}">{escape(visible(written))}</text>'
