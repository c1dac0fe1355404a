"""What the documents of a case agree on, field by field; a copy has no vote of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ..law.dates import Days
from ..model import CaseGoods, Goods, Party, Status
from .amounts import amount_of, converted
from .claim import Claim, Side

PRECEDENCE: tuple[Status, ...] = ("attempted", "completed", "ongoing", "planned", "negated", "implied")
"""Where as many documents say the one as the other, the earlier in this list."""
LONG = 6
"""A name of more words than this is a description."""


def party(claims: Sequence[Claim], role: str) -> Party | None:
    """The party that most documents give: its code, and of that code the name used most, the fuller on a tie."""
    sides: list[Side] = [side for claim in claims if (side := getattr(claim, role)).name]
    if not sides:
        return None
    codes = Counter(side.code for side in sides if side.code)
    code = max(codes, key=lambda c: (codes[c], c.startswith("group:"), c)) if codes else None
    fitting = [side for side in sides if side.code == code] or sides
    # A flag says least about who somebody is.
    fitting = [side for side in fitting if not side.flag] or fitting
    return Party(name=best_name(side.name for side in fitting), code=code)


def best_name(names: Iterable[str]) -> str:
    """The name used most; on a tie the fuller one that is no description."""
    counts = Counter(names)
    return max(counts, key=lambda n: (counts[n], n[:1].isupper(), len(n.split()) <= LONG, len(n), n))


def date(claims: Sequence[Claim]) -> str | None:
    """The narrowest date that most documents agree with."""
    dated = [(claim.when, claim.transfer.date) for claim in claims if claim.when and claim.transfer.date]
    if not dated:
        return None
    votes = {
        text: (sum(_meet(when, other) for other, _ in dated), when.first - when.last, text) for when, text in dated
    }
    return max(votes, key=lambda text: (votes[text][0], votes[text][1], text))


def _meet(x: Days, y: Days) -> bool:
    return x.first <= y.last and y.first <= x.last


def status(claims: Sequence[Claim]) -> Status:
    """The status that most documents give."""
    counts = Counter(claim.transfer.status for claim in claims if not claim.implied) or Counter(
        claim.transfer.status for claim in claims
    )
    return max(PRECEDENCE, key=lambda s: (counts[s], -PRECEDENCE.index(s)))


def place(claims: Sequence[Claim]) -> str | None:
    """The place named most."""
    names = [claim.transfer.place.name for claim in claims if claim.transfer.place]
    return best_name(names) if names else None


def goods(claims: Sequence[Claim]) -> tuple[CaseGoods, ...]:
    """The goods by class, those named most first; what is only vague gives way to what is named in its family."""
    found = defaultdict(list)
    for claim in claims:
        for item in claim.transfer.goods:
            found[item.class_].append(item)
    named = {c for c in found if not _vague(c)}
    families = {_root(c) for c in named}
    kept = [c for c in found if c in named or _root(c) not in families]
    # "arms.missile" beside "arms.missile.antiship" is the same goods told with fewer words.
    kept = [c for c in kept if not any(other.startswith(c + ".") for other in kept)]
    made = []
    for class_ in sorted(kept, key=lambda c: (-len(found[c]), c)):
        # What a vaguer word of the same family says of them is said of these.
        told = [c for c in found if c not in kept and _root(c) == _root(class_)]
        items = [item for c in (class_, *told) for item in found[c]]
        made.append(
            CaseGoods(
                name=best_name(_without_amount(item) for item in found[class_]),
                class_=class_,
                luxury=any(item.luxury for item in items),
                hs=tuple(dict.fromkeys(code for item in found[class_] for code in item.hs)),
                quantities=tuple(dict.fromkeys(item.quantity.text for item in items if item.quantity)),
                converted=_converted(items),
            )
        )
    return tuple(made)


def _without_amount(item: Goods) -> str:
    """ "rifles" of "about 2,000 rifles"."""
    amount = item.quantity.text if item.quantity else ""
    name = item.name.removeprefix(amount).strip() if amount else item.name
    return name or item.name


def _converted(items: Sequence[Goods]) -> dict[str, str]:
    """What amounts come to, where they are stated in more than one measure."""
    stated = [(item.quantity.text, amount_of(item), item.quantity.unit) for item in items if item.quantity]
    if len({unit for _, amount, unit in stated if amount}) < 2:
        return {}
    return {text: words for text, amount, _ in stated if amount and (words := converted(amount))}


def _root(class_: str) -> str:
    return class_.partition(".")[0]


def _vague(class_: str) -> bool:
    return class_ == "other" or "unspecified" in class_.split(".")
