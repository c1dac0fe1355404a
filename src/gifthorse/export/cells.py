"""What may stand in a cell: quotations are other people's text, and a spreadsheet runs what begins with "="."""

import re

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so may be taken for a formula (OWASP, "CSV injection"); full-width forms are folded by some."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def printable(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold (control characters, lone surrogates)."""
    return UNPRINTABLE.sub("\ufffd", text)
