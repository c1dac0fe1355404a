"""The sample: an article of our own about invented states, and the folder of knowledge that goes with it.

``article.txt`` is the text; ``world/`` and ``law/`` have the shape of any user's own folder of knowledge.
"""

from pathlib import Path

from ..model import Document

FOLDER = Path(__file__).parent
PUBLISHED = "2021-05-11"


def sample() -> Document:
    """The sample article as a document."""
    return Document(
        text=(FOLDER / "article.txt").read_text(encoding="utf-8").rstrip("\n"),
        source="demo",
        title="A yacht for the Marshal",
        outlet="The Port Halden Ledger",
        published=PUBLISHED,
        language="en",
    )
