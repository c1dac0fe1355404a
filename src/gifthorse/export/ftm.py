"""FollowTheMoney JSON lines, for OpenAleph and its like (``gifthorse export ftm``).

An article is an ``Article``, a party a ``LegalEntity``, a case an ``EconomicActivity`` between them with the articles
as ``proof``. The model has no place for offsets, stances or origins: they go into ``description`` as words, and
``gifthorse export jsonl`` has all of it. A case that people rejected is left out.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from .bundle import Bundle, File, Source
from .tables import STANCES

MOST = 2_000
"""Characters of a description."""


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One line: all values are strings, all properties lists of them."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write(bundle: Bundle, path: Path, /) -> None:
    """One entity a line, each once, in the order of the cases."""
    made = {entity.id: entity for file in bundle.files for entity in entities(file)}
    path.write_bytes(b"".join(msgspec.json.encode(entity) + b"\n" for entity in made.values()))


def entities(file: File) -> Iterator[Entity]:
    """The articles, parties and transfer of one case."""
    case = file.case
    if case.status == "rejected":
        return
    yield from (article(source) for source in file.sources)
    properties: dict[str, list[str]] = {
        "summary": [case.title],
        "description": [described(file)],
        "goodsDescription": [goods.name for goods in case.goods],
        "vedCode": list(dict.fromkeys(code for goods in case.goods for code in goods.hs)),
        "proof": [article_id(source) for source in file.sources],
        "status": [f"{case.status}; {case.transfer_status}, as told"],
        "recordId": [case.id],
    }
    first, _, last = (case.date or "").partition("/")
    properties |= {"startDate": [first], "endDate": [last]} if last else {"date": [first]}
    for role, country, party in (
        ("sender", "departureCountry", case.supplier),
        ("receiver", "destinationCountry", case.recipient),
    ):
        if party is None:
            continue
        id_ = f"gifthorse-party-{slug(party.code or '')}-{slug(party.name)}"
        state = [party.code.lower()] if party.code and is_country(party.code) else []
        yield Entity(id=id_, schema="LegalEntity", properties=kept({"name": [party.name], "country": state}))
        properties |= {role: [id_], country: state}
    yield Entity(id=f"gifthorse-case-{case.id}", schema="EconomicActivity", properties=kept(properties))


def is_country(code: str) -> bool:
    """False for groups, and for codes that ISO 3166 leaves to users (XA–XZ; Kosovo's XK is known everywhere)."""
    return len(code) == 2 and (code[0] != "X" or code == "XK")


def article(source: Source) -> Entity:
    """A document without its text, which belongs to its publisher."""
    document = source.document
    title = document.title or document.source
    values = {
        "title": [title],
        "publisher": [document.outlet or ""],
        "publishedAt": [document.published or ""],
        "sourceUrl": [document.url or ""],
    }
    return Entity(id=article_id(source), schema="Article", properties=kept(values))


def article_id(source: Source) -> str:
    return f"gifthorse-document-{source.key}"


def described(file: File) -> str:
    """Who says what, and the standing of it, in words."""
    case = file.case
    said = [
        f"{origin.name} {STANCES[cell.letter]}: “{cell.evidence[0].words}”"
        for origin in case.origins
        for cell in origin.cells
        if cell.assertion in ("occurred", "lawful") and cell.evidence
    ]
    head = f"Review: {case.status}. {case.attested.origins} origins, {case.attested.articles} articles."
    return " ".join([head, *said])[:MOST]


def kept(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    """The properties that have a value."""
    return {name: values for name, found in properties.items() if (values := [value for value in found if value])}


def slug(text: str) -> str:
    """Letters and digits of any script, the rest as hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
