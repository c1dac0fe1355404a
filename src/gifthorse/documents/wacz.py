"""WACZ: a zip with web archives (``archive/*.warc.gz``) and lists of the pages that were captured on purpose."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

import msgspec

from ..errors import InputError
from . import warc
from .compression import FREE, MAGIC, gunzip
from .raw import Failure, Limits, Raw
from .streams import Chunks, Incoming, chunks_of, peek, unbroken

SPOOL = 32_000_000
MAX_SPOOLED = 2_000_000_000
LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
"""What zipfile raises on a broken, locked or unusual zip."""


class Page(msgspec.Struct, frozen=True):
    """A line of a page list."""

    url: str | None = None


def members(incoming: Incoming, limits: Limits) -> Iterator[Raw | Failure]:
    """The pages on the archive's lists, or all of them where it has none (frames and advertising are on no list)."""
    with tempfile.SpooledTemporaryFile(SPOOL) as spool:
        file = incoming.file or spooled(incoming.chunks, cast(IO[bytes], spool))
        try:
            with zipfile.ZipFile(file) as bundle:
                archives = [i for i in bundle.infolist() if i.filename.startswith("archive/") and ".warc" in i.filename]
                if "[Content_Types].xml" in bundle.namelist() or "mimetype" in bundle.namelist():
                    raise InputError("an office file; save it as PDF or text")
                if not archives:
                    raise InputError("a zip that is no web archive (WACZ); unpack it and give the folder")
                listed = {url for name in LISTS for url in urls(bundle, name, limits)}
                for info in archives:
                    for raw in inside(bundle, info, incoming.source, limits):
                        if isinstance(raw, Failure) or not listed or without_fragment(raw.url) in listed:
                            yield raw
        except BROKEN as error:
            raise InputError(f"a broken or locked zip ({error}); fetch it again") from error


def spooled(chunks: Chunks, spool: IO[bytes]) -> IO[bytes]:
    """The chunks in a temporary file: a zip is read from its end."""
    size = 0
    for chunk in unbroken(chunks):
        size += spool.write(chunk)
        if size > MAX_SPOOLED:
            raise InputError(f"a web archive of more than {MAX_SPOOLED:,} bytes; save it and give the file")
    spool.seek(0)
    return spool


def opened(bundle: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> IO[bytes]:
    """A file of the zip. zipfile gives no more than the size it states, so the stated ratio is the one to check."""
    if info.file_size > FREE and info.file_size > limits.max_ratio * info.compress_size:
        raise InputError(f"compressed data that grows more than {limits.max_ratio} times: refused")
    return bundle.open(info)


def urls(bundle: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[str]:
    """The addresses on a page list; nothing where the list is missing or is not as it should be."""
    if name not in bundle.namelist():
        return
    with opened(bundle, bundle.getinfo(name), limits) as stream:
        while line := stream.readline(limits.max_bytes):
            try:
                page = msgspec.json.decode(line, type=Page)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
            if page.url:
                yield without_fragment(page.url)


def without_fragment(url: str | None) -> str:
    """The address up to its ``#``."""
    return (url or "").partition("#")[0]


def inside(bundle: zipfile.ZipFile, info: zipfile.ZipInfo, source: str, limits: Limits) -> Iterator[Raw | Failure]:
    """The answers of one web archive in the zip."""
    with opened(bundle, info, limits) as stream:
        head, chunks = peek(chunks_of(stream), len(MAGIC))
        if head == MAGIC:
            chunks = gunzip(unbroken(chunks), limits)
        yield from warc.members(Incoming(source=f"{source}!{info.filename}", chunks=chunks), limits)
