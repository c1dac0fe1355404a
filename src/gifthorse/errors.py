"""What can go wrong, as one tree.

    GifthorseError
    ├── UsageError        the call itself is wrong (exit code 2)
    │   └── KnowledgeError    a knowledge file of the user's or ours is malformed; names file and field
    ├── InputError        one input cannot be read; the others go on (exit code 3)
    └── AnchorError       a reading claims words that are not where it says: a defect of a reader, never of the input

Every message is one line that says what happened and what to do.
"""


class GifthorseError(Exception):
    """The base of every error that gifthorse raises on purpose."""


class UsageError(GifthorseError):
    """The call is wrong: an unknown date, an unknown provision, a setting that does not exist."""


class KnowledgeError(UsageError):
    """A knowledge file is malformed. The message names the file and the place in it."""


class InputError(GifthorseError):
    """One input cannot be read: missing, binary, empty, too large, unreachable. Other inputs are unaffected."""


class AnchorError(GifthorseError):
    """A reading rests on words that its document does not have at that place."""
