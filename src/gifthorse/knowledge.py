"""Knowledge is data: commented YAML beside the code that reads it, checked against its type, parsed once.

YAML stays the source of truth. Parsing it is slow, so a folder's parsed form is kept in the user's cache folder under
the hash of the files' bytes and of the type's schema: an edited file has another hash, so the cache cannot be stale.
A user's own folders of knowledge have the shape of ours (``world/``, ``world/goods/``, ``law/``) and add to it.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from platformdirs import user_cache_path

from .errors import KnowledgeError

T = TypeVar("T")
PACKAGE = Path(__file__).parent


def load(kind: type[T], files: Sequence[Path]) -> list[tuple[Path, T]]:
    """Parse each YAML file into ``kind`` (a msgspec type), in order; KnowledgeError names the file and the field.

    One cache entry for the whole list, so give all files of one concept together.
    """
    digest = blake2b(digest_size=20)
    digest.update(schema_of(kind))  # type: ignore[arg-type]
    contents = [path.read_bytes() for path in files]
    for path, raw in zip(files, contents, strict=True):
        digest.update(path.name.encode() + b"\0" + len(raw).to_bytes(8, "big") + raw)
    entry = user_cache_path("gifthorse") / "knowledge" / f"{digest.hexdigest()}.msgpack"
    decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
    try:
        return list(zip(files, decoder.decode(entry.read_bytes()), strict=True))
    except (OSError, msgspec.MsgspecError, ValueError):
        pass
    parsed = [parse(kind, raw, path) for path, raw in zip(files, contents, strict=True)]
    keep(entry, msgspec.msgpack.encode(parsed))
    return list(zip(files, parsed, strict=True))


def load_one(kind: type[T], file: Path) -> T:
    """The same for a single file."""
    return load(kind, [file])[0][1]


def parse(kind: type[T], raw: bytes, path: Path) -> T:
    """One YAML file's bytes as ``kind``, or KnowledgeError."""
    import yaml

    try:
        data = yaml.load(raw, Loader=loader())
    except (yaml.YAMLError, ValueError) as error:
        raise KnowledgeError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error
    try:
        return msgspec.convert(data, kind, str_keys=True)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{path}: {error}") from error


@cache
def loader() -> Any:
    """YAML with the booleans of version 1.2, true and false alone: ``NO`` is Norway and ``on`` a word."""
    import yaml

    base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Loader", (base,), {})
    boolean = "tag:yaml.org,2002:bool"
    loader.yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in rules if tag != boolean or letter in "tTfF"]
        for letter, rules in base.yaml_implicit_resolvers.items()
    }
    return loader


@cache
def schema_of(kind: type[Any]) -> bytes:
    """The JSON Schema of a kind of knowledge file, as bytes that do not depend on anything but the type."""
    return msgspec.json.encode(msgspec.json.schema(kind), order="deterministic")


def keep(entry: Path, data: bytes) -> None:
    """Write the cache entry whole or not at all; a home that cannot be written only costs time."""
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        part = entry.with_suffix(f".{os.getpid()}")
        part.write_bytes(data)
        part.replace(entry)
    except OSError:
        pass


_added: ContextVar[tuple[Path, ...]] = ContextVar("added", default=())


@contextmanager
def added(*extra: Path) -> Iterator[None]:
    """Within this context the given folders of knowledge stand beside ours and the user's."""
    token = _added.set((*_added.get(), *(path.resolve() for path in extra)))
    try:
        yield
    finally:
        _added.reset(token)


def roots() -> tuple[Path, ...]:
    """Our knowledge, then the user's (``GIFTHORSE_KNOWLEDGE``, separated like PATH), then what ``added`` brings.

    Whatever is built from knowledge is cached by this tuple: ``@cache def gazetteer(roots: tuple[Path, ...])``.
    """
    return _roots(os.environ.get("GIFTHORSE_KNOWLEDGE", ""), _added.get())


@lru_cache(maxsize=64)
def _roots(named: str, extra: tuple[Path, ...]) -> tuple[Path, ...]:
    return (PACKAGE, *(Path(name).resolve() for name in filter(None, named.split(os.pathsep))), *extra)


def files(*below: str, among: tuple[Path, ...] | None = None) -> list[Path]:
    """All YAML files of a concept (``files("world", "goods")``), ours first, each folder's in name order."""
    return [path for root in among or roots() for path in sorted(root.joinpath(*below).glob("*.yaml"))]
