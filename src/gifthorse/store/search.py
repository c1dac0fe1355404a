"""What the two databases do not share: words in a text, and rows that may be there already."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, literal_column, text
from sqlalchemy.dialects import postgresql, sqlite

WORD = re.compile(r"\w+")


def insert_missing(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Add a row unless one with its key is there; True where it was added."""
    statement = _insert(connection.dialect.name, table).on_conflict_do_nothing()
    # Without the option a driver need not count the rows of an INSERT.
    return connection.execute(statement, row, execution_options={"preserve_rowcount": True}).rowcount > 0


def upsert(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Add a row, or give the one with its primary key the new values."""
    key = [column.name for column in table.primary_key]
    statement = _insert(connection.dialect.name, table)
    values = {name: statement.excluded[name] for name in row if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=values), row)


def _insert(dialect: str, table: Table) -> Any:
    """The dialect's INSERT, which knows of conflicts."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def match(connection: Connection, table: Table, words: str) -> ColumnElement[bool]:
    """True for the rows of ``texts`` or ``cases`` that have all the words (in any form, on English stems)."""
    wanted = WORD.findall(plain(words))
    if connection.dialect.name == "sqlite":
        # Each word in quotes, so that none is taken for an operator.
        asked = " ".join(f'"{word}"' for word in wanted) or '""'
        index = text(f"SELECT rowid FROM {table.name}_fts WHERE {table.name}_fts MATCH :asked").bindparams(asked=asked)
        return table.c.number.in_(index)
    query = func.plainto_tsquery("english", " ".join(wanted))
    return literal_column(f"{table.name}.words").op("@@")(query)


def plain(words: str) -> str:
    """Letters without their accents, so that a search need not write them."""
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
