"""``gifthorse law timeline``: which measures bound a party when."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ...settings import Format
from .. import exits
from ..check import Repeated
from ..output import opened
from .form import asked, console, json_line


def timeline(
    party: str,
    /,
    *,
    jurisdiction: str | None = None,
    goods: str | None = None,
    svg: Annotated[Path | None, Parameter(allow_leading_hyphen=True)] = None,
    format: Format | None = None,
    knowledge: Repeated = None,
) -> int:
    """Draw which measures bound a party when.

    Parameters
    ----------
    party
        Whom the measures are about: ISO code, part of a state (UA-43), group:slug, or a name.
    jurisdiction
        Only this one's: UN, EU, US, UK, JP, ...
    goods
        Only measures on these goods: everyday words, or a goods class.
    svg
        Draw into this file (- is standard output), as SVG.
    format
        card or json. Unless given: a picture on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with asked(format, knowledge) as form:
        from ...law import timeline
        from ...law.asked import party_code

        found = timeline(party_code(party), jurisdiction=jurisdiction, goods=goods)
        if svg is not None:
            from ...report.timeline_svg import drawn

            with opened(None if str(svg) == "-" else svg) as stream:
                stream.write(drawn(found))
            if stream is not sys.stdout:
                print(f"gifthorse: {svg}: {len(found.rows)} provisions drawn", file=sys.stderr)
        elif form == "json":
            json_line(found)
        else:
            from ...report.timeline import show_timeline

            show_timeline(found, console())
        return exits.DONE
