"""The desktop's text size at a start: where Qt is told of it, and where it is left alone."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcompanion.application import text_size
from backcompanion.application.text_size import LOWERED, VARIABLE

Begin = Callable[..., str | None]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Starts with that in the settings and the environment; what Qt is told then."""

    def apply(stored: object = None, **environment: str) -> str | None:
        # setenv first, so that what is there afterwards goes at the end of the test.
        for name in (VARIABLE, LOWERED, "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"):
            monkeypatch.setenv(name, environment.get(name, ""))
            if name not in environment:
                monkeypatch.delenv(name)
        if stored is not None:
            content = json.dumps({"theme": "dark", "system_text_percent": stored})
            (tmp_path / "settings.json").write_text(content)
        text_size.apply_text_size(tmp_path)
        return os.environ.get(VARIABLE)

    monkeypatch.setattr(text_size, "_in_force", 100)
    for name in ("_is_followed", "_is_ours", "_was_lowered"):
        monkeypatch.setattr(text_size, name, False)
    return apply


def test_on_wayland_qt_is_told_what_the_desktop_has_answered(begin: Begin) -> None:
    assert begin(125, WAYLAND_DISPLAY="wayland-0") == "1.25"
    assert begin(90, QT_QPA_PLATFORM="wayland-egl", WAYLAND_DISPLAY="w") == "0.9"
    assert begin(125, WAYLAND_SOCKET="7") == "1.25"
    assert text_size.is_followed() and text_size.percent_in_force() == 125


def test_elsewhere_it_is_left_to_qt(begin: Begin) -> None:
    assert begin(125) is None
    assert begin(125, QT_QPA_PLATFORM="xcb", WAYLAND_DISPLAY="wayland-0") is None
    assert begin(125, QT_QPA_PLATFORM="offscreen") is None
    assert not text_size.is_followed() and text_size.percent_in_force() == 100


def test_what_the_person_has_set_stays(begin: Begin) -> None:
    assert begin(125, WAYLAND_DISPLAY="wayland-0", QT_SCALE_FACTOR="2") == "2"
    assert not text_size.is_followed()
    text_size.release_variable()
    assert os.environ[VARIABLE] == "2"


@pytest.mark.parametrize(
    ("stored", "told"),
    [(None, None), (100, None), (999, "2"), (10, "0.75"), ("x", None), (12345, None), (-5, None)],
)
def test_what_stands_in_the_settings_is_bounded(
    begin: Begin, stored: object, told: str | None
) -> None:
    assert begin(stored, WAYLAND_DISPLAY="wayland-0") == told


def test_settings_that_cannot_be_read_keep_nobody_out(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert begin(WAYLAND_DISPLAY="wayland-0") is None


def test_what_is_opened_from_here_has_a_size_of_its_own(begin: Begin) -> None:
    begin(125, WAYLAND_DISPLAY="wayland-0")
    text_size.release_variable()
    assert VARIABLE not in os.environ
    assert text_size.percent_in_force() == 125


def test_one_that_is_too_large_starts_again_with_less_and_once_only(begin: Begin) -> None:
    begin(200, WAYLAND_DISPLAY="wayland-0")
    assert text_size.lower_at_restart(130)
    assert begin(200, WAYLAND_DISPLAY="wayland-0", **{LOWERED: os.environ[LOWERED]}) == "1.3"
    assert LOWERED not in os.environ
    assert not text_size.lower_at_restart(110), "it would go on for ever"
    assert LOWERED not in os.environ


def test_one_that_fits_does_not(begin: Begin) -> None:
    begin(125, WAYLAND_DISPLAY="wayland-0")
    assert not text_size.lower_at_restart(125)


def test_the_screens_take_away_what_is_more_than_usual_and_no_more() -> None:
    assert text_size.remembered_percent(150, allowed=130) == 130
    assert text_size.remembered_percent(300, allowed=250) == 200
    assert text_size.remembered_percent(80, allowed=100) == 80
    assert text_size.remembered_percent(150, allowed=60) == 100
    assert text_size.remembered_percent(10, allowed=200) == 75
