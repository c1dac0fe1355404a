"""The page of an evaluation: every text with what was annotated and what was found side by side, and the errors.

Self-contained like the page of readings, and made of the same parts. It holds the texts: do not pass it on where they
may not be.
"""

from collections.abc import Iterator, Sequence

from ..evaluation import Evaluation, Form, Scored
from ..model import Document, Span
from .card import header
from .eval_figures import head, rows
from .eval_items import Item, sides
from .page import environment, policy
from .segments import Mark, Piece, Role, laid, paragraphs


def eval_page(evaluation: Evaluation, name: str) -> str:
    """One self-contained HTML page. Texts in which nothing was annotated or found are only counted."""
    from .. import __version__

    texts = list(_texts(evaluation))
    return (
        environment()
        .get_template("eval.html")
        .render(
            name=name,
            rows=rows(evaluation),
            head=head(evaluation),
            texts=texts,
            empty=len(evaluation.texts) - len(texts),
            policy=policy("page.css", "eval.css", "page.js"),
            version=__version__,
        )
    )


def _texts(evaluation: Evaluation) -> Iterator[dict[str, object]]:
    for number, text in enumerate(evaluation.texts, 1):
        made = _text(number, text, evaluation.form)
        if made["pairings"]:
            yield made


def _text(number: int, text: Scored, form: Form) -> dict[str, object]:
    both, document = sides(text, form), text.reading.document
    title, about = header(document)
    left = _lines(f"g{number}-", both.gold, document)
    right = _lines(f"f{number}-", both.found, document)
    return {
        "id": f"text-{number}",
        "title": title,
        "about": about,
        "errors": text.errors,
        "pairings": both.pairings,
        "gold": {"prefix": f"g{number}-", "items": both.gold},
        "found": {"prefix": f"f{number}-", "items": both.found},
        "lines": list(zip(left, right, strict=True)),
    }


def _lines(prefix: str, items: Sequence[Item], document: Document) -> Iterator[tuple[Piece, ...]]:
    """The lines that are not empty, in pieces, as one side marks them."""
    return (pieces for pieces in paragraphs(document.text, marks_of(items, prefix)) if pieces)


def marks_of(items: Sequence[Item], prefix: str) -> tuple[Mark, ...]:
    """The places of all items, each with its item's number; a mark leads to its item."""
    roles: dict[Span, list[Role]] = {}
    for number, item in enumerate(items, 1):
        for place in item.places:
            role = Role(
                word=f"{place.word} {number}",
                tag=f"{place.letter}{number}",
                style=place.style,
                target=f"{prefix}item-{number}",
            )
            if role not in roles.setdefault(place.span, []):
                roles[place.span].append(role)
    return laid(roles)
