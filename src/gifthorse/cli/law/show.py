"""``gifthorse law show``: one provision."""

from ...settings import Format
from .. import exits
from ..check import Repeated
from .form import asked, console, json_line


def show(id: str, /, *, on: str | None = None, format: Format | None = None, knowledge: Repeated = None) -> int:
    """Show one provision and its versions.

    Parameters
    ----------
    id
        Its id, as in findings: un/2397-2017/op7.
    on
        Only the version that held then: YYYY, YYYY-MM, YYYY-MM-DD, or an interval A/B.
    format
        card or json. Unless given: cards on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with asked(format, knowledge) as form:
        import msgspec

        from ...law import provision

        entry = provision(id)
        if form == "json":
            json_line(entry if on is None else msgspec.structs.replace(entry, versions=entry.on(on)))
            return exits.DONE
        from ...report.provisions import show_provision

        show_provision(entry, console(), on)
        return exits.DONE
