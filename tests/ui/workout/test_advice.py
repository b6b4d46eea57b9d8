"""The day's advice can be pressed, the session agrees with it, and Space does what Start says."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.ui.text import training_text
from support.histories import session
from support.moments import NOW, fixed_now
from support.present import present
from support.window import Window


def trained_days_ago(folder: Path, days: int) -> None:
    store = Store.open(folders(folder).data, now=fixed_now)
    store.add(session("a", NOW - timedelta(days=days)))
    assert store.close(60)


def button(window: Window, name: str) -> QAbstractButton:
    return present(window.main.home.workout.findChild(QAbstractButton, name))


def click(window: Window, name: str) -> None:
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
    window.settle()


def test_advice_of_one_round_gives_one_and_each_press_what_it_says(
    qtbot: QtBot, tmp_path: Path
) -> None:
    trained_days_ago(tmp_path, 30)
    window = Window(tmp_path)
    page = window.main.home.workout
    assert page.prescription.rounds == 1, "the advice is one round"
    assert "One round, as advised" in page.note
    click(window, "advice-lighter")
    assert page.prescription.rounds == 1
    work = [step for step in page.prescription.steps if step.kind == "work"]
    assert {step.level for step in work if "easier" in step.tempos} == {"easier"}
    assert page.start_button.hasFocus()
    click(window, "advice-stretches")
    assert {step.kind for step in page.prescription.steps} == {"stretch"}
    assert not button(window, "advice-lighter").isChecked()
    summary = training_text.routine_summary(window.main.context.routine, page.prescription, None)
    assert "stretch" in summary and "kcal" not in summary
    QTest.keyClick(page.start_button, Qt.Key.Key_Space)
    window.settle()
    assert window.running.session.prescription.rounds == 0
    window.running.end()
    window.settle()
    window.main.scenes.session_closed.emit(False)
    assert page.prescription.rounds > 0, "it was for that one session"
    window.close()


def test_start_as_planned_starts_what_was_planned(qtbot: QtBot, tmp_path: Path) -> None:
    trained_days_ago(tmp_path, 30)
    window = Window(tmp_path)
    click(window, "advice-lighter")
    click(window, "advice-planned")
    started = window.running.session.prescription
    assert started.rounds == 2
    assert "standard" in {step.level for step in started.steps if step.kind == "work"}
    window.close()


def test_rounds_and_level_that_are_pressed_stand_over_the_advice(
    qtbot: QtBot, tmp_path: Path
) -> None:
    trained_days_ago(tmp_path, 30)
    window = Window(tmp_path)
    page = window.main.home.workout
    click(window, "advice-stretches")
    page._choices._rounds.button(2).click()
    assert page.prescription.rounds == 2
    click(window, "advice-lighter")
    page._choices._levels.button(1).click()
    work = [step for step in page.prescription.steps if step.kind == "work"]
    assert "standard" in {step.level for step in work}
    assert not button(window, "advice-lighter").isChecked()
    window.close()


def test_space_starts_while_start_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(tmp_path)
    page = window.main.home.workout
    page.focus_start()
    chip = page._choices._equipment["band"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.start_button._key
    focused = present(window.app.focusWidget())
    QTest.keyClick(focused, Qt.Key.Key_Space)
    window.settle()
    assert window.main.flow.running is not None
    window.running.discard()
    window.main.flow.forget_running()
    window.main.scenes.session_closed.emit(False)
    window.settle()
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    assert not page.start_button._key, "here Space is the chip's"
    page.focus_start()
    assert page.start_button._key
    page.set_resumes(True)
    assert page.start_button.text() == "Go on"
    with qtbot.waitSignal(page.resume_requested):
        QTest.keyClick(page.start_button, Qt.Key.Key_Space)
    assert page.start_button.text() == "Start workout"
    window.close()
