"""The dossier: a case on one page that works from a disk, without scripts and without asking anything of anybody."""

from collections.abc import Sequence

from ..model import ASSERTIONS
from .case_papers import papers_of
from .case_view import view_of
from .cited import CaseFile, Citations, Links
from .page import environment, policy


def dossier(file: CaseFile, standing: Sequence[str]) -> str:
    """One self-contained HTML page; ``standing`` are the texts at its foot."""
    from .. import __version__

    cited = Citations(file.case, file.sources, Links())
    return (
        environment()
        .get_template("dossier.html")
        .render(
            view=view_of(file, cited=cited),
            papers=papers_of(file, cited),
            assertions=ASSERTIONS,
            standing=standing,
            policy=policy("page.css", "case.css", "page.js"),
            version=__version__,
        )
    )
