"""Provisions on a terminal: a list, and one of them whole."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from ..law.dates import days, span, within
from ..law.find import Entry, un_first
from ..law.provision import Scope, Version
from ..law.sources import source
from . import law_words, words
from .layout import QUIET, STRONG, hang
from .quotes import visible

LABELS, VALUES = 3, 17
NONE = "no provision that the program knows; that is no clearance"


def show_list(entries: Sequence[Entry], console: Console) -> None:
    """Each provision with its id, title, and the times, aims and forces of its versions."""
    for entry in entries:
        hang(console, 0, ((entry.id, STRONG), f"  {visible(entry.title)}"))
        for line in dict.fromkeys(summary(version) for version in entry.versions):
            hang(console, 5, ((visible(line), QUIET),), {LABELS: ("-", QUIET)})


def summary(version: Version) -> str:
    """A version in a line: when it held, at whom it is aimed, what acts, with what force."""
    acts = ", ".join(version.kinds)
    return f"{law_words.held(version.in_force)} · {law_words.aim(version)} · {acts} · {version.force}"


def show_count(n: int, kept: str, console: Console) -> None:
    """The last line of a list."""
    hang(console, 0, ((f"{words.count(n, 'provision')}; {kept}" if n else NONE, QUIET),))


def show_overview(entries: Iterable[Entry], console: Console) -> None:
    """How many provisions each jurisdiction has, and to which day its law is kept."""
    counts: dict[str, list[Entry]] = {}
    for entry in entries:
        counts.setdefault(entry.jurisdiction, []).append(entry)
    for name, own in sorted(counts.items(), key=lambda pair: un_first(pair[0])):
        acts = len({entry.instrument for entry in own})
        kept = f"law kept to {own[0].kept_to}" if own[0].kept_to else "nobody says to which day it is kept"
        hang(console, 8, (f"{words.count(len(own), 'provision')} of {words.count(acts, 'act')}, {kept}",),
             {0: (name, STRONG)})  # fmt: skip


def show_provision(entry: Entry, console: Console, on: str | None = None) -> None:
    """A provision and all its versions, or those that held ``on`` a day (EDTF), or the word that none did."""
    hang(console, 0, ((visible(f"{entry.id}  {entry.title}"), STRONG),))
    named = "article" if entry.jurisdiction == "EU" else "paragraph"
    paragraph = f"{named} {entry.paragraph}" if entry.paragraph[:1].isdigit() else entry.paragraph
    where = f"{entry.instrument}, {paragraph}" + " (number not confirmed)" * entry.placeholder
    days = {entry.jurisdiction: entry.kept_to} if entry.kept_to else {}
    hang(console, 0, (visible(f"{where} · {law_words.kept(days)}"),))
    if entry.link:
        hang(console, 0, ((visible(entry.link), QUIET),))
    if entry.aliases:
        hang(console, 0, (f"also cited as {', '.join(entry.aliases)}",))
    shown = entry.versions if on is None else entry.on(on)
    if on is not None:
        hang(console, 0, (answer_on(entry, on),))
    for version in shown:
        console.print()
        hang(console, LABELS, ((f"version {version.v}", STRONG), f"  in force {law_words.held(version.in_force)}"))
        for label, value in rows(version):
            hang(console, VALUES, (visible(value),), {LABELS: (label, QUIET)})


def answer_on(entry: Entry, on: str) -> str:
    """Which versions held on a day, or that none did, in a sentence."""
    held, when = entry.on(on), days(on)
    late = entry.kept_to is not None and when.last > entry.kept_to.toordinal()
    caution = f"; the law is kept to {entry.kept_to}, and may have changed since" if late else ""
    if held:
        whole = all(within(when, *span(version.in_force)) for version in held)
        names = ", ".join(str(version.v) for version in held)
        part = "" if whole else " (for a part of that time)"
        return f"on {on}: version{'s' if len(held) > 1 else ''} {names}{part}{caution}"
    ended = [v.in_force.to for v in entry.versions if v.in_force.to and v.in_force.to.toordinal() <= when.first]
    begins = [v.in_force.from_ for v in entry.versions if v.in_force.from_ and v.in_force.from_.toordinal() > when.last]
    turns = [f"ended on {max(ended)}"] if ended else []
    turns += [f"begins on {min(begins)}"] if begins else []
    return f"on {on}: not in force ({' and '.join(turns)}){caution}"


def rows(version: Version) -> Iterator[tuple[str, str]]:
    """Label and words of every field that a version has."""
    v = version
    if v.adopted:
        yield "adopted", str(v.adopted)
    yield "force", f"{v.force} ({law_words.FORCES[v.force]})"
    yield "binds", v.binds
    if v.direction == "to and from":
        pairs = zip(v.supplier, v.recipient, strict=False)
        yield "between", "; ".join(f"from {law_words.party(s)} to {law_words.party(r)}" for s, r in pairs)
    else:
        yield "from", law_words.parties(v.supplier, 60)
        yield "to", law_words.parties(v.recipient, 60)
    if v.actor:
        yield "with", f"{law_words.parties(v.actor)} taking part"
    if v.not_actor:
        yield "not from", law_words.parties(v.not_actor)
    if v.territory:
        yield "territory", v.territory
    yield "acts", ", ".join(v.kinds)
    yield from _goods(v.goods)
    for c in v.conditions:
        yield "only if", law_words.condition(c)
    for e in v.exceptions:
        needs = f" (needs {e.needs.replace('-', ' ')})" if e.needs else ""
        where = f" [{e.paragraph}]" if e.paragraph else ""
        when = f", {law_words.held(e.in_force)}" if e.in_force.from_ or e.in_force.to else ""
        yield "exception" if e.when else "left free", f"{e.text}{where}{needs}{when}"
    for cap in v.caps:
        yield "cap", cap.text
    if v.review:
        yield "review", f"{v.review}: lapses on that day unless it is renewed"
    yield "confidence", law_words.CONFIDENCE[v.confidence]
    for number, code in enumerate(v.source):
        yield "" if number else "source", source(code)
    if v.note:
        yield "note", v.note
    if v.assigned:
        yield "assigned", f"filled in by us, not by the source: {', '.join(v.assigned)}"


def _goods(scope: Scope) -> Iterator[tuple[str, str]]:
    yield "goods", scope.text
    if scope.classes:
        yield "classes", "all goods" if "*" in scope.classes else ", ".join(scope.classes)
    if scope.but_not:
        yield "but not", ", ".join(scope.but_not)
    if scope.arguable:
        yield "arguable", ", ".join(scope.arguable)
    for part in scope.parts:
        when = f", {law_words.held(part.in_force)}" if part.in_force.from_ or part.in_force.to else ""
        yield "in part", f"{part.class_}: {part.text}{when}"
    if scope.words:
        yield "words", ", ".join(scope.words)
    if scope.hs:
        yield "HS", f"{', '.join(scope.hs)}{'' if scope.hs_complete else ' (not the whole list)'}"
    if scope.hs_not:
        yield "HS left out", ", ".join(scope.hs_not)
    if scope.lists:
        yield "lists", scope.lists
    for t in scope.thresholds:
        when = f", {law_words.held(t.in_force)}" if t.in_force.from_ or t.in_force.to else ""
        meant = (*([t.class_] if t.class_ != "*" else []), *(f"HS {code}" for code in t.hs), *t.words)
        of = f" for {', '.join(meant)}" if meant else ""
        yield "above", f"{t.currency} {words.number(t.above)} per {t.per}{of}{f': {t.text}' if t.text else ''}{when}"
