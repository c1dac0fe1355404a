"""``gifthorse law test``: scenarios against the law."""

from pathlib import Path

from ...settings import Format
from .. import exits
from ..check import Repeated
from .form import asked, console, json_line


def test(*paths: Path, format: Format | None = None, knowledge: Repeated = None) -> int:  # noqa: PT028
    """Run scenarios: situations with the findings that must, and must not, come of them. Exit code 4 where one fails.

    Parameters
    ----------
    paths
        Files or folders of scenarios; the folder of knowledge in which they stand counts. Unless given: ours, and
        those of your folders of knowledge.
    format
        card or json. Unless given: the failures and a count on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with asked(format, knowledge) as form:
        from ...law import run_scenarios

        results = run_scenarios(paths or None)
        failed = [result for result in results if result.faults]
        if form == "json":
            for result in results:
                json_line(result)
        else:
            from ...report.scenarios import show_results

            show_results(results, console())
        return exits.VERIFICATION if failed else exits.DONE
