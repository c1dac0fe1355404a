"""Score the spans of transfers: the word that tells one, and who fills its roles in the same sentence.

A found event and an annotated one match where their triggers share a character, one to one in the text's order. A
filler is right where it shares a word that tells something with an annotated filler of its role (lenient) or has the
same words but for leading prepositions and articles (exact). End to end, fillers of events that match nothing are
wrong and fillers of events that were not found are missed; the headline is the lenient F1 over all three roles.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .counts import ratios
from .words import words

Span = Sequence[int]
Filler = list[tuple[int, str]]

ROLES = ("supplier", "recipient", "goods")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")


@dataclass
class Row:
    """One text's counts, keyed by (what, role), and its errors."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def words_of(text: str, span: Span) -> Filler:
    """(start, small word) of the words that a span touches."""
    return [(m.start(), m[0].lower()) for m in _TOKEN.finditer(text) if m.end() > span[0] and m.start() < span[1]]


def lenient(found: Filler, gold: Filler) -> bool:
    """They share a word that tells something."""

    def telling(filler: Filler) -> set[tuple[int, str]]:
        return {word for word in filler if word[1] not in words().empty_fillers} or set(filler)

    return bool(telling(found) & telling(gold))


def exact(found: Filler, gold: Filler) -> bool:
    """The same words, but for leading prepositions and articles."""

    def stripped(filler: Filler) -> Filler:
        first = next((i for i, word in enumerate(filler) if word[1] not in words().empty_fillers), len(filler))
        return filler[first:]

    return stripped(found) == stripped(gold)


def right(found: Sequence[Filler], golds: Sequence[Filler], same: Callable[[Filler, Filler], bool]) -> int:
    """How many fillers are right; each annotated one counts once."""
    rest, n = list(golds), 0
    for filler in found:
        hit = next((gold for gold in rest if same(filler, gold)), None)
        if hit is not None:
            rest.remove(hit)
            n += 1
    return n


def all_right(text: str, found: dict[str, Any], roles: dict[str, Any], role: str) -> bool:
    """Every filler of a role was found, and no other."""
    have = [words_of(text, span) for span in found.get(role) or ()]
    want = [words_of(text, span) for span in roles.get(role, [])]
    return right(have, want, lenient) == len(have) == len(want)


def pairs_of(found: Sequence[dict[str, Any]], events: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Index in the annotation → index found."""
    pairs: dict[int, int] = {}
    for j, event in enumerate(events):
        start, end = event["trigger"]
        for i, item in enumerate(found):
            if i not in pairs.values() and item["trigger"][0] < end and start < item["trigger"][1]:
                pairs[j] = i
                break
    return pairs


def score_document(gold: dict[str, Any], found: Sequence[dict[str, Any]]) -> Row:
    """Score one text: ``found`` are objects with a trigger span and, for each role, a list of spans."""
    text, events, row = gold["text"], gold["events"], Row()
    pairs = pairs_of(found, events)
    row.counts.update(
        {("events", "found"): len(found), ("events", "gold"): len(events), ("events", "right"): len(pairs)}
    )
    for j, event in enumerate(events):
        item = found[pairs[j]] if j in pairs else None
        if item is None:
            row.errors.append(f"{gold['id']}  missed          {_shown(text, event['trigger'], event['roles'])}")
        wrong = []
        for role in ROLES:
            want = [words_of(text, span) for span in event["roles"].get(role, [])]
            row.counts["gold", role] += len(want)
            if item is None:
                continue
            have = [words_of(text, span) for span in item.get(role) or ()]
            n = right(have, want, lenient)
            row.counts.update({("right", role): n, ("exact", role): right(have, want, exact)})
            row.counts.update({("found", role): len(have), ("matched gold", role): len(want)})
            if n < len(have) or n < len(want):
                wrong.append(role)
        if item is not None and wrong:
            told = f"{_shown(text, event['trigger'], event['roles'])}   said {_shown(text, item['trigger'], item)}"
            row.errors.append(f"{gold['id']}  wrong {','.join(wrong)}   {told}")
    for i in sorted(set(range(len(found))) - set(pairs.values())):
        for role in ROLES:
            row.counts["beside", role] += len(found[i].get(role) or ())
        row.errors.append(f"{gold['id']}  false           {_shown(text, found[i]['trigger'], found[i])}")
    return row


def _shown(text: str, trigger: Span, roles: dict[str, Any]) -> str:
    def quoted(spans: Iterable[Span]) -> str:
        return "; ".join(" ".join(text[start:end].split())[:50] for start, end in spans) or "—"

    return f"“{quoted([trigger])}” " + " | ".join(quoted(roles.get(role) or ()) for role in ROLES)


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """P, R and F1 of the events, of the roles given their event, and end to end; lenient and exact."""
    c: Counter[tuple[str, str]] = sum((row.counts for row in rows), Counter())
    made: dict[str, Any] = {
        "documents": len(rows),
        "event": ratios(c["events", "right"], c["events", "found"], c["events", "gold"]),
        "role_given_event": {},
        "e2e": {},
    }
    for name, kind in (("len", "right"), ("exa", "exact")):
        given, whole = [0, 0, 0], [0, 0, 0]
        for role in ROLES:
            hit, have = c[kind, role], c["found", role]
            one = (hit, have, c["matched gold", role])
            all_ = (hit, have + c["beside", role], c["gold", role])
            made["role_given_event"][f"{role}/{name}"] = ratios(*one)
            made["e2e"][f"{role}/{name}"] = ratios(*all_)
            given = [a + b for a, b in zip(given, one, strict=True)]
            whole = [a + b for a, b in zip(whole, all_, strict=True)]
        made["role_given_event"][f"ALL/{name}"] = ratios(*given)
        made["e2e"][f"ALL/{name}"] = ratios(*whole)
    return made
