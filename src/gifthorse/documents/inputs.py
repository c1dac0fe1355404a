"""From the names a user gives to documents: names → bytes → documents, one input never harming the next."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from ..errors import InputError, UsageError
from ..model import Document
from .dates import iso_day
from .raw import DEFAULTS, Failure, Limits, Raw
from .registry import ENDINGS, archive_of, format_of
from .sniff import HEAD, Head
from .streams import rewound

STDIN = "-"


def open_inputs(
    names: Sequence[str], *, published: str | None = None, limits: Limits = DEFAULTS, stdin: BinaryIO | None = None
) -> Iterator[Document | Failure]:
    """Every document behind the names, in order: paths, folders, ``-``, http and https addresses.

    ``published`` (an ISO day) wins over whatever an input says. UsageError, at once, where it is no date; anything
    that cannot be read is a Failure in its place.
    """
    if published is not None and iso_day(published) != published:
        raise UsageError(f"{published!r} is not a date; write YYYY-MM-DD")
    return (
        result
        for raw in read_bytes(names, limits=limits, stdin=stdin)
        for result in (extract(raw, published=published, limits=limits) if isinstance(raw, Raw) else (raw,))
    )


def read_bytes(
    names: Sequence[str], *, limits: Limits = DEFAULTS, stdin: BinaryIO | None = None
) -> Iterator[Raw | Failure]:
    """The bytes behind the names, archives and folders taken apart, streaming: one member is held at a time."""
    for name in names:
        try:
            yield from raws_of(name, limits, stdin)
        except InputError as error:
            yield Failure(source=name, reason=str(error))


def extract(raw: Raw, *, published: str | None = None, limits: Limits = DEFAULTS) -> Iterator[Document | Failure]:
    """The documents that some bytes hold (a page one, a feed many). Whatever goes wrong is a Failure."""
    kind = format_of(Head(data=raw.data[:HEAD], name=raw.source.lower(), media_type=raw.media_type or ""))
    try:
        for result in kind.read(raw, limits):
            if published and isinstance(result, Document):
                yield msgspec.structs.replace(result, published=published)
            else:
                yield result
    except InputError as error:
        yield Failure(source=raw.source, reason=str(error))
    except Exception as error:  # other people's parsers on anybody's bytes: the other inputs must go on
        yield Failure(source=raw.source, reason=f"cannot be read as {kind.name} ({type(error).__name__}: {error})")


def raws_of(name: str, limits: Limits, stdin: BinaryIO | None) -> Iterator[Raw | Failure]:
    """The bytes behind one name."""
    if name == STDIN:
        if stdin is None:
            raise InputError("no standard input here; give a path")
        yield from members(stdin, name, limits)
    elif "://" in name[:32]:
        raise InputError("addresses are not read yet")
    else:
        yield from files(name, limits)


def files(name: str, limits: Limits) -> Iterator[Raw | Failure]:
    """The bytes of one file, or of each file of a folder that has a known ending."""
    path = Path(name)
    folder = path.is_dir()
    none = True
    for file in files_in(path) if folder else (path,):
        none = False
        source = str(file) if folder else name
        try:
            with file.open("rb") as stream:
                yield from members(stream, source, limits)
        except FileNotFoundError:
            yield Failure(source=source, reason="no such file; check the name")
        except OSError as error:
            yield Failure(source=source, reason=f"cannot be read: {error.strerror or error}")
        except InputError as error:
            yield Failure(source=source, reason=str(error))
    if none:
        raise InputError(f"no documents in this folder (looked for {', '.join(ENDINGS)})")


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders that have a known ending, in name order, hidden ones left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from files_in(path)
        elif path.is_file() and path.name.lower().endswith(ENDINGS):
            yield path


def members(stream: IO[bytes], source: str, limits: Limits) -> Iterator[Raw | Failure]:
    """An archive's members, or the stream's bytes as one."""
    start = stream.read(HEAD)
    archive = archive_of(Head(data=start, name=source.lower()))
    stream = rewound(start, stream)
    if archive:
        yield from archive.members(stream, source, limits)
        return
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise InputError(f"too large: more than {limits.max_bytes:,} bytes; split it (JSON Lines may be any size)")
    yield Raw(data=data, source=source)
