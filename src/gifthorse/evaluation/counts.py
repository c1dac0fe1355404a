"""Right, wrong and missed, and the three figures that come of them."""

from dataclasses import dataclass


@dataclass
class Count:
    """``tp`` found and right, ``fp`` found and wrong, ``fn`` missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, other: "Count") -> None:
        """Take another's counts in."""
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn

    @property
    def precision(self) -> float:
        """Of what was found, how much is right; 1 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, how much was found; 1 where nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def ratios(tp: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1 as the span scorers have them: 0 where there is nothing to divide by."""
    p = tp / predicted if predicted else 0.0
    r = tp / gold if gold else 0.0
    return {"P": p, "R": r, "F1": 2 * p * r / (p + r) if p + r else 0.0}
