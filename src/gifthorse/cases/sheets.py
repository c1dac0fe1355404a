"""The YAML files of this folder. A user's own ``cases/NAME.yaml`` stands in the place of ours."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from .. import knowledge

T = TypeVar("T")


def sheet(kind: type[T], name: str) -> T:
    """The file of that name in the last knowledge folder that has one, as ``kind``."""
    found: T = _sheet(kind, name, knowledge.roots())  # type: ignore[arg-type]
    return found


@cache
def _sheet(kind: Any, name: str, roots: tuple[Path, ...]) -> Any:
    found = [path for root in roots if (path := root / "cases" / f"{name}.yaml").is_file()]
    return knowledge.load_one(kind, found[-1])
