"""One round over feeds: each is asked whether it has something new, and what is new is added."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from ..documents import Failure, Raw, extract
from ..documents.extract import kind_of
from ..documents.streams import whole
from ..errors import InputError
from ..model import Document
from .adding import Added, Adder
from .polite import MOST_S, Disallowed, Guest, retry_after

if TYPE_CHECKING:
    from ..documents.fetch import Answer
    from ..store.feeds import Feed

ATTEMPTS = 4
"""How often an item is tried; what fails that often stays a failure."""
SUMMARY = 1500
"""Characters under which a feed's own text of an item is taken for a summary of its page."""


def ask(adder: Adder, address: str, guest: Guest, every_s: float, pages: bool = True) -> Iterator[Added]:
    """What is new in a feed, added. A feed that is not to be asked yet is passed over without a word.

    ``every_s``: seconds between two rounds, from which the time after failures is counted. ``pages``: items of which
    the feed gives a summary only are read from their page; where that cannot be read, the summary stands for it.
    """
    from ..documents.fetch import Refused

    feed = adder.store.feed(address)
    if feed.next is not None and feed.next > at(time.time()):
        return
    try:
        with guest.get(address, conditions(feed)) as answer:
            if answer.status == 304:
                adder.store.asked(msgspec.structs.replace(feed, next=None, failures=0, reason=None))
                return
            raw = raw_of(address, answer, adder)
            if kind_of(raw).name != "a feed":
                raise InputError("is no feed; a page is read with gifthorse add")
            headers = answer.headers
    except InputError as error:
        asked = retry_after(error.retry_after, time.time()) if isinstance(error, Refused) else None
        wait = max(min(every_s * 2**feed.failures, MOST_S), asked or 0.0)
        later = at(time.time() + wait)
        adder.store.asked(
            msgspec.structs.replace(feed, next=later, failures=min(feed.failures + 1, 30), reason=str(error))
        )
        yield adder.fail(Failure(source=address, reason=str(error)))
        return
    if feed.failures:
        adder.store.made_good(address)
    settled = True
    for added in new_items(adder, address, raw, guest, pages):
        settled = settled and added.state in {"read", "known"}
        yield added
    # Only when nothing is left to be tried again may the feed answer that it has not changed.
    adder.store.asked(
        msgspec.structs.replace(
            feed,
            etag=headers.get("etag") if settled else None,
            last_modified=headers.get("last-modified") if settled else None,
            next=None,
            failures=0,
            reason=None,
        )
    )


def conditions(feed: "Feed") -> dict[str, str]:
    """The headers that ask for a feed only if it has changed."""
    asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {name: value for name, value in asked.items() if value}


def new_items(adder: Adder, address: str, raw: Raw, guest: Guest, pages: bool) -> Iterator[Added]:
    """The items of a feed that have not been dealt with, each added and noted."""
    seen = adder.store.attempts(address)
    for found in extract(raw, limits=adder.how.limits):
        state, attempts = seen.get(found.source, ("new", 0))
        if state in {"read", "known", "skipped"} or attempts >= ATTEMPTS:
            continue
        if isinstance(found, Failure) and found.source == raw.source:
            yield adder.fail(found)  # the feed itself
            continue
        results = list(item(adder, raw, found, guest, pages))
        worst = next((one.state for one in results if one.state not in {"read", "known"}), "read")
        adder.store.tried(address, found.source, worst, attempts + 1)
        yield from results


def item(adder: Adder, raw: Raw, found: Document | Failure, guest: Guest, pages: bool) -> Iterator[Added]:
    """One item: its page where the feed gives no more than a summary, else the feed's own text."""
    given = found if isinstance(found, Document) else None
    brief = given is None or len(given.text) < SUMMARY
    if brief and pages and not found.source.startswith(f"{raw.source}#"):  # else the item has no address
        try:
            with guest.get(found.source) as answer:
                page = raw_of(found.source, answer, adder)
        except InputError as error:
            if given is None:
                state = "skipped" if isinstance(error, Disallowed) else "failed"
                yield adder.fail(Failure(source=found.source, reason=str(error)), state)
                return
        else:
            results = list(extract(page, limits=adder.how.limits))
            if given is None or all(isinstance(result, Document) for result in results):
                yield from adder.results(page, dated(results, found))
                return
    yield adder.document(raw, found) if isinstance(found, Document) else adder.fail(found)


def dated(results: list[Document | Failure], found: Document | Failure) -> list[Document | Failure]:
    """The documents of a page, with the feed's date, title and outlet where the page itself gives none."""
    if isinstance(found, Failure):
        return results
    return [
        msgspec.structs.replace(
            result,
            published=result.published or found.published,
            title=result.title or found.title,
            outlet=result.outlet or found.outlet,
        )
        if isinstance(result, Document)
        else result
        for result in results
    ]


def raw_of(source: str, answer: "Answer", adder: Adder) -> Raw:
    """The bytes of an answer, while it is open."""
    data = whole(answer.chunks, adder.how.limits.max_bytes)
    return Raw(data=data, source=source, media_type=answer.media_type, charset=answer.charset, url=answer.url)


def at(seconds: float) -> str:
    """A time in seconds since 1970 as the store writes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
