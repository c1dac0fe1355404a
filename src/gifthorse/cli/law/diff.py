"""``gifthorse law diff``: the law on two days."""

from ...settings import Format
from .. import exits
from ..check import Repeated
from .form import asked, console, json_line


def diff(
    first: str,
    second: str,
    /,
    *,
    party: str | None = None,
    jurisdiction: str | None = None,
    format: Format | None = None,
    knowledge: Repeated = None,
) -> int:
    """Compare the law on two days: what was added, what ended, what changed.

    Parameters
    ----------
    first
        One day: YYYY-MM-DD.
    second
        The other day.
    party
        Only measures about it: ISO code, part of a state (UA-43), group:slug, or a name.
    jurisdiction
        Only this one's: UN, EU, US, UK, JP, ...
    format
        card or json. Unless given: cards on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with asked(format, knowledge) as form:
        from ...law import diff
        from ...law.asked import party_code

        about = party_code(party) if party else None
        found = diff(first, second, party=about, jurisdiction=jurisdiction)
        if form == "json":
            json_line(found)
            return exits.DONE
        from ...report import changes, law_words

        changes.show_difference(law_words.party(about) if about else "the law", found, console())
        return exits.DONE
