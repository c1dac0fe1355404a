"""Amounts in one measure, so that 2,000 tonnes and 14,800 barrels can be told to agree."""

import msgspec

from ..model import Goods, Quantity
from .sheets import sheet

Range = tuple[float, float]


class PerTonne(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    words: dict[str, Range]
    classes: dict[str, Range]


class Units(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``units``: name → (measure, least, most). See the head of units.yaml."""

    units: dict[str, tuple[str, float, float]]
    barrels_per_tonne: PerTonne
    tolerance: float


class Amount(msgspec.Struct, frozen=True):
    """Between ``low`` and ``high`` of ``measure`` (tonne, item, barrel, or a unit that is only its own measure).

    ``per`` is "" or the time of a rate ("day"). ``text`` is the amount as stated, ``factor`` says how it was converted.
    ``slack`` is by how much it may miss another and still agree: 1.06.
    """

    low: float
    high: float
    measure: str
    per: str
    text: str
    factor: str = ""
    slack: float = 1.0

    @property
    def kind(self) -> tuple[str, str]:
        """What it can be compared within."""
        return self.measure, self.per

    @property
    def trivial(self) -> bool:
        """True for "a car": an article is no count."""
        return self.text.casefold() in {"a", "an", "another", "one"}


def amount_of(goods: Goods) -> Amount | None:
    """The stated amount of some goods in the measure in which they are compared; None where no number is given."""
    stated: Quantity | None = goods.quantity
    if stated is None or stated.unit is None or (stated.low is None and stated.high is None):
        return None
    table = sheet(Units, "units")
    name, _, per = stated.unit.partition("/")
    measure, least, most = table.units.get(name, (name, 1.0, 1.0))
    low = (stated.low if stated.low is not None else 0.0) * least
    high = (stated.high if stated.high is not None else float("inf")) * most
    factor = ""
    if measure == "barrel" and (ratio := _per_tonne(goods, table.barrels_per_tonne)):
        measure, low, high = "tonne", low / ratio[1], high / ratio[0]
        factor = f"at {ratio[0]:g}–{ratio[1]:g} barrels a tonne"
    return Amount(low, high, measure, per, stated.text, factor, 1 + table.tolerance)


def _per_tonne(goods: Goods, table: PerTonne) -> Range | None:
    name = goods.name.casefold()
    for word, ratio in table.words.items():
        if word in name:
            return ratio
    class_ = goods.class_
    while class_:
        if class_ in table.classes:
            return table.classes[class_]
        class_ = class_.rpartition(".")[0]
    return None


def agree(a: Amount, b: Amount) -> bool:
    """True where two amounts of one kind may be the same amount."""
    return a.low <= b.high * a.slack and b.low <= a.high * a.slack


def converted(amount: Amount) -> str | None:
    """ "1,950–2,010 tonnes at 7.36–7.59 barrels a tonne", where a conversion was needed to compare."""
    if not amount.factor:
        return None
    return f"{figure(amount.low, amount.high, amount.measure, amount.per)} {amount.factor}"


def figure(low: float, high: float, measure: str, per: str = "") -> str:
    """ "1,950–2,010 tonnes", "12 items a day"."""
    unit = f"{measure}{'' if low == high == 1 else 's'}{f' a {per}' if per else ''}"
    if high == float("inf"):
        return f"at least {_number(low)} {unit}"
    return f"{_number(low)} {unit}" if low == high else f"{_number(low)}–{_number(high)} {unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.2f}"
