"""How fast the law answers: checks a second on one core, and how long it takes to load.

    python benchmarks/law.py [--checks N] [--naive N]

Questions are drawn with a fixed seed from states, groups, goods words and days since 1992 and ask all jurisdictions at
once. As in the news, few pairs and goods make up most of them (weights fall as 1/rank). "Evenly drawn" takes every
party and word as often as another; "at first" is a fresh process's first questions. The naive figure, in the same run,
tests every version of every provision in turn without the register and without what is kept between questions. Loading
is measured in fresh processes with the parsed form already in the user's cache, the median of five. All figures are
processor time.
"""

import argparse
import random
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta

from gifthorse.law import evaluate, register
from gifthorse.law.case import Case
from gifthorse.law.evaluate import judge
from gifthorse.model import Question
from gifthorse.world.goods import goods_matcher

ORDER = (
    "US GB DE FR IT ES PL CZ BG RO UA RU BY KZ CN JP KR KP IN PK IR IQ SY LB IL SA AE QA YE TR EG LY TN MA SD SS"
    " ET ER SO KE UG RW CD CF TD CM NG ML LR SL CI ZA AO ZW MM TH VN ID MY SG AU BR CO VE CU HT MX CA CH RS"
)
STATES = ORDER.split()
GROUPS = [f"group:{slug}" for slug in ("houthis", "hezbollah", "isil", "al-shabaab", "taliban", "rsf", "m23", "lna")]
LOAD = """
import time
from gifthorse.law import register
start = time.process_time()
register()
print(time.process_time() - start)
"""


def questions(count: int, seed: int, *, even: bool = False) -> list[Question]:
    """Questions between states and groups; ``even``: every party and word with the same weight."""
    draw = random.Random(seed)
    words = [word for leaf in goods_matcher().lexicon.leaves.values() for word in leaf.words[:3]]
    parties = [*STATES, *GROUPS]
    order = random.Random(0)
    order.shuffle(words)
    order.shuffle(parties)
    weigh = [[1.0 if even else 1 / rank for rank in range(1, len(some) + 1)] for some in (parties, words)]
    first, span = date(1992, 1, 1), (date(2026, 3, 1) - date(1992, 1, 1)).days
    sides = draw.choices(parties, weigh[0], k=2 * count)
    goods = draw.choices(words, weigh[1], k=count)
    days = [(first + timedelta(draw.randrange(span))).isoformat() for _ in range(count)]
    return [Question(from_=sides[n], to=sides[count + n], goods=goods[n], on=days[n]) for n in range(count)]


def rate(count: int, seed: int, *, even: bool = False) -> tuple[float, float]:
    """Checks a second, and findings a check."""
    asked = questions(count, seed, even=even)
    start = time.process_time()
    findings = sum(len(evaluate(question)) for question in asked)
    return count / (time.process_time() - start), findings / count


def naive(count: int) -> float:
    """Checks a second where every version of every provision is tested."""
    rules = [rule for rule in register().rules if rule.reported]
    asked = questions(count, 1)
    start = time.process_time()
    for question in asked:
        case = Case(question)
        for act in case.acts:
            for rule in rules:
                judge(rule, case, act)
    return count / (time.process_time() - start)


def loading(runs: int = 5) -> float:
    """Seconds of processor time to a ready register, in a fresh process; the median."""
    times = [
        float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout)
        for _ in range(runs + 1)
    ]
    return statistics.median(times[1:])


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checks", type=int, default=100000)
    parser.add_argument("--naive", type=int, default=200)
    args = parser.parse_args()
    law = register()
    first, _ = rate(args.checks // 10, 1)
    rate(args.checks, 2)
    fast, found = rate(args.checks, 3)
    even, _ = rate(args.checks, 4, even=True)
    slow = naive(args.naive)
    print(f"provisions {len(law.provisions)}, versions {len(law.rules)}")
    print(f"checks     {fast:,.0f} a second on one core ({found:.2f} findings a check)")
    print(f"           {even:,.0f} a second evenly drawn, {first:,.0f} at first")
    print(f"naive scan {slow:,.0f} a second, ratio {fast / slow:,.0f}")
    print(f"loading    {loading() * 1000:.0f} ms")


if __name__ == "__main__":
    main()
