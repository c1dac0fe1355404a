"""Many documents, one case: same event, independent origins, contradictions, and what would raise it.

    claim            one transfer of one document, with what is compared (names, amounts)
    features         named features for and against "the same transfer"; gather puts claims into clusters by them
    constraints      people's judgements on what is one and what is not; decided: status, edits, notes, warnings
    speaker          who a source is; credits and copies say whose text a document is
    origins          whoever vouches, once per case; matrix: what each of them says on each assertion
    consensus        what documents agree on; contradictions: where they cannot all be right
    grades, missing  Admiralty grades by named checks; what would raise a case
    findings         the law over a case; ids and title: what it is called
    build, assemble  readings and judgements → cases (pure); refresh: the same over a store
    judging          a person's decision, logged

What the machine proposes and what a person decided never mix: a case's ``status`` is a person's word alone.
"""

from .build import build
from .judging import judge, undo
from .refresh import refresh

__all__ = ["build", "judge", "refresh", "undo"]
