"""The store under load: does adding stay linear, do searches stay quick, does a run survive being killed?

    python benchmarks/store.py                                  20,000 documents into a SQLite file
    python benchmarks/store.py --place postgresql://...         the same on a server (an empty database)
    python benchmarks/store.py --kills 20 --documents 500       kill -9 at random moments, then compare

No parser runs: the readings are made of a sentence each, so that what is measured is the store.
"""

import argparse
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import linear_regression, median
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gifthorse.documents import Raw, read_bytes
from gifthorse.store import CaseFilter, CaseRow, Store, open_store
from gifthorse.store.verify import verify
from gifthorse.watch import Adder, add
from gifthorse.watch.adding import How
from stores import Stub, holds, started

WORDS = [
    "minister",
    "port",
    "customs",
    "harbour",
    "cargo",
    "officials",
    "denied",
    "contract",
    "shipment",
    "border",
    "inspection",
    "agency",
]
PLACES = ["Tolmar", "Boravia", "Elsen", "Quill", "Maren", "Ostia", "Velden", "Harrow"]
GOODS = ["trucks", "coal", "fuel", "rifles", "limousines", "timber", "engines", "wheat"]


def article(number: int, draw: random.Random) -> Raw:
    """An article of some 200 words, a third of them on one of a few hundred events."""
    event = random.Random(number // 3)
    supplier, recipient = event.sample(PLACES, 2)
    told = f"{supplier} sent {event.choice(GOODS)} to {recipient} in case{number // 3}."
    text = " ".join(draw.choices(WORDS, k=100)) + f". {told} " + " ".join(draw.choices(WORDS, k=100)) + "."
    data = msgspec.json.encode({"id": f"n{number:06}", "text": text, "published": "2024-02-20", "language": "en"})
    return Raw(data=data, source=f"all.jsonl:{number}", media_type="application/json", container="all.jsonl")


def adding(store: Store, count: int) -> None:
    """Add documents in ten parts; how long one takes in each, and how much longer for each thousand before it."""
    draw, adder, part = random.Random(1), Adder(store, How(who="benchmark"), Stub()), count // 10
    sizes: list[float] = []
    times: list[tuple[float, float]] = []
    for first in range(0, count, part):
        raws = [article(number, draw) for number in range(first, first + part)]
        begun, spent = time.perf_counter(), time.process_time()
        for raw in raws:
            assert [one.state for one in adder.take(raw)] == ["read"]
        took, spent = (time.perf_counter() - begun) / part * 1e3, (time.process_time() - spent) / part * 1e3
        sizes.append(first + part / 2)
        times.append((took, spent))
        print(f"  {first + part:>7,} documents: {took:6.2f} ms each ({spent:5.2f} ms of CPU)", flush=True)
    for name, series in zip(("wall", "CPU"), zip(*times, strict=True), strict=True):
        slope = linear_regression(sizes, series).slope * 1000
        print(f"  slope, {name}: {slope:+.3f} ms for each 1,000 before ({slope / median(series):+.2%} of a document)")


def cases(store: Store) -> None:
    """One case for every three documents."""
    rows = []
    keys = [stored.key for stored in store.documents()]
    for number in range(0, len(keys), 3):
        draw = random.Random(number // 3)
        supplier, recipient = draw.sample(PLACES, 2)
        goods = draw.choice(GOODS)
        day = f"20{draw.randrange(10, 24)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
        body = {"id": f"C{number // 3}", "supplier": {"name": supplier}, "goods": [{"name": goods}], "more": "x" * 3000}
        rows.append(
            CaseRow(
                id=f"C{number // 3}",
                json=msgspec.json.encode(body),
                search=f"{supplier} {goods} {recipient} {' '.join(draw.choices(WORDS, k=20))} case{number // 3}",
                status=draw.choice(("proposed", "accepted", "rejected")),
                disputed=draw.random() < 0.3,
                supplier=supplier,
                recipient=recipient,
                goods=goods,
                first=day,
                last=day,
                documents=3,
                origins=2,
                findings=((f"un/{draw.randrange(1000, 1020)}-2010/op{draw.randrange(9)}", "prohibited"),),
                members=tuple((key, "t1") for key in keys[number : number + 3]),
            )
        )
    begun = time.perf_counter()
    store.replace_cases(rows)
    print(f"  {len(rows):,} cases written in {time.perf_counter() - begun:.2f} s")
    begun = time.perf_counter()
    store.replace_cases(rows)
    print(f"  the same again, nothing changed, in {time.perf_counter() - begun:.2f} s")


def queries(store: Store) -> None:
    """The time of each kind of question: the median and the worst of 30."""
    middle = store.document_count() // 6
    asked: dict[str, Callable[[], Any]] = {
        "documents: a rare word": lambda: store.search(f"case{middle}"),
        "documents: two common words, first 20": lambda: store.search("minister port"),
        "cases: all, first 50": lambda: store.cases(limit=50),
        "cases: page 40": lambda: store.cases(limit=50, offset=2000),
        "cases: accepted and disputed, first 50": lambda: store.cases(
            CaseFilter(status="accepted", disputed=True), limit=50
        ),
        "cases: supplier and span": lambda: store.cases(
            CaseFilter(supplier="Tolmar", since="2020-01-01", until="2020-12-31"), limit=50
        ),
        "cases: regime, first 50": lambda: store.cases(CaseFilter(regime="un/1005-2010"), limit=50),
        "cases: a common word, first 50": lambda: store.cases(search="minister", limit=50),
        "cases: two words and a filter": lambda: store.cases(CaseFilter(status="accepted"), "Tolmar limousine", 50),
        "cases: how many of a word": lambda: store.case_count(search="minister"),
        "one case": lambda: store.case("C77"),
        "readings of one case": lambda: list(store.readings([key for key, _ in store.members("C77")])),
    }
    for name, ask in asked.items():
        times = []
        for _ in range(30):
            begun = time.perf_counter()
            ask()
            times.append((time.perf_counter() - begun) * 1e3)
        print(f"  {name:<42}{median(times):7.1f} ms   worst {max(times):7.1f} ms")


def load(place: str, count: int) -> None:
    """All of it, one after the other."""
    with open_store(place) as store:
        print(f"adding {count:,} documents to {store.name}")
        adding(store, count)
        print("cases")
        cases(store)
        print("questions")
        queries(store)
        begun = time.perf_counter()
        report = verify(store)
        print(f"verify: {report.checked}, {len(report.problems)} problems, in {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        number = sum(1 for _ in store.readings())
        print(f"all {number:,} readings in {time.perf_counter() - begun:.1f} s")
        if store.sqlite:
            print(f"size: {Path(place).stat().st_size / 1e6:.0f} MB")


def kills(place: str | None, count: int, times: int) -> bool:
    """Kill a run ``times`` times, each after some documents more and somewhere within the next, then let it end."""
    draw = random.Random()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.jsonl"
        path.write_bytes(b"".join(article(number, draw).data + b"\n" for number in range(count)))
        calm, rough = f"{folder}/calm.db", place or f"{folder}/rough.db"
        with open_store(calm) as store:
            assert sum(1 for _ in add(store, read_bytes([str(path)]), How(who="test"), Stub())) == count
        for number in range(1, times + 1):
            with started(rough, path) as process:
                assert process.stdout
                left = draw.randrange(int(1.4 * count) // (times + 1))
                for line in process.stdout:
                    left -= line == "read\n"
                    if left < 0:
                        break
                time.sleep(draw.random() / 50)  # a document takes some hundredths of a second
                process.send_signal(signal.SIGKILL)
            with open_store(rough) as store:
                problems = verify(store).problems
                print(
                    f"  kill {number:>2}: {store.document_count():>5,} documents, {len(problems)} problems", flush=True
                )
        with started(rough, path) as process:
            out, err = process.communicate()
            assert process.returncode == 0, err
        same = holds(rough) == holds(calm)
        print(f"the last run read {out.count('read'):,}; the store is {'the same' if same else 'NOT THE SAME'}")
        return same


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--place", help="a path or postgresql://; it must be empty")
    parser.add_argument("--kills", type=int, default=0)
    asked = parser.parse_args()
    if asked.kills:
        sys.exit(0 if kills(asked.place, asked.documents, asked.kills) else 1)
    with tempfile.TemporaryDirectory() as folder:
        load(asked.place or f"{folder}/store.db", asked.documents)


if __name__ == "__main__":
    main()
