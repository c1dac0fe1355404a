"""The HTML dossier of a case (``gifthorse export html``)."""

from pathlib import Path

from ..report.dossier import dossier
from .bundle import Bundle
from .texts import disclaimer, methodology


def write(bundle: Bundle, path: Path, /) -> None:
    """Write the page of the bundle's one case."""
    (file,) = bundle.files
    path.write_text(dossier(file, (*disclaimer(), *methodology(bundle))), encoding="utf-8", errors="replace")
