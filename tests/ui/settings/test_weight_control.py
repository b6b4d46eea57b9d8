"""Body weight: kept in kilograms, shown as it was typed, told apart from what is no weight."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.ui.settings.weight_control import WeightControl
from backcompanion.ui.text.formats import editable_number, kg_to_unit, unit_to_kg
from backcompanion.ui.text.number_input import parse_number


@pytest.fixture
def live(tmp_path: Path) -> LiveSettings:
    return LiveSettings(SettingsFile(tmp_path))


@pytest.fixture
def control(qtbot: QtBot, live: LiveSettings) -> WeightControl:
    control = WeightControl(live)
    control.set_label("Body weight")
    qtbot.addWidget(control)
    control.show()
    return control


def field(control: WeightControl) -> QLineEdit:
    field = control.focus_target()
    assert isinstance(field, QLineEdit)
    return field


def press(qtbot: QtBot, control: WeightControl, unit: str) -> None:
    button = next(b for b in control.findChildren(QAbstractButton) if b.text() == unit)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@given(st.integers(min_value=4500, max_value=88000))
def test_what_is_typed_in_pounds_comes_back(hundredths: int) -> None:
    kg = unit_to_kg(hundredths / 100, "lb")
    assert parse_number(editable_number(kg_to_unit(kg, "lb"))) == hundredths / 100


def test_typing_takes_effect_at_once(
    qtbot: QtBot, control: WeightControl, live: LiveSettings
) -> None:
    qtbot.keyClicks(field(control), "70,5")
    assert live.now.weight_kg == 70.5
    assert control.problem == ""


@pytest.mark.usefixtures("in_english")
def test_a_number_on_its_way_is_no_mistake(
    qtbot: QtBot, control: WeightControl, live: LiveSettings
) -> None:
    qtbot.keyClicks(field(control), "7")
    assert live.now.weight_kg == 0
    assert control.problem == ""
    qtbot.keyClick(field(control), Qt.Key.Key_Return)
    assert "20" in control.problem
    assert "kg" in control.problem
    assert field(control).accessibleDescription() == control.problem


@pytest.mark.parametrize("text", ["999", "abc", "-70"])
def test_what_cannot_be_is_told_and_what_held_holds(
    qtbot: QtBot, control: WeightControl, live: LiveSettings, text: str
) -> None:
    live.change(weight_kg=68.0)
    field(control).selectAll()
    qtbot.keyClicks(field(control), text)
    assert control.problem
    assert live.now.weight_kg == 68.0
    qtbot.keyClick(field(control), Qt.Key.Key_Return)
    assert control.problem
    field(control).selectAll()
    qtbot.keyClicks(field(control), "70")
    assert control.problem == ""
    assert live.now.weight_kg == 70.0


def test_pounds_there_and_back(qtbot: QtBot, control: WeightControl, live: LiveSettings) -> None:
    press(qtbot, control, "lb")
    qtbot.keyClicks(field(control), "154.3")
    assert live.now.weight_kg == pytest.approx(69.99, abs=0.005)
    press(qtbot, control, "kg")
    assert parse_number(field(control).text()) == 69.99
    press(qtbot, control, "lb")
    assert parse_number(field(control).text()) == 154.3
    kept = live.now.weight_kg
    qtbot.keyClick(field(control), Qt.Key.Key_Return)
    assert live.now.weight_kg == kept


def test_empty_means_not_given(qtbot: QtBot, control: WeightControl, live: LiveSettings) -> None:
    live.change(weight_kg=80.0)
    field(control).selectAll()
    qtbot.keyClick(field(control), Qt.Key.Key_Backspace)
    assert live.now.weight_kg == 0
    qtbot.keyClick(field(control), Qt.Key.Key_Return)
    assert field(control).text() == ""
    assert control.problem == ""


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("typed", "asked"), [("170", True), ("75", False), ("50", True)])
def test_a_weight_far_from_the_one_before_is_asked_about(
    qtbot: QtBot, control: WeightControl, live: LiveSettings, typed: str, asked: bool
) -> None:
    live.change(weight_kg=70.0)
    field(control).selectAll()
    qtbot.keyClicks(field(control), typed)
    qtbot.keyClick(field(control), Qt.Key.Key_Return)
    assert ("It was 70 kg before" in control.question) == asked
    assert live.now.weight_kg == float(typed), "it is a question, no more"
    field(control).clearFocus()  # ends the editing once more
    assert bool(control.question) == asked
    assert control.problem == ""
