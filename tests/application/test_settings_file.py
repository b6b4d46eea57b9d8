"""Settings hold, are written in one step, and damage is told and never fatal."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.application.settings_file import Settings, SettingsFile, _validated


def test_defaults_without_a_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    assert file.settings == Settings()
    assert file.problem == ""
    assert not (tmp_path / "settings.json").exists()


def test_a_change_is_there_next_time(tmp_path: Path) -> None:
    SettingsFile(tmp_path).change(theme="dark", equipment=("band",), weight_kg=70.5)
    again = SettingsFile(tmp_path)
    assert again.settings == Settings(theme="dark", equipment=("band",), weight_kg=70.5)
    assert again.problem == ""
    assert (tmp_path / "settings.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\x00\x00", "[" * 5000])
def test_a_damaged_file_is_moved_aside_and_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    file = SettingsFile(tmp_path)
    assert file.settings == Settings()
    assert "settings.damaged.json" in file.problem
    assert (tmp_path / "settings.damaged.json").read_text() == content


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"theme": "dark",\n "rounds": }', "line 2, column 12"),
        (b"[]", "line 1, column 1"),
        (b'{"voice_name": "\xe9"}', "byte 16"),
        (b" " * 70_000, "larger than 64 KiB"),
    ],
)
@pytest.mark.parametrize("keep_damaged", [True, False])
def test_damage_is_told_with_its_place(
    tmp_path: Path, content: bytes, place: str, keep_damaged: bool
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    file = SettingsFile(tmp_path, keep_damaged=keep_damaged)
    assert str(path) in file.problem and place in file.problem and file.is_unreadable
    file.change(theme="dark")
    assert file.settings.theme == "dark"
    if keep_damaged:
        assert path.read_bytes() == content and file.write_error
    else:
        assert (tmp_path / "settings.damaged.json").read_bytes() == content
        assert not file.write_error and SettingsFile(tmp_path).settings == Settings(theme="dark")


def test_what_cannot_be_opened_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsFile(tmp_path).change(remarks=("disc",))

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        file = SettingsFile(tmp_path)
    assert "cannot be read (Permission denied)" in file.problem and file.is_unreadable
    file.change(theme="dark")
    assert "cannot be read" in file.write_error
    assert SettingsFile(tmp_path).settings == Settings(remarks=("disc",))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("rounds", 9),
        ("rounds", True),
        ("rounds", "2"),
        ("weight_kg", -1),
        ("equipment", ["rocket"]),
        ("equipment", "band"),
        ("voice", 1),
        ("unheard-of", 1),
    ],
)
def test_one_value_that_makes_no_sense_falls_back(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({name: value, "text_percent": 120}))
    file = SettingsFile(tmp_path)
    assert file.settings == Settings(text_percent=120)
    assert name in file.problem


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.sampled_from(sorted(Settings.__dataclass_fields__)), json_values)
def test_no_value_breaks_reading(name: str, value: object) -> None:
    checked = _validated(name, value)
    if checked is not None:
        Settings(**{name: checked})


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = SettingsFile(tmp_path / "file")
    file.change(theme="dark")
    assert file.settings.theme == "dark"
    assert "cannot be" in file.problem
