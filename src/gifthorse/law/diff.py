"""What changed in the law about a party between two days: measures added, ended, and given another text."""

from datetime import date
from typing import Any, Literal

import msgspec

from ..errors import UsageError
from .dates import days
from .find import Entry, find, in_order, kept_of, un_first
from .provision import Force, Version

COMPARED = (
    "force", "direction", "supplier", "recipient", "actor", "kinds", "goods", "conditions", "exceptions", "caps",
)  # fmt: skip
"""The fields of a version that make a difference in law; sources, notes and numbers of versions do not."""


What = Literal["added", "ended", "changed", "passed"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a provision on the two days, in words."""

    field: str
    before: str
    after: str


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A provision that was added, ended or changed, or "passed": it began and ended between the two days.

    ``turned``: the days after the first, up to the second, on which a text of it began or ended.
    """

    id: str
    title: str
    jurisdiction: str
    what: What
    turned: tuple[date, ...]
    changes: tuple[Change, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """``first`` and ``second`` are the days compared, ``unchanged`` counts provisions in force alike on both."""

    first: date
    second: date
    changed: tuple[Changed, ...]
    unchanged: int
    kept_to: dict[str, date]

    def of(self, what: What) -> tuple[Changed, ...]:
        """The provisions that were added, ended or changed, or that passed."""
        return tuple(c for c in self.changed if c.what == what)


def diff(
    first: str, second: str, *, party: str | None = None, jurisdiction: str | None = None, force: Force | None = None
) -> Difference:
    """The law (about ``party``, of one ``jurisdiction``, of one ``force``) on two days, in either order.

    UsageError for what is no single day, and for a party or jurisdiction that is none.
    """
    a, b = sorted((_day(first), _day(second)))
    entries = find(party=party, jurisdiction=jurisdiction, force=force)
    found = [(entry, entry.on(a.isoformat()), entry.on(b.isoformat())) for entry in entries]
    changed = [c for entry, before, after in found if (c := _changed(entry, a, b, before, after))]
    unchanged = sum(bool(before and after) for _, before, after in found) - sum(c.what == "changed" for c in changed)
    changed.sort(key=lambda c: (*un_first(c.jurisdiction), c.turned[0], in_order(c.id)))
    return Difference(first=a, second=b, changed=tuple(changed), unchanged=unchanged, kept_to=kept_of(entries))


def _day(written: str) -> date:
    span = days(written)
    if span.first != span.last:
        raise UsageError(f"date {written!r}: a comparison needs single days, YYYY-MM-DD")
    return date.fromordinal(span.first)


def _changed(entry: Entry, a: date, b: date, before: tuple[Version, ...], after: tuple[Version, ...]) -> Changed | None:
    turns = {d for v in entry.versions for d in (v.in_force.from_, v.in_force.to) if d and a < d <= b}
    changes = tuple(_changes(before, after)) if before and after else ()
    if not turns or (before and after and not changes):
        return None
    what: What = "passed"
    if before or after:
        what = "changed" if before and after else "added" if after else "ended"
    return Changed(
        id=entry.id,
        title=entry.title,
        jurisdiction=entry.jurisdiction,
        what=what,
        turned=tuple(sorted(turns)),
        changes=changes,
    )


def _changes(before: tuple[Version, ...], after: tuple[Version, ...]) -> list[Change]:
    found = []
    for field in COMPARED:
        one, other = (dict.fromkeys(_parts(field, v) for v in versions) for versions in (before, after))
        if list(one) != list(other):
            gone, new = ([p for p in side if p not in against] for side, against in ((one, other), (other, one)))
            found.append(Change(field=field, before="; ".join(filter(None, gone)), after="; ".join(filter(None, new))))
    return found


def _parts(field: str, version: Version) -> str:
    """A field of a version in words, the same for what is the same in law."""
    value: Any = getattr(version, field)
    if field == "goods":
        return f"{value.text}{_limits(value)}"
    if field in ("supplier", "recipient", "actor", "kinds"):
        return ", ".join(sorted(value))
    if isinstance(value, tuple):
        return "; ".join(str(getattr(one, "text", one)) or "a condition" for one in value)
    return str(value)


def _limits(goods: Any) -> str:
    limits = [f"{t.currency} {t.above:g} per {t.per} ({t.class_})" for t in goods.thresholds]
    return f" [HS {', '.join(goods.hs)}]" * bool(goods.hs) + f" [above {', '.join(limits)}]" * bool(limits)
