"""Lines of credit: "PORT SERRIN (TNB) -" at the head of a text, "Source: Agency A" or "© Agency A" at its foot."""

import re
from collections.abc import Collection

from ..world import gazetteer
from .sheets import sheet
from .speaker import Sources

_NAME = r"(?P<name>[A-Z][^()\n—–|;:]{1,50}?)"
_PATTERNS = (
    re.compile(rf"\A\s*(?:[Bb]y [^\n]{{0,80}}\n+)?[^\n().]{{0,60}}\(\s*{_NAME}\s*\)\s*[-–—:]"),
    re.compile(rf"\A\s*(?:[^\n.,]{{2,40}},\s+)?{_NAME}\s+[-–—]{{1,2}}\s+(?=[A-Z])"),
    re.compile(rf"\A\s*[Bb]y\s+(?:[A-Z][\w.'-]+\s+)+(?:of|for)\s+{_NAME}\s*\n"),
    re.compile(rf"(?:\A|\n)\s*[\[(]?(?:Source|Sources|Credit|Via|From)\s*:\s*{_NAME}\s*[\])]?\.?\s*\Z"),
    re.compile(rf"(?:©|\([cC]\)|Copyright)\s*(?:\d{{4}},?\s*)?{_NAME}\.?(?:\s+All rights reserved\.?)?\s*\Z"),
    re.compile(rf"\n\s*[-–—(]+\s*{_NAME}\s*\)?\s*\Z"),
)
EDGE = 240
"""A credit stands within so many characters of the text's beginning or end."""


def credited(text: str, outlets: Collection[str] = ()) -> str | None:
    """The agency or paper that a text says it comes from, as written there.

    One that is known, that calls itself an agency, or that is among the ``outlets`` at hand (case-folded).
    """
    head, tail = text[:EDGE], text[-EDGE:]
    for pattern in _PATTERNS:
        for part in (head, tail):
            match = pattern.search(part)
            if match and _medium(name := match["name"].strip(" .,"), outlets):
                return name
    return None


def _medium(name: str, outlets: Collection[str]) -> bool:
    entry = gazetteer().lookup(name)
    if entry is not None:
        return entry.kind in ("agency", "outlet")
    words = name.casefold().split()
    return name.casefold() in outlets or (len(words) > 1 and words[-1] in sheet(Sources, "speakers").credits)
