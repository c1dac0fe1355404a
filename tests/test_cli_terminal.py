"""The same command line on a real terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

QUESTION = [
    "check",
    "--from",
    "RU",
    "--to",
    "KP",
    "--goods",
    "luxury car",
    "--on",
    "2024-02-18",
    "--jurisdiction",
    "UN",
]


def on_terminal(words: list[str], folder: Path, **environment: str) -> str:
    """What a terminal receives, standard output and standard error together."""
    ours, theirs = pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GIFTHORSE_FORMAT")}
    with subprocess.Popen(
        [sys.executable, "-m", "gifthorse", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**surroundings, "TERM": "xterm-256color", "COLUMNS": "100", **environment},
    ):
        os.close(theirs)
        received = b""
        try:
            while part := os.read(ours, 65536):
                received += part
        except OSError:  # how Linux says that the other side has gone
            pass
    os.close(ours)
    return received.decode()


def test_cards_are_the_default_on_a_terminal(tmp_path: Path) -> None:
    shown = on_terminal(QUESTION, tmp_path)
    assert "would fall under, if the account is right" in shown
    assert "\x1b[1m" in shown
    assert not shown.startswith("{")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_turned_off(tmp_path: Path, environment: dict[str, str]) -> None:
    shown = on_terminal(QUESTION, tmp_path, **environment)
    assert "would fall under, if the account is right" in shown
    assert "\x1b" not in shown


def test_json_when_asked_for(tmp_path: Path) -> None:
    assert on_terminal([*QUESTION, "--format", "json"], tmp_path).startswith('{"id":null')


def test_a_summary_of_what_could_not_be_read(tmp_path: Path) -> None:
    shown = on_terminal(["read", "missing.txt"], tmp_path, NO_COLOR="1")
    assert shown.splitlines() == [
        "gifthorse: missing.txt: no such file; check the name",
        "gifthorse: 0 read, 1 unreadable",
    ]
