"""Feeds (RSS, Atom): each item as a document, with the text that the feed itself carries.

feedparser reads what feeds are really like. Entities are refused before it sees them: a feed needs none of its own,
and they are the way to make a parser explode or read other files.
"""

import io
import re
from collections.abc import Iterator

import msgspec

from ..errors import InputError
from ..model import Document
from .blocks import plain_text
from .dates import iso_day
from .language import code_of, detect
from .raw import Failure, Limits, Raw
from .text import decode

DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
MAX_ITEMS = 10_000


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a feed: ``text`` is "" where the feed gives none; ``published`` is an ISO day."""

    title: str | None
    url: str | None
    published: str | None
    outlet: str | None
    language: str | None
    text: str


def read(raw: Raw, limits: Limits) -> Iterator[Document | Failure]:
    """A document for each item with text; a Failure that names the address for each that has a title only."""
    for number, item in enumerate(items(raw), 1):
        source = item.url or f"{raw.source}#{number}"
        if not any(map(str.isalnum, item.text)):
            yield Failure(source=source, reason="the feed gives no text for it; read its address instead")
            continue
        yield Document(
            text=item.text,
            source=source,
            title=item.title,
            outlet=item.outlet,
            published=item.published,
            language=item.language or detect(item.text),
            url=item.url,
        )


def items(raw: Raw) -> list[Item]:
    """The items of a feed, in its order. InputError where it is none, or declares entities."""
    import feedparser

    declared = DECLARED.match(raw.data[:1000])
    text = decode(raw.data, declared[1].decode() if declared else raw.charset)
    if ENTITY.search(text):
        raise InputError("a feed that declares entities: refused")
    page = io.BytesIO(DECLARATION.sub("", text).encode("utf-8", "replace"))
    feed = feedparser.parse(page, response_headers={"content-type": "application/xml; charset=utf-8"})
    if not feed.entries:
        raise InputError("a feed without items; check its address")
    if len(feed.entries) > MAX_ITEMS:
        raise InputError(f"a feed of more than {MAX_ITEMS:,} items; split it")
    outlet = feed.feed.get("title") or None
    language = code_of(feed.feed.get("language"))
    return [
        Item(
            title=plain_text(entry.get("title") or "").replace("\n", " ") or None,
            url=entry.get("link") or None,
            published=iso_day(entry.get("published") or entry.get("updated")),
            outlet=outlet,
            language=language,
            text=max((plain_text(html) for html in contents(entry)), key=len, default=""),
        )
        for entry in feed.entries
    ]


def contents(entry: dict[str, object]) -> Iterator[str]:
    """What an item carries as its content and as its summary."""
    content = entry.get("content")
    for part in content if isinstance(content, list) else ():
        yield str(part.get("value") or "")
    yield str(entry.get("summary") or "")
