"""From the names a user gives to documents: names → bytes → documents, one input never harming the next."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from ..errors import InputError, UsageError
from ..model import Document
from .compression import MAGIC, gunzip
from .dates import iso_day
from .extract import extract
from .raw import DEFAULTS, Failure, Limits, Raw
from .registry import ENDINGS, archive_of, format_of
from .sniff import HEAD, Head
from .streams import Incoming, chunks_of, peek, unbroken, whole

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
            if name == STDIN:
                if stdin is None:
                    raise InputError("there is no standard input here; give a path")
                yield from members(Incoming(source=name, chunks=chunks_of(stdin)), Raw(data=b"", source=name), limits)
            elif "://" in name[:32]:
                yield from address(name, limits)
            else:
                yield from files(name, limits)
        except InputError as error:
            yield Failure(source=name, reason=str(error))
        except (OSError, ValueError) as error:  # ValueError: a NUL byte in a path
            yield Failure(source=name, reason=f"cannot be read ({getattr(error, 'strerror', None) or error})")


def head_of(data: bytes, about: Raw) -> Head:
    """What the registry looks at."""
    return Head(data=data, name=about.source.lower(), media_type=about.media_type or "")


def address(url: str, limits: Limits) -> Iterator[Raw | Failure]:
    """The bytes behind an address."""
    from .fetch import get  # the network is loaded only where it is used

    with get(url, limits) as answer:
        about = Raw(data=b"", source=url, media_type=answer.media_type, charset=answer.charset, url=answer.url)
        yield from members(Incoming(source=url, chunks=answer.chunks), about, limits)


def files(name: str, limits: Limits) -> Iterator[Raw | Failure]:
    """The bytes of one file, or of each file of a folder that has a known ending."""
    path = Path(name)
    if not path.is_dir():
        yield from file(path, name, limits)
        return
    none = True
    for found in files_in(path):
        none = False
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield from file(found, str(found), limits)
        except InputError as error:
            yield Failure(source=str(found), reason=str(error))
        except OSError as error:
            yield Failure(source=str(found), reason=f"cannot be read ({error.strerror or error})")
    if none:
        raise InputError(f"no documents in this folder (looked for {', '.join(ENDINGS)})")


def file(path: Path, source: str, limits: Limits) -> Iterator[Raw | Failure]:
    """The bytes of one file, or of its members."""
    try:
        with path.open("rb") as stream:
            on_disk = stream if path.is_file() else None
            incoming = Incoming(source=source, chunks=chunks_of(stream), file=on_disk)
            yield from members(incoming, Raw(data=b"", source=source), limits)
    except FileNotFoundError as error:
        raise InputError("no such file; check the name") from error


def files_in(folder: Path) -> Iterator[Path | Failure]:
    """The files of a folder and its folders that have a known ending, in name order, hidden ones left out."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield Failure(source=str(folder), reason=f"cannot be read ({error.strerror or error})")
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from files_in(path)
        elif path.is_file() and path.name.lower().endswith(ENDINGS):
            yield path


def members(incoming: Incoming, about: Raw, limits: Limits) -> Iterator[Raw | Failure]:
    """An archive's members, or all the bytes as one; gzip is taken off first."""
    head, chunks = peek(incoming.chunks, HEAD)
    on_disk = incoming.file
    if head.startswith(MAGIC):
        head, chunks = peek(gunzip(unbroken(chunks), limits), HEAD)
        on_disk = None
    archive = archive_of(head_of(head, about))
    if archive is None:
        kind = format_of(head_of(head, about))
        most = limits.max_pdf_bytes if kind.name == "PDF" else limits.max_bytes
        yield msgspec.structs.replace(about, data=whole(chunks, most))
        return
    none = True
    for member in archive.members(msgspec.structs.replace(incoming, chunks=chunks, file=on_disk), limits):
        none = False
        yield member
    if none:
        raise InputError(f"nothing to read in this {archive.name} input")
