"""``gifthorse check``: the law alone, for one hypothetical transfer or for a file of them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec
from cyclopts import Parameter

from ..errors import UsageError
from ..model import Finding, Question
from ..settings import Format, Settings, resolve
from . import exits
from .output import Named, console_on, format_for, no_options, write_line
from .run import knowledge_of

Repeated = Annotated[list[str] | None, Parameter(negative=())]


def check(
    questions: Annotated[str | None, Named] = None,
    /,
    *,
    from_: Annotated[str | None, Parameter(name="--from")] = None,
    to: str | None = None,
    goods: str | None = None,
    on: str | None = None,
    kind: str | None = None,
    hs: Repeated = None,
    jurisdiction: str | None = None,
    value: str | None = None,
    territory: str | None = None,
    attr: Repeated = None,
    format: Format | None = None,
    all_findings: Annotated[bool | None, Parameter(negative=())] = None,
    knowledge: Repeated = None,
) -> int:
    """Ask the law about one hypothetical transfer, or about a file of them.

    Parameters
    ----------
    questions
        A file of JSON Lines, or -: one question a line with "id", "from", "to", "goods", "on" and, where known, the
        rest. One line of answer comes for each line.
    from_
        Who supplies: ISO 3166-1 alpha-2 code, group:slug, or the name of a state or group.
    to
        Who receives, in the same form.
    goods
        What, in everyday words.
    on
        When: YYYY, YYYY-MM, YYYY-MM-DD, or an interval A/B.
    kind
        supply (default), export, service, training, assistance, brokering, transport, labour, troops, finance,
        investment.
    hs
        HS heading. May be given several times.
    jurisdiction
        UN, EU, US, UK, JP, ... or ALL (default).
    value
        A price: "2000 EUR", "70 USD per barrel".
    territory
        Where within a state: ISO 3166-2.
    attr
        A fact about the deal, as name=value: engine_cc=1395, electric=true. May be given several times.
    format
        card or json. Unless given: cards on a terminal, json elsewhere.
    all_findings
        List every finding of law instead of folding long lists.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    flags = {"format": format, "all_findings": all_findings, "knowledge": knowledge}
    settings = resolve(flags).settings
    no_options([questions] if questions else [])
    from ..law.asked import attribute, code, price

    asked: dict[str, Any] = {
        "from": from_,
        "to": to,
        "goods": goods,
        "on": on,
        "kind": kind,
        "hs": tuple(hs) if hs else None,
        "jurisdiction": jurisdiction,
        "value": price(value) if value else None,
        "territory": territory,
        "attrs": dict(map(attribute, attr)) if attr else None,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    if (questions is None) == (not given):
        raise UsageError("give either a file of questions or --from, --to, --goods, --on (see gifthorse check --help)")
    if format_for(settings, None) == "html":
        raise UsageError("check prints card or json")
    with knowledge_of(settings):
        if questions is not None:
            return check_file(questions, settings)
        for side in ("from", "to"):
            if side in given:
                given[side] = code(given[side])
        Answers(settings).give(msgspec.convert(given, Question))
        return exits.DONE


def check_file(name: str, settings: Settings) -> int:
    """One answer a line. A line that is no question is named on stderr and answered with an ``error``."""
    answers = Answers(settings)
    status = exits.DONE
    with lines_of(name) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                answers.give(question(line))
            except (msgspec.MsgspecError, UnicodeDecodeError, UsageError) as error:
                status = exits.UNREADABLE
                answers.fail(line, f"{name}:{number}: {' '.join(str(error).split())}")
    return status


class Answers:
    """Prints answers in the form that the settings ask for."""

    def __init__(self, settings: Settings) -> None:
        self._form, self._all = format_for(settings, None), settings.all_findings

    def give(self, question: Question) -> None:
        """Evaluate one question and print its findings."""
        from ..law import evaluate, kept_to

        findings: tuple[Finding, ...] = evaluate(question)
        kept = kept_to(question.jurisdiction)
        if self._form == "json":
            write_line(sys.stdout, msgspec.json.encode({"id": question.id, "findings": findings, "kept_to": kept}))
            return
        from ..report.terminal import show_findings

        console = console_on(sys.stdout)
        parties = f"{question.from_ or 'not stated'} → {question.goods or 'not stated'} → {question.to or 'not stated'}"
        show_findings(f"{parties}, {question.on or 'no date'}", findings, console, self._all, kept)

    def fail(self, line: bytes, reason: str) -> None:
        """Keep the lines of the answer in step with those of the questions."""
        print(f"gifthorse: {reason}", file=sys.stderr)
        if self._form == "json":
            write_line(sys.stdout, msgspec.json.encode({"id": ident(line), "error": reason}))


def question(line: bytes) -> Question:
    """One line of JSON as a question: keys it does not know are passed over, and null is not given."""
    record = msgspec.json.decode(line, type=dict[str, Any])
    record = {name: value for name, value in record.items() if value is not None}
    if isinstance(record.get("id"), int):
        record["id"] = str(record["id"])
    return msgspec.convert(record, Question)


def ident(line: bytes) -> str | None:
    """The id of a question that is otherwise wrong, where it has one."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return str(found["id"]) if isinstance(found, dict) and found.get("id") is not None else None


@contextmanager
def lines_of(name: str) -> Iterator[BinaryIO]:
    """The lines of a file or of standard input."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 (closed below; only the opening is the caller's mistake)
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}") from error
    with stream:
        yield stream
