"""The declarations of the settings: whole, and the one place for what a value may be."""

import json
from pathlib import Path
from typing import get_args

from backcompanion.application.setting import Setting
from backcompanion.application.settings import SETTINGS, VERSION, Settings
from backcompanion.application.settings_upgrade import UPGRADES, Upgrade, upgrade
from backcompanion.training.coaching.cues import SpeechAmount
from support.cases import each_case

GOLDEN = Path(__file__).with_name("golden") / "settings-0.2.0.json"


def test_every_default_is_one_of_the_values_that_it_may_have() -> None:
    usual = Settings()
    for name, setting in SETTINGS.items():
        value = getattr(usual, name)
        assert setting.read(setting.write(value)) == value, name
        json.dumps(setting.write(value))


def test_the_first_version_is_that_of_0_2_0() -> None:
    assert set(json.loads(GOLDEN.read_text())) == {n for n, s in SETTINGS.items() if s.since == 1}
    assert max(setting.since for setting in SETTINGS.values()) <= VERSION
    assert all(step.version <= VERSION for step in UPGRADES)


def test_the_coach_knows_every_amount_of_speech() -> None:
    assert SETTINGS["amount"].choices == get_args(SpeechAmount)


def test_names_are_used_once() -> None:
    earlier = [name for setting in SETTINGS.values() for name in setting.renamed_from]
    assert len({*earlier, *SETTINGS, "version"}) == len(earlier) + len(SETTINGS) + 1


def _any(**about: object) -> Setting:
    return Setting(lambda raw: raw, lambda value: value, **about)  # type: ignore[arg-type]


LOUD = {"loudness": _any(since=1, renamed_from=("volume", "sound"))}
SCALED = (
    Upgrade(2, "loudness", lambda percent: percent / 100),
    Upgrade(3, "loudness", lambda share: round(10 * share)),
)


@each_case(
    ("version", "values", "upgraded"),
    [
        (1, {"volume": 50}, {"loudness": 5}),
        (1, {"sound": 50, "other": 1}, {"loudness": 5, "other": 1}),
        (2, {"volume": 0.5}, {"loudness": 5}),
        (3, {"loudness": 5}, {"loudness": 5}),
        (4, {"loudness": 5}, {"loudness": 5}),
        # The newer name speaks where both are there.
        (3, {"volume": 7, "loudness": 5}, {"loudness": 5}),
        # What cannot be converted is left to be refused.
        (1, {"volume": "loud"}, {"loudness": "loud"}),
        (1, {}, {}),
    ],
)
def test_a_setting_that_has_another_name_and_range_by_now(
    version: int, values: dict[str, object], upgraded: dict[str, object]
) -> None:
    assert upgrade(values, version, LOUD, SCALED) == upgraded
