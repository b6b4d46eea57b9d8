"""By keys: the built-in routine becomes one's own, without the ball and with a stretch."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QImage, QPixmap, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.edited_routine import RoutineLength
from backcompanion.application.exercise_index import ExerciseIndex
from backcompanion.library.routine_package import read_package
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.ui.routines import code_dialog
from backcompanion.ui.routines.editor_page import EditorPage
from backcompanion.ui.routines.own_exercise_page import OwnExercisePage
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.shell import routine_sharer
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with patch.object(FigureProvider, "picture", lambda *_of: QPixmap()):
        window = Window(tmp_path)
        yield window
        window.close()


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
    assert "ball" in page.foot.text
    whole = page.foot.text.split()[0]
    for _step in range(6):
        press(steps, Qt.Key.Key_Down)
    assert page.dose.isVisible() and page.editor.exercise is not None
    assert page.editor.exercise.name == "Ball back extensions"
    press(steps, Qt.Key.Key_Delete)
    assert "ball-back-extensions" not in names(page)
    assert page.foot.text.split()[0] < whole
    press(steps, Qt.Key.Key_F, CTRL)
    assert search.field.hasFocus()
    QTest.keyClicks(search.field, "figure fo")
    assert [each.name for each in search.matches] == ["Figure four", "Seated figure four"]
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


def the_dose_is_set_by_its_fields_and_undone_by_keys(window: Window) -> None:
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
    created = place().dose
    assert (created.sets, created.hold_seconds, created.load_kg, created.pace) == (3, 6, 2.5, 90)
    assert (place().note, place().say_note) == ("Slowly", False)
    press(dose.say_note, Qt.Key.Key_Space)
    assert place().say_note and dose._note_time.isVisible()
    assert "3 sets of 5, each held 6 s" in page.steps.list.rows[10].accessible_text
    dose.pause.chosen.emit(0.5)
    assert place().dose.pause_seconds == 1, "the least that a file can say"
    dose.pause.chosen.emit(0.0)
    assert place().dose.pause_seconds is None
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
    assert not page.foot.save_button.isEnabled()
    QTest.keyClicks(field, "bridge")
    press(field, Qt.Key.Key_Return)
    assert names(page) == ["bridge"]
    QTest.keyClick(page.head.name, Qt.Key.Key_End)
    QTest.keyClicks(page.head.name, " at night")
    page.head.rounds.chosen.emit(2.0)
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


def it_fits_into_the_window(window: Window) -> None:
    page = editor_page(window)
    for size in ((960, 540), (1280, 800)):
        window.main.resize(*size)
        window.settle()
        assert window.main.size().toTuple() == size
        controls = (page.foot.save_button, page.dose.sets, page.steps.list, page.head.undo_button)
        for control in controls:
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
    texts = [label.text() for label in main.scenes.player().toast.findChildren(QLabel)]
    assert "nothing of it is kept" in texts[0]
    window.go(200)
    assert main.flow.running is None
    assert page.isVisible()
    assert main.context.store.open_session() is None
    assert main.history_model.stats().totals.sessions == 0
    page.figure.try_button.click()
    window.settle()
    window.go(12)
    main.scenes.player().controller.ask_end()
    window.settle()
    assert page.isVisible(), "without a question: there is nothing to be kept"
    main.close()
    assert main.isVisible(), "what was changed is not saved"
    answer(page, "lose")
    window.settle()


def from_a_step_on_it_is_tried(window: Window) -> None:
    page, main = editor_page(window), window.main
    press(page.steps.list, Qt.Key.Key_Down)
    press(page.steps.list, Qt.Key.Key_Return, SHIFT)
    window.settle()
    steps = window.running.session.prescription.steps
    assert [step.exercise for step in steps[:2]] == ["russian-twists", "pilates-swimmers"]
    assert [step.block for step in steps][-1] == "cool-down"
    main.scenes.player().controller.ask_end()
    window.settle()
    assert page.isVisible()
    assert main.history_model.stats().totals.sessions == 0


def as_a_sheet_it_is_changed_tried_and_taken_over(window: Window) -> None:
    page, main = editor_page(window), window.main
    before = page.editor.routine
    page.head.sheet_button.click()
    window.settle()
    sheet = main.home.currentWidget()
    assert isinstance(sheet, SheetPage)
    text = sheet.edit.toPlainText()
    assert text.startswith("# Upper and lower back, mine\n")
    sheet.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    sheet.back_button.click()
    window.settle()
    assert main.home.currentWidget() is page, "nothing was changed"
    assert page.editor.routine == before
    page.head.sheet_button.click()
    sheet = main.home.currentWidget()
    assert isinstance(sheet, SheetPage)
    sheet.edit.setPlainText("# Mine\nBridge 2 x 8\nCat cow 1 min\nKickflip 3 x 10")
    sheet.edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _line in range(2):
        sheet.edit.moveCursor(QTextCursor.MoveOperation.Down)
    sheet.try_button.click()
    window.settle()
    assert [step.exercise for step in window.running.session.prescription.steps] == ["cat-and-cow"]
    main.scenes.player().controller.ask_end()
    window.settle()
    assert main.home.currentWidget() is sheet
    main.close()
    assert main.isVisible(), "what was typed is not taken over"
    take = sheet.findChild(QWidget, "answer-take")
    assert isinstance(take, QWidget)
    press(take, Qt.Key.Key_Return)
    window.settle()
    assert main.home.currentWidget() is page
    assert names(page) == ["bridge", "cat-and-cow"]
    assert page.editor.routine.based_on == before.based_on
    assert page.editor.routine.notes == ("Left out: Kickflip 3 x 10",)
    page.head.undo()
    assert page.editor.routine == before, "one step of undo"


def it_is_given_away_as_it_is_now(window: Window) -> None:
    page, main = editor_page(window), window.main
    page.editor.rename("Given away")
    menu = main.home.routines().editor.create_share_menu()
    entries = {action.text(): action for action in menu.actions()}
    entries["Copy as text"].trigger()
    assert QGuiApplication.clipboard().text().startswith("# Given away\n")
    target = main.context.folders.data / "given.backroutine"
    with patch.object(routine_sharer, "ask_where_to_save", lambda *_of: target):
        entries["A file to give away…"].trigger()
    package = read_package(target, page.library)
    assert package.routine == replace(page.editor.routine, id="given-away")
    picture = main.context.folders.data / "given.png"
    with (
        patch.object(code_dialog, "ask_where_to_save", lambda *_of: picture),
        patch.object(QDialog, "exec", lambda dialog: dialog.save_button.click()),
    ):
        entries["QR code…"].trigger()
    assert QImage(str(picture)).width() > 300


def test_the_window_closes_while_a_step_is_tried(window: Window) -> None:
    editor_page(window).foot.try_button.click()
    window.settle()
    assert window.running.is_trial
    window.main.close()
    window.settle()
    assert window.main.flow.running is None
    assert not window.main.isVisible()


def test_an_exercise_that_there_is_not_is_made_and_is_there_to_be_added(window: Window) -> None:
    page, main = editor_page(window), window.main
    search = page.steps.search
    QTest.keyClicks(search.field, "Shed door")
    assert not search.matches
    search.new_button.click()
    window.settle()
    form = main.home.currentWidget()
    assert isinstance(form, OwnExercisePage)
    assert form.fields.name == "Shed door"
    form.request_save()
    window.settle()
    assert main.home.currentWidget() is page
    assert [each.name for each in search.matches] == ["Shed door"]
    press(search.field, Qt.Key.Key_Return)
    assert "shed-door" in names(page)


def a_step_is_dragged_within_its_block(window: Window) -> None:
    page = editor_page(window)
    steps = page.steps.list
    model = steps.model()
    first, third = (steps.visualRect(model.index(n, 0)) for n in (10, 12))
    assert steps.drop_place(QPointF(20, first.top() + 3)) == ("round", 0)
    assert steps.drop_place(QPointF(20, third.bottom() - 3)) == ("round", 3)
    heading = steps.visualRect(model.index(9, 0))
    warm_up = len(page.editor.routine.warm_up)
    above = QPointF(20, heading.top() + 3)
    assert steps.drop_place(above) == ("warm-up", warm_up)
    mime = model.mimeData([steps.currentIndex()])
    drop = QDropEvent(
        QPointF(20, third.bottom() - 3),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with patch.object(QDropEvent, "source", lambda _event: steps):
        steps.dropEvent(drop)
    assert names(page)[:3] == ["russian-twists", "pilates-swimmers", "back-bows"]
    assert model.rowCount() == len(steps.rows), "the view itself took no row away"
    page.head.undo()
    assert names(page)[0] == "back-bows"
    steps.dropped.emit("warm-up", warm_up)
    assert page.editor.routine.warm_up[-1].exercise == "back-bows"
    with patch("backcompanion.ui.routines.step_column.announce") as announced:
        press(steps, Qt.Key.Key_Down, ALT)
        press(steps, Qt.Key.Key_Down, ALT)
    texts = [call.args[1] for call in announced.call_args_list]
    assert texts == ["Back bows moved to the exercises", "Back bows moved"]
    page.head.undo()
    assert names(page)[0] == "back-bows"
    page.steps.warm_up.chosen.emit("none")
    window.main.setUpdatesEnabled(True)
    above_all = steps.visualRect(model.index(0, 0)).top()
    assert steps.drop_place(QPointF(20, above_all)) == ("warm-up", 0), "which is empty"
    steps.grab()


def hold_and_pause_are_dragged_in_the_bar(window: Window) -> None:
    page = editor_page(window)
    bar = page.figure.bar
    assert bar.isVisible()
    second = bar.width() / 8  # up 2, hold 2, down 3, rest 1
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(3 * second), 8))
    for more in (1, 2, 3):
        QTest.mouseMove(bar, QPoint(round((3 + more) * second), 8))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(6 * second), 8))
    assert page.editor.routine.round[0].dose.hold_seconds == 5
    assert page.dose.hold.value() == 5
    page.head.undo()
    assert not page.editor.is_changed, "one drag is one step"
    assert bar.phase_at(second) is None, "how quickly one moves is the pace"
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(7.5 * second), 8))
    QTest.mouseMove(bar, QPoint(round(8.5 * second), 8))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert page.editor.routine.round[0].dose.pause_seconds == 2


def what_is_long_to_work_out_is_worked_out_once_a_change(window: Window) -> None:
    measured: list[str] = []
    controller = window.main.home.routines().editor
    measure = controller._measure

    def counted(routine: Routine, library: Library) -> RoutineLength:
        measured.append(routine.name)
        return measure(routine, library)

    with patch.object(controller, "_measure", counted):
        page = editor_page(window)
    assert len(measured) == 1
    for spot in page.editor.spots:
        page.editor.select(spot)
    QTest.keyClicks(page.steps.search.field, "knee")
    page.steps.show_steps()
    assert len(measured) == 1
    page.dose.sets.setValue(3)
    assert len(measured) == 2


def a_search_asks_only_for_rows_that_are_seen(window: Window) -> None:
    page = editor_page(window)
    search = page.steps.search
    shipped = list(page.library.exercises.values())
    many = [replace(shipped[n % len(shipped)], id=f"x-{n}") for n in range(900)]
    search.set_index(ExerciseIndex(many, lambda each: each.muscles_main))
    asked: list[str] = []

    def picture(exercise_id: str, ratio: float) -> QPixmap:
        asked.append(exercise_id)
        return QPixmap()

    window.main.setUpdatesEnabled(True)
    with patch.object(search.list.itemDelegate(), "_picture", picture):
        QTest.keyClicks(search.field, " ")
        search.search("")
        page.steps._stack.setCurrentWidget(search)
        search.list.grab()
    assert len(search.matches) == 900
    assert 0 < len(set(asked)) < 20
    press(search.field, Qt.Key.Key_Down)
    assert search.list.currentIndex().row() == 1


def a_screen_reader_can_do_all_of_it(window: Window) -> None:
    page = editor_page(window)

    def interface(widget: QWidget) -> Any:
        return QAccessible.queryAccessibleInterface(widget)

    dose = page.dose
    assert interface(dose.sets).role() == QAccessible.Role.SpinBox
    assert interface(dose.sets).text(QAccessible.Text.Name) == "Sets"
    assert interface(dose.rest).text(QAccessible.Text.Name) == "Rest, between sets"
    steps = interface(page.steps.list)
    row = steps.child(10)
    assert row.text(QAccessible.Text.Name).startswith("Back bows, 4 reps")
    assert "Alt" in steps.text(QAccessible.Text.Description)
    interface(dose.sets).valueInterface().setCurrentValue(2)
    assert page.editor.routine.round[0].dose.sets == 2
    page.head.undo()
    menu = page.steps.create_menu()
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    # As everywhere else; Qt would say Return, and Retorno where we have Intro.
    assert entries["Try from here"].text().endswith("\tShift+Enter")
    assert all(action.shortcut().isEmpty() for action in menu.actions())
    entries["Double"].trigger()
    entries["Move down"].trigger()
    assert names(page)[:3] == ["back-bows", "russian-twists", "back-bows"]
    entries["Take out"].trigger()
    assert names(page)[:3] == ["back-bows", "russian-twists", "pilates-swimmers"]
    assert not page.steps.search.add_button.isVisible()
    interface(page.steps.search.field).setText(QAccessible.Text.Value, "figure four")
    page.steps.search.add_button.click()
    assert "figure-four" in names(page)
    interface(dose.sets).valueInterface().setCurrentValue(2)
    undo = interface(page.head.undo_button)
    assert undo.text(QAccessible.Text.Name) == "Undo: Figure four: how much"
    assert "Press" in undo.actionInterface().actionNames()
    labels = {label.text(): label.buddy() for label in dose.findChildren(QLabel)}
    assert labels["Hold"] is dose.hold
    assert labels["Note"] is dose.note


def test_what_stands_in_it(window: Window) -> None:
    """In one window, as each costs as much as all of these; left without being saved."""
    for check in (
        the_dose_is_set_by_its_fields_and_undone_by_keys,
        it_fits_into_the_window,
        a_step_is_dragged_within_its_block,
        hold_and_pause_are_dragged_in_the_bar,
        from_a_step_on_it_is_tried,
        as_a_sheet_it_is_changed_tried_and_taken_over,
        it_is_given_away_as_it_is_now,
        what_is_long_to_work_out_is_worked_out_once_a_change,
        a_search_asks_only_for_rows_that_are_seen,
        a_screen_reader_can_do_all_of_it,
    ):
        check(window)
        page = window.main.home.routines().editor.page
        assert page is not None
        page.editor.mark_saved()
        page.ask_to_leave()
        window.settle()


def test_a_long_name_shows_its_beginning(window: Window) -> None:
    page = editor_page(window)
    page.editor.rename("A name that is longer than there is room for it " * 2)
    page.head.refresh()
    assert page.head.name.cursorPosition() == 0
