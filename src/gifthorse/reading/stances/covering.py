"""In whose words a place of the text stands."""

from collections.abc import Iterable, Sequence

from ...model import Span
from ..statements.raw import RawStatement


def covering(places: Iterable[Span], statements: Sequence[RawStatement]) -> dict[Span, list[int]]:
    """For each place the indices of the statements whose content covers it, the innermost first.

    The innermost has the shortest content; of "X, citing Y, said" both say all of it, and Y is inside.
    """
    spans = sorted((span.start, span.end, i) for i, s in enumerate(statements) for span in s.content)
    found: dict[Span, list[int]] = {}
    around: list[tuple[int, int, int]] = []
    k = 0
    for place in sorted(set(places)):
        while k < len(spans) and spans[k][0] <= place.start:
            around.append(spans[k])
            k += 1
        around = [span for span in around if span[1] > place.start]
        inside = {i for _, end, i in around if end >= place.end}
        found[place] = sorted(inside, key=lambda i: (extent(statements[i]), statements[i].via is None, i))
    return found


def extent(statement: RawStatement) -> int:
    """The length of a statement's content, in characters."""
    return sum(span.end - span.start for span in statement.content)
