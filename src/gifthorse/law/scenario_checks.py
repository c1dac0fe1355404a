"""What a scenario file of the right shape can still get wrong: fields of the transfer, ids that nobody has."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from ..errors import UsageError
from ..model import Question
from .case import KINDS
from .checks import Known
from .dates import days
from .scenarios import Scenario, ScenarioFile
from .shape import Misshapen, Place, choice, faults


def scenario_checks(file: ScenarioFile, known: Known) -> Iterator[Misshapen]:
    """The faults of one file, each with its place."""
    for n, scenario in enumerate(file.scenarios):
        place: Place = ("scenarios", n)
        if not (scenario.expect or scenario.absent or scenario.asks):
            yield Misshapen(place, "the scenario expects nothing", "expect: {id: outcome}, or absent: [id]")
        yield from _transfer(scenario.transfer, (*place, "transfer"), known)
        yield from _ids(scenario, place, known)


def _transfer(transfer: dict[str, Any], place: Place, known: Known) -> Iterator[Misshapen]:
    fields = Question.__struct_encode_fields__
    for name in transfer:
        if name not in fields:
            yield Misshapen((*place, name), "a transfer has no such field", choice(name, fields))
    yield from faults({k: v for k, v in msgspec.to_builtins(transfer).items() if k in fields}, Question)
    if isinstance(when := msgspec.to_builtins(transfer.get("on")), str):
        try:
            days(when)
        except UsageError as error:
            yield Misshapen((*place, "on"), str(error).partition(":")[0] + " is none", "YYYY-MM-DD, or A/B")
    kind = transfer.get("kind", "supply")
    if kind not in KINDS:
        yield Misshapen((*place, "kind"), f"there is no kind {kind!r}", choice(kind, KINDS))
    for side in ("from", "to"):
        party = transfer.get(side)
        if isinstance(party, str) and not party.startswith("group:") and not known.state(party):
            yield Misshapen((*place, side), f"no state has the code {party!r}", "an ISO 3166-1 code, or group:slug")


def _ids(scenario: Scenario, place: Place, known: Known) -> Iterator[Misshapen]:
    for field in ("expect", "asks"):
        for id_ in getattr(scenario, field):
            if id_ not in known.provisions:
                near = choice(id_, known.provisions) if "/" in id_ else ""
                instead = near if near and not near.startswith("one of") else "an id that gifthorse law lists"
                yield Misshapen((*place, field, id_), "there is no such provision", instead)
    for n, pattern in enumerate(scenario.absent):
        if pattern != "*" and not any(fnmatchcase(id_, pattern) for id_ in known.provisions):
            yield Misshapen((*place, "absent", n), f"{pattern!r} fits no provision, so that it tests nothing", "an id")
