"""The documents: their commands print what they show, their Python runs, their tables and links are right.

``python tests/test_docs.py`` (``make docs``) prints the shown output anew.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gifthorse import settings
from gifthorse.cli import exits
from gifthorse.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTH = "100"


def blocks(page: Path, language: str) -> Iterator[str]:
    """The code blocks of a page in one language."""
    yield from (body for found, body in BLOCK.findall(page.read_text(encoding="utf-8")) if found == language)


def output_of(commands: list[str], folder: Path) -> str:
    """What a terminal of 100 columns would show: each command and its output, the sample's files within reach."""
    sample = folder / "sample"
    if not sample.exists():
        sample.symlink_to(ROOT / "src" / "gifthorse" / "demo")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIFTHORSE_")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "GIFTHORSE_FORMAT": "card",
        "COLUMNS": WIDTH,
    }
    shown = []
    for command in commands:
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        shown.append(f"$ {command}\n{done.stdout}{done.stderr}".rstrip("\n"))
    return "\n".join(shown) + "\n"


def commands_of(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


CONSOLES = [(page, block) for page in PAGES for block in blocks(page, "console")]


@pytest.mark.parametrize(("page", "block"), CONSOLES, ids=[f"{p.name}-{n}" for n, (p, _) in enumerate(CONSOLES)])
def test_shown_output_is_what_the_program_prints(page: Path, block: str, tmp_path: Path) -> None:
    assert commands_of(block)
    assert block == output_of(commands_of(block), tmp_path), "run make docs, and look at what changed"


@pytest.mark.parametrize("page", [p for p in PAGES if list(blocks(p, "python"))], ids=lambda p: p.name)
def test_python_runs(page: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if not link.startswith(("http", "#")):
            assert (page.parent / link.partition("#")[0]).exists(), link


def test_toml_shown_is_a_settings_file() -> None:
    for page in PAGES:
        for block in blocks(page, "toml"):
            assert set(tomllib.loads(block)) <= set(settings.Settings.__struct_fields__)


def rows(page: Path) -> list[list[str]]:
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_exit_codes_are_all_told() -> None:
    told = {int(code): meaning for code, meaning in rows(ROOT / "docs" / "exit-codes.md") if code.isdigit()}
    assert told == exits.MEANINGS


def test_settings_are_all_told_with_their_defaults() -> None:
    told = {row[0].strip("`"): row[1].strip("`") for row in rows(ROOT / "docs" / "settings.md") if "`" in row[0]}
    defaults = settings.Settings()
    assert set(told) == set(settings.Settings.__struct_fields__)
    for name, default in told.items():
        value = getattr(defaults, name)
        shown = {"None": "unset", "()": "none", "True": "true", "False": "false"}.get(str(value), str(value))
        assert default == shown


def test_every_command_that_is_shown_exists() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for command in re.findall(r"(?:`|^\$ |^    )gifthorse ([a-z]+)", text, re.MULTILINE):
            assert command in COMMANDS, f"{page.name}: gifthorse {command}"


def write() -> None:
    """Print the output of every page anew."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:

            def renewed(match: re.Match[str], folder: str = folder) -> str:
                if match[1] != "console":
                    return match[0]
                return f"```console\n{output_of(commands_of(match[2]), Path(folder))}```"

            new = BLOCK.sub(renewed, text)
        if new != text:
            page.write_text(new, encoding="utf-8")
            print(f"renewed {page.relative_to(ROOT)}")


if __name__ == "__main__":
    write()
