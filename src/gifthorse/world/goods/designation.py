"""Designations: numbered types (Su-35, T-72B3, Hwasong-17) as patterns, whose joint may be written in any way."""

import re
from functools import cache

from .fold import fold

JOINT = "[-\u2010\u2011\u2013 \u00a0]?"
TIGHT = r"(?:[-\u2010\u2011\u2013]|(?=\d\d))"
"""The joint behind one or two letters: a hyphen, or none before two digits ("A 10" is mostly an article)."""
SUFFIX = r"(?:[A-Z]{1,4}\d{0,2}[A-Z]?)?(?:[-/]\d{1,2}[A-Z]?)?"


def search_keys(pattern: str) -> list[str]:
    """What the search looks for before the pattern itself is tried: its letters, with a digit where they are few."""
    prefix, rest = re.fullmatch(r"([A-Za-z0-9][A-Za-z ]*)(.*)", pattern).groups()  # type: ignore[union-attr]
    prefix = " " + fold(prefix)
    if len(prefix) > 3:
        return [prefix]
    options = re.sub(r"^-?\??\(?", "", rest).split(")")[0].split("|")
    digits = {option[:1] for option in options if option[:1].isdigit()}
    if any(option[:1] in {"\\", "["} for option in options):
        digits = set("0123456789")
    keys = [f"{prefix}{joint}{digit}" for joint in ("", " ") for digit in sorted(digits)]
    letters = [f"{prefix}{option[0].lower()}" for option in options if option[:1].isalpha()]
    return [*keys, *letters, *([f"{prefix} "] if rest.endswith("?") or not rest else [])]


@cache
def regex(pattern: str, asked: bool) -> re.Pattern[str]:
    """A designation: its first letter a capital (unless asked), any joint for its hyphens, a suffix, a plural "s"."""
    first = re.match(r"[A-Za-z]{1,2}-(?!\?)", pattern)
    rest = pattern[first.end() :] if first else pattern
    body = (first[0].split("-")[0] + TIGHT if first else "") + re.sub(r"-(?![^\[]*\])", JOINT, rest)
    if asked:
        return re.compile(rf"{body}{SUFFIX}s?(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?=[A-Z0-9])(?i:{body}){SUFFIX}s?(?!\w)")
