"""Standing texts: what every report says of itself. They are ``texts.yaml``, so that an office can word its own."""

from functools import cache
from pathlib import Path

from .. import knowledge
from .bundle import Bundle


@cache
def standing() -> dict[str, str]:
    """The texts as they are kept."""
    return knowledge.load_one(dict[str, str], Path(__file__).with_name("texts.yaml"))


def disclaimer() -> tuple[str, ...]:
    """The paragraphs on what a mention means and does not mean."""
    return (standing()["disclaimer"],)


def methodology(bundle: Bundle) -> tuple[str, ...]:
    """The paragraphs on how it was made: documents, threshold, grades, versions, reviewers, and the store's state."""
    cases = [file.case for file in bundle.files]
    text = standing()["methodology"].format(
        documents=bundle.stored,
        skipped=len(bundle.coverage.skipped),
        failed=len(bundle.coverage.failed),
        assertions=sum(len(cell.evidence) for case in cases for origin in case.origins for cell in origin.cells),
        cases=len(cases),
        version=bundle.version,
        readers=", ".join(bundle.readers) or "no reader",
        reviewers=", ".join(bundle.reviewers) or "nobody",
        accepted=sum(case.status == "accepted" for case in cases),
        proposed=sum(case.status == "proposed" for case in cases),
        threshold=bundle.threshold,
    )
    number, at = bundle.state
    return (text, f"Made from the store as of entry {number} of its log{f' ({at})' if at else ''}.")
