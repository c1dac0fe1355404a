"""The command line: what goes where, in which form, and how it ends."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest

import handmade
from gifthorse import __version__, pipeline
from gifthorse.cli import exits
from gifthorse.cli.commands import COMMANDS
from gifthorse.cli.main import build, main
from gifthorse.demo import sample
from gifthorse.model import Document, Reading

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in an empty folder: its exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GIFTHORSE_FORMAT", raising=False)

    def run_(*words: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gifthorse", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out, captured.err

    return run_


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline without its reader: the sample has its reading, another text none, and "crash" fails."""

    def read(document: Document) -> Reading:
        if "crash" in document.text:
            raise ZeroDivisionError("a\nb")
        return handmade.reading(document) if document.text == sample().text else Reading(document=document)

    monkeypatch.setattr(pipeline, "read_document", read)


def test_the_top_help_leads_with_examples_and_lists_every_command(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert out.index("Examples") < out.index("Commands") < out.index("Options")
    for name in COMMANDS:
        assert f"\n  {name} " in out
    assert run() == run("-h") == (0, out, "")


def test_the_top_help_and_the_version_import_nothing_heavy() -> None:
    heavy = {
        "cyclopts",
        "rich",
        "spacy",
        "yaml",
        "jinja2",
        "trafilatura",
        "httpcore",
        "numpy",
        "ahocorasick_rs",
        "msgspec",
    }
    for word in ("--help", "--version"):
        program = (
            f"import sys; sys.argv = ['gifthorse', {word!r}]\nfrom gifthorse.cli.main import main\n"
            "try: main()\nexcept SystemExit: pass\n"
            f"print(sorted({heavy!r} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_leads_with_its_examples(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "Examples:"
    assert lines[1].strip().startswith(("gifthorse", "GIFTHORSE"))
    assert COMMANDS[command].about[:40] in out


def test_help_of_a_command_imports_no_parser() -> None:
    program = (
        "import sys; sys.argv = ['gifthorse', 'read', '--help']\nfrom gifthorse.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'spacy', 'yaml', 'trafilatura', 'httpcore', 'jinja2', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"{__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["raed"], "raed"),
        (["read", "--colour"], "--colour"),
        (["read", "x", "--format", "xml"], "xml"),
        (["read", "x", "--published", "soon"], "soon"),
        (["read", "x", "--knowledge", "nowhere"], "nowhere"),
        (["read", "x", "--output", "no/such/folder/x"], "no/such/folder/x"),
        (["check"], "--from"),
        (["check", "x.jsonl", "--from", "RU"], "--from"),
        (["check", "x.jsonl"], "x.jsonl"),
        (["check", "--from", "Atlantis", "--to", "KP"], "Atlantis"),
        (["check", "--from", "RU", "--value", "much"], "much"),
        (["check", "--from", "RU", "--attr", "electric"], "electric"),
        (["check", "--from", "RU", "--to", "KP", "--goods", "cars", "--on", "yesterday"], "yesterday"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_line(run: Run, words: list[str], says: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (exits.USAGE, "")
    assert err.startswith("gifthorse: ")
    assert len(err.splitlines()) == 1
    assert says in err


def test_json_is_the_default_in_a_pipe_and_one_line_a_document(run: Run, quick: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(sample().text)
    (tmp_path / "b.txt").write_text("Nothing was moved by anybody.")
    code, out, err = run("read", "b.txt", "a.txt", "--published", "2021-05-11")
    assert code == 0
    first, second = map(json.loads, out.splitlines())
    assert (first["document"]["source"], first["transfers"]) == ("b.txt", [])
    assert second["document"]["published"] == "2021-05-11"
    assert len(second["transfers"]) == 3
    assert err == "gifthorse: 2 read, 3 transfers\n"


def test_unreadable_inputs_are_named_and_the_others_read(run: Run, quick: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing was moved by anybody.")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)) * 8)
    code, out, err = run("read", "missing.txt", "a.txt", "b.bin")
    assert code == exits.UNREADABLE
    assert [json.loads(line)["document"]["source"] for line in out.splitlines()] == ["a.txt"]
    assert [line.split(":")[1].strip() for line in err.splitlines()[:2]] == ["missing.txt", "b.bin"]
    assert err.splitlines()[2] == "gifthorse: 1 read, 2 unreadable"


def test_a_document_that_fails_is_one_line_and_the_others_are_read(
    run: Run, quick: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("They crash without a word of warning.")
    (tmp_path / "b.txt").write_text("Nothing was moved by anybody.")
    monkeypatch.delenv("GIFTHORSE_DEBUG", raising=False)
    code, out, err = run("read", "a.txt", "b.txt")
    assert (code, len(out.splitlines())) == (exits.UNEXPECTED, 1)
    assert err.startswith("gifthorse: a.txt: unexpected: ZeroDivisionError: a b (GIFTHORSE_DEBUG=1")
    monkeypatch.setenv("GIFTHORSE_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["gifthorse", "read", "a.txt"])
    with pytest.raises(ZeroDivisionError):
        main()


def test_standard_input_and_json_lines(run: Run, quick: None, tmp_path: Path) -> None:
    code, out, _ = run("read", "-", stdin="Nothing was moved by anybody.")
    assert (code, json.loads(out)["document"]["source"]) == (0, "-")
    assert run("read", stdin="Nothing was moved by anybody.")[1] == out
    record = {"id": "n1", "text": "Nothing\nmoved. 👨🏻‍🚒", "published": "2020-01-02", "other": 1}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    made = json.loads(run("read", "a.jsonl")[1])["document"]
    assert (made["source"], made["text"], made["published"]) == ("n1", record["text"], "2020-01-02")


def test_cards_and_pages_are_chosen_by_flag_setting_or_name(
    run: Run, quick: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(sample().text)
    card = run("read", "a.txt", "--format", "card")[1]
    assert "AFFIRMS" in card
    assert card.splitlines()[-1] == "next  gifthorse read a.txt --output page.html"
    (tmp_path / "gifthorse.toml").write_text('format = "card"\n')
    assert run("read", "a.txt")[1] == card
    monkeypatch.setenv("GIFTHORSE_FORMAT", "json")
    assert run("read", "a.txt")[1].startswith("{")
    assert run("read", "a.txt", "--format", "card")[1] == card
    monkeypatch.delenv("GIFTHORSE_FORMAT")
    (tmp_path / "gifthorse.toml").unlink()
    assert run("read", "a.txt", "--output", "x.html") == (0, "", "")
    assert (tmp_path / "x.html").read_text().startswith("<!doctype html>")
    assert run("read", "a.txt", "--format", "html")[1] == (tmp_path / "x.html").read_text()


def test_cards_of_several_documents_come_one_after_the_other(run: Run, quick: None, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(sample().text)
    out = run("read", "a.txt", "b.txt", "--format", "card")[1]
    assert out.count("AFFIRMS") == 8
    assert out.count("next  ") == 1
    assert "─" * 40 in out


def test_a_question_by_flags(run: Run) -> None:
    words = ["--from", "Russia", "--to", "KP", "--goods", "luxury car", "--on", "2024-02-18", "--jurisdiction", "UN"]
    code, out, _ = run("check", *words)
    answer = json.loads(out)
    assert (code, answer["id"]) == (0, None)
    outcomes = {f["provision"]: f["outcome"] for f in answer["findings"]}
    assert outcomes["un/2397-2017/op7"] == "prohibited"
    card = run("check", *words, "--format", "card")[1]
    assert card.splitlines()[0] == "RU → luxury car → KP, 2024-02-18"
    assert "would fall under, if the account is right" in card


def test_facts_and_prices_reach_the_law(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("gifthorse.law.evaluate", lambda question: asked.append(question) or ())
    words = ["--attr", "engine_cc=1395", "--attr", "electric=true", "--attr", "purpose=a museum", "--hs", "8703"]
    run("check", "--from", "DE", *words, "--hs", "8702", "--value", "70.5 USD per barrel")
    assert asked[0].attrs == {"engine_cc": 1395, "electric": True, "purpose": "a museum"}
    assert asked[0].hs == ("8703", "8702")
    assert msgspec.to_builtins(asked[0].value) == {"amount": 70.5, "currency": "USD", "per": "barrel"}


def test_a_file_of_questions_is_answered_line_by_line(run: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "a", "from": "RU", "to": "KP", "goods": "rifles", "on": "2020", "attrs": None, "sheet": "x"},
        {"id": "b", "from": "RU", "to": "KP", "goods": 7},
        {"id": 3, "from": None, "to": "KP", "goods": "rice", "on": "2020/2021", "hs": ["1006"]},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join([*map(json.dumps, lines), "", "{oops", ""]))
    code, out, err = run("check", "q.jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == exits.UNREADABLE
    assert [answer["id"] for answer in answers] == ["a", "b", "3", None]
    assert ["findings" in answer for answer in answers] == [True, False, True, False]
    assert [line.split(": ")[1] for line in err.splitlines()] == ["q.jsonl:2", "q.jsonl:5"]


def test_readings_fit_the_schema(run: Run) -> None:
    schema = json.loads(run("schema")[1])
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    made = json.loads(handmade.reading().to_json())
    checker.validate(made)
    del made["transfers"][0]["stances"][0]["about"]
    assert not checker.is_valid(made)


def test_settings_are_shown_with_their_origin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIFTHORSE_TIMEOUT_S", "7")
    rows = {line.split()[0]: line.split()[1:] for line in run("config", "show")[1].splitlines()}
    assert rows["timeout_s"] == ["7.0", "GIFTHORSE_TIMEOUT_S"]
    assert rows["max_bytes"][-1] == "default"


def test_the_doctor_finds_what_is_there_and_names_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, out, _ = run("doctor")
    assert code == 0
    assert "ok      spacy" in out
    monkeypatch.setenv("GIFTHORSE_KNOWLEDGE", str(tmp_path / "none"))
    code, out, _ = run("doctor")
    assert code == exits.UNEXPECTED
    assert "missing knowledge of yours" in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_commands(run: Run, shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert code == 0
    for name in COMMANDS:
        assert name in out


def test_an_unexpected_error_is_one_line_with_a_hint(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIFTHORSE_DEBUG", raising=False)
    monkeypatch.setattr("gifthorse.cli.main.run", lambda _: 1 / 0)
    code, _, err = run("demo")
    assert code == exits.UNEXPECTED
    assert err.startswith("gifthorse: unexpected: ZeroDivisionError: division by zero (GIFTHORSE_DEBUG=1 shows where")
    assert len(err.splitlines()) == 1


def test_control_c_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("gifthorse.cli.main.run", interrupted)
    assert run("demo") == (exits.INTERRUPTED, "", "")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen([sys.executable, "-m", "gifthorse", "schema"], stdout=-1, stderr=-1) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_every_command_can_be_built() -> None:
    app = build()
    for name in COMMANDS:
        assert app[name].default_command is not None
