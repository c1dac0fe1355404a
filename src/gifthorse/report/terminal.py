"""Cards on a terminal, with rich; in a pipe or without colours the same words in the same places.

Nothing is bold because it is frightening: the same emphasis falls on parties and on positions, whatever they are.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..model import Finding, Reading
from . import findings, words
from .card import Card, Voice, cards, header
from .quotes import Quote, visible

_ASCII = str.maketrans({"→": "->", "–": "-", "−": "-", "“": '"', "”": '"', "…": "...", "·": "-", "○": "o"})
STRONG, QUIET = "bold", "dim"


def show(reading: Reading, console: Console, all_findings: bool = False) -> None:
    """Print a reading: its document, a card for each transfer."""
    plain = console.options.ascii_only
    title, about = (visible(words) for words in header(reading.document))
    console.print(_text((title, STRONG), plain=plain))
    found = cards(reading, all_findings)
    console.print(_text((f"{about} · {words.count(len(found), 'transfer')}", QUIET), plain=plain))
    for card in found:
        console.print()
        console.print(_card(card, plain))
    if not found:
        console.print("\nNo transfer found in this text.")


def show_findings(asked: str, found: Iterable[Finding], console: Console, all_findings: bool = False) -> None:
    """Print the answer to one question of law."""
    plain = console.options.ascii_only
    console.print(_text((visible(asked), STRONG), plain=plain))
    groups = findings.groups(found, all_findings)
    if not groups:
        console.print("No provision that the program knows applies. That is no clearance: it does not know all law.")
    console.print(Padding(Group(*_law(groups, plain)), (0, 0, 0, 3)))


def show_next(commands: Sequence[str], console: Console) -> None:
    """The last line: what to type next."""
    console.print()
    console.print(_text(("next  ", QUIET), "   ".join(commands), plain=console.options.ascii_only))


def _text(*parts: str | tuple[str, str], plain: bool) -> Text:
    return Text.assemble(
        *(
            (p.translate(_ASCII) if plain else p)
            if isinstance(p, str)
            else ((p[0].translate(_ASCII), p[1]) if plain else p)
            for p in parts
        )
    )


def _card(card: Card, plain: bool) -> RenderableType:
    arrow = (" → ", QUIET)
    parties = [(visible(words), STRONG) for words in (card.supplier, card.goods, card.recipient)]
    head = _text((f"{card.number}  ", QUIET), parties[0], arrow, parties[1], arrow, parties[2], plain=plain)
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style=QUIET, no_wrap=True, width=8)
    rows.add_column()
    for label, value in card.rows:
        rows.add_row(label, _text((visible(value), QUIET if value == words.NOT_STATED else ""), plain=plain))
    rows.add_row("told", _quote(card.told, plain, card.transfer.trigger))
    rows.add_row("who says", _voices(card.voices, plain))
    if card.law:
        rows.add_row("law", Group(*_law(card.law, plain)))
    return Group(head, Padding(rows, (0, 0, 0, 3)))


def _voices(voices: Sequence[Voice], plain: bool) -> RenderableType:
    if not voices:
        return Text("no position found in this text", style=QUIET)
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, width=10)
    table.add_column()
    for voice in voices:
        said = "".join(f", {remark}" for remark in (voice.on, *voice.remarks))
        table.add_row(
            _text((f"{voice.glyph} {voice.word}", STRONG), plain=plain), _text(visible(voice.who + said), plain=plain)
        )
        table.add_row("", _quote(voice.quote, plain))
    return table


def _quote(quote: Quote, plain: bool, span: tuple[int, int] | None = None) -> Text:
    """“exact words” [start–end], with marks of omission outside the quotation."""
    start, end = span or quote.span
    return _text(
        "… " * quote.before, f"“{visible(quote.words)}”", " …" * quote.after, (f" [{start}–{end}]", QUIET), plain=plain
    )


def _law(groups: Sequence[findings.Group], plain: bool) -> Iterator[RenderableType]:
    for group in groups:
        yield _text(group.heading, plain=plain)
        for finding in group.findings:
            yield Padding(_text((finding.provision, STRONG), plain=plain), (0, 0, 0, 2))
            for reason in finding.because:
                yield Padding(_text((f"because {visible(reason)}", ""), plain=plain), (0, 0, 0, 4))
            for fact in finding.missing:
                yield Padding(_text((f"missing {visible(fact)}", ""), plain=plain), (0, 0, 0, 4))
        for code, n in group.folded:
            yield Padding(_text((f"{code}: {n} more (--all-findings lists them)", QUIET), plain=plain), (0, 0, 0, 2))


def rule(console: Console) -> None:
    """A line between two documents."""
    console.print()
    console.print(Rule(style=QUIET, characters="-" if console.options.ascii_only else "─"))
    console.print()
