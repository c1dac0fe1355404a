"""Cards on a terminal, with rich; in a pipe or without colours the same words in the same places.

Nothing is bold because it is frightening: the same emphasis falls on parties and on positions, whatever they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Console

from ..model import Finding, Reading
from . import findings, law_words, words
from .card import Card, Voice, cards, header
from .layout import QUIET, STRONG, Labels, Parts, hang
from .quotes import Quote, visible

LABELS = 3
"""Where the labels of a card begin; its values stand 10 columns further right, the words of a source 12 more."""
VALUES = LABELS + 10
WORDS = VALUES + 12


def show(reading: Reading, console: Console, all_findings: bool = False) -> None:
    """Print a reading: its document, a card for each transfer."""
    title, about = header(reading.document)
    found = cards(reading, all_findings)
    hang(console, 0, ((visible(title), STRONG),))
    hang(console, 0, ((visible(f"{about} · {words.count(len(found), 'transfer')}"), QUIET),))
    for card in found:
        console.print()
        _card(console, card, all_findings)
    if not found:
        console.print("\nNo transfer found in this text.")


def show_findings(
    asked: str,
    found: Iterable[Finding],
    console: Console,
    all_findings: bool = False,
    kept: Mapping[str, date] | None = None,
) -> None:
    """Print the answer to one question of law, and the days to which the law is ``kept``, by jurisdiction."""
    hang(console, 0, ((visible(asked), STRONG),))
    show_law(console, LABELS, findings.groups(found, all_findings), all_findings)
    if kept is not None:
        hang(console, LABELS, ((law_words.kept(kept), QUIET),))


def show_next(commands: Sequence[str], console: Console) -> None:
    """The last line: what to type next."""
    console.print()
    hang(console, 6, ("   ".join(commands),), {0: ("next", QUIET)})


def rule(console: Console) -> None:
    """A line between two documents."""
    console.print()
    hang(console, 0, (("─" * console.width, QUIET),))
    console.print()


def _card(console: Console, card: Card, whole: bool) -> None:
    arrow = (" → ", QUIET)
    supplier, goods, recipient = ((visible(part), STRONG) for part in (card.supplier, card.goods, card.recipient))
    hang(console, LABELS, (supplier, arrow, goods, arrow, recipient), {0: (str(card.number), QUIET)})
    for label, value in card.rows:
        _row(console, label, ((visible(value), QUIET if value == words.NOT_STATED else ""),))
    _row(console, "told", _quoted(card.told, card.transfer.trigger))
    if not card.voices:
        _row(console, "who says", (("no position found in this text", QUIET),))
    for number, voice in enumerate(card.voices):
        _voice(console, voice, "" if number else "who says")
    if card.transfer.status != "negated":
        show_law(console, VALUES, card.law, whole, {LABELS: ("law", QUIET)})


def _row(console: Console, label: str, body: Parts) -> None:
    hang(console, VALUES, body, {LABELS: (label, QUIET)})


def _voice(console: Console, voice: Voice, label: str) -> None:
    said = "".join(f", {remark}" for remark in (voice.on, *voice.remarks))
    position = (f"{voice.glyph} {voice.word}", STRONG)
    hang(console, WORDS, (visible(voice.who + said),), {LABELS: (label, QUIET), VALUES: position})
    hang(console, WORDS, _quoted(voice.quote))


def _quoted(quote: Quote, span: tuple[int, int] | None = None) -> Parts:
    """“exact words” [start–end], with marks of omission outside the quotation."""
    start, end = span or quote.span
    words = f"{'… ' * quote.before}“{visible(quote.words)}”{' …' * quote.after}"
    return words, (f" [{start}–{end}]", QUIET)


def show_law(
    console: Console, indent: int, groups: Sequence[findings.Group], whole: bool, labels: Labels | None = None
) -> None:
    if not groups:
        hang(console, indent, ((findings.NONE, QUIET),), labels)
    for group in groups:
        hang(console, indent, (group.heading,), labels)
        labels = None
        for finding in group.findings:
            title = findings.title(finding.provision)
            hang(console, indent + 2, ((finding.provision, STRONG), f"  {visible(title)}" if title else ""))
            for line in (*finding.because, *(f"missing: {fact}" for fact in finding.missing)):
                hang(
                    console, indent + 6, (visible(line if whole else findings.brief(line)),), {indent + 4: ("-", QUIET)}
                )
        for code, n in group.folded:
            hang(console, indent + 2, ((f"{code}: {n} more (--all-findings lists them)", QUIET),))
