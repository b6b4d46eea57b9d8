"""The desktop's text size is kept for the next start, as far as the screens have room."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from backcompanion.application import text_size
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import SilentTextScale
from backcompanion.ui.settings.appearance_section import AppearanceSection
from backcompanion.ui.shell import text_size_follower
from backcompanion.ui.shell.text_size_follower import (
    TextSizeFollower,
    must_be_smaller,
    percent_that_fits,
)
from backcompanion.ui.widgets.label import Label


class Desktop(SilentTextScale):
    percent = 125
    times_asked = 0

    def query(self) -> None:
        self.times_asked += 1
        self.answered.emit(self.percent)


@pytest.fixture
def live(tmp_path: Path) -> LiveSettings:
    return LiveSettings(SettingsFile(tmp_path))


@pytest.fixture(autouse=True)
def on_wayland(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_size, "_is_followed", True)
    monkeypatch.setattr(text_size, "_in_force", 100)
    monkeypatch.setattr(text_size, "_was_lowered", False)
    monkeypatch.setattr(text_size_follower, "_screen_sizes", lambda: [QSize(1920, 1080)])


def test_the_answer_is_kept(qapp: QApplication, live: LiveSettings, tmp_path: Path) -> None:
    parent = QObject()
    TextSizeFollower(live, Desktop, parent)
    assert SettingsFile(tmp_path).settings.system_text_percent == 125


def test_what_is_set_meanwhile_is_kept_too(qapp: QApplication, live: LiveSettings) -> None:
    parent = QObject()
    follower = TextSizeFollower(live, Desktop, parent)
    desktop = follower.findChild(Desktop)
    assert desktop is not None
    desktop.percent = 150
    follower.look()
    assert live.now.system_text_percent == 150


def test_without_an_answer_the_last_one_holds(qapp: QApplication, live: LiveSettings) -> None:
    live.change(system_text_percent=125)
    parent = QObject()
    TextSizeFollower(live, SilentTextScale, parent)
    assert live.now.system_text_percent == 125


def test_as_far_as_the_screens_have_room(
    qapp: QApplication, live: LiveSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_size_follower, "_screen_sizes", lambda: [QSize(1366, 768)])
    parent = QObject()
    follower = TextSizeFollower(live, Desktop, parent)
    assert live.now.system_text_percent == 125
    desktop = follower.findChild(Desktop)
    assert desktop is not None
    desktop.percent = 200
    follower.look()
    assert live.now.system_text_percent == 134


@pytest.mark.parametrize(
    ("screens", "in_force", "percent"),
    [
        ([(3840, 2160)], 100, 200),
        ([(1920, 1080)], 100, 192),
        ([(1536, 864)], 125, 192),  # the same screen, seen from a window that is scaled
        ([(1280, 720)], 100, 125),
        ([(3840, 2160), (1280, 720)], 100, 125),
        ([(960, 540)], 100, 100),
        ([], 100, 200),
    ],
)
def test_the_largest_with_which_every_page_has_room(
    screens: list[tuple[int, int]], in_force: int, percent: int
) -> None:
    sizes = [QSize(*screen) for screen in screens]
    assert percent_that_fits(sizes, in_force) == percent


def test_where_qt_scales_by_itself_it_starts_again_as_usual(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No Wayland answered after all: here it is offscreen."""
    monkeypatch.setattr(text_size, "_in_force", 125)
    monkeypatch.setenv(text_size.LOWERED, "")
    assert must_be_smaller()


def open_anew_button(section: AppearanceSection) -> QAbstractButton:
    buttons = section.findChildren(QAbstractButton)
    return next(button for button in buttons if "in that size" in button.toolTip())


@pytest.mark.usefixtures("in_english")
def test_settings_offer_to_open_anew(qtbot: QtBot, live: LiveSettings) -> None:
    section = AppearanceSection(live)
    qtbot.addWidget(section)
    section.show()
    button = open_anew_button(section)
    assert not button.isVisible()
    live.change(system_text_percent=125)
    assert button.isVisible()
    live.change(system_text_percent=100)
    assert not button.isVisible()


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("followed", "variable", "platform", "status"),
    [
        (True, "", "wayland", "As the desktop says, as far as the screen has room: 125 %"),
        (False, "", "xcb", "Followed: the whole window grows with it."),
        (False, "1.5", "wayland", "Left alone, as a scale is set in the environment."),
        (
            False,
            "",
            "windows",
            "Not followed. The window is as large as the scale of the display makes it.",
        ),
    ],
)
def test_settings_say_what_is_done_about_it(
    qtbot: QtBot,
    live: LiveSettings,
    monkeypatch: pytest.MonkeyPatch,
    followed: bool,
    variable: str,
    platform: str,
    status: str,
) -> None:
    monkeypatch.setattr(text_size, "_is_followed", followed)
    monkeypatch.setattr(text_size, "_in_force", 125 if followed else 100)
    monkeypatch.setenv(text_size.VARIABLE, variable)
    monkeypatch.setattr(QApplication, "platformName", lambda: platform)
    section = AppearanceSection(live)
    qtbot.addWidget(section)
    texts = [label.text().replace("\u00a0", " ") for label in section.findChildren(Label)]
    assert status in texts
