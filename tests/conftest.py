"""Stores of both kinds."""

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stores import fresh, postgres

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server for the whole run, started by the first test that asks for it."""
    # Not below pytest's own folder, which is closed to the user that the server runs as where we are root.
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="gifthorse-") as folder:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        Path(folder).chmod(0o755)
        with postgres(Path(folder) / "pg") as address:
            yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store is, on each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return fresh(request.getfixturevalue("server"), f"store{next(NUMBERS)}")
