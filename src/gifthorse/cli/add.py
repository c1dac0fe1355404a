"""``gifthorse add``: articles into the store, and the cases that they tell."""

import os
import sys
from typing import Annotated

from cyclopts import Parameter

from ..errors import UsageError
from ..settings import Format, resolve
from . import exits
from .adding import Bar, Summary, documents, size_of
from .output import Named, no_options
from .run import knowledge_of

Flag = Annotated[bool | None, Parameter(negative=())]


def add(
    *inputs: Annotated[str, Named],
    store: str | None = None,
    published: str | None = None,
    jobs: int = 1,
    again: Flag = None,
    fail_on_cases: Flag = None,
    format: Format | None = None,
    allow_private: Flag = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """Read articles into the store, and bring its cases up to date. What is there already is passed over.

    Parameters
    ----------
    inputs
        Paths, folders, http and https addresses, or - for standard input: text, HTML, PDF, JSON Lines, feeds, WARC and
        WACZ.
    store
        The store: a path, or postgresql://user@host/name. Unless given: the setting, else gifthorse.db in your data
        folder.
    published
        The day the articles came out (YYYY-MM-DD). It wins over a date found in them.
    jobs
        How many processes read at once, each with a parser of its own (about 300 MB).
    again
        Read documents again that another version of the reader or of its knowledge read.
    fail_on_cases
        End with code 10 where there are new cases.
    format
        json: the summary as one object.
    allow_private
        Let addresses of private networks and of this machine be read.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    from ..documents.dates import iso_day

    flags = {"format": format, "allow_private": allow_private, "knowledge": knowledge, "store": store}
    settings = resolve(flags).settings
    no_options(inputs)
    if not inputs and sys.stdin.isatty():
        raise UsageError("nothing to add; give a path, an address or - (see gifthorse add --help)")
    if published is not None and iso_day(published) != published:
        raise UsageError(f"{published!r} is not a date; write YYYY-MM-DD")
    if not 1 <= jobs <= 4 * (os.cpu_count() or 1):
        raise UsageError(f"--jobs {jobs}: give a number from 1 to a few for each processor")
    from ..documents import Limits, read_bytes
    from ..store import open_store, user
    from ..watch import add as add_inputs
    from ..watch.adding import How

    names = inputs or ("-",)
    limits = Limits(allow_private=settings.allow_private, timeout_s=settings.timeout_s, max_bytes=settings.max_bytes)
    how = How(published=published, again=bool(again), limits=limits, knowledge=settings.knowledge, who=user())
    summary = Summary()
    with knowledge_of(settings), open_store(settings.store) as opened, Bar(size_of(names)) as bar:
        try:
            raws = bar.through(read_bytes(names, limits=limits, stdin=sys.stdin.buffer))
            for added in add_inputs(opened, raws, how, jobs=jobs):
                summary.count(added)
                if added.reason:
                    bar.say(f"{added.source}: {added.reason}")
                bar.show(summary, added.words)
        except KeyboardInterrupt:
            kept = f"{documents(summary.read)} {'is' if summary.read == 1 else 'are'} kept"
            bar.say(f"interrupted; {kept}, and the same command goes on from there")
            return exits.INTERRUPTED
        summary.refresh(opened)
    summary.show(settings, "gifthorse cases" + (f" --store {store}" if store else ""))
    return summary.code(bool(fail_on_cases))
