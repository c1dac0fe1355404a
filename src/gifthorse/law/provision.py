"""The shape of a provision file: one instrument, its paragraphs, and their versions by date.

A *provision* is the paragraph that imposes a measure; its id never changes. A *version* is its text from one day to
another: parties, kinds of act, goods, exceptions. Several versions in force together are parts that add up.
Dates are ISO; ``to`` is always the first day on which the text no longer holds.
"""

from datetime import date
from typing import Literal

import msgspec

Force = Literal[
    "mandatory",
    "authorisation",
    "notification",
    "asset-freeze",
    "calls-upon",
    "requests",
    "political",
    "authorises",
    "lifts",
    "duty",
    "contract-duty",
    "secondary",
    "travel-ban",
    "definition",
    "exemption",
    "institution",
]
REPORTED = frozenset({"mandatory", "authorisation", "notification", "asset-freeze", "political"})
"""The forces that can lead to a finding; the others are shown and searched, never reported on a transfer."""

ActKind = Literal["goods", "training", "assistance", "finance", "brokering", "transport", "troops", "labour"]
Unstated = Literal["open", "absent", "given"]


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """From the first day (included) to ``to`` (the first day out); None is open on that side."""

    from_: date | None = None
    to: date | None = None


class Money(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An amount in a currency (ISO 4217)."""

    amount: float
    currency: str


class Condition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    """One condition on the transfer; every field that is given must hold.

    ``fact`` names a fact of ``facts.yaml``; it holds where its value is one of ``is`` (true, where nothing is said),
    or number or date within ``at_least``/``above``/``below``/``before``/``since``. ``words`` (beginnings of words) must
    stand in what is asked, ``not_words`` may not. ``supplier`` and ``recipient`` are party tokens, ``classes`` goods
    classes, ``hs`` HS prefixes, ``kinds`` kinds of act, ``asked`` kinds as a question names them: one of them is
    enough. ``any_of``: one is enough. ``price_up_to``: the whole price is at most that.
    ``unstated`` says what it means that nobody mentions the fact: it stays "open", or counts as "absent" or "given".
    """

    text: str = ""
    fact: str | None = None
    is_: tuple[str | bool, ...] = ()
    at_least: float | None = None
    above: float | None = None
    below: float | None = None
    before: date | None = None
    since: date | None = None
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    not_classes: tuple[str, ...] = ()
    kinds: tuple[ActKind, ...] = ()
    hs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    price_up_to: "Money | None" = None
    any_of: tuple["Condition", ...] = ()
    unstated: Unstated = "open"


class Exemption(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the measure leaves free. Without ``when`` it is a summary for the reader and decides nothing.

    ``needs``: "approval" (nobody mentions it: not given), "notice" (nobody mentions it: given), "open-approval" (the
    paragraph itself reads "unless approved": open). ``in_force`` narrows it to a part of the version's time.
    """

    text: str
    paragraph: str | None = None
    when: tuple[Condition, ...] = ()
    needs: Literal["approval", "notice", "open-approval"] | None = None
    in_force: Window = Window()


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """The measure bites only above ``above`` in ``currency`` per item, or per ``barrel``, ``litre`` ...

    It is for goods of ``class`` (the longest prefix wins), or more narrowly for HS codes or words; ``in_force`` where
    the amount changed over time.
    """

    above: float
    currency: str
    class_: str = "*"
    hs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    per: str = "item"
    text: str = ""
    in_force: Window = Window()


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """A class of which only some goods are meant: those of ``hs``, those that ``words`` name, luxury ones, or those
    with a number (``fact``) of ``at_least``. ``presumed``: meant unless the HS code tells otherwise. Outside
    ``in_force`` the whole class is meant."""

    class_: str
    text: str
    hs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    luxury: bool = False
    fact: str | None = None
    at_least: float | None = None
    presumed: bool = False
    in_force: Window = Window()


class Cap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An aggregate quantity that stays free in each period, over all suppliers together."""

    text: str
    amount: float | None = None
    unit: str | None = None
    period: str | None = None


class Scope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which goods. ``classes`` are prefixes of goods classes ("*" is all), ``but_not`` takes some of them out.

    ``arguable`` classes may fall under the text: the finding stays open. ``parts`` are classes meant in part only.
    ``words`` bring goods in that are named so. ``hs`` are HS headings or chapters (prefixes, digits only), ``hs_not``
    those left out; ``hs_complete`` where they are the whole list. ``lists`` names annexes and other lists.
    """

    text: str
    classes: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    arguable: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()
    hs_not: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    hs_complete: bool = False
    lists: str = ""
    thresholds: tuple[Threshold, ...] = ()


class Version(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text of a provision, or one part of it, from one day to another.

    ``supplier`` and ``recipient`` are party tokens (docs/law.md lists them). Under "to and from" the two lists pair
    by position, and both have the same length. ``actor``: one of these must take part (as carrier, broker, owner ...)
    although the goods move between others; ``not_actor``: the supplier is none of these. ``adopted`` is the day of the
    act that brought this text. ``assigned`` names the fields that we filled in where the sheet had none.
    """

    v: int
    adopted: date | None = None
    in_force: Window
    force: Force
    binds: str
    direction: Literal["to", "from", "to and from"]
    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    actor: tuple[str, ...] = ()
    not_actor: tuple[str, ...] = ()
    territory: str = ""
    kinds: tuple[ActKind, ...]
    goods: Scope
    conditions: tuple[Condition, ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    caps: tuple[Cap, ...] = ()
    review: date | None = None
    source: tuple[str, ...] = ()
    confidence: Literal["seen", "known", "conflict"] = "seen"
    note: str = ""
    assigned: tuple[str, ...] = ()


class Provision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paragraph. ``series`` groups ids that say the same thing over time, ``restates``: it only repeats
    a measure of its series, and is reported where that one is not in force. ``aliases`` are other ids that
    people cite for it. ``placeholder``: the act is right, the
    number of the article is not confirmed."""

    id: str
    paragraph: str
    title: str
    series: str | None = None
    restates: bool = False
    aliases: tuple[str, ...] = ()
    placeholder: bool = False
    versions: tuple[Version, ...]


class Instrument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file: a resolution, a regulation, an executive order. ``link`` leads to the official text."""

    instrument: str
    jurisdiction: str
    link: str | None = None
    provisions: tuple[Provision, ...]
