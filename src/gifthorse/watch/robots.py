"""What a host asks of programs: robots.txt as RFC 9309 has it, with wildcards and the longest rule first."""

from urllib.parse import quote, unquote, urlsplit

import msgspec

MAX_BYTES = 512_000
"""More of a robots.txt is not read (the RFC asks for half a megabyte at least)."""
MAX_DELAY_S = 30.0
"""A longer Crawl-delay than this is taken as this."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules for us: (allowed, path pattern), and seconds to keep between requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay_s: float | None = None

    def allow(self, url: str) -> bool:
        """True where the address may be asked for: the longest pattern decides, and a tie is a yes."""
        parts = urlsplit(url)
        path = normal(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if fits(pattern, path)]
        return path == "/robots.txt" or max(fitting, default=(0, True))[1]


EVERYTHING = Rules()
NOTHING = Rules(rules=((False, "/"),))


def fits(pattern: str, path: str) -> bool:
    """True where a pattern matches the beginning of a path: ``*`` is anything, ``$`` at the end is the end."""
    ends = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if pieces and ends else None
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return at == len(path) if ends else True


def normal(path: str) -> str:
    """A path with each character written in one way."""
    return quote(unquote(path, errors="surrogateescape"), safe="/?*$%:@!&'()+,;=~-._", errors="surrogateescape")


def parse(text: str, agent: str) -> Rules:
    """The rules of a robots.txt for a program of that name: those of its own groups, else those for ``*``."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    names: list[str] = []
    within = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = [value.lower()] if within else [*names, value.lower()]
            within = False
            for name in names:
                groups.setdefault(name, [])
            continue
        within = True
        if key in {"allow", "disallow"} and value:
            for name in names:
                groups[name].append((key == "allow", normal(value)))
        elif key == "crawl-delay":
            for name in names:
                delays[name] = seconds(value)
    name = agent if agent in groups else "*"
    return Rules(rules=tuple(groups.get(name, ())), delay_s=delays.get(name))


def seconds(value: str) -> float:
    """A delay in seconds, within reason; 0 where it is no number."""
    try:
        return min(max(float(value), 0.0), MAX_DELAY_S)
    except ValueError:
        return 0.0
