"""``gifthorse goods``: how words for goods are classed."""

from ..settings import Format
from . import exits
from .check import Repeated
from .law.form import asked, console, json_line


def goods(words: str, /, *, format: Format | None = None, knowledge: Repeated = None) -> int:
    """Say what class words for goods are taken for, and why.

    Parameters
    ----------
    words
        Everyday words: "gasoil", "152 mm shells", "spare parts for aircraft".
    format
        card or json. Unless given: cards on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with asked(format, knowledge) as form:
        from ..world.goods import explain

        explanation = explain(words)
        if form == "json":
            json_line(explanation)
            return exits.DONE
        from ..report.goods import show_goods

        show_goods(explanation, console())
        return exits.DONE
