"""Settings: the layers, their order, and what is wrong with one."""

from pathlib import Path

import pytest

from gifthorse import settings
from gifthorse.errors import UsageError


@pytest.fixture
def layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A user's file and a nearest file, not yet there, and no environment."""
    for name in settings.Settings.__struct_fields__:
        monkeypatch.delenv(settings.PREFIX + name.upper(), raising=False)
    monkeypatch.setattr(settings, "user_config_path", lambda _: tmp_path / "home")
    (tmp_path / "home").mkdir()
    (tmp_path / "work" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work" / "below")
    return tmp_path / "home" / settings.FILE, tmp_path / "work" / settings.FILE


def test_each_layer_yields_to_the_next(layers: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    user, near = layers
    assert settings.resolve().origins["timeout_s"] == "default"
    user.write_text("timeout_s = 1\nmax_bytes = 11\n")
    assert settings.resolve().settings.timeout_s == 1
    near.write_text("timeout_s = 2.5\n")
    assert settings.resolve().settings.timeout_s == 2.5
    assert settings.resolve().origins == settings.resolve().origins | {"timeout_s": str(near), "max_bytes": str(user)}
    monkeypatch.setenv("GIFTHORSE_TIMEOUT_S", "3")
    assert settings.resolve().settings.timeout_s == 3
    assert settings.resolve().origins["timeout_s"] == "GIFTHORSE_TIMEOUT_S"
    resolved = settings.resolve({"timeout_s": 4.0, "format": None})
    assert (resolved.settings.timeout_s, resolved.origins["timeout_s"]) == (4.0, "flag")
    assert resolved.origins["format"] == "default"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("formt = 'json'", "did you mean format?"),
        ("colour = 1", "no setting is called 'colour'"),
        ("format = 'xml'", "format"),
        ("timeout_s = 'ten'", "timeout_s"),
        ("timeout_s = ", "Invalid value"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(layers: tuple[Path, Path], written: str, says: str) -> None:
    layers[1].write_text(written)
    with pytest.raises(UsageError) as error:
        settings.resolve()
    assert str(layers[1]) in str(error.value)
    assert says in str(error.value)


def test_a_wrong_value_in_the_environment_is_named(layers: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIFTHORSE_ALLOW_PRIVATE", "perhaps")
    with pytest.raises(UsageError, match="GIFTHORSE_ALLOW_PRIVATE"):
        settings.resolve()


def test_folders_of_knowledge_count_from_their_file(layers: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    layers[1].write_text('knowledge = ["ours"]\n')
    assert settings.resolve().settings.knowledge == (str(layers[1].parent / "ours"),)
    monkeypatch.setenv("GIFTHORSE_KNOWLEDGE", "a:b")
    assert settings.resolve().settings.knowledge == ("a", "b")
