"""The house stands: imports point down the floors, modules stay short, and the design document names every floor."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gifthorse"
FLOORS = (
    ("errors",),
    ("model",),
    ("knowledge", "settings"),
    ("documents",),
    ("world",),
    ("reading",),
    ("law",),
    ("pipeline",),
    ("store", "evaluation"),
    ("cases",),
    ("report",),
    ("export",),
    ("watch", "scan"),
    ("demo",),
    ("watch",),
    ("cli", "web"),
)
"""From the ground up; ``gifthorse/__init__`` may use all but the faces."""
HEIGHT = {name: height for height, floor in enumerate(FLOORS) for name in floor}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """The floors that a module imports from, at its top or inside a function."""
    within = module.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            parts = tuple((node.module or "").split(".")) if node.module else ()
            if node.level:
                base = within[: len(within) - node.level + 1]
                whole = (*base, *parts)
                yield from whole[:1] or (alias.name for alias in node.names)
            elif parts[:1] == ("gifthorse",):
                yield from parts[1:2] or (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("gifthorse."))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_point_down(module: Path) -> None:
    own = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    height = HEIGHT.get(own, HEIGHT["export"] if own == "__init__" else len(FLOORS))
    for floor in imported(module):
        if floor in HEIGHT and floor != own:
            assert HEIGHT[floor] < height or (HEIGHT[floor] == height and own in ("knowledge", "settings")), (
                f"{module.name} imports from {floor}"
            )


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_modules_stay_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 350


def test_every_folder_is_a_floor_of_the_design() -> None:
    told = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    for folder in PACKAGE.iterdir():
        if (folder / "__init__.py").exists():
            assert folder.name in HEIGHT
            assert f"`{folder.name}/`" in told or f"\n{folder.name} " in told or f"  {folder.name} " in told
