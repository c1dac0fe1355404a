"""How well the reading does against annotated texts: articles with their transfers, attributions, transfer spans.

``evaluate(golds, form)`` reads and scores in one go; ``score``, ``attribution`` and ``transfers`` are the scorers.
Nothing of the reading may import from here: what is measured does not know the measure.
"""

from .gold import Form, Gold, chosen, form_of, load_gold
from .run import Evaluation, Scored, evaluate

__all__ = ["Evaluation", "Form", "Gold", "Scored", "chosen", "evaluate", "form_of", "load_gold"]
