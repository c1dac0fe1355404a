"""The codebook: which columns the tables have, and what stands in them; one source for tables, sheets and command."""

from functools import cache
from pathlib import Path

from .. import knowledge

Table = dict[str, str]
"""Column → what stands in it, in the order of the columns."""


@cache
def codebook() -> dict[str, Table]:
    """Table → columns. The knowledge is ``columns.yaml``."""
    return knowledge.load_one(dict[str, Table], Path(__file__).with_name("columns.yaml"))


def rows() -> list[tuple[str, str, str]]:
    """(table, column, meaning) of every column."""
    return [(table, column, about) for table, columns in codebook().items() for column, about in columns.items()]
