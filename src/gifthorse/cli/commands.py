"""Which commands there are: what each is for, and how it is used. Plain data, so that the top help comes at once.

A new command is a module of this folder with a function of its name, and an entry here.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """``about`` is one line; ``examples`` lead the command's help. ``parts``: it has commands of its own."""

    about: str
    examples: tuple[str, ...]
    parts: bool = False


COMMANDS = {
    "read": Command(
        "Read articles: who supplied what to whom, who says so, and what it would fall under.",
        (
            "gifthorse read article.html",
            "gifthorse read folder/ notes.pdf --published 2024-02-20",
            "gifthorse read articles.jsonl > readings.jsonl",
            "gifthorse read article.txt --output article.page.html",
        ),
    ),
    "check": Command(
        "Ask the law about one hypothetical transfer, or about a file of them.",
        (
            'gifthorse check --from RU --to KP --goods "luxury car" --on 2024-02-18',
            "gifthorse check --from KP --to RU --goods artillery --on 2023-09 --jurisdiction UN",
            "gifthorse check --to SO --goods rifles --on 2020-05-01 --attr recipient_body=private",
            "gifthorse check questions.jsonl --format json > answers.jsonl",
        ),
    ),
    "law": Command(
        "List and search the provisions; show one, its history, what changed; check and test your own.",
        (
            'gifthorse law --party KP --goods "machine tools" --on 2024-02-18',
            "gifthorse law show un/2397-2017/op7 --on 2018-03-01",
            "gifthorse law timeline IR --jurisdiction UN",
            "gifthorse law diff 2017-08-01 2018-01-01 --party KP",
            "gifthorse law lint our-lists/law",
            "gifthorse law test",
        ),
        parts=True,
    ),
    "goods": Command(
        "Say how goods are classed: class, HS headings, registers, luxury or not, and why.",
        ('gifthorse goods "gasoil"', 'gifthorse goods "spare parts for aircraft" --format json'),
    ),
    "add": Command(
        "Read articles into the store, and bring its cases up to date.",
        (
            "gifthorse add folder/ articles.jsonl crawl.warc.gz",
            "gifthorse add folder/ --store postgresql://user@host/name --jobs 4",
            "gifthorse add https://example.org/article --store case.db --fail-on-cases",
        ),
    ),
    "cases": Command(
        "List the cases that the articles of the store tell together, with their independent origins counted.",
        (
            "gifthorse cases",
            'gifthorse cases --search "gasoil" --status proposed',
            "gifthorse cases --party KP --regime un --format json > cases.jsonl",
            "gifthorse cases --since 2024-02-01 --fail-on-cases",
        ),
    ),
    "show": Command(
        "Show one case: who says so, who denies, what disagrees, what would raise it.",
        ("gifthorse show 1", "gifthorse show 7Q2M --why", "gifthorse show 7Q2M --format json"),
    ),
    "matrix": Command(
        "Show the evidence of a case: origins down, assertions across, contradictions with their sentences.",
        ("gifthorse matrix 1", "gifthorse matrix 7Q2M --quotes"),
    ),
    "timeline": Command(
        "Draw a case over time, and the measures in force meanwhile.",
        ("gifthorse timeline 1", "gifthorse timeline 7Q2M --format json"),
    ),
    "review": Command(
        "Review the proposed cases: accept, reject, hold, edit, merge, split, undo; each logged with name and reason.",
        (
            "gifthorse review",
            'gifthorse review --accept 7Q2M --reason "both reports read"',
            'gifthorse review --merge 7Q2M 4KD0 --reason "the same ship"',
            'gifthorse review --edit 7Q2M --set date=2024-02-18 --reason "the day is in the photograph"',
            "gifthorse review --undo",
        ),
    ),
    "export": Command(
        "Write cases to Word, HTML, spreadsheets, and the formats of other programs.",
        (
            "gifthorse export docx 7Q2M",
            "gifthorse export docx html",
            "gifthorse export xlsx --status accepted --output cases.xlsx",
            "gifthorse export csv --raw --output tables/",
            "gifthorse export jsonl --party KP --require-reviewed",
        ),
    ),
    "codebook": Command(
        "Print what each column of the exported tables means.",
        ("gifthorse codebook",),
    ),
    "watch": Command(
        "Ask feeds for what is new, again and again, and add it to the store.",
        (
            "gifthorse watch https://example.org/feed.xml --every 30m",
            "gifthorse watch https://example.org/feed.xml --once --fail-on-cases",
        ),
    ),
    "verify": Command(
        "Check that nothing in the store has been altered since it was read or decided.",
        ("gifthorse verify", "gifthorse verify --store case.db --format json"),
    ),
    "eval": Command(
        "Read annotated texts, and score what was found against the annotation.",
        (
            "gifthorse eval gold.jsonl",
            "gifthorse eval gold.jsonl --lines 1-64 --errors",
            "gifthorse eval gold.jsonl --lines 1-64 --html eval.html",
            "gifthorse eval gold.jsonl --format json",
        ),
    ),
    "demo": Command(
        "Read the sample article that comes with the program; its states, persons and law are invented.",
        ("gifthorse demo", "gifthorse demo --output demo.page.html"),
    ),
    "schema": Command(
        "Print the JSON Schema of what read prints for each document.",
        ("gifthorse schema > reading.schema.json",),
    ),
    "config": Command(
        "Show the settings in force and where each comes from.",
        ("gifthorse config show", "GIFTHORSE_FORMAT=json gifthorse config show"),
    ),
    "doctor": Command(
        "Say what is installed, and what an optional part would need.",
        ("gifthorse doctor",),
    ),
    "completion": Command(
        "Print a completion script for bash, zsh or fish.",
        (
            "gifthorse completion bash > ~/.local/share/bash-completion/completions/gifthorse",
            "gifthorse completion zsh > ~/.zfunc/_gifthorse",
            "gifthorse completion fish > ~/.config/fish/completions/gifthorse.fish",
        ),
    ),
}
