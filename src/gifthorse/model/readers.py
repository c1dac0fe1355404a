"""Several readers of one document: who read it, what was not let through, and where two words differ."""

from typing import Literal

import msgspec

ReaderName = Literal["builtin", "model"]


class ReaderRun(msgspec.Struct, frozen=True, kw_only=True):
    """One reader's part in a reading. ``name`` says which model and which instructions; ``reason`` why it failed.

    ``state``: ``read``, or ``failed`` (what it would have found is missing, and the built-in reading stands).
    """

    reader: ReaderName
    name: str = ""
    state: Literal["read", "failed"] = "read"
    reason: str | None = None


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a model gave and that rests on nothing: dropped, and shown with the reason.

    ``part`` is its place in the answer ("transfers[0].supplier"), ``words`` what was given there, shortened.
    """

    part: str
    words: str
    reason: str


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which two words differ. ``said``: whose word ("builtin", "model", "knowledge") → the value as text,
    None where nothing is said. ``stands``: whose word the transfer has; None where it has nobody's.
    """

    field: str
    said: dict[str, str | None]
    stands: str | None = None
