"""What was read, found and decided: SQLite in a file, or PostgreSQL for a team, by one path of code.

    database   where a store is, its connections and transactions       migrate   its shape, brought up to date
    documents  raw bytes, texts, documents, readings                    inputs    read, skipped, failed, and why
    log        decisions, only ever added, chained by hashes            case_rows cases, found by words and filters
    feeds      what watch knows of the feeds it asks                    verify    what is no longer as it was
    search     the little in which the two databases differ             tables    all of them; rows: what stands in them

Raw bytes, texts and decisions never change; cases are made anew from readings and decisions, so they may.
"""

from .case_rows import CaseFilter, CaseRow, Cases, Changes
from .database import DamagedError, StoreError, place_of, user
from .documents import Documents
from .feeds import Feeds
from .inputs import Coverage, Input, Inputs
from .log import Decision
from .migrate import migrate
from .rows import Stored, key_of


class Store(Documents, Inputs, Cases, Feeds):
    """An open store. Every method is a transaction of its own; any number of processes may have it open."""

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close_store()


def open_store(where: str | None = None, *, new: bool = True) -> Store:
    """Open the store at a path or address, brought up to date where needed.

    None: the setting ``store`` (``GIFTHORSE_STORE``), else ``gifthorse.db`` in the user's data folder. ``new``: one is
    made where there is none; without it, that is a UsageError. StoreError where it cannot be opened.
    """
    store = Store(place_of(where))
    migrate(store, new)
    return store


__all__ = [
    "CaseFilter",
    "CaseRow",
    "Changes",
    "Coverage",
    "DamagedError",
    "Decision",
    "Input",
    "Store",
    "StoreError",
    "Stored",
    "key_of",
    "open_store",
    "user",
]
