"""When measures bound a party: the provisions about it, each with the stretches of time in which it held."""

from datetime import date

import msgspec

from .find import Entry, find, in_order, kept_of, un_first
from .provision import Force, Version


class Stretch(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """From the first day to ``to``, the first day out; None is open. ``review``: lapses then, unless renewed."""

    from_: date | None
    to: date | None
    force: Force
    review: date | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One provision; ``stretches`` in order, texts that follow each other with the same force joined."""

    id: str
    title: str
    jurisdiction: str
    stretches: tuple[Stretch, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """``rows`` by jurisdiction (the United Nations first), then by first day. ``kept_to`` for those jurisdictions."""

    party: str
    rows: tuple[Row, ...]
    kept_to: dict[str, date]


def timeline(party: str, *, jurisdiction: str | None = None, goods: str | None = None) -> Timeline:
    """The measures about a party (ISO code, part of a state, or ``group:slug``) over time.

    UsageError for a party or jurisdiction that is none.
    """
    entries = find(party=party, jurisdiction=jurisdiction, goods=goods)
    rows = [_row(entry) for entry in entries]
    rows.sort(key=lambda r: (*un_first(r.jurisdiction), r.stretches[0].from_ or date.min, in_order(r.id)))
    return Timeline(party=party, rows=tuple(rows), kept_to=kept_of(entries))


def _row(entry: Entry) -> Row:
    return Row(
        id=entry.id, title=entry.title, jurisdiction=entry.jurisdiction, stretches=tuple(stretches(entry.versions))
    )


def stretches(versions: tuple[Version, ...]) -> list[Stretch]:
    """The times of versions (oldest first), joined where one follows or overlaps another of the same force."""
    joined: list[Stretch] = []
    for version in versions:
        start, end = version.in_force.from_, version.in_force.to
        for n, known in enumerate(joined):
            if known.force == version.force and (known.to is None or (start or date.min) <= known.to):
                later = None if known.to is None or end is None else max(known.to, end)
                reviewed = version.review if later == end else known.review
                joined[n] = Stretch(from_=known.from_, to=later, force=known.force, review=reviewed)
                break
        else:
            joined.append(Stretch(from_=start, to=end, force=version.force, review=version.review))
    return joined
