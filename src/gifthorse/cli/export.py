"""``gifthorse export``: cases into the formats in which others work."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..errors import UsageError
from . import exits
from .casework import Desk, decoded, desk, find_case
from .choice import Choice
from .output import no_options

if TYPE_CHECKING:
    from ..export.formats import Format
    from ..export.place import Target
    from ..model import Case

Flag = Annotated[bool | None, Parameter(negative=())]
SHOWN = 8
"""So many ids are listed in a message."""


def export(
    *words: Annotated[str, Parameter(allow_leading_hyphen=True)],
    output: Annotated[str | None, Parameter(alias="-o")] = None,
    force: Flag = None,
    raw: Flag = None,
    require_reviewed: Flag = None,
    choice: Choice | None = None,
    store: str | None = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """Write cases to files: all of them, those named, or those that the options choose.

    Parameters
    ----------
    words
        One format or more (docx, html, csv, xlsx, jsonl, annotations, ftm), then cases by their ids, the
        beginnings of them, or their numbers in the list of cases.
    output
        Where to: a file, or a folder (for csv, for several files, or where it ends with a slash). Unless given, files
        of their own names in the working folder.
    force
        Write over files of the same names.
    raw
        csv for programs: UTF-8 without a byte order mark, no guards against formulas.
    require_reviewed
        Write nothing, and end with code 5, where a case that nobody has reviewed is among them.
    store
        The store: a path, or postgresql://user@host/name.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    from ..export.bundle import bundle_of
    from ..export.place import targets, write

    no_options(words)
    choice = choice or Choice()
    formats, named = parted(words)
    if named and (not choice.everything or choice.limit is not None):
        raise UsageError("name cases, or choose them by options, not both")
    if raw and not any(format.raw for format in formats.values()):
        raise UsageError("--raw is for csv")
    with desk(store, None, knowledge) as at:
        cases = chosen(at, named, choice)
        unreviewed = [case.id for case in cases if case.status == "proposed"]
        if require_reviewed and unreviewed:
            say_unreviewed(at, unreviewed)
            return exits.UNREVIEWED
        wanted = targets(formats, bundle_of(at.store, cases, at.settings.threshold), output)
        write(wanted, force=bool(force), raw=bool(raw))
        show(at, wanted, cases)
    return exits.DONE


def parted(words: Sequence[str]) -> "tuple[dict[str, Format], list[str]]":
    """The formats and the cases among the words; UsageError without a format, or for a word that is a misspelt one."""
    from ..export.formats import FORMATS, format_named

    formats = {word: FORMATS[word] for word in words if word in FORMATS}
    rest = [word for word in words if word not in FORMATS]
    if not formats:
        if rest:
            format_named(rest[0])
        raise UsageError(f"name a format: {', '.join(FORMATS)} (see gifthorse export --help)")
    return formats, rest


def chosen(at: Desk, named: Sequence[str], choice: Choice) -> "list[Case]":
    """The cases to export; UsageError where there is none, or a word names none."""
    from ..export.formats import near

    if named:
        found: dict[str, Case] = {}
        for word in named:
            try:
                case = find_case(at.store, word)
            except UsageError as error:
                hint = f"; is the format {near(word)} meant?" if near(word) else ""
                raise UsageError(f"{error}{hint}") from None
            found[case.id] = case
        return list(found.values())
    cases = [decoded(case) for case in choice.listed(at.store)]
    if not cases:
        raise UsageError(f"no case to export; {at.then('cases')[0]} lists them")
    return cases


def say_unreviewed(at: Desk, ids: Sequence[str]) -> None:
    """Which cases nobody has reviewed, and what to do."""
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    verb = "has" if len(ids) == 1 else "have"
    print(f"gifthorse: nothing written: {', '.join(ids[:SHOWN])}{more} {verb} not been reviewed", file=sys.stderr)
    print(f"next     {'   '.join(at.then('review', 'cases --status proposed'))}", file=sys.stderr)


def show(at: Desk, wanted: "Sequence[Target]", cases: "Sequence[Case]") -> None:
    """The closing lines: what was written, what it holds, what to type next."""
    for target in wanted:
        end = os.sep if target.format.folder else ""
        print(f"wrote    {target.path}{end}", file=sys.stderr)
    counts = Counter(case.status for case in cases)
    states = ", ".join(
        f"{counts[state]:,} {state}" for state in ("accepted", "proposed", "hold", "rejected") if counts[state]
    )
    print(f"cases    {len(cases):,}: {states}", file=sys.stderr)
    following = at.then("review", "verify") if counts["proposed"] else at.then("verify")
    print(f"next     {'   '.join(following)}", file=sys.stderr)
