"""Settings hold, are written in one step, and damage is told and never fatal."""

import base64
import json
import os
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.application import settings_file, settings_upgrade
from backcompanion.application.settings import SETTINGS, VERSION, Settings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.settings_upgrade import Upgrade, upgrade
from support.cases import each_case

GOLDEN = Path(__file__).with_name("golden")
WINDOW = "AdnQywADAAAAAAAAAAAAAAAABP8AAAMfAAAAAAAAAAAAAAT/AAADHwAAAAAAAAAABQAAAAAAAAAAAAAABP8AAAMf"


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


@each_case("content", ["", "{", "[]", "null", "\x00\x00", "[" * 5000])
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
        (b" " * 1_100_000, "larger than 1024 KiB"),
        (b"[" * 100_000, "nested too deeply"),
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


HUGE = "9" * 400
DEEP = "[" * 100_000 + "]" * 100_000


@each_case(
    ("name", "value"),
    [
        ("theme", '"pink"'),
        ("rounds", "9"),
        ("rounds", "true"),
        ("rounds", '"2"'),
        ("rounds", "2.0"),
        ("rounds", HUGE),
        ("rounds", HUGE * 25),
        ("weight_kg", "-1"),
        ("weight_kg", HUGE),
        ("weight_kg", HUGE * 25),
        ("weight_kg", "1e999"),
        ("weight_kg", "NaN"),
        ("weight_kg", "-Infinity"),
        ("equipment", '["rocket"]'),
        ("equipment", '"band"'),
        ("equipment", "[[]]"),
        ("remarks", DEEP),
        ("levels", "{}"),
        ("voice", "1"),
        ("voice", "null"),
        ("voice_name", '"\\ud800"'),
        ("voice_name", '"' + "a" * 200_000 + '"'),
        ("window", '"\u00e9"'),
        ("window", '"AAA"'),
        ("window", '"A b="'),
        ("window", DEEP),
        ("sore_skipped", '"yesterday"'),
        ("calendar_file", '"a\\u0000b"'),
        ("calendar_file", '"\\ud800"'),
        ("version", "0"),
        ("version", '"1"'),
        ("version", "true"),
    ],
)
def test_one_value_that_makes_no_sense_falls_back(tmp_path: Path, name: str, value: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"{name}": {value}, "text_percent": 120}}')
    file = SettingsFile(tmp_path)
    assert file.settings == Settings(text_percent=120)
    assert file.invalid_names == (name,)
    assert file.problem == f"{path}: {name} cannot be used; the default holds instead."
    file.change(volume=30)
    assert SettingsFile(tmp_path).settings == Settings(text_percent=120, volume=30)
    assert SettingsFile(tmp_path).problem == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.sampled_from(sorted(SETTINGS)), json_values)
def test_no_value_breaks_reading(name: str, value: object) -> None:
    try:
        read = SETTINGS[name].read(value)
    except ValueError:
        return
    Settings(**{name: read})
    assert SETTINGS[name].read(SETTINGS[name].write(read)) == read


def test_the_settings_of_0_2_0(tmp_path: Path) -> None:
    shutil.copy(GOLDEN / "settings-0.2.0.json", tmp_path / "settings.json")
    file = SettingsFile(tmp_path)
    assert file.problem == ""
    assert file.settings == Settings(
        theme="dark",
        equipment=("dumbbells", "band", "cushion"),
        level="harder",
        rounds=3,
        already_warm=True,
        lead_in_seconds=5,
        rest_percent=125,
        weight_kg=72.57477,
        weight_unit="lb",
        text_percent=115,
        amount="names",
        sounds=False,
        voice=False,
        volume=55,
        voice_volume=65,
        voice_rate=-15,
        voice_name="Ålesund (Norwegian)",
        skin="olive",
        clothes="coral",
        lit_muscles=False,
        still_figure=True,
        welcomed=True,
        window=base64.b64decode(WINDOW),
        not_gentler={"roll-downs": date(2026, 11, 12)},
        remarks=("disc", "sore-shoulder"),
        levels={"back-bows": 1, "reverse-fly": -2},
        answered={"back-bows": date(2026, 11, 19), "pendulum-swing": date(2026, 10, 2)},
        sore_skipped=date(2026, 11, 20),
    )
    file.write()
    written = json.loads((tmp_path / "settings.json").read_text())
    assert written.pop("version") == VERSION
    for name in (name for name, setting in SETTINGS.items() if setting.since > 1):
        assert written.pop(name) == SETTINGS[name].write(getattr(Settings(), name))
    # Release 0.2.0 reads what is written now: each value stands as it wrote it.
    assert written == json.loads((GOLDEN / "settings-0.2.0.json").read_text())


@pytest.mark.parametrize(("version", "rounds"), [({}, 3), ({"version": 1}, 3), ({"version": 2}, 2)])
def test_an_older_file_is_read_as_this_release_would_have_written_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: dict[str, int], rounds: int
) -> None:
    one_more = Upgrade(2, "rounds", lambda rounds: rounds + 1)
    monkeypatch.setattr(settings_upgrade, "upgrade", partial(upgrade, upgrades=(one_more,)))
    monkeypatch.setattr(settings_file, "VERSION", 2)
    (tmp_path / "settings.json").write_text(json.dumps({"rounds": 2, **version}))
    file = SettingsFile(tmp_path)
    assert file.settings == Settings(rounds=rounds)
    file.write()
    assert SettingsFile(tmp_path).settings == Settings(rounds=rounds)


def test_entries_that_cannot_be_understood_are_left_out(tmp_path: Path) -> None:
    entries = ["back-bows:1", "roll-downs", "x:0", "x:3", "x:one", ":1", "a" * 65 + ":1"]
    (tmp_path / "settings.json").write_text(json.dumps({"levels": entries}))
    file = SettingsFile(tmp_path)
    assert file.settings.levels == {"back-bows": 1} and file.problem == ""


# --- a newer release was here ---------------------------------------------------------------------


def test_what_is_not_known_stays_as_it_is(tmp_path: Path) -> None:
    unknown = {"mirror": {"on": [1, 2.5, None, "\u00e9"]}, "zoom": float("inf"), "big": int(HUGE)}
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 7, "theme": "light", **unknown}))
    file = SettingsFile(tmp_path)
    assert file.settings == Settings(theme="light") and file.problem == ""
    file.change(theme="dark")
    SettingsFile(tmp_path).change(rounds=1)
    written = json.loads(path.read_text())
    assert {name: written[name] for name in unknown} == unknown
    assert (written["theme"], written["rounds"], written["version"]) == ("dark", 1, VERSION)


def test_a_choice_of_a_newer_release_stands_until_another_is_made(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": VERSION + 1, "theme": "sepia"}))
    file = SettingsFile(tmp_path)
    assert file.settings == Settings() and file.invalid_names == ("theme",)
    file.change(rounds=1)
    assert json.loads(path.read_text())["theme"] == "sepia"
    file.change(theme="dark")
    file.change(theme="system")
    assert json.loads(path.read_text())["theme"] == "system"


@pytest.mark.parametrize(
    "unknown", [DEEP, '"' + "a" * 1_000_000 + '"', "[" + "1," * 400_000 + "1]"]
)
def test_what_is_kept_never_keeps_the_rest_from_being_written(tmp_path: Path, unknown: str) -> None:
    (tmp_path / "settings.json").write_text(f'{{"later": {unknown}, "theme": "dark"}}')
    file = SettingsFile(tmp_path)
    assert file.settings == Settings(theme="dark")
    file.change(rounds=1)
    assert file.write_error == ""
    again = SettingsFile(tmp_path)
    assert again.settings == Settings(theme="dark", rounds=1) and again.problem == ""


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = SettingsFile(tmp_path / "file")
    file.change(theme="dark")
    assert file.settings.theme == "dark"
    assert "cannot be" in file.problem


def test_a_remark_that_is_not_known_leaves_the_others(tmp_path: Path) -> None:
    """Of a newer release, or misspelt by hand: what one is to be careful with still holds."""
    (tmp_path / "settings.json").write_text('{"remarks": ["osteoporosis", "of tomorrow"]}')
    file = SettingsFile(tmp_path)
    assert file.settings.remarks == ("osteoporosis",)
    assert file.invalid_names == ("remarks",) and "remarks" in file.problem


def test_a_pipe_in_its_place_is_not_waited_for_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "settings.json"
    os.mkfifo(pipe)
    file = SettingsFile(tmp_path)
    assert file.settings == Settings() and "no ordinary file" in file.problem
    file.change(rounds=3)
    assert pipe.is_fifo() and file.settings.rounds == 3
