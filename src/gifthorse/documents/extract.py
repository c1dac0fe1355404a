"""Bytes → documents, and whatever goes wrong → a Failure."""

from collections.abc import Iterator

import msgspec

from ..errors import InputError
from ..model import Document
from .raw import DEFAULTS, Failure, Limits, Raw
from .registry import Format, format_of
from .sniff import HEAD, Head
from .worker import worker


def extract(raw: Raw, *, published: str | None = None, limits: Limits = DEFAULTS) -> Iterator[Document | Failure]:
    """The documents that some bytes hold: a page one, a feed many. ``published`` wins over what they say."""
    isolated = kind_of(raw).isolated
    for found in worker.run(raw, limits) if isolated else here(raw, limits):
        if published and isinstance(found, Document):
            yield msgspec.structs.replace(found, published=published)
        else:
            yield found


def here(raw: Raw, limits: Limits) -> Iterator[Document | Failure]:
    """The same in this process, whatever it costs."""
    kind = kind_of(raw)
    try:
        yield from kind.read(raw, limits)
    except InputError as error:
        yield Failure(source=raw.source, reason=str(error))
    except MemoryError:
        yield Failure(source=raw.source, reason=f"takes too much memory as {kind.name}; save its text as a text file")
    except Exception as error:  # other people's parsers on anybody's bytes: the other inputs must go on
        yield Failure(source=raw.source, reason=f"cannot be read as {kind.name} ({type(error).__name__}: {error})")


def kind_of(raw: Raw) -> Format:
    """The format of some bytes."""
    return format_of(Head(data=raw.data[:HEAD], name=raw.source.lower(), media_type=raw.media_type or ""))
