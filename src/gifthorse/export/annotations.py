"""W3C Web Annotation: each assertion as an annotation on the exact words (``gifthorse export annotations``).

The Web Annotation Data Model (W3C Recommendation, 23 February 2017) counts positions in Unicode code points, as we do.
"""

from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from .bundle import Bundle
from .tables import AROUND, STANCES


def write(bundle: Bundle, path: Path, /) -> None:
    """One JSON-LD document: an AnnotationCollection with all annotations on its first page."""
    items = annotations(bundle)
    whole = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "label": "Gifthorse: who says what, on exact words",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def annotations(bundle: Bundle) -> list[dict[str, Any]]:
    """An annotation for each place where an origin's word on something stands."""
    made: list[dict[str, Any]] = []
    for file in bundle.files:
        numbers = count(1)
        for origin in file.case.origins:
            for cell in origin.cells:
                for evidence in cell.evidence:
                    text, span = file.source_of(evidence).document.text, evidence.span
                    document = file.source_of(evidence).document
                    claim = f"{origin.name} {STANCES[cell.letter]}: {cell.assertion}"
                    made.append(
                        {
                            "id": f"urn:gifthorse:case:{file.case.id}:{next(numbers)}",
                            "type": "Annotation",
                            "motivation": "classifying",
                            "body": [
                                {
                                    "type": "TextualBody",
                                    "purpose": "describing",
                                    "format": "text/plain",
                                    "value": claim + (f" = {cell.value}" if cell.value else ""),
                                },
                                {"type": "TextualBody", "purpose": "tagging", "value": f"case {file.case.id}"},
                                {"type": "TextualBody", "purpose": "tagging", "value": file.case.status},
                            ],
                            "target": {
                                "source": document.url or f"urn:sha256:{document.id}",
                                "state": {"type": "State", "value": f"sha256:{document.id}"},
                                "selector": [
                                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                                    {
                                        "type": "TextQuoteSelector",
                                        "exact": evidence.words,
                                        "prefix": text[max(0, span.start - AROUND) : span.start],
                                        "suffix": text[span.end : span.end + AROUND],
                                    },
                                ],
                            },
                        }
                    )
    return made
