"""Settings, in layers; the first that has a value counts.

    flag                  --allow-private
    environment           GIFTHORSE_ALLOW_PRIVATE=true
    nearest gifthorse.toml, from the working folder upwards
    user file             ~/.config/gifthorse/gifthorse.toml (wherever the system keeps such files)
    default

A key that does not exist is an error in a file, because a setting that is silently ignored is worse than none. In the
environment it is passed over: other programs may use names that begin alike.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import msgspec
from platformdirs import user_config_path

from .errors import UsageError

FILE = "gifthorse.toml"
PREFIX = "GIFTHORSE_"
Format = Literal["card", "json", "html"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set. The names are the keys of the file, ``GIFTHORSE_`` and capitals in the environment.

    ``format``: how results are printed (card, json, html); unset: cards on a terminal, JSON elsewhere.
    ``knowledge``: folders of your own knowledge, beside ours (in the environment parted like PATH).
    ``allow_private``: addresses of private networks and of this machine may be read.
    ``timeout_s``: seconds for one address, its redirects included.
    ``max_bytes``: the most bytes of one document.
    ``all_findings``: findings of law are listed in full instead of folded.
    ``threshold``: so many origins must affirm before a case counts as corroborated.
    ``reviewer``: the name under which decisions are logged; unset: the name of your account.
    ``store``: the store of documents and cases, a path or ``postgresql://``; unset: in the user's data folder.
    """

    format: Format | None = None
    knowledge: tuple[str, ...] = ()
    allow_private: bool = False
    timeout_s: float = 20.0
    max_bytes: int = 20_000_000
    all_findings: bool = False
    threshold: int = 2
    reviewer: str | None = None
    store: str | None = None


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """The settings in force, and where each comes from."""

    settings: Settings
    origins: dict[str, str]


def resolve(flags: Mapping[str, Any] | None = None, folder: Path | None = None) -> Resolved:
    """The settings in force in ``folder`` (default: the working folder). A flag that is None was not given.

    UsageError names the layer and the key that is wrong.
    """
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    values: dict[str, Any] = {}
    origins = dict.fromkeys(Settings.__struct_fields__, "default")
    for origin, layer in (*_files(folder or Path.cwd()), ("", _environment()), ("flag", given)):
        for name, value in layer.items():
            values[name] = _checked(name, value, origin)
            origins[name] = origin or PREFIX + name.upper()
    return Resolved(settings=Settings(**values), origins=origins)


def _files(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The user's file, then the nearest one, each with its path."""
    near = next((f / FILE for f in (folder, *folder.parents) if (f / FILE).is_file()), None)
    for path in (user_config_path("gifthorse") / FILE, near):
        if path and path.is_file():
            yield str(path), _read(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    for name in values:
        if name not in Settings.__struct_fields__:
            near = get_close_matches(name, Settings.__struct_fields__, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(Settings.__struct_fields__)}"
            raise UsageError(f"{path}: no setting is called {name!r}; {hint}")
    if folders := values.get("knowledge"):
        # A folder named in a file is meant from where the file lies.
        values["knowledge"] = [str(path.parent / f) if isinstance(f, str) else f for f in folders]
    return values


def _environment() -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in Settings.__struct_fields__:
        if written := os.environ.get(PREFIX + name.upper()):
            values[name] = [f for f in written.split(os.pathsep) if f] if name == "knowledge" else written
    return values


def _checked(name: str, value: Any, origin: str) -> Any:
    """The value in its field's type, or UsageError. Only the environment has nothing but strings."""
    kind = Settings.__annotations__[name]
    try:
        return msgspec.convert(value, kind, strict=bool(origin))
    except msgspec.ValidationError as error:
        raise UsageError(f"{origin or PREFIX + name.upper()}: {name}: {error}") from error
