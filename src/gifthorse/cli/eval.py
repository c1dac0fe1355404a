"""``gifthorse eval``: how well the reading does against annotated texts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..errors import UsageError
from ..settings import Format, resolve
from . import exits
from .output import console_on, format_for, opened, write_line
from .progress import Progress
from .run import knowledge_of

if TYPE_CHECKING:
    from ..evaluation import Evaluation, Form, Gold


def eval(
    gold: Path,
    /,
    *,
    lines: str | None = None,
    errors: Annotated[bool, Parameter(negative=())] = False,
    html: Path | None = None,
    format: Format | None = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """Read annotated texts, and score what was found against the annotation.

    Parameters
    ----------
    gold
        A file of JSON Lines with "id", "text" and an annotation: "transfers" with "reportable" (articles),
        "attributions" (who says what) or "events" (spans of transfers). The form is recognised.
    lines
        Only these lines: 1-64, 5, 100-, or several with commas. The others are neither read nor scored, so that a half
        that is held out stays unread.
    errors
        List every miss and false alarm as well.
    html
        Write a page as well that shows each text with what was annotated and what was found side by side. It holds
        the texts.
    format
        card (a table) or json. Unless given: a table on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    settings = resolve({"format": format, "knowledge": knowledge}).settings
    form = format_for(settings, None)
    if form == "html":
        raise UsageError("eval prints card or json; --html FILE writes a page as well")
    from ..evaluation import chosen, form_of, load_gold

    golds = load_gold(gold)
    kind = form_of(golds)
    golds = chosen(golds, lines) if lines else golds
    name = f"{gold.name}:{lines}" if lines else gold.name
    # The page's file is opened first: an hour of reading must not end in a folder that is not there.
    with knowledge_of(settings), opened(html or Path("/dev/null")) as stream:
        made = evaluated(golds, kind)
        if html:
            from ..report.eval_page import eval_page

            stream.write(eval_page(made, name))
    show(made, name, errors, as_json=form == "json")
    return exits.DONE


def evaluated(golds: "list[Gold]", form: "Form") -> "Evaluation":
    """Read and score, with a bar on a terminal."""
    from ..evaluation import evaluate

    with Progress(total=len(golds)) as progress:
        return evaluate(golds, form, progress.read)


def show(made: "Evaluation", name: str, errors: bool, as_json: bool) -> None:
    """Print the figures and, where asked for, the errors."""
    if as_json:
        import msgspec

        listed = {"errors": made.errors} if errors else {}
        write_line(sys.stdout, msgspec.json.encode({"gold": name, "form": made.form, **made.figures, **listed}))
        return
    from ..report.eval_figures import show_figures

    console = console_on(sys.stdout)
    if errors:
        for error in made.errors:
            console.print(error, soft_wrap=True)
        console.print()
    show_figures(made, name, console)
