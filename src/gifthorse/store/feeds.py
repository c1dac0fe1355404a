"""What ``watch`` knows of the feeds it asks, so that each is asked only for what is new."""

import msgspec
from sqlalchemy import select

from .database import Database, now, storable
from .search import insert_missing, upsert
from .tables import feed_items, feeds


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed. ``next``: the time (ISO 8601) before which it is not to be asked; ``failures``: how many in a row."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    next: str | None = None
    failures: int = 0
    reason: str | None = None


class Feeds(Database):
    """The part of a store that knows feeds."""

    def feed(self, address: str) -> Feed:
        """What is known of a feed."""
        names = Feed.__struct_fields__
        query = select(*(feeds.c[name] for name in names)).where(feeds.c.address == storable(address))
        with self.looking() as connection:
            row = connection.execute(query).first()
        return Feed(**row._mapping) if row else Feed(address=storable(address))

    def asked(self, feed: Feed) -> None:
        """Note how a feed answered."""
        with self.writing() as connection:
            upsert(connection, feeds, msgspec.structs.asdict(feed) | {"asked": now()})

    def attempts(self, address: str) -> dict[str, tuple[str, int]]:
        """The items of a feed that were seen: what came of each, and how often it was tried."""
        query = select(feed_items).where(feed_items.c.feed == storable(address))
        with self.looking() as connection:
            return {row.item: (row.state, row.attempts) for row in connection.execute(query)}

    def tried(self, address: str, item: str, state: str, attempts: int) -> None:
        """Note what came of an item."""
        with self.writing() as connection:
            insert_missing(connection, feeds, {"address": storable(address), "failures": 0})
            row = {"feed": storable(address), "item": storable(item), "state": state, "attempts": attempts}
            upsert(connection, feed_items, row | {"at": now()})
