"""The Settings page: each control takes effect at once, by mouse and by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QSlider,
)
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import folders
from backcompanion.training.session.record import Preferences
from backcompanion.ui import theme
from backcompanion.ui.settings.page import SettingsPage
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.equipment_chips import EquipmentChips
from backcompanion.ui.widgets.remark_chips import RemarkChips
from support.present import present
from support.settings_page import FakeHistoryModel, named, requests_of


@pytest.fixture
def history_model() -> FakeHistoryModel:
    return FakeHistoryModel()


@pytest.fixture
def live(tmp_path: Path) -> LiveSettings:
    return LiveSettings(SettingsFile(tmp_path / "settings"))


@pytest.fixture
def page(
    qtbot: QtBot, tmp_path: Path, live: LiveSettings, history_model: FakeHistoryModel
) -> Iterator[SettingsPage]:
    page = SettingsPage(live, history_model, folders(tmp_path))
    qtbot.addWidget(page)
    page.setUpdatesEnabled(False)  # nobody looks at what is painted
    page.resize(1180, 800)
    with qtbot.waitExposed(page):
        page.show()
    yield page


def test_of_a_group_each_part_has_its_own_name(page: SettingsPage) -> None:
    """A label that belonged to the first would be said in place of it."""
    groups: list[EquipmentChips | RemarkChips | ChoiceChips] = [
        *page.findChildren(EquipmentChips),
        *page.findChildren(RemarkChips),
        *page.findChildren(ChoiceChips),
    ]
    assert len(groups) == 11
    buddies = [label.buddy() for label in page.findChildren(QLabel)]
    assert [chips for chips in groups if chips.focus_target() in buddies] == []


CLICKS = [
    ("Theme: Dark", "theme", "dark"),
    ("Dumbbells", "equipment", ("physio-ball",)),
    ("Medicine ball", "equipment", ("physio-ball", "medicine-ball")),
    ("Unit of weight: lb", "weight_unit", "lb"),
    ("Figure’s skin: deep", "skin", "deep"),
    ("Figure’s clothes: blue", "clothes", "blue"),
    ("Figure’s build: Sturdy", "build", "sturdy"),
    ("Figure’s hair: Bun", "hair_style", "bun"),
    ("Hair colour: Grey", "hair_colour", "grey"),
    ("Show the muscles at work", "lit_muscles", False),
    ("Keep the figure still", "still_figure", True),
    ("How much is said: Nothing", "amount", "tones"),
    ("Sounds", "sounds", False),
    ("Voice", "voice", False),
]


def test_a_key_a_drag_and_a_click_take_effect_at_once(
    qtbot: QtBot, page: SettingsPage, live: LiveSettings
) -> None:
    a_key_on_a_slider_takes_effect(qtbot, page, live)
    a_drag_stops_at_whole_steps(page, live)
    for control, name, value in CLICKS:
        button = named(page, QAbstractButton, control)
        assert getattr(live.now, name) != value, control
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert getattr(live.now, name) == value, control


SLIDES = [
    ("Lead-in", "lead_in_seconds", Qt.Key.Key_Right, 4),
    ("Time to get ready", "rest_percent", Qt.Key.Key_Right, 105),
    ("Text size in the workout", "text_percent", Qt.Key.Key_End, 150),
    ("Volume of the sounds", "volume", Qt.Key.Key_Home, 0),
    ("Volume of the voice", "voice_volume", Qt.Key.Key_Left, 75),
    ("Speed of the voice", "voice_rate", Qt.Key.Key_End, 50),
]


def a_key_on_a_slider_takes_effect(qtbot: QtBot, page: SettingsPage, live: LiveSettings) -> None:
    for control, name, key, value in SLIDES:
        slider = named(page, QSlider, control)
        before = slider.accessibleDescription()
        qtbot.keyClick(slider, key)
        assert getattr(live.now, name) == value, control
        assert slider.accessibleDescription() != before, control


def a_drag_stops_at_whole_steps(page: SettingsPage, live: LiveSettings) -> None:
    slider = named(page, QSlider, "Time to get ready")
    slider.setValue(127)
    assert live.now.rest_percent == 125
    assert slider.value() == 125


def test_the_history_is_told_the_goal_and_the_week(
    qtbot: QtBot, page: SettingsPage, history_model: FakeHistoryModel
) -> None:
    qtbot.mouseClick(named(page, QAbstractButton, "Goal: 4"), Qt.MouseButton.LeftButton)
    week = named(page, QComboBox, "First day of the week")
    day = named(page, QComboBox, "A day begins at")
    qtbot.keyClick(week, Qt.Key.Key_End)
    qtbot.keyClick(day, Qt.Key.Key_Home)
    assert history_model.goal == 4
    assert history_model.kept == Preferences(week_starts=6, day_starts_minutes=0)


@pytest.mark.usefixtures("in_english")
def test_what_changed_elsewhere_is_shown_when_looked_at(
    page: SettingsPage, history_model: FakeHistoryModel
) -> None:
    page.hide()
    history_model.goal, history_model.kept = 5, Preferences(week_starts=5, day_starts_minutes=285)
    page.show()
    assert named(page, QAbstractButton, "Goal: 5").isChecked()
    assert named(page, QComboBox, "First day of the week").currentData() == 5
    assert named(page, QComboBox, "A day begins at").currentData() == 285
    assert "45" in named(page, QComboBox, "A day begins at").currentText()
    # While a plan sets the goal it is not to be chosen.
    assert named(page, QAbstractButton, "Goal: 4").isEnabled()
    assert "While the plan runs, its weeks set the goal." not in texts_seen(page)
    page.hide()
    history_model.planned = True
    page.show()
    assert not named(page, QAbstractButton, "Goal: 4").isEnabled()
    assert "While the plan runs, its weeks set the goal." in texts_seen(page)


def texts_seen(page: SettingsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def test_a_setting_changed_elsewhere_is_followed(page: SettingsPage, live: LiveSettings) -> None:
    live.change(theme="light", voice=False, equipment=("band",), skin="deep", volume=35)
    assert named(page, QAbstractButton, "Theme: Light").isChecked()
    assert not named(page, QAbstractButton, "Voice").isChecked()
    assert named(page, QAbstractButton, "Band").isChecked()
    assert not named(page, QAbstractButton, "Dumbbells").isChecked()
    assert named(page, QAbstractButton, "Figure’s skin: deep").isChecked()
    assert named(page, QSlider, "Volume of the sounds").value() == 35
    assert live.now.volume == 35


def test_what_has_no_use_while_off_cannot_be_set(page: SettingsPage, live: LiveSettings) -> None:
    slider = named(page, QSlider, "Speed of the voice")
    assert slider.isEnabled()
    live.change(voice=False)
    assert not slider.isEnabled()
    assert named(page, QSlider, "Volume of the sounds").isEnabled()


def test_voices_come_later(qtbot: QtBot, page: SettingsPage, live: LiveSettings) -> None:
    box = named(page, QComboBox, "Which voice")
    page.set_voices(["a", "b"])
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert live.now.voice_name == "b"
    page.set_voices(["a"])
    assert live.now.voice_name == "b"
    assert box.currentText() == "b (not found now)"
    page.set_voices([])
    assert [label.text() for label in page.findChildren(QLabel) if "No voice" in label.text()]


def test_the_buttons_ask_for_what_they_say(qtbot: QtBot, page: SettingsPage) -> None:
    requests = requests_of(page)
    for name in ("Test the sounds", "Test the voice", "Open the folder", "Export…", "Import…"):
        qtbot.keyClick(named(page, QAbstractButton, name), Qt.Key.Key_Return)
    qtbot.keyClick(named(page, QAbstractButton, "Show the backups…"), Qt.Key.Key_Return)
    assert requests == ["sound", "voice", "open", "export", "import", "backups"]


def test_a_failure_is_told_and_goes_when_it_works_again(
    qtbot: QtBot, page: SettingsPage, history_model: FakeHistoryModel
) -> None:
    problem = "The history cannot be written."
    history_model.broken = True
    qtbot.mouseClick(named(page, QAbstractButton, "Goal: 6"), Qt.MouseButton.LeftButton)
    assert named(page, QLabel, problem).isVisible()
    assert history_model.goal == 3
    history_model.broken = False
    page.refresh()
    assert not [w for w in page.findChildren(QLabel) if w.text() == problem]
    assert named(page, QAbstractButton, "Goal: 3").isChecked()


def test_settings_that_cannot_be_written_are_told(
    qtbot: QtBot, tmp_path: Path, history_model: FakeHistoryModel
) -> None:
    (tmp_path / "file").write_text("")
    live = LiveSettings(SettingsFile(tmp_path / "file" / "below"))
    page = SettingsPage(live, history_model, folders(tmp_path))
    qtbot.addWidget(page)
    qtbot.mouseClick(named(page, QAbstractButton, "Theme: Dark"), Qt.MouseButton.LeftButton)
    assert live.now.theme == "dark"
    assert any("cannot be" in w.text() and not w.isHidden() for w in page.findChildren(QLabel))


def test_nothing_is_wider_than_the_page(page: SettingsPage) -> None:
    for size in ((1832, 1080), (1192, 800), (872, 540)):
        page.resize(*size)
        QApplication.processEvents()
        assert page.horizontalScrollBar().maximum() == 0, size
        assert present(page.widget()).width() <= page.viewport().width(), size
        assert present(page.widget()).minimumSizeHint().width() <= page.viewport().width(), size


def test_fields_follow_the_theme(page: SettingsPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    field = named(page, QLineEdit, "Body weight")
    schemes: list[tuple[theme.Scheme, theme.Colours]] = [
        ("light", theme.LIGHT),
        ("dark", theme.DARK),
    ]
    try:
        for name, colours in (*schemes, schemes[0]):
            theme.apply(app, name, "light")
            QApplication.processEvents()
            picture = field.grab().toImage()
            assert picture.pixelColor(20, 5).name().upper() == colours.surface
            assert field.palette().color(QPalette.ColorRole.Text).name().upper() == colours.text
    finally:
        theme.apply(app, "light", "light")


def test_nothing_is_left_over(
    qtbot: QtBot, tmp_path: Path, live: LiveSettings, history_model: FakeHistoryModel
) -> None:
    before = set(QApplication.allWidgets())
    page = SettingsPage(live, history_model, folders(tmp_path))
    page.show()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert set(QApplication.allWidgets()) - before - {page} == set()
    live.change(theme="dark", voice=False, weight_kg=71.0)  # nobody left to hear it


def test_all_controls_begin_below_one_another(page: SettingsPage) -> None:
    lefts = {}
    for section in page.findChildren(SettingsSection):
        for row in range(section._grid.rowCount()):
            place = section._grid.itemAtPosition(row, 1)
            while isinstance(place, QLayout):
                place = place.itemAt(0)
            control = place.widget() if place is not None else None
            if control is not None and control.isVisible():
                label = control.accessibleName() or control.objectName() or type(control).__name__
                lefts[label] = control.mapTo(page, QPoint()).x()
    assert len(lefts) > 15
    assert len(set(lefts.values())) == 1, lefts
