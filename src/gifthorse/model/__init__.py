"""The nouns, and nothing else: immutable, typed, serialised as the contract says."""

from .actor import OUTLET, Actor
from .case import Attestation, Case, CaseGoods, Contradiction, Disagreement, Field, Member, Party, Reply, ReviewStatus
from .document import Document, text_hash
from .finding import Finding, Outcome
from .judgement import Judgement, MemberRef, Verdict
from .origin import ASSERTIONS, Assertion, Cell, Copy, Evidence, Grade, Letter, Origin, OriginKind, OriginStance
from .question import Price, Question, Role
from .reading import Reading, check_anchors, spans_of
from .span import Span
from .stance import About, Position, Stance
from .statement import Statement
from .transfer import Goods, Place, Quantity, Status, Transfer, TransferMention, Value

__all__ = [
    "ASSERTIONS",
    "OUTLET",
    "About",
    "Actor",
    "Assertion",
    "Attestation",
    "Case",
    "CaseGoods",
    "Cell",
    "Contradiction",
    "Copy",
    "Disagreement",
    "Document",
    "Evidence",
    "Field",
    "Finding",
    "Goods",
    "Grade",
    "Judgement",
    "Letter",
    "Member",
    "MemberRef",
    "Origin",
    "OriginKind",
    "OriginStance",
    "Outcome",
    "Party",
    "Place",
    "Position",
    "Price",
    "Quantity",
    "Question",
    "Reading",
    "Reply",
    "ReviewStatus",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Transfer",
    "TransferMention",
    "Value",
    "Verdict",
    "check_anchors",
    "spans_of",
    "text_hash",
]
