"""Provisions by what somebody looks for: a party, goods, a kind of act, a day, words. And one of them by its id."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge
from ..errors import UsageError
from ..model import Question
from .case import KINDS, Case
from .concerns import concerns
from .criteria import goods as covers
from .dates import days, span, within
from .kept import kept_to
from .provision import Force, Instrument, Provision, Version
from .register import register
from .rule import Rule
from .wording import says


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A provision with what its instrument says of it. ``versions`` are those asked for, oldest first.

    ``kept_to`` is the day to which the law of the jurisdiction is kept; None where nobody says.
    """

    id: str
    title: str
    instrument: str
    paragraph: str
    jurisdiction: str
    link: str | None
    kept_to: date | None
    placeholder: bool = False
    aliases: tuple[str, ...] = ()
    versions: tuple[Version, ...]

    def on(self, when: str) -> tuple[Version, ...]:
        """The versions in force on some day of ``when`` (EDTF); none where the measure did not hold."""
        asked = days(when)
        return tuple(v for v in self.versions if within(asked, *span(v.in_force)) is not False)


def find(
    *,
    jurisdiction: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    kind: str | None = None,
    on: str | None = None,
    force: Force | None = None,
    search: str | None = None,
) -> tuple[Entry, ...]:
    """The provisions of which a version fits everything that is given, each with the versions that do, by id.

    ``party``: an ISO code, part of a state (``UA-43``) or ``group:slug`` that the measure is about. ``goods``:
    everyday words, or a goods class. ``kind``: as a question names it (supply) or as a provision does (goods).
    ``on``: a date or an interval; a version that holds on a part of it fits. ``search``: words that must all begin a
    word of id, title, goods, exceptions or note. UsageError for a date, kind or jurisdiction that is none.
    """
    tests = tuple(_tests(jurisdiction, party, goods, kind, on, force, search))
    found: dict[str, list[Rule]] = {}
    for rule in register().rules:
        if all(test(rule) for test in tests):
            found.setdefault(rule.id, []).append(rule)
    return tuple(
        _entry(r[0].instrument, r[0].provision, [x.version for x in r])
        for r in map(found.get, sorted(found, key=in_order))
        if r
    )


def provision(id_: str) -> Entry:
    """The provision of an id, or of another id that people cite for it; UsageError names the nearest ids."""
    law, asked = register(), id_.strip().lower()
    known = law.provisions.get(asked) or _aliases(knowledge.roots()).get(asked)
    if known is None:
        near = nearest(asked)
        hint = f"the nearest are {', '.join(near)}" if near else "gifthorse law --search finds one by its words"
        raise UsageError(f"no provision {id_!r}; {hint}")
    return _entry(law.instruments[known.id], known, list(known.versions))


def in_order(id_: str) -> list[str | int]:
    """A key that sorts ids as people do: paragraph 8 before paragraph 10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", id_)]


def un_first(jurisdiction: str) -> tuple[bool, str]:
    """A key that sorts jurisdictions by name, the United Nations first."""
    return jurisdiction != "UN", jurisdiction


def kept_of(entries: Iterable[Entry]) -> dict[str, date]:
    """The days to which the law of the entries' jurisdictions is kept."""
    kept = {entry.jurisdiction: entry.kept_to for entry in entries}
    return {j: day for j in sorted(kept, key=un_first) if (day := kept[j])}


def nearest(id_: str, most: int = 4) -> list[str]:
    """The ids most like one that does not exist: of the same act first."""
    ids = register().provisions
    act = id_.rpartition("/")[0]
    of_act = get_close_matches(id_, [i for i in ids if act and i.startswith(f"{act}/")], most, 0.0)
    return list(dict.fromkeys((*of_act, *get_close_matches(id_, ids, most, 0.7))))[:most]


def _entry(instrument: Instrument, provision: Provision, versions: list[Version]) -> Entry:
    return Entry(
        id=provision.id,
        title=provision.title,
        instrument=instrument.instrument,
        paragraph=provision.paragraph,
        jurisdiction=instrument.jurisdiction,
        link=instrument.link,
        kept_to=kept_to().get(instrument.jurisdiction),
        placeholder=provision.placeholder,
        aliases=provision.aliases,
        versions=tuple(sorted(versions, key=lambda v: (v.in_force.from_ or date.min, v.v))),
    )


@cache
def _aliases(roots: tuple[Path, ...]) -> dict[str, Provision]:
    return {alias: provision for provision in register().provisions.values() for alias in provision.aliases}


def _tests(
    jurisdiction: str | None,
    party: str | None,
    goods: str | None,
    kind: str | None,
    on: str | None,
    force: Force | None,
    search: str | None,
) -> Iterator[Callable[[Rule], bool]]:
    """One test for each thing asked, the cheap ones first."""
    if jurisdiction:
        wanted, known = jurisdiction.upper(), {i.jurisdiction for i in register().instruments.values()}
        if wanted not in known:
            raise UsageError(f"no jurisdiction {jurisdiction!r}; there are {', '.join(sorted(known))}")
        yield lambda rule: rule.jurisdiction == wanted
    if force:
        yield lambda rule: rule.force == force
    if kind:
        kinds = kinds_of(kind)
        yield lambda rule: not rule.kinds.isdisjoint(kinds)
    if on:
        when = days(on)
        yield lambda rule: within(when, rule.start, rule.end) is not False
    if party:
        about = concerns(party)
        yield lambda rule: about(rule)
    if search:
        sought = tuple((word,) for word in search.casefold().split())
        yield lambda rule: all(says(_text(rule), word) for word in sought)
    if goods:
        case = _case(goods, on)
        yield lambda rule: covers(rule, case, case.acts[0]) is not False


def kinds_of(kind: str) -> frozenset[str]:
    """The kinds of act behind a kind as a question names it, or the kind itself as a provision does."""
    acts = frozenset().union(*KINDS.values())
    if kind not in KINDS and kind not in acts:
        raise UsageError(f"no kind of act {kind!r}; there are {', '.join(sorted(acts | set(KINDS)))}")
    return KINDS.get(kind) or frozenset({kind})


def _case(goods: str, on: str | None) -> Case:
    """A question about nothing but goods, given in words or as a class."""
    from ..world.goods import goods_matcher

    known = goods_matcher().lexicon.leaves
    if goods in known or any(leaf.startswith(f"{goods}.") for leaf in known):
        return Case(Question(classes=(goods,), on=on))
    return Case(Question(goods=goods, on=on))


def _text(rule: Rule) -> str:
    v = rule.version
    parts = (
        rule.id, rule.instrument.instrument, rule.provision.title, v.goods.text, v.goods.lists, v.binds, v.note,
        *(e.text for e in v.exceptions), *(c.text for c in v.caps),
    )  # fmt: skip
    return " ".join(parts).casefold()
