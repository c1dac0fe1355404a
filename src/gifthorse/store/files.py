"""The files on disk that documents were read from: are they still what was read?"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from ..documents import Raw, read_bytes
from .database import Database
from .tables import documents


def changed_files(store: Database) -> Iterator[tuple[str, str, str]]:
    """(key, source, path) of documents whose bytes are no longer in the file that they were read from.

    A file that is gone is none: the store has its bytes.
    """
    columns = (documents.c.location, documents.c.key, documents.c.source, documents.c.raw_sha256)
    query = select(*columns).where(documents.c.location.is_not(None)).order_by(*columns[:3])
    with store.looking() as connection:
        rows = list(connection.execute(query))
    for path, members in groupby(rows, lambda row: str(row.location)):
        if Path(path).is_file():
            there = {raw.sha256() for raw in read_bytes([path]) if isinstance(raw, Raw)}
            yield from ((row.key, row.source, path) for row in members if row.raw_sha256 not in there)
