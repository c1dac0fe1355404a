"""What a provision file of the right shape can still get wrong: ids, dates, parties, goods, facts."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from .facts import facts
from .prices import currencies
from .provision import REPORTED, Condition, Exemption, Instrument, Scope, Version, Window
from .shape import Misshapen, Place, choice

_ID = re.compile(r"[a-z]+(/[a-z0-9.-]+)+$")
_HS = re.compile(r"\d{2,10}$")
_PARTY = re.compile(r"(?:(?:ngf|origin|owned|fdp):|!)?(?P<code>[A-Z]{2})(?:-(?:[A-Z0-9]{1,3}|gov|other|[a-z0-9]+))?$")


class Known(NamedTuple):
    """What names may stand for: goods classes (their parents too; none: not checked), states by code, provisions by id
    with the file of each."""

    classes: frozenset[str]
    state: Callable[[str], bool]
    provisions: dict[str, str]


def checks(instrument: Instrument, known: Known) -> Iterator[Misshapen]:
    """The faults of one file, each with its place."""
    if not re.fullmatch(r"[A-Z]+", instrument.jurisdiction):
        yield Misshapen(
            ("jurisdiction",), f"{instrument.jurisdiction!r} is no jurisdiction", "capital letters, such as UN, EU, XA"
        )
    if instrument.link and not instrument.link.startswith(("http://", "https://")):
        yield Misshapen(
            ("link",), f"{instrument.link!r} is no address", "https://… of the official text, or leave it out"
        )
    if not instrument.provisions:
        yield Misshapen(("provisions",), "the file has no provision", "at least one")
    counts = Counter(provision.id for provision in instrument.provisions)
    for n, provision in enumerate(instrument.provisions):
        place: Place = ("provisions", n)
        yield from _id(provision.id, instrument.jurisdiction, (*place, "id"))
        if counts[provision.id] > 1:
            yield Misshapen((*place, "id"), "the id stands in this file more than once", "versions of one provision")
        if not provision.versions:
            yield Misshapen((*place, "versions"), "there is no version", "at least one, with in_force and goods")
        numbers = Counter(version.v for version in provision.versions)
        for m, version in enumerate(provision.versions):
            own = (*place, "versions", m)
            if numbers[version.v] > 1:
                yield Misshapen((*own, "v"), f"there is another version {version.v}", f"{max(numbers) + 1}")
            yield from _version(version, own, known)


def _id(id_: str, jurisdiction: str, place: Place) -> Iterator[Misshapen]:
    start = jurisdiction.lower()
    if not _ID.match(id_):
        clean = re.sub(r"[^a-z0-9./-]+", "-", id_.lower()).strip("-/")
        likely = clean if _ID.match(clean) and clean.startswith(f"{start}/") else f"{start}/number-year/paragraph"
        yield Misshapen(place, f"{id_!r} is no id: lower case letters, digits, points and hyphens, parted by /", likely)
    elif id_.partition("/")[0] != start:
        yield Misshapen(place, f"the id does not begin with the jurisdiction {jurisdiction}", f"{start}/…")


def _version(v: Version, place: Place, known: Known) -> Iterator[Misshapen]:
    yield from _window(v.in_force, (*place, "in_force"))
    if v.review and v.in_force.from_ and v.review <= v.in_force.from_:
        yield Misshapen((*place, "review"), "the review lies before the beginning", f"a day after {v.in_force.from_}")
    for name in ("supplier", "recipient", "actor", "not_actor"):
        yield from _parties(getattr(v, name), (*place, name), known)
    if v.force in REPORTED - {"political"}:
        for name in ("supplier", "recipient"):
            if not getattr(v, name):
                yield Misshapen((*place, name), "nobody is named, so that it never applies", "['*'] for anyone")
        if not v.kinds:
            yield Misshapen((*place, "kinds"), "no kind of act is named, so that it never applies", "[goods]")
        if not (v.goods.classes or v.goods.arguable or v.goods.parts or v.goods.hs or v.goods.words):
            yield Misshapen((*place, "goods"), "no goods are named, so that it never applies", "classes: ['*'] for all")
    if v.direction == "to and from" and len(v.supplier) != len(v.recipient):
        says = (
            f"'to and from' pairs both lists by position, and they have {len(v.supplier)} and {len(v.recipient)} names"
        )
        yield Misshapen((*place, "recipient"), says, "supplier: ['*', XC], recipient: [XC, '*']")
    yield from _scope(v.goods, (*place, "goods"), known)
    for n, condition in enumerate(v.conditions):
        yield from _condition(condition, (*place, "conditions", n), known)
    for n, exemption in enumerate(v.exceptions):
        yield from _exemption(exemption, (*place, "exceptions", n), known)


def _window(window: Window, place: Place) -> Iterator[Misshapen]:
    if window.from_ and window.to and window.to <= window.from_:
        says = f"it ends on {window.to}, and begins on {window.from_} only"
        yield Misshapen((*place, "to"), says, "the first day on which it no longer holds")
    for name, day in (("from", window.from_), ("to", window.to)):
        if day and not date(1900, 1, 1) <= day <= date(2100, 1, 1):
            yield Misshapen((*place, name), f"{day} can hardly be meant", "YYYY-MM-DD")


def _parties(tokens: tuple[str, ...], place: Place, known: Known) -> Iterator[Misshapen]:
    for n, token in enumerate(tokens):
        if token in ("*", "ngf:*") or token.startswith(("group:", "listed:")):
            continue
        match = _PARTY.match(token)
        if match is None:
            likely = (
                token.upper()
                if _PARTY.match(token.upper())
                else "an ISO code, '*', ngf:XX, origin:XX, group:slug, listed:N"
            )
            yield Misshapen((*place, n), f"{token!r} is no party", likely)
        elif not known.state(match["code"]):
            says = f"no state has the code {match['code']}"
            instead = "an ISO 3166-1 code, or add the state to world/*.yaml of your folder"
            yield Misshapen((*place, n), says, token.replace("UK", "GB") if match["code"] == "UK" else instead)


def _scope(scope: Scope, place: Place, known: Known) -> Iterator[Misshapen]:
    for name in ("classes", "but_not", "arguable"):
        yield from _classes(getattr(scope, name), (*place, name), known)
    for name in ("hs", "hs_not"):
        yield from _hs(getattr(scope, name), (*place, name))
    for n, part in enumerate(scope.parts):
        own = (*place, "parts", n)
        yield from _classes((part.class_,), (*own, "class"), known, single=True)
        yield from _hs(part.hs, (*own, "hs"))
        yield from _fact(part.fact, own)
        yield from _window(part.in_force, (*own, "in_force"))
    for n, limit in enumerate(scope.thresholds):
        own = (*place, "thresholds", n)
        yield from _classes((limit.class_,), (*own, "class"), known, single=True)
        yield from _hs(limit.hs, (*own, "hs"))
        yield from _currency(limit.currency, (*own, "currency"))
        yield from _window(limit.in_force, (*own, "in_force"))


def _classes(classes: tuple[str, ...], place: Place, known: Known, single: bool = False) -> Iterator[Misshapen]:
    for n, class_ in enumerate(classes):
        if known.classes and class_ != "*" and class_ not in known.classes:
            where = place if single else (*place, n)
            yield Misshapen(where, f"there is no goods class {class_!r}", choice(class_, sorted(known.classes)))


def _hs(codes: tuple[str, ...], place: Place) -> Iterator[Misshapen]:
    for n, code in enumerate(codes):
        if not _HS.match(code):
            digits = re.sub(r"\D", "", code)
            instead = f"'{digits}'" if _HS.match(digits) else "digits alone, two to ten of them, in quotation marks"
            yield Misshapen((*place, n), f"{code!r} is no HS heading", instead)


def _fact(name: str | None, place: Place) -> Iterator[Misshapen]:
    if name is not None and name not in facts():
        yield Misshapen((*place, "fact"), f"there is no fact {name!r}", choice(name, sorted(facts())))


def _currency(code: str, place: Place) -> Iterator[Misshapen]:
    if code not in currencies():
        yield Misshapen(place, f"{code!r} is no currency that we can convert", choice(code, sorted(currencies())))


def _condition(c: Condition, place: Place, known: Known) -> Iterator[Misshapen]:
    yield from _fact(c.fact, place)
    yield from _parties(c.supplier, (*place, "supplier"), known)
    yield from _parties(c.recipient, (*place, "recipient"), known)
    yield from _classes(c.classes, (*place, "classes"), known)
    yield from _classes(c.not_classes, (*place, "not_classes"), known)
    yield from _hs(c.hs, (*place, "hs"))
    if c.price_up_to:
        yield from _currency(c.price_up_to.currency, (*place, "price_up_to", "currency"))
    bounds = (c.is_, c.at_least, c.above, c.below, c.before, c.since)
    if c.fact is None and any(bound not in (None, ()) for bound in bounds):
        yield Misshapen(
            (*place, "fact"), "a value is given, and no fact that should have it", "fact: engine_cc, for one"
        )
    tested = (
        c.fact, c.supplier, c.recipient, c.classes, c.not_classes, c.kinds, c.hs, c.words, c.not_words, c.asked,
        c.price_up_to, c.any_of,
    )  # fmt: skip
    if not any(tested):
        yield Misshapen(
            place, "the condition asks nothing, so that it always holds", "fact: …, words: …, or leave it out"
        )
    for n, part in enumerate(c.any_of):
        yield from _condition(part, (*place, "any_of", n), known)


def _exemption(e: Exemption, place: Place, known: Known) -> Iterator[Misshapen]:
    yield from _window(e.in_force, (*place, "in_force"))
    if e.needs and not e.when:
        says = f"it needs {e.needs}, but has no 'when', so that it decides nothing"
        yield Misshapen((*place, "when"), says, "when: [{words: [relief goods]}], for one, or leave 'needs' out")
    for n, condition in enumerate(e.when):
        yield from _condition(condition, (*place, "when", n), known)
