"""The store's shape is brought up to date when it is opened, by one process at a time."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ..errors import UsageError
from .database import Database, StoreError

HEAD = "0001"
"""The newest migration; what a store of this version has."""


def migrate(database: Database, new: bool = True) -> None:
    """Bring a store to ``HEAD``. StoreError where a later version of the program made it.

    UsageError where there is none and it is not to be ``new``.
    """
    if not new and database.sqlite and not Path(database.name).exists():
        raise UsageError(f"{database.name}: no store is there; gifthorse add makes one")
    with database.looking() as connection:
        found = version(connection, database.name)
        if found == HEAD:
            return
        if not new and found is None:
            raise UsageError(f"{database.name} is empty; gifthorse add makes a store")
    with database.writing() as connection:
        # Another process may have been faster.
        if version(connection, database.name) != HEAD:
            upgrade(connection)


def version(connection: Connection, name: str) -> str | None:
    """The migration that a store is at; None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise StoreError(f"{name} holds other tables and is no store of gifthorse; name another")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found > HEAD:
        raise StoreError(f"{name} was made by a later version of gifthorse; update this one")
    return found


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
