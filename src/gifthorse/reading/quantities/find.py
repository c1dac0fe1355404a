"""Quantities and prices as stated: how much of the goods, and for how much money."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ... import knowledge
from ...model import Quantity, Span, Value
from ..times.find import is_count
from . import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..grammar.parse import Parsed

# Nouns that hold goods: "a 255,000-barrel cargo of gasoline".
CONTAINERS = frozenset(
    ("cargo", "shipment", "consignment", "batch", "load", "delivery", "haul", "cache", "supply", "amount", "quantity")
)
# How a number hangs on the noun that it counts.
COUNTING = frozenset(
    ("nummod", "quantmod", "compound", "amod", "npadvmod", "nmod", "advmod", "det", "predet", "punct", "cc", "pobj")
)
RATES = {
    "day": "day",
    "daily": "day",
    "week": "week",
    "weekly": "week",
    "month": "month",
    "monthly": "month",
    "year": "year",
    "annually": "year",
    "annum": "year",
}

YEAR = re.compile(r"(?:19|20)\d\d")


class QuantityHit(msgspec.Struct, frozen=True, kw_only=True):
    """``low`` ≤ ``high`` of ``unit`` (a name of ``units/measures.yaml``, ``/day`` … after it for a rate; ``item`` where
    things are counted); None for an open side. ``text`` are the document's own words, whatever the parser saw."""

    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str


class ValueHit(msgspec.Struct, frozen=True, kw_only=True):
    """A price and where it stands; the value's mention is the span."""

    span: Span
    value: Value


class Currencies(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    symbols: dict[str, str]
    words: dict[str, str]


@cache
def measures(package: Path) -> dict[str, str]:
    """Every printed form of a unit, lower-cased, to our name of it."""
    table = knowledge.load_one(dict[str, list[str]], package / "reading" / "quantities" / "measures.yaml")
    return {form.lower(): name for name, forms in table.items() for form in forms}


@cache
def currencies(package: Path) -> Currencies:
    return knowledge.load_one(Currencies, package / "reading" / "quantities" / "currencies.yaml")


@cache
def quantity_pattern() -> re.Pattern[str]:
    number, units = numbers.pattern(), numbers.any_of(list(measures(knowledge.PACKAGE)))
    return re.compile(
        rf"(?<![\w$€£¥₽₩₹.,/-])(?:(?P<between>between|from)\s+)?(?P<a>{number})"
        rf"(?:\s*(?:-|–|—|\bto\b|\bor\b|\band\b)\s*(?P<b>{number}))?(?![\d%])"
        rf"(?P<strong>-strong)?(?:[\s-]*(?P<unit>{units})(?![\w-])(?P<rate>\s+(?:per|a|each|every)\s+(?:day|week|month|year|annum)|\s+(?:daily|weekly|monthly|annually))?|\s*(?P<bpd>bpd|b/d)\b)?",
        re.I,
    )


@cache
def money_pattern() -> re.Pattern[str]:
    known, number = currencies(knowledge.PACKAGE), numbers.pattern()
    symbols = "|".join(
        re.escape(s) + (r"\b" if s[-1].isalpha() else "") for s in sorted(known.symbols, key=len, reverse=True)
    )
    words = numbers.any_of(list(known.words))
    return re.compile(
        rf"(?<![\w$€£])(?:(?P<symbol>{symbols})\s*(?P<a>{number})(?:\s*(?:-|–|\bto\b)\s*(?:{symbols})?\s*(?P<a2>{number}))?"
        rf"|(?P<b>{number})[\s-]+(?P<word>(?:{words})s?)\b)"
        rf"(?:\s+(?:(?P<each>each|apiece)\b|(?:per|a)\s+(?P<per>[a-z]+)))?",
        re.I,
    )


def find_values(parsed: "Parsed") -> tuple[ValueHit, ...]:
    """Every amount of money, in order."""
    text, known = parsed.shown, currencies(knowledge.PACKAGE)
    symbols = {s.lower(): code for s, code in known.symbols.items()}
    words = {w.lower(): code for w, code in known.words.items()}
    hits = []
    for m in money_pattern().finditer(text):
        first = numbers.value(m["a"] or m["b"])
        amount = first.low if first.low is not None else first.high
        if m["a2"] and amount is not None:
            second = numbers.value(m["a2"])
            scale = (second.low or 0) / (float(re.sub(r"[^\d.]", "", m["a2"]) or 1) or 1)
            amount = amount * scale if amount < 1000 <= (second.low or 0) else amount
        code = symbols[m["symbol"].lower()] if m["symbol"] else words[currency_word(m["word"])]
        if amount is None or (
            m["word"] and currency_word(m["word"]) in ("won", "mark", "real", "som") and amount < 1000
        ):
            continue
        per = "item" if m["each"] else per_unit(m["per"])
        end = m.end() if per else max(m.end(g) for g in ("a", "a2", "b", "word"))
        span = Span(m.start(), end)
        value = Value(amount=amount, currency=code, per=per, mentions=(span,))
        hits.append(ValueHit(span=span, value=value))
    return tuple(hits)


def currency_word(printed: str) -> str:
    """ "Libyan dinars" as the table has it."""
    word = " ".join(printed.lower().split())
    known = currencies(knowledge.PACKAGE).words
    return word if any(word == w.lower() for w in known) else word.removesuffix("s")


def per_unit(word: str | None) -> str | None:
    """ "per barrel" → barrel, "a missile" → item; "a year" and "a deal" are no price of one."""
    if word is None or word.lower() in RATES or word.lower() in ("deal", "contract", "sale", "capita"):
        return None
    return measures(knowledge.PACKAGE).get(word.lower(), "item")


def find_quantities(parsed: "Parsed") -> tuple[QuantityHit, ...]:
    """Every number with a unit, and every bare number, in order; money, percentages and ages left out."""
    text = parsed.shown
    money = [m.span() for m in money_pattern().finditer(text)]
    hits = []
    for m in quantity_pattern().finditer(text):
        if any(a < m.end() and m.start() < b for a, b in money):
            continue
        if re.match(
            r"\s*(?:%|per\s?cent|percent)|-?years?[\s-]old|(?:st|nd|rd|th)\b|[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|times?)\b",
            text[m.end() : m.end() + 12],
            re.I,
        ):
            continue
        if YEAR.fullmatch(m.group()) and not is_count(
            text[max(0, m.start() - 30) : m.start()], text[m.end() : m.end() + 20]
        ):
            continue
        hits.append(quantity_hit(m, text, parsed.text))
    return tuple(hits)


def quantity_hit(m: re.Match[str], text: str, printed: str) -> QuantityHit:
    first = numbers.value(m["a"])
    bounds, start = first, m.start("a")
    if m["b"]:
        second = numbers.value(m["b"])
        bounds = numbers.Bounds(first.low, second.high or second.low)
        start = m.start()
    else:
        lead = numbers.before().search(text[max(0, start - 25) : start])
        if lead:
            bounds = numbers.bounded(first, next(k for k, v in lead.groupdict().items() if v))
            start -= len(lead.group())
    if bounds.low is not None and bounds.high is not None and bounds.low > bounds.high:
        bounds = first
    unit = (
        "barrel/day"
        if m["bpd"]
        else measures(knowledge.PACKAGE)[" ".join(m["unit"].lower().split())]
        if m["unit"]
        else "item"
    )
    if m["rate"]:
        unit += "/" + RATES[m["rate"].split()[-1].lower()]
    span = Span(start, m.end())
    return QuantityHit(span=span, text=span.of(printed), low=bounds.low, high=bounds.high, unit=unit)


def quantity_for(head: "Token", hits: Sequence[QuantityHit]) -> Quantity | None:
    """The stated quantity of the goods whose head word is ``head``, or None ("oil"); "a car" is one item."""
    found = counted(head, hits) or measured(head, hits)
    if found:
        return Quantity(text=found.text, low=found.low, high=found.high, unit=found.unit, mentions=(found.span,))
    if head.tag_ in ("NN", "NNP"):
        for child in head.children:
            if child.dep_ == "det" and child.lower_ in ("a", "an", "another"):
                span = Span(child.idx, child.idx + len(child))
                return Quantity(text=child.text, low=1, high=1, unit="item", mentions=(span,))
    return None


def counted(head: "Token", hits: Sequence[QuantityHit]) -> QuantityHit | None:
    """A number before the noun: "six helicopters", "255,000-barrel cargo"."""
    left = head.left_edge.idx
    for hit in hits:
        if not left <= hit.span.start < head.idx or hit.span.end > head.idx + len(head):
            continue
        if hit.span.end > head.idx:  # the goods are themselves a unit: "three batteries"
            number = hit.text[: head.idx - hit.span.start].rstrip(" -")
            span = Span(hit.span.start, hit.span.start + len(number))
            return msgspec.structs.replace(hit, text=number, span=span, unit="item")
        words = head.doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
        if words is not None and leads_to(words.root, head):
            return hit
    return None


def leads_to(token: "Token", head: "Token") -> bool:
    while token != head:
        if token.dep_ not in COUNTING or token.head == token:
            return False
        token = token.head
    return True


def measured(head: "Token", hits: Sequence[QuantityHit]) -> QuantityHit | None:
    """A measure of it: "600 tons of oil", "dozens of tanks", "a 255,000-barrel cargo of gasoline"."""
    top = head
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        return None  # "600 tons of oil and coal": how much of the second is not said
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    unit = top.head.head
    for hit in hits:
        if hit.span.start <= unit.idx < hit.span.end:
            return hit
    if unit.lemma_ in CONTAINERS:
        found = counted(unit, hits)
        return found if found and found.unit != "item" else measured(unit, hits)
    return None
