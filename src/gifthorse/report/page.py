"""The page: articles with their marked spans, and the cards beside them, in one file that asks for nothing.

Article text is always escaped; styles and the script are part of the page, and its policy allows nothing else.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Reading
from . import findings, words
from .card import cards, header
from .segments import LANES, marks, paragraphs

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


def page(readings: Iterable[Reading]) -> str:
    """One self-contained HTML page of one reading or several."""
    from .. import __version__

    return (
        environment()
        .get_template("page.html")
        .render(
            documents=[_document(number, reading) for number, reading in enumerate(readings, 1)],
            policy=policy(),
            version=__version__,
        )
    )


@cache
def environment() -> "Environment":
    """The templates, escaping everything; a name that is not there is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        words=words,
        SHOWN=findings.SHOWN,
        NONE=findings.NONE,
        title=findings.title,
        LANES=LANES,
        asset=asset,
    )
    return made


@cache
def asset(name: str) -> str:
    """A style or script of ours, to stand in the page as it is."""
    from markupsafe import Markup

    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def policy(*assets: str) -> str:
    """The content security policy: nothing from anywhere, and only the styles and scripts that were hashed here."""
    hashes: dict[str, list[str]] = {"css": [], "js": []}
    for name in assets or ("page.css", "page.js"):
        digest = b64encode(sha256(asset(name).encode()).digest()).decode()
        hashes[name.rpartition(".")[2]].append(f"'sha256-{digest}'")
    return (
        f"default-src 'none'; style-src {' '.join(hashes['css'])}; script-src {' '.join(hashes['js'])}; "
        "base-uri 'none'; form-action 'none'"
    )


def _document(number: int, reading: Reading) -> dict[str, object]:
    """What the template needs of one reading. The ids of all but the first document have its number before them."""
    prefix = f"d{number}-" if number > 1 else ""
    title, about = header(reading.document)
    found = cards(reading, all_findings=True)
    marked = marks(found, prefix)
    return {
        "prefix": prefix,
        "title": title,
        "about": about,
        "hash": reading.document.id,
        "language": reading.document.language,
        "text": reading.document.text,
        "cards": found,
        "marks": marked,
        "paragraphs": [pieces for pieces in paragraphs(reading.document.text, marked) if pieces],
    }
