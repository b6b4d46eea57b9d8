"""By keys: the built-in routine becomes one's own, without the ball and with a stretch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.training.exercise.routine import RoutineStep
from backcompanion.ui.routines.editor_page import EditorPage
from backcompanion.ui.routines.own_exercise_page import OwnExercisePage
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(FigureProvider, "picture", lambda *_of: QPixmap())
    made = Window(tmp_path)
    yield made
    made.close()


def entry(window: Window, text: str) -> None:
    menu = window.main.home.routines().create_menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()
    window.settle()


def editor_page(window: Window, text: str = "Make it my own…") -> EditorPage:
    entry(window, text)
    page = window.main.home.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def answer(page: EditorPage, id: str) -> None:
    button = page.findChild(QWidget, f"answer-{id}")
    assert isinstance(button, QWidget)
    press(button, Qt.Key.Key_Return)


def names(page: EditorPage) -> list[str]:
    return [each.exercise for each in page.editor.routine.round]


def test_by_keys_a_copy_without_the_ball_and_with_a_stretch_is_saved(window: Window) -> None:
    page = editor_page(window)
    steps, search = page.steps.list, page.steps.search
    assert steps.hasFocus()
    assert "ball" in page.foot_text
    whole = page.foot_text.split()[0]
    for _step in range(6):
        press(steps, Qt.Key.Key_Down)
    assert page.dose.isVisible() and page.editor.exercise is not None
    assert page.editor.exercise.name == "Ball back extensions"
    press(steps, Qt.Key.Key_Delete)
    assert "ball-back-extensions" not in names(page)
    assert page.foot_text.split()[0] < whole
    press(steps, Qt.Key.Key_F, CTRL)
    assert search.field.hasFocus()
    QTest.keyClicks(search.field, "figure fo")
    assert [each.name for each in search.found] == ["Figure four", "Seated figure four"]
    press(search.field, Qt.Key.Key_Return)
    assert steps.hasFocus()
    assert page.editor.exercise.id == "figure-four"
    press(steps, Qt.Key.Key_Up, ALT)
    press(steps, Qt.Key.Key_D, CTRL)
    assert names(page).count("figure-four") == 2
    press(steps, Qt.Key.Key_Z, CTRL)
    assert names(page).count("figure-four") == 1
    press(steps, Qt.Key.Key_Z, CTRL | SHIFT)
    press(steps, Qt.Key.Key_Delete)
    press(steps, Qt.Key.Key_S, CTRL)
    window.settle()
    routine = window.main.context.routine
    assert routine.name == "Upper and lower back, mine"
    assert routine.based_on == "upper-lower-back"
    assert "figure-four" in [each.exercise for each in routine.round]
    assert window.main.home.currentWidget() is window.main.home.workout
    window.main.history_model.undo_stack.undo()
    assert window.main.context.routine.id == "upper-lower-back"
    window.main.history_model.undo_stack.redo()
    assert window.main.context.routine == routine


def test_the_dose_is_set_by_its_fields_and_undone_by_keys(window: Window) -> None:
    page = editor_page(window)
    dose = page.dose

    def place() -> RoutineStep:
        return page.editor.routine.round[0]

    assert dose.count.value() == 4
    press(dose.count, Qt.Key.Key_Up)
    assert place().dose.repetitions == 5
    dose.sets.chosen.emit(3.0)
    dose.hold.setValue(6)
    dose.weight.setValue(2.5)
    dose.pace.chosen.emit(90)
    QTest.keyClicks(dose.note, "Slowly")
    assert dose.rest.isVisible()
    made = place().dose
    assert (made.sets, made.hold_seconds, made.load_kg, made.pace) == (3, 6, 2.5, 90)
    assert place().note == "Slowly"
    assert "3 sets of 5, each held 6 s" in page.steps.list.rows[10].accessible_text
    dose.mode.chosen.emit("until-done")
    assert place().dose.until_done
    assert not dose.count.isVisible()
    dose.mode.chosen.emit("time")
    assert place().dose.seconds == dose.seconds.value()
    dose.as_written.click()
    assert place().dose.sets == 1
    while page.editor.undo_text:
        press(dose.hold, Qt.Key.Key_Z, CTRL)
    assert not page.editor.is_changed
    assert dose.count.value() == 4


def test_from_scratch_it_begins_with_the_search_and_asks_before_it_is_left(window: Window) -> None:
    page = editor_page(window, "New from scratch…")
    field = page.steps.search.field
    assert field.hasFocus()
    assert not page.save_button.isEnabled()
    QTest.keyClicks(field, "bridge")
    press(field, Qt.Key.Key_Return)
    assert names(page) == ["bridge"]
    QTest.keyClicks(page.name, " at night")
    page.rounds.chosen.emit(2.0)
    page.steps.warm_up.chosen.emit("shorter")
    assert page.editor.routine.warm_up
    press(page.steps.list, Qt.Key.Key_Escape)
    window.settle()
    assert window.main.home.currentWidget() is page, "it asks"
    answer(page, "save")
    window.settle()
    assert window.main.context.routine.name == "My routine at night"
    assert window.main.context.routine.rounds == 2
    page = editor_page(window, "Edit it…")
    press(page.steps.list, Qt.Key.Key_Delete)
    press(page.steps.list, Qt.Key.Key_Escape)
    answer(page, "lose")
    window.settle()
    assert [each.exercise for each in window.main.context.routine.round] == ["bridge"]


@pytest.mark.parametrize("size", [(960, 540), (1280, 800)])
def test_it_fits_into_the_window(window: Window, size: tuple[int, int]) -> None:
    window.main.resize(*size)
    page = editor_page(window)
    window.settle()
    assert window.main.size().toTuple() == size
    for control in (page.save_button, page.dose.sets, page.steps.list, page.undo_button):
        assert control.isVisible()
        right = control.mapTo(window.main, control.rect().bottomRight())
        assert right.x() <= size[0]
    assert page.steps.list.height() > 3 * 58


def test_a_step_is_tried_in_the_player_and_nothing_of_it_is_kept(window: Window) -> None:
    page, main = editor_page(window), window.main
    page.editor.set_sides("each")
    press(page.steps.list, Qt.Key.Key_Delete)
    press(page.steps.list, Qt.Key.Key_Return)
    window.settle()
    running = window.running
    assert [step.exercise for step in running.session.prescription.steps] == ["russian-twists"]
    assert not page.isVisible()
    window.go(200)
    assert main.flow.running is None
    assert page.isVisible()
    assert main.context.store.open_session() is None
    assert main.history_model.stats().totals.sessions == 0
    page.try_button.click()
    window.settle()
    window.go(12)
    main.scenes.player().controller.ask_end()
    window.settle()
    assert page.isVisible(), "without a question: there is nothing to be kept"
    main.close()
    assert main.isVisible(), "what was changed is not saved"
    answer(page, "lose")
    window.settle()


def test_the_window_closes_while_a_step_is_tried(window: Window) -> None:
    editor_page(window).try_button.click()
    window.settle()
    assert window.running.is_trial
    window.main.close()
    window.settle()
    assert window.main.flow.running is None
    assert not window.main.isVisible()


def test_an_exercise_that_there_is_not_is_made_and_is_there_to_be_added(window: Window) -> None:
    page, main = editor_page(window), window.main
    search = page.steps.search
    QTest.keyClicks(search.field, "Wall angel")
    assert not search.found
    search.new_button.click()
    window.settle()
    form = main.home.currentWidget()
    assert isinstance(form, OwnExercisePage)
    assert form.fields.name == "Wall angel"
    form.request_save()
    window.settle()
    assert main.home.currentWidget() is page
    assert [each.name for each in search.found] == ["Wall angel"]
    press(search.field, Qt.Key.Key_Return)
    assert "wall-angel" in names(page)
