"""The nouns, and nothing else: immutable, typed, serialised as the contract says."""

from .actor import OUTLET, Actor
from .document import Document, text_hash
from .finding import Finding, Outcome
from .question import Price, Question, Role
from .reading import Reading, check_anchors, spans_of
from .span import Span
from .stance import About, Position, Stance
from .statement import Statement
from .transfer import Goods, Place, Quantity, Status, Transfer, TransferMention, Value

__all__ = [
    "OUTLET",
    "About",
    "Actor",
    "Document",
    "Finding",
    "Goods",
    "Outcome",
    "Place",
    "Position",
    "Price",
    "Quantity",
    "Question",
    "Reading",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Transfer",
    "TransferMention",
    "Value",
    "check_anchors",
    "spans_of",
    "text_hash",
]
