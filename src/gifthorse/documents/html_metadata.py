"""What a page says about itself: title, outlet, date, language, address. JSON-LD and meta tags first: they are cheap
and meant for this; ``<time>`` and htmldate's fast search only for a date that neither gives."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from .dates import iso_day
from .language import code_of

ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Blog|Liveblog|Report|Tech|Scholarly|Social)?"
    r"(?:Article|Posting|Report|WebPage)",
    re.IGNORECASE,
)
DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
    "date",
    "article:published",
    "og:article:published_time",
)
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "article:publisher_name", "publisher")
ADDRESSES = ("og:url", "parsely-link")
TAGS = ("content-language", "og:locale", "inlanguage", "language", "dc.language")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Each None where the page does not say. ``published`` is an ISO day, ``language`` an ISO 639-1 code."""

    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None


def metadata(tree: Any, url: str | None = None) -> Metadata:
    """Read an lxml HTML tree's metadata; ``url`` is the address it came from, if known."""
    things = list(json_ld(tree))
    meta = meta_tags(tree)

    def first(*names: str) -> str | None:
        return next((meta[name] for name in names if meta.get(name)), None)

    def said(*keys: str) -> str | None:
        return next((value for thing in things for key in keys if (value := plain(thing.get(key)))), None)

    canonical = str(tree.xpath("string(//link[@rel='canonical']/@href)"))
    heading = squeeze(tree.xpath("string(//h1[1])")) or squeeze(tree.xpath("string(//title[1])"))
    address = next((a for a in (canonical, first(*ADDRESSES), said("url")) if web_address(a)), None)
    return Metadata(
        title=said("headline") or first(*TITLES) or heading,
        outlet=first("og:site_name") or said("publisher") or first(*OUTLETS),
        published=iso_day(said("datePublished", "dateCreated")) or iso_day(first(*DATES)) or searched(tree),
        language=code_of(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or code_of(said("inLanguage"))
        or code_of(first(*TAGS)),
        url=url or address,
    )


def web_address(address: str | None) -> bool:
    """True for an absolute http or https address."""
    return bool(address and re.match(r"https?://\S+$", address, re.IGNORECASE))


def squeeze(words: str) -> str | None:
    """White space to single spaces; None where nothing is left."""
    return " ".join(words.split()) or None


def meta_tags(tree: Any) -> dict[str, str]:
    """Lower-case name, property, itemprop or http-equiv to content; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if (name := tag.get(attribute)) and (content := squeeze(tag.get("content") or "")):
                found.setdefault(name.strip().lower(), content)
    return found


def json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The article-like objects of the page's JSON-LD; a block that is not JSON is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            block = msgspec.json.decode((script.text or "").strip().rstrip(";"), strict=False)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        for thing in flat(block):
            kinds = thing.get("@type")
            if any(
                isinstance(k, str) and ARTICLE.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield thing


def flat(block: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block: itself, a list, or its @graph."""
    for thing in block if isinstance(block, list) else [block]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (node for node in (graph if isinstance(graph, list) else ()) if isinstance(node, dict))


def plain(value: Any) -> str | None:
    """A JSON-LD value as a string: of a list the first, of an object its name, id or value."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "alternateName", "@value", "@id") if value.get(key)), None)
    return squeeze(value) if isinstance(value, str) else None


def searched(tree: Any) -> str | None:
    """A date from ``<time>`` in an article, else by htmldate's fast search; None where neither finds one."""
    for stamp in tree.xpath(
        "(//article//time[@datetime] | //time[@pubdate or @itemprop='datePublished'])[1]/@datetime"
    ):
        if day := iso_day(str(stamp)):
            return day
    from htmldate import find_date

    return iso_day(find_date(tree, extensive_search=False, original_date=True))
