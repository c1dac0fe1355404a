"""What the codes under ``source`` in the provisions stand for."""

from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge


class _Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sources: dict[str, str]


def source(code: str) -> str:
    """Where a source is: site and page, repository and path, or the code itself where nobody says more."""
    return _sources(knowledge.roots()).get(code, code)


@cache
def _sources(roots: tuple[Path, ...]) -> dict[str, str]:
    files = [file for file in knowledge.files("law", among=roots) if file.name == "sources.yaml"]
    return {code: where for _, file in knowledge.load(_Sources, files) for code, where in file.sources.items()}
