"""Quantities and prices as stated, and which goods a quantity counts."""

import pytest

from gifthorse.reading.grammar.parse import parse
from gifthorse.reading.quantities.find import find_quantities, find_values, quantity_for

# low | high | unit | text, the goods in brackets
QUANTITIES = """
600 | 600 | ton | The tanker moved 600 tons of [oil].
None | 600 | ton | The tanker moved up to 600 tons of [oil].
1 | 1 | item | He gave him a [car].
2500 | 2500 | ton | A ship carries 2,500 tons of humanitarian [aid].
12 | 12 | item | They sent a dozen [trucks].
300 | None | item | They sent several hundred [drones].
40 | None | item | They sent scores of [tanks].
1000 | None | item | They sent more than 1,000 [shells].
2000 | 2000 | tonne | They sent some 2,000 tonnes of [coal].
5 | 10 | item | They sent between 5 and 10 [launchers].
2500000 | 2500000 | barrel | They sold 2.5 million barrels of [crude].
128000 | 128000 | barrel/day | Iran bought around 128,000 barrels per day of [gasoline].
2 | 2 | item | They bought a pair of [boats].
40 | None | item | They bought at least 40 [jets].
10000 | 10000 | item | They sent a 10,000-strong [force].
255000 | 255000 | barrel | The 255,000-barrel [cargo] left the port.
240 | 240 | tonne | It found 240 metric tons of obsolete [weapons].
6 | 6 | item | They bought six attack [helicopters].
33 | 33 | item | They found 33 T-72 battle [tanks].
None | 12000 | item | It sent up to 12,000 [troops].
None | None | None | They sold [oil].
900 | 900 | kg | They found approximately 900 kilos of [cocaine].
24 | None | item | They found dozens of [rifles].
20000 | None | item | They sent tens of thousands of [shells].
2 | 2 | item | They sold a couple of [missiles].
24 | 24 | item | They sold 24 [warplanes].
21 | 21 | item | They sold twenty-one [guns].
5000 | 5000 | item | They sent five thousand [helmets].
50 | 50 | carat | They sold 50 carats of [diamonds].
130 | 130 | item | It sent some 130 military [advisers].
6 | 6 | item | They bought half a dozen [buses].
1500 | 1500 | container | They sent 1,500 containers of [munitions].
3 | None | item | It sent several [drones].
1000000 | 1000000 | item | It sent a million [shells].
1000000 | 1000000 | round | It sent 1 million rounds of [ammunition].
500 | 600 | ton | It sent 500-600 tons of [rice].
None | None | None | He gave him the [car].
1 | 1 | item | It sent one [tank].
None | None | None | It shipped the flour and [bread].
3 | 3 | item | It bought three [batteries].
4 | 5 | item | It bought four or five [ships].
None | 100 | item | It sent nearly 100 [missiles].
500000 | 500000 | item | It sent half a million [shells].
20 | 20 | ton | It hid a shipment of 20 tons of [gold].
255000 | 255000 | barrel | A 255,000-barrel cargo of [gasoline] was found.
"""


def rows() -> list[list[str]]:
    return [[field.strip() for field in line.split("|", 3)] for line in QUANTITIES.strip().splitlines()]


def number(text: str) -> float | None:
    return None if text == "None" else float(text)


@pytest.mark.parametrize(("low", "high", "unit", "text"), rows(), ids=[row[3] for row in rows()])
def test_quantity(low: str, high: str, unit: str, text: str) -> None:
    start, text = text.index("["), text.replace("[", "").replace("]", "")
    parsed = parse(text)
    head = next(token for token in parsed.doc if token.idx == start)
    found = quantity_for(head, find_quantities(parsed))
    if unit == "None":
        assert found is None
        return
    assert found is not None
    assert (found.low, found.high, found.unit) == (number(low), number(high), unit)
    assert [span.of(text) for span in found.mentions] == [found.text]


@pytest.mark.parametrize(
    ("text", "amount", "currency", "per"),
    [
        ("It paid $500 million for it.", 500e6, "USD", None),
        ("It was worth $1.5bn.", 1.5e9, "USD", None),
        ("It cost €20m.", 20e6, "EUR", None),
        ("It cost £300,000.", 300e3, "GBP", None),
        ("It was a 950 million euro deal.", 950e6, "EUR", None),
        ("It cost 5 billion yuan.", 5e9, "CNY", None),
        ("It cost A$12 million.", 12e6, "AUD", None),
        ("They cost US$3 million each.", 3e6, "USD", "item"),
        ("They cost 30,000 dollars apiece.", 30e3, "USD", "item"),
        ("It paid about 2 million Libyan dinars.", 2e6, "LYD", None),
        ("It paid 100 billion won.", 100e9, "KRW", None),
        ("It sold for $80 a barrel.", 80, "USD", "barrel"),
        ("It paid $3,000 per missile.", 3e3, "USD", "item"),
        ("It paid 20,000 rubles.", 20e3, "RUB", None),
        ("It paid USD 4 million.", 4e6, "USD", None),
        ("It earned $25,000 a year.", 25e3, "USD", None),
        ("It paid ten million euros.", 10e6, "EUR", None),
    ],
)
def test_value(text: str, amount: float, currency: str, per: str | None) -> None:
    (hit,) = find_values(parse(text))
    assert (hit.value.amount, hit.value.currency, hit.value.per) == (amount, currency, per)
    assert hit.value.mentions == (hit.span,)


@pytest.mark.parametrize("text", ["The team won 3 won games.", "It sold 600 tons.", "In 2024 it rose 5 percent.", ""])
def test_no_value(text: str) -> None:
    assert find_values(parse(text)) == ()


@pytest.mark.parametrize(
    "text", ["It paid $500 million.", "It rose 5 percent.", "The 40-year-old man left.", "T-72 tanks"]
)
def test_no_quantity(text: str) -> None:
    assert find_quantities(parse(text)) == ()
