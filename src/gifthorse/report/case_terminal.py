"""Cases on a terminal: the list, and one of them whole."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from ..model import Case
from . import case_words, words
from .case_card import CaseCard, Row, card_of
from .layout import QUIET, STRONG, hang
from .quotes import visible
from .terminal import show_law

LABELS, VALUES = 2, 14
QUOTE = 200


def show_list(cases: Iterable[Case], console: Console, numbered: bool) -> int:
    """Each case in two lines; how many there were. ``numbered``: with the numbers that ``show`` understands."""
    shown = 0
    for case in cases:
        shown += 1
        number = f"{shown:>3} " if numbered else "    "
        date = f"{case.date or case.first or 'no date'}  "
        mark = case_words.MARKS[case.status]
        labels = {0: (number, QUIET), 4: (mark, STRONG if case.status == "accepted" else ""), 6: (case.id, STRONG)}
        hang(console, 13, (date, (visible(case.title), STRONG)), labels)
        law = _law_line(case)
        hang(
            console, 13, ((visible(f"{case_words.heading(case)} · {case_words.attested(case.attested)}{law}"), QUIET),)
        )
    return shown


def _law_line(case: Case) -> str:
    found = [f.provision for f in case.findings if f.outcome == "prohibited"]
    if not found:
        return ""
    first = sorted(found, key=lambda p: not p.startswith("un/"))[0]
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f" · would fall under {first}{more}, if the account is right"


def show_case(case: Case, console: Console, all_findings: bool = False, why: bool = False) -> None:
    """The whole card. ``why``: for what reasons each telling was gathered into it."""
    card = card_of(case, all_findings)
    hang(console, 0, ((visible(f"CASE {case.id}  {case.title}"), STRONG), f"   {card.heading}"))
    hang(console, LABELS, ((case_words.STATUSES[case.status], QUIET),))
    for warning in case.warnings:
        _line(console, "warning", warning)
    for row in card.rows:
        _row(console, row)
    _voices(console, card)
    for number, row in enumerate(card.contradictions):
        _line(console, "" if number else "disagree", f"{row.label}: {row.value}", row.rests)
    show_law(console, VALUES, card.law, all_findings, {LABELS: ("law", QUIET)})
    _line(console, "attested", card.attested)
    for number, row in enumerate(card.replies):
        _line(console, "" if number else "replies", f"{row.label}: {row.value}")
    for number, lack in enumerate(case.missing):
        _line(console, "" if number else "to raise it", lack)
    for note in case.notes:
        _line(console, "note", note)
    for number, row in enumerate(card.documents):
        _line(console, "" if number else "read", f"{row.label} {row.value}", row.rests)
    if why:
        _reasons(console, case)


def _row(console: Console, row: Row) -> None:
    rests = f"   {row.rests}" if row.rests else ""
    body = (
        (visible(row.value), (visible(rests), QUIET)) if row.stated else ((row.value, QUIET), (visible(rests), QUIET))
    )
    hang(console, VALUES, body, {LABELS: (row.label, QUIET)})


def _line(console: Console, label: str, value: str, rests: str = "") -> None:
    hang(console, VALUES, (visible(value), (visible(f"   {rests}" if rests else ""), QUIET)), {LABELS: (label, QUIET)})


def _voices(console: Console, card: CaseCard) -> None:
    if not card.voices:
        _line(console, "who says", "no position found in what was read")
    for number, voice in enumerate(card.voices):
        labels = {LABELS: ("" if number else "who says", QUIET), VALUES: (voice.word, STRONG)}
        about = f", {voice.about}  {voice.references}  "
        hang(console, VALUES + 9, (visible(voice.who), (visible(about), QUIET), str(voice.origin.grade)), labels)
        for words_ in voice.quotes:
            cut = words_.words if len(words_.words) <= QUOTE else words_.words[:QUOTE].rsplit(None, 1)[0] + " …"
            place = f" {words_.document} [{words_.span.start}–{words_.span.end}]"
            hang(console, VALUES + 9, (f"“{visible(cut)}”", (visible(place), QUIET)))
        hang(console, VALUES + 9, ((visible(f"one origin: {voice.why}" if voice.why else voice.grade), QUIET),))


def _reasons(console: Console, case: Case) -> None:
    label = "one case"
    for member in case.members:
        if member.why:
            _line(console, label, f"{member.document} {member.transfer}: {'; '.join(member.why)}")
            label = ""


def show_empty(console: Console, documents: int) -> None:
    """What is said where no case was found: never that there is none."""
    hang(console, 0, (f"No case found in {words.count(documents, 'document')} read; that is no clearance.",))


def show_total(console: Console, shown: int, total: int, commands: Sequence[str]) -> None:
    """The last lines of a list."""
    more = f" of {total:,}" if total != shown else ""
    hang(console, 0, ((f"{shown:,}{more} case{'s' * (total != 1)}; counted are origins, articles beside them", QUIET),))
    hang(console, 6, ("   ".join(commands),), {0: ("next", QUIET)})
