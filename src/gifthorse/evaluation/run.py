"""Annotated texts in, figures out: each text is read as ``gifthorse read`` would read it, and scored."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from ..model import Document, Reading, check_anchors
from . import attribution, score, transfers
from .gold import Form, Gold

Row = score.Row | attribution.Row | transfers.Row


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """One text: its annotation, what was read, and every miss and false alarm as a line."""

    gold: Gold
    reading: Reading
    errors: tuple[str, ...]


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """``figures`` have the keys of the form's scorer; ``texts`` are in the order of the annotation."""

    form: Form
    figures: dict[str, Any]
    texts: tuple[Scored, ...]

    @property
    def errors(self) -> list[str]:
        """Every miss and false alarm."""
        return [error for text in self.texts for error in text.errors]


def evaluate(golds: Sequence[Gold], form: Form, tick: Callable[[int], None] = lambda words: None) -> Evaluation:
    """Read and score annotated texts. ``tick`` hears after each how many words it had.

    AnchorError where the reader rests on words that are not there.
    """
    texts, rows = [], []
    for gold in golds:
        reading = read(gold)
        row = scored(gold, reading, form)
        rows.append(row)
        texts.append(Scored(gold=gold, reading=reading, errors=tuple(row.errors)))
        tick(len(gold["text"].split()))
    figures: dict[str, Callable[[Any], dict[str, Any]]] = {
        "articles": score.figures,
        "attribution": attribution.figures,
        "transfers": transfers.figures,
    }
    return Evaluation(form=form, figures=figures[form](rows), texts=tuple(texts))


def read(gold: Gold) -> Reading:
    """The built-in reader on the text alone and what is known about it; the annotation plays no part."""
    from ..reading.reader import builtin_reader

    document = Document(
        text=gold["text"],
        source=gold["id"],
        title=gold.get("title"),
        outlet=gold.get("outlet"),
        published=gold.get("published"),
        url=gold.get("url"),
    )
    return check_anchors(builtin_reader().read(document))


def scored(gold: Gold, reading: Reading, form: Form) -> Row:
    """Score one reading, from the same JSON that every consumer gets."""
    found = msgspec.json.decode(reading.to_json())
    if form == "articles":
        return score.score_document(gold, found)
    if form == "attribution":
        return attribution.score_document(gold, found["statements"])
    return transfers.score_document(gold, found["transfer_mentions"])
