"""Numbers as newspapers print them: digits, words, ranges, and the words that make a number a bound."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from ... import knowledge


class Numbers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``units/numbers.yaml``: words and phrases to their value; ``at_least``, ``at_most``, ``about`` go before one."""

    words: dict[str, float]
    scales: dict[str, float]
    exact: dict[str, float]
    least: dict[str, float]
    at_least: list[str]
    at_most: list[str]
    about: list[str]


class Bounds(NamedTuple):
    """``low`` ≤ ``high``; None where that side is open."""

    low: float | None
    high: float | None


def numbers() -> Numbers:
    return _numbers(knowledge.PACKAGE)


@cache
def _numbers(package: Path) -> Numbers:
    return knowledge.load_one(Numbers, package / "reading" / "quantities" / "numbers.yaml")


def any_of(phrases: "list[str] | dict[str, float]") -> str:
    """A pattern for one of the phrases, the longest first, any white space between their words."""
    return "|".join(r"\s+".join(map(re.escape, p.split())) for p in sorted(phrases, key=len, reverse=True))


@cache
def pattern() -> str:
    """The source of a pattern for one number; ``value`` reads what it matches."""
    n = numbers()
    word, scale = any_of(n.words), any_of(n.scales)
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    spelled = rf"(?:{word})(?:[\s-](?:{word}))?"
    return (
        rf"(?:(?:{any_of(n.exact)})|(?:{any_of(n.least)})\b(?:\s+(?:{scale})\b)?"
        rf"|(?:(?:{digits})|(?:{spelled})\b|an?(?=\s+(?:{scale})\b))(?:(?:\s+|-)(?:{scale})s?\b|(?:bn|mn?|k)\b)*)"
    )


def value(text: str) -> Bounds:
    """Read one number matched by ``pattern``."""
    n = numbers()
    text = " ".join(text.lower().split())
    if text in n.exact:
        return Bounds(n.exact[text], n.exact[text])
    for phrase in sorted(n.least, key=len, reverse=True):
        if text == phrase or text.startswith(phrase + " "):
            amount = n.least[phrase]
            for word in text[len(phrase) :].split():
                amount *= n.scales[word]
            return Bounds(amount, None)
    suffix = re.search(r"(?<=\d)(bn|mn?|k)$", text)
    scaled = {"bn": 1e9, "m": 1e6, "mn": 1e6, "k": 1e3}[suffix[1]] if suffix else 1.0
    total, part = 0.0, None
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text[: suffix.start()] if suffix else text):
        if word[0].isdigit():
            part = float(word.replace(",", ""))
        elif word in n.words:
            part = (part or 0) + n.words[word]
        elif (scale := n.scales.get(word.removesuffix("s"))) is not None:
            part = (1 if part is None else part) * scale
        elif word not in ("a", "an", "and"):
            continue
    total += part or 0
    return Bounds(total * scaled, total * scaled)


@cache
def before() -> re.Pattern[str]:
    """What stands before a number and makes it a bound, at the end of the words before it."""
    n = numbers()
    return re.compile(
        rf"\b(?:(?P<at_least>{any_of(n.at_least)})|(?P<at_most>{any_of(n.at_most)})|(?P<about>{any_of(n.about)}))\s+$",
        re.I,
    )


def bounded(bounds: Bounds, how: str | None) -> Bounds:
    """The number as "at least" or "up to" bounds it."""
    if how == "at_least":
        return Bounds(bounds.low, None)
    if how == "at_most":
        return Bounds(None, bounds.high or bounds.low)
    return bounds
