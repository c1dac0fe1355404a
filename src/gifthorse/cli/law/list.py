"""``gifthorse law``: the provisions that fit what is asked."""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, cast, get_args

from cyclopts import Parameter

from ...errors import UsageError
from ...settings import Format
from .. import exits
from ..check import Repeated
from .form import asked, console, json_line
from .parts import PARTS

if TYPE_CHECKING:
    from ...law.provision import Force

NEXT = 'gifthorse law --party KP --goods "machine tools" --on 2024-02-18'


def list_(
    *words: Annotated[str, Parameter(show=False)],
    jurisdiction: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    kind: str | None = None,
    on: str | None = None,
    force: str | None = None,
    search: str | None = None,
    format: Format | None = None,
    knowledge: Repeated = None,
) -> int:
    """List the provisions of which a version fits all that is given; without filters, how many there are.

    Parameters
    ----------
    jurisdiction
        UN, EU, US, UK, JP, ...
    party
        Whom the measure is about: ISO code, part of a state (UA-43), group:slug, or a name.
    goods
        Everyday words, or a goods class (vehicle.car).
    kind
        goods, training, assistance, finance, brokering, transport, troops, labour; or as check has them.
    on
        In force then: YYYY, YYYY-MM, YYYY-MM-DD, or an interval A/B.
    force
        mandatory, authorisation, calls-upon, ...
    search
        Words that all stand in title, goods, exceptions or note.
    format
        card or json. Unless given: cards on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    if words:
        near = ", ".join(f"gifthorse law {part}" for part in get_close_matches(words[0], PARTS, 1))
        hint = near or (f"gifthorse law show {words[0]}" if "/" in words[0] else f"gifthorse law --search {words[0]}")
        raise UsageError(f"gifthorse law has no command {words[0]!r}; perhaps {hint}")
    filters = (jurisdiction, party, goods, kind, on, force, search)
    with asked(format, knowledge) as form:
        from ...law import find
        from ...law.asked import party_code
        from ...law.find import kept_of

        entries = find(
            jurisdiction=jurisdiction,
            party=party_code(party) if party else None,
            goods=goods,
            kind=kind,
            on=on,
            force=_force(force) if force else None,
            search=search,
        )
        if form == "json":
            for entry in entries:
                json_line(entry)
            return exits.DONE
        from ...report import law_words, provisions
        from ...report.terminal import show_next

        if any(filters):
            provisions.show_list(entries, console())
            provisions.show_count(len(entries), law_words.kept(kept_of(entries)), console())
        else:
            provisions.show_overview(entries, console())
            show_next([NEXT], console())
        return exits.DONE


def _force(force: str) -> "Force":
    from ...law.provision import Force

    if force not in get_args(Force):
        raise UsageError(f"no force {force!r}; there are {', '.join(get_args(Force))}")
    return cast("Force", force)
