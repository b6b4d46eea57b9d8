"""What a screen reader says of fields that are changed by keys."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.shell.navigation_rail import NavigationButton
from backcompanion.ui.widgets import accessibility, combo_box
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.spin_boxes import DateEdit
from backcompanion.ui.widgets.view_buttons import ViewButtons

Text = QAccessible.Text


@pytest.fixture
def combo(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ComboBox]:
    """In a window that is shown, with a screen reader there."""
    monkeypatch.setattr(combo_box, "is_read_aloud", lambda: True)
    window = QWidget()
    qtbot.addWidget(window)
    combo = ComboBox([(hour, f"{hour}:00") for hour in (5, 6, 7)])
    combo.setParent(window)
    combo.set_label("Time of day")
    yield combo


def labels_of(combo: ComboBox) -> list[str]:
    relations = QAccessible.queryAccessibleInterface(combo).relations()
    return [label.text(Text.Name) for label, _kind in relations]


def test_a_box_without_a_label_has_one_for_a_screen_reader(combo: ComboBox) -> None:
    combo.window().show()
    assert labels_of(combo) == ["Time of day"]
    combo.set_label("Reminder")
    assert labels_of(combo) == ["Reminder"]
    assert not any(label.isVisible() for label in combo.window().findChildren(QLabel))


def test_a_box_with_a_label_keeps_it_alone(combo: ComboBox) -> None:
    label = QLabel("When", combo.window())
    label.setBuddy(combo)
    combo.window().show()
    assert labels_of(combo) == ["When"]


def description_of(combo: ComboBox) -> str:
    return QAccessible.queryAccessibleInterface(combo).text(Text.Description)


def test_what_a_key_chooses_in_a_closed_box_is_said(
    combo: ComboBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    combo.show_value(5)
    assert description_of(combo) == "Time of day", "the program's own change"
    monkeypatch.setattr(combo, "hasFocus", lambda: True)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert description_of(combo) == "6:00"
    QCoreApplication.sendEvent(combo, QFocusEvent(QEvent.Type.FocusIn))
    assert description_of(combo) == "Time of day"


def test_each_step_of_a_day_is_another_value_also_past_the_end_of_a_month(qtbot: QtBot) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    for section in (0, 1):  # the weekday, and the day
        field.show_day(date(2026, 11, 29))
        field.setCurrentSectionIndex(section)
        values, days = [], []
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
            QTest.keyClick(field, key)
            interface = QAccessible.queryAccessibleInterface(field)
            values.append(interface.valueInterface().currentValue())
            days.append(field.day().strftime("%d.%m."))
        assert days == ["30.11.", "01.12.", "02.12.", "01.12."]
        assert len(set(values)) == 3 and None not in values
        assert field.currentSectionIndex() == section


def test_the_last_day_is_the_last(qtbot: QtBot) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    field.show_day(date(2200, 12, 30))
    field.setCurrentSectionIndex(1)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == date(2200, 12, 30)


def test_a_button_is_not_described_by_its_name_again(qtbot: QtBot) -> None:
    rail = NavigationButton("Plan", "calendar-days", "navPlan", "Ctrl+2")
    views = ViewButtons()
    qtbot.addWidget(rail)
    qtbot.addWidget(views)
    assert QAccessible.queryAccessibleInterface(rail).text(Text.Description) == "Ctrl+2"
    for button in views.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(Text.Name) not in interface.text(Text.Description)


@pytest.mark.parametrize("kind", [LineEdit, DateEdit])
def test_a_field_says_that_it_has_the_focus_before_its_caret_moves(
    kind: type[LineEdit | DateEdit], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = kind()
    qtbot.addWidget(field)
    events: list[QAccessible.Event] = []

    def note(event: QAccessibleEvent) -> None:
        assert not line.hasSelectedText(), "what Qt does comes after"
        events.append(event.type())

    line = field if isinstance(field, LineEdit) else field.lineEdit()
    line.setText("7")
    monkeypatch.setattr(accessibility, "is_read_aloud", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    reason = Qt.FocusReason.TabFocusReason
    QCoreApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert events == [QAccessible.Event.Focus]
