"""JSON: records with ``text`` and what is known about it, one a line, as the contract has them."""

from collections.abc import Iterator

import msgspec

from ..errors import InputError
from ..model import Document
from .dates import dated_by_text, iso_day
from .language import code_of, detect
from .raw import Failure, Limits, Raw
from .streams import Incoming, stream_of, unbroken
from .text import require_words

MEDIA_TYPE = "application/json"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that count; others are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


RECORD = msgspec.json.Decoder(Record)


def members(incoming: Incoming, limits: Limits) -> Iterator[Raw | Failure]:
    """Each line's bytes; a line over the limit is a failure and is passed over without being held."""
    stream = stream_of(unbroken(incoming.chunks))
    number = 0
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        name = f"{incoming.source}:{number}"
        if len(line) > limits.max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.max_bytes)
            yield Failure(source=name, reason=f"a record of more than {limits.max_bytes:,} bytes; split it")
        elif line.strip():
            data = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            yield Raw(data=data, source=name, media_type=MEDIA_TYPE, container=incoming.source)


def read(raw: Raw, limits: Limits) -> Iterator[Document | Failure]:
    """One record, or the list of records that a whole file holds."""
    data = raw.data.removeprefix(b"\xef\xbb\xbf").strip()
    if not data.startswith(b"["):
        yield document(data, raw.source)
        return
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"not valid JSON: {error}") from error
    for number, item in enumerate(items, 1):
        try:
            yield document(bytes(item), f"{raw.source}:{number}")
        except InputError as error:
            yield Failure(source=f"{raw.source}:{number}", reason=str(error))


def document(data: bytes, source: str) -> Document:
    """The record's document; ``source`` where it has no id. InputError says what is wrong with it."""
    try:
        record = RECORD.decode(data)
    except msgspec.ValidationError as error:
        raise InputError(f"not a record: {error} (it needs a string 'text')") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"not valid JSON: {error}") from error
    require_words(record.text)
    published = iso_day(record.published)
    if record.published and published is None:
        raise InputError(f"published {record.published!r} is not a date; write YYYY-MM-DD")
    return Document(
        text=record.text,
        source=source if record.id is None else str(record.id),
        title=record.title,
        outlet=record.outlet,
        published=published or dated_by_text(record.text),
        language=code_of(record.language) or detect(record.text),
        url=record.url,
    )
