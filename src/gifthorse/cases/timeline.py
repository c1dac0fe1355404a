"""A case over time: four lanes (order, delivery, discovery, said) and the measures that were in force meanwhile."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from ..law import register
from ..law.dates import Days, days
from ..law.timeline import stretches
from ..model import Case, Status
from .claim import Claim

Lane = Literal["order", "delivery", "discovery", "said"]
LANES: tuple[Lane, ...] = ("order", "delivery", "discovery", "said")
_LANE: dict[Status, Lane] = {
    "planned": "order",
    "completed": "delivery",
    "ongoing": "delivery",
    "negated": "delivery",
    "attempted": "discovery",
    "implied": "discovery",
}


class Bar(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Something that happened between two days, both included; ``exact`` where they are one day.

    ``date`` is as the documents have it (EDTF), ``text`` what it was, ``documents`` who says so.
    """

    lane: Lane
    from_: date
    to: date
    date: str
    text: str
    documents: tuple[str, ...]
    exact: bool


class Band(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A provision that the case would fall under, and when it held; ``to`` is the first day out, None is open."""

    provision: str
    title: str
    outcome: str
    from_: date | None
    to: date | None


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """``bars`` by lane and day, ``bands`` by their first day; ``undated`` are the tellings that give no date."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    undated: tuple[str, ...]


def timeline_of(case: Case, claims: Iterable[Claim]) -> Timeline:
    """The timeline of a case from its claims."""
    claims = list(claims)
    merged: dict[tuple[Lane, str, str], list[str]] = {}
    for claim in claims:
        if claim.transfer.date and claim.when:
            key = (_LANE[claim.transfer.status], claim.transfer.date, claim.transfer.status)
            merged.setdefault(key, []).append(claim.document.source)
        if claim.document.published and claim.told is not None:
            merged.setdefault(("said", claim.document.published, "published"), []).append(claim.document.source)
    bars = [_bar(lane, when, text, documents) for (lane, when, text), documents in merged.items()]
    return Timeline(
        id=case.id,
        title=case.title,
        bars=tuple(sorted(bars, key=lambda b: (LANES.index(b.lane), b.from_, b.to, b.text))),
        bands=tuple(_bands(case)),
        undated=tuple(dict.fromkeys(c.document.source for c in claims if not c.when)),
    )


def _bar(lane: Lane, when: str, text: str, documents: list[str]) -> Bar:
    found: Days = days(when)
    first, last = (date.fromordinal(max(1, min(day, date.max.toordinal()))) for day in found)
    return Bar(
        lane=lane,
        from_=first,
        to=last,
        date=when,
        text=text,
        documents=tuple(dict.fromkeys(documents)),
        exact=first == last,
    )


def _bands(case: Case) -> Iterator[Band]:
    """When each provision of the findings held."""
    known = register().provisions
    for finding in case.findings:
        provision = known.get(finding.provision)
        if provision is None:
            continue
        for stretch in stretches(provision.versions):
            yield Band(
                provision=finding.provision,
                title=provision.title,
                outcome=finding.outcome,
                from_=stretch.from_,
                to=stretch.to,
            )
