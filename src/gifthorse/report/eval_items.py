"""What was annotated and what was found, in one shape for the three forms, so that a page can lay them side by side."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from ..evaluation import Form, Gold, Scored, attribution, transfers
from ..evaluation.matching import pair
from ..evaluation.score import rights
from ..model import Reading, Span
from . import words

Words = Callable[[Span], str]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A span and what it is to its item: ``word`` "supplier", ``letter`` "S", ``style`` a class of the page."""

    span: Span
    word: str
    letter: str
    style: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One transfer or attribution: ``head`` in one line, ``notes`` below it, the places that it rests on."""

    head: str
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """Indices of what belongs together, None where a side has nothing to go with the other; ``word`` says how well."""

    gold: int | None
    found: int | None
    word: str


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Both sides of one text."""

    gold: tuple[Item, ...]
    found: tuple[Item, ...]
    pairings: tuple[Pairing, ...]


def sides(text: Scored, form: Form) -> Sides:
    """What was annotated, what was found, and which belong together."""
    gold, reading = text.gold, text.reading
    if form == "articles":
        golds = [_told(item, gold["text"]) for item in gold["transfers"]]
        told = msgspec.to_builtins(reading)["transfers"]
        found = [_told_found(item, reading.document.text) for item in told]
        pairs = {j: i for i, j in pair(told, gold["transfers"])}
        wrong = {
            j: [s for s, well in rights(told[i], gold["transfers"][j]).items() if not well] for j, i in pairs.items()
        }
        spare = [bool(item.get("optional")) for item in gold["transfers"]]
    elif form == "attribution":
        golds, found, pairs, wrong, spare = _attributions(gold, reading)
    else:
        golds, found, pairs, wrong, spare = _events(gold, reading)
    return Sides(gold=tuple(golds), found=tuple(found), pairings=tuple(_pairings(golds, found, pairs, wrong, spare)))


def _pairings(
    golds: list[Item], found: list[Item], pairs: dict[int, int], wrong: dict[int, list[str]], spare: list[bool]
) -> Iterator[Pairing]:
    for j in range(len(golds)):
        said = "optional, " * spare[j]
        if j not in pairs:
            yield Pairing(gold=j, found=None, word=f"{said}not found")
        else:
            yield Pairing(gold=j, found=pairs[j], word=said + (f"wrong {', '.join(wrong[j])}" if wrong[j] else "right"))
    for i in range(len(found)):
        if i not in pairs.values():
            yield Pairing(gold=None, found=i, word="not annotated")


Parts = tuple[list[Item], list[Item], dict[int, int], dict[int, list[str]], list[bool]]


def _attributions(gold: Gold, reading: Reading) -> Parts:
    tokens, text = attribution.Tokens(gold["text"]), gold["text"]
    given = msgspec.to_builtins(reading.statements)
    golds, found = tokens.attributions(gold["attributions"]), tokens.attributions(given)
    pairs = {j: i for i, j in attribution.pairs_of(found, golds)}
    wrong: dict[int, list[str]] = {}
    for j, i in pairs.items():
        levels = attribution.levels_of(tokens, found[i], golds[j])
        wrong[j] = [] if "+source+cue" in levels else ["cue"] if "+source" in levels else ["source"]
    kept = [[item for item in side if item.get("content") or item.get("cue")] for side in (gold["attributions"], given)]
    shown = [[_spans(item, attribution.ROLES, text) for item in side] for side in kept]
    return shown[0], shown[1], pairs, wrong, [not tokens.reports(item) for item in golds]


def _events(gold: Gold, reading: Reading) -> Parts:
    text, given = gold["text"], msgspec.to_builtins(reading.transfer_mentions)
    pairs = transfers.pairs_of(given, gold["events"])
    wrong: dict[int, list[str]] = {}
    for j, i in pairs.items():
        want, have = gold["events"][j]["roles"], given[i]
        wrong[j] = [role for role in transfers.ROLES if not transfers.all_right(text, have, want, role)]
    golds = [
        _spans({**item["roles"], "trigger": [item["trigger"]]}, ("trigger", *transfers.ROLES), text)
        for item in gold["events"]
    ]
    found = [_spans({**item, "trigger": [item["trigger"]]}, ("trigger", *transfers.ROLES), text) for item in given]
    return golds, found, pairs, wrong, [False] * len(golds)


_STYLES = {"source": "party", "supplier": "party", "recipient": "party", "cue": "trigger", "trigger": "trigger"}


def _spans(item: dict[str, Any], roles: tuple[str, ...], text: str) -> Item:
    """An item that is nothing but its spans; long ones are shortened in the head."""
    places = []
    for role in roles:
        style = _STYLES.get(role, "goods")
        places += [Place(span=Span(*s), word=role, letter=role[0].upper(), style=style) for s in item.get(role) or ()]

    def quoted(role: str) -> str:
        said = " … ".join(" ".join(p.span.of(text).split()) for p in places if p.word == role)
        return said if len(said) <= 90 else said[:60] + " … " + said[-25:]

    head = " · ".join(f"{role}: {quoted(role) or '—'}" for role in roles)
    return Item(head=head, places=tuple(places))


def _told(item: dict[str, Any], text: str) -> Item:
    """An annotated transfer. Only its quotes have places of their own; a name is shown where it first stands."""
    places = []
    for role, letter, style, part in (
        ("supplier", "S", "party", item["supplier"]),
        ("recipient", "R", "party", item["recipient"]),
        ("goods", "G", "goods", item["goods"]),
    ):
        for name in (part or {}).get("names") or []:
            if match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                places.append(Place(span=Span(*match.span()), word=role, letter=letter, style=style))
    for stance in item["stances"]:
        if stance.get("quote"):
            places.append(_position(stance, Span(*stance["quote"])))
    goods = f"{', '.join(item['goods'].get('names') or [])} ({', '.join(item['goods']['classes'])})"
    statuses = " or ".join([item["status"], *item.get("status_alt", [])])
    ends = [_ends(item[role]) for role in ("supplier", "recipient")]
    notes = [f"{statuses} · {item.get('date') or 'no date'}{' (optional)' * bool(item.get('date_optional'))}"]
    notes += [
        f"{_stance(stance, stance['source'])}{' (optional)' * bool(stance.get('optional'))}"
        for stance in item["stances"]
    ]
    return Item(head=f"{ends[0]} → {goods} → {ends[1]}", notes=tuple(notes), places=tuple(places))


def _told_found(item: dict[str, Any], text: str) -> Item:
    """A transfer that was found."""
    places = [Place(span=Span(*item["trigger"]), word="tells", letter="T", style="trigger")]
    for role in ("supplier", "recipient"):
        spans = (item[role] or {}).get("mentions") or ()
        places += [Place(span=Span(*s), word=role, letter=role[0].upper(), style="party") for s in spans]
    for goods in item["goods"]:
        places += [Place(span=Span(*s), word="goods", letter="G", style="goods") for s in goods["mentions"]]
    places += [_position(stance, Span(*stance["evidence"])) for stance in item["stances"]]
    kinds = dict.fromkeys(goods["class"] for goods in item["goods"])
    names = dict.fromkeys(goods["name"] for goods in item["goods"])
    ends = [_ends(item[role]) for role in ("supplier", "recipient")]
    notes = [f"{item['status']} · {item['date'] or 'no date'}"]
    notes += [_stance(stance, stance["source"]["name"]) for stance in item["stances"]]
    head = f"{ends[0]} → {', '.join(names)} ({', '.join(kinds)}) → {ends[1]}"
    return Item(head=head, notes=tuple(notes), places=tuple(places))


def _ends(party: dict[str, Any] | None) -> str:
    if not party:
        return words.NOT_STATED
    name = party.get("name") or next(iter(party.get("names") or []), "")
    codes = [code for code in (party.get("code"), *party.get("alt", [])) if code]
    return " ".join(filter(None, [name, f"({' or '.join(codes)})" if codes else ""])) or words.NOT_STATED


def _stance(stance: dict[str, Any], source: str) -> str:
    hedged = ", hedged" * bool(stance.get("hedged"))
    return f"{words.GLYPHS[stance['position']]} {stance['position']} {stance['about']}: {source}{hedged}"


def _position(stance: dict[str, Any], span: Span) -> Place:
    sign = "§" * (stance["about"] == "legality") + words.GLYPHS[stance["position"]]
    return Place(span=span, word=f"{stance['position']} {stance['about']}", letter=sign, style=stance["position"])
