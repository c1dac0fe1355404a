"""Requests as a good guest makes them: what robots.txt allows, one at a time, with a pause for each host."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..documents import Limits
from ..errors import InputError
from . import robots

if TYPE_CHECKING:
    from ..documents.fetch import Answer

AGENT = "gifthorse"
"""The name that a robots.txt calls us by."""
PAUSE_S = 2.0
"""Between two requests to one host, unless its robots.txt asks for more."""
LEFT_ALONE_S = 300.0
"""How long a host that answers "too many requests" or "unavailable", and not until when, is left alone."""
FRESH_S = 24 * 3600.0
"""How long a robots.txt is believed."""
MOST_S = 24 * 3600.0
"""The longest that we let ourselves be sent away for."""


class Disallowed(InputError):
    """The host's robots.txt does not want programs at this address."""


class Guest:
    """Asks hosts for addresses. ``sleep`` and ``clock`` (seconds) can be replaced in tests."""

    def __init__(
        self,
        limits: Limits,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits, self.sleep, self.clock = limits, sleep, clock
        self.known: dict[str, tuple[float, robots.Rules]] = {}
        self.last: dict[str, float] = {}
        self.closed: dict[str, float] = {}

    @contextmanager
    def get(self, url: str, headers: Mapping[str, str] | None = None) -> "Iterator[Answer]":
        """An address, as ``documents.fetch.get`` opens it. Disallowed where the host does not want that."""
        from ..documents.fetch import Refused, get, proper

        if self.closed.get(host_of(url), 0.0) > self.clock():
            raise InputError("the host has asked to be left alone for a while; it is tried again later")
        rules = self.rules(proper(url))
        if not rules.allow(proper(url)):
            raise Disallowed("the site's robots.txt does not allow programs to read it; save the page and add the file")
        self.pause(url, rules.delay_s)
        try:
            with get(url, self.limits, headers) as answer:
                yield answer
        except Refused as error:
            if error.status in {429, 503}:
                wait = retry_after(error.retry_after, time.time())
                self.closed[host_of(url)] = self.clock() + (LEFT_ALONE_S if wait is None else wait)
            raise
        finally:
            self.last[host_of(url)] = self.clock()

    def rules(self, url: str) -> robots.Rules:
        """The rules of the address's host. A host without any allows everything; one that cannot say, nothing."""
        from ..documents.fetch import Refused, get

        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        known = self.known.get(place)
        if known and self.clock() - known[0] < FRESH_S:
            return known[1]
        self.pause(url, None)
        try:
            with get(f"{place}/robots.txt", self.limits) as answer:
                rules = robots.parse(beginning(answer.chunks), AGENT)
        except Refused as error:
            if error.status >= 500 or error.status == 429:
                raise
            rules = robots.EVERYTHING
        finally:
            self.last[host_of(url)] = self.clock()
        self.known[place] = (self.clock(), rules)
        return rules

    def pause(self, url: str, delay_s: float | None) -> None:
        """Wait until the host may be asked again."""
        last = self.last.get(host_of(url))
        if last is not None and (rest := last + max(delay_s or 0.0, PAUSE_S) - self.clock()) > 0:
            self.sleep(rest)


def host_of(url: str) -> str:
    """The host that is asked, in lower case."""
    return (urlsplit(url).hostname or "").lower()


def beginning(chunks: Iterator[bytes]) -> str:
    """The first half megabyte as text."""
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) >= robots.MAX_BYTES:
            break
    return bytes(data[: robots.MAX_BYTES]).decode("utf-8-sig", "replace")


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for; None where it does not. ``now`` is in seconds since 1970."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MOST_S)
    try:
        return min(max(parsedate_to_datetime(value).timestamp() - now, 0.0), MOST_S)
    except (ValueError, OverflowError):
        return None
