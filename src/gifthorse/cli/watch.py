"""``gifthorse watch``: feeds into the store, on an interval."""

import re
import sys
import time
from typing import Annotated

from cyclopts import Parameter

from ..errors import UsageError
from ..settings import Format, Settings, resolve
from . import exits
from .adding import Bar, Summary
from .output import no_options
from .run import knowledge_of

Flag = Annotated[bool | None, Parameter(negative=())]
SPAN = re.compile(r"(\d{1,6})\s*([smhd]?)$")
UNITS = {"": 60, "s": 1, "m": 60, "h": 3600, "d": 86400}
LEAST_S = 60


def watch(
    *feeds: str,
    every: str = "15m",
    once: Flag = None,
    feed_only: Flag = None,
    store: str | None = None,
    fail_on_cases: Flag = None,
    format: Format | None = None,
    allow_private: Flag = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """Ask feeds (RSS, Atom) for what is new, add it to the store, and say what cases came of it.

    A feed is asked only whether it has changed; robots.txt is kept to, a host is asked one thing at a time, and one
    that answers with an error is asked less and less often.

    Parameters
    ----------
    feeds
        Addresses of feeds.
    every
        How long to wait between two rounds: 15m, 2h, 1d (a minute at least).
    once
        One round only.
    feed_only
        Take what the feed itself says of an item, and never ask for the item's page.
    store
        The store: a path, or postgresql://user@host/name. Unless given: the setting, else gifthorse.db in your data
        folder.
    fail_on_cases
        End with code 10 as soon as a round brings new cases.
    format
        json: the summary of each round as one object a line.
    allow_private
        Let addresses of private networks and of this machine be read.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    flags = {"format": format, "allow_private": allow_private, "knowledge": knowledge, "store": store}
    settings = resolve(flags).settings
    no_options(feeds)
    if not feeds:
        raise UsageError("give the address of a feed (see gifthorse watch --help)")
    if wrong := [feed for feed in feeds if not feed.lower().startswith(("http://", "https://"))]:
        raise UsageError(f"{wrong[0]} is no address of a feed; give http or https (a file: gifthorse add {wrong[0]})")
    every_s = seconds(every)
    following = "gifthorse cases" + (f" --store {store}" if store else "")
    with knowledge_of(settings):
        rounds = Rounds(feeds, every_s, not feed_only, settings)
        while True:
            summary = rounds.next()
            code = summary.code(bool(fail_on_cases))
            if once or code == exits.CASES:
                summary.show(settings, following)
                return code
            if summary.read or summary.failed:
                summary.show(settings, following)
                sys.stdout.flush()
            time.sleep(every_s)


class Rounds:
    """The rounds over some feeds; hosts are remembered from one to the next, the store is open only during one."""

    def __init__(self, feeds: tuple[str, ...], every_s: int, pages: bool, settings: Settings) -> None:
        from ..documents import Limits
        from ..watch.polite import Guest

        self.feeds, self.every_s, self.pages, self.settings = feeds, every_s, pages, settings
        self.limits = Limits(
            allow_private=settings.allow_private, timeout_s=settings.timeout_s, max_bytes=settings.max_bytes
        )
        self.guest = Guest(self.limits)

    def next(self) -> Summary:
        """One round."""
        from ..store import open_store, user
        from ..watch import Adder
        from ..watch.adding import How
        from ..watch.feeds import ask

        summary = Summary()
        how = How(limits=self.limits, who=user())
        with open_store(self.settings.store) as store, Bar(None) as bar:
            adder = Adder(store, how)
            for feed in self.feeds:
                for added in ask(adder, feed, self.guest, self.every_s, self.pages):
                    summary.count(added)
                    if added.reason:
                        bar.say(f"{added.source}: {added.reason}")
                    bar.show(summary, added.words)
            summary.refresh(store)
        return summary


def seconds(written: str) -> int:
    """A span of time in seconds; minutes where no unit is given."""
    found = SPAN.match(written.strip().lower())
    if not found:
        raise UsageError(f"{written!r} is no span of time; write 15m, 2h or 1d")
    span = int(found[1]) * UNITS[found[2]]
    if span < LEAST_S:
        raise UsageError(f"--every {written}: hosts are not asked more often than once a minute")
    return span
