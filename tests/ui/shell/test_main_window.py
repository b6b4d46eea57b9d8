"""The window as a person uses it, without a screen and without waiting."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.app import create_shell, populate
from backcompanion.application.silent_desktop import SilentMotionPreference, silent_desktop
from backcompanion.base.paths import folders
from backcompanion.history.values.plan_store import write_plan
from backcompanion.training.planning.program import Anchor, Plan
from backcompanion.training.planning.program_goals import goal_changes
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.widgets.figure_view import FigureView
from support.moments import fixed_now
from support.present import present
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def keys(window: Window, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget() or window.main, key)
    window.settle()


def shown(window: Window) -> str:
    return window.main.scenes.player()._name.text()


def test_it_opens_ready_and_comes_back_from_a_session(window: Window) -> None:
    assert window.main.windowTitle().startswith("Back Companion")
    assert window.main.home.workout.start_button.hasFocus()
    prescription = window.main.home.workout.prescription
    assert prescription.seconds == 1500
    assert {step.level for step in prescription.steps} == {"standard"}
    window.main.show_message("One moment.")
    assert window.main.toast.isVisible()
    window.start()
    window.go(5)
    window.running.end()
    window.settle()
    names = {w.objectName() for w in window.main.findChildren(QWidget)}
    assert names >= {
        "startButton",
        "pauseButton",
        "skipButton",
        "backButton",
        "endButton",
        "navWorkout",
        "navPlan",
        "navProgress",
        "navSettings",
        "exerciseList",
        "figure",
        "countdown",
        "effort",
        "doneButton",
    }
    keys(window, Qt.Key.Key_Return)
    assert window.main.home.workout.isVisible()
    assert not window.main.toast.isVisible(), "a message does not come back with its page"
    equipment_changes_the_routine_at_once(window)


def equipment_changes_the_routine_at_once(window: Window) -> None:
    live = window.main.context.live
    live.change(equipment=())
    steps = window.main.home.workout.prescription.steps
    work = [step for step in steps if step.block == "round" and step.round == 1]
    assert len(work) == 8
    ball = next(step for step in work if step.instead_of == "ball-back-extensions")
    assert ball.exercise == "chest-lifts"


def test_it_is_seen_before_its_pages_are_made_and_stays_where_it_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, live = create_shell(QApplication.instance(), folders(tmp_path), speed=1.0)
    assert window.show_shell()
    ground = window.grab().toImage()
    assert ground.pixelColor(600, 400).name().upper() == theme.colours().background
    assert ground.pixelColor(40, 400).name().upper() == theme.colours().surface
    place = window.geometry()
    populate(window, live, folders(tmp_path), silent_desktop(fixed_now))
    assert window.home.workout.start_button.isVisible()
    assert window.geometry() == place
    window.close()
    window.deleteLater()


def test_closed_before_its_pages_are_made_it_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    window, _live = create_shell(QApplication.instance(), folders(tmp_path), speed=1.0)
    QTimer.singleShot(0, window, window.close)
    assert not window.show_shell()
    window.deleteLater()


def test_a_whole_workout_to_the_finish_page(window: Window) -> None:
    window.main.setUpdatesEnabled(True)
    window.start()
    window.go(1503.5)
    finish = window.main.scenes.finish_page
    assert finish is not None and finish.isVisible()
    assert finish.done_button.hasFocus()
    (session,) = _sessions(window)
    assert (session.sets_done, session.sets_planned) == (16, 16)
    assert session.active_seconds == 1500
    finish.effort.choose(7)
    keys(window, Qt.Key.Key_Return)
    assert window.main.home.workout.isVisible()
    assert _sessions(window)[0].effort == 7


def _sessions(window: Window) -> list[SessionRecord]:
    store = window.main.context.store
    # After all that was queued.
    assert store.set_goal(window.main.history_model.today(), 3).wait(60)
    return list(store.read(steps=True).sessions)


def test_keys_in_a_session(window: Window) -> None:
    """In one window, as each costs as much as all of these."""
    keys(window, Qt.Key.Key_Space)
    window.go(3 + 5)
    assert shown(window) == "March"
    assert window.main.scenes.player()._ring.shown == "55"
    for check in (
        pause_shows_and_goes_on_after_a_lead_in,
        a_gap_pauses_and_says_so,
        the_list_of_keys_leaves_what_was_paused_paused,
        nothing_behind_a_question_can_be_pressed,
        closing_asks,
        a_click_leaves_space_to_pause,
        a_paused_figure_hears_of_the_wish_for_less_motion,
    ):
        assert window.running.session.state == "running", check
        check(window)
        if window.running.session.state == "paused":
            keys(window, Qt.Key.Key_Space)
        window.go(4)


def pause_shows_and_goes_on_after_a_lead_in(window: Window) -> None:
    keys(window, Qt.Key.Key_Space)
    assert window.running.session.state == "paused"
    assert "Paused" in window.main.scenes.player()._kind.text()
    keys(window, Qt.Key.Key_Space)
    assert window.running.session.state == "leading-in"


def a_gap_pauses_and_says_so(window: Window) -> None:
    window.hand.advance(3600)
    window.running.tick()
    window.settle()
    assert window.running.session.state == "paused"
    assert "last seen" in window.main.scenes.player()._kind.text()


def the_list_of_keys_leaves_what_was_paused_paused(window: Window) -> None:
    keys(window, Qt.Key.Key_Space, Qt.Key.Key_Question, Qt.Key.Key_Escape)
    assert window.running.session.state == "paused"


def nothing_behind_a_question_can_be_pressed(window: Window) -> None:
    keys(window, Qt.Key.Key_Escape)
    before = window.running.session.log
    keys(window, Qt.Key.Key_E, Qt.Key.Key_D, Qt.Key.Key_H, Qt.Key.Key_X)
    assert window.running.session.log == before
    keys(window, Qt.Key.Key_Escape)


def closing_asks(window: Window) -> None:
    assert not window.main.close()
    assert window.running.session.state == "paused"
    keys(window, Qt.Key.Key_Escape)
    assert window.running.session.in_progress


def a_click_leaves_space_to_pause(window: Window) -> None:
    before = len(window.running.session.log)
    player = window.main.scenes.player()
    QTest.mouseClick(player.controls.buttons[PlayerAction.MORE], Qt.MouseButton.LeftButton)
    keys(window, Qt.Key.Key_Space)
    assert [entry.command for entry in window.running.session.log[before:]] == ["more", "pause"]


def a_paused_figure_hears_of_the_wish_for_less_motion(window: Window) -> None:
    window.running.session.pause()
    window.running.tick()
    window.settle()
    detail = window.main.home.workout.findChild(FigureView)
    player = window.main.scenes.player().findChild(FigureView)
    assert detail is not None and not detail._reduced
    assert player is not None and not player._reduced
    figures = window.main.figures
    preference = SilentMotionPreference(figures)
    figures.follow_motion_preference(preference)
    preference.enabled = True
    preference.changed.emit()
    window.settle()
    assert player._reduced and detail._reduced


def test_easier_and_what_hurt(window: Window) -> None:
    session = window.start().session
    window.go(3 + 330)
    assert session.moment.planned.exercise == "back-bows" and not session.moment.getting_ready
    for check in (
        easier_can_be_undone,
        that_hurt_as_a_slip_leaves_no_mark,
        undo_is_for_that_step_only,
        what_hurt_while_getting_ready_can_be_left_out,
        what_hurt_begins_gently_next_time,
    ):
        check(window)


def undo(window: Window) -> None:
    QTest.keyClick(window.main.scenes.player(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def easier_can_be_undone(window: Window) -> None:
    keys(window, Qt.Key.Key_E)
    assert window.running.session.moment.level == "easier"
    undo(window)
    assert window.running.session.moment.level == "standard"


def that_hurt_as_a_slip_leaves_no_mark(window: Window) -> None:
    keys(window, Qt.Key.Key_H)
    assert window.running.session.state == "paused"
    keys(window, Qt.Key.Key_Escape)
    assert window.running.session.state == "leading-in"
    window.go(60)
    records = window.running.session.timeline.records(window.running.session.position)
    assert "hurt" not in {record.outcome for record in records}


def undo_is_for_that_step_only(window: Window) -> None:
    keys(window, Qt.Key.Key_E)
    assert window.running.session.moment.level == "easier"
    keys(window, Qt.Key.Key_Right)
    window.go(20)
    before = window.running.session.log
    undo(window)
    assert window.running.session.log == before
    assert not window.main.scenes.player().toast.isVisible()


def what_hurt_while_getting_ready_can_be_left_out(window: Window) -> None:
    session = window.running.session
    keys(window, Qt.Key.Key_Right)
    assert session.moment.getting_ready
    hurt, following = session.prescription.steps[session.moment.step :][:2]
    keys(window, Qt.Key.Key_H)
    present(window.main.scenes.player().controller._prompt)._finish_with("skip")
    window.settle()
    assert session.moment.getting_ready
    assert session.moment.planned == following != hurt


def what_hurt_begins_gently_next_time(window: Window) -> None:
    window.go(30)
    moment = window.running.session.moment
    assert moment.level == "standard" and moment.can_be_easier and not moment.getting_ready
    hurt = moment.planned.exercise
    keys(window, Qt.Key.Key_H)
    keys(window, Qt.Key.Key_Return)  # gentler
    window.go(40)
    window.running.end()
    window.settle()
    assert _sessions(window)
    keys(window, Qt.Key.Key_Return)
    steps = window.main.home.workout.prescription.steps
    again = next(step for step in steps if hurt in (step.exercise, step.instead_of))
    assert again.level == "easier"


def test_every_page_can_be_used_by_keyboard_and_screen_reader(window: Window) -> None:
    main = window.main
    main.setUpdatesEnabled(True)

    def check(page: QWidget | None) -> None:
        for size, scheme in (
            ((960, 540), "light"),
            ((1280, 800), "dark"),
            ((1920, 1080), "light"),
        ):
            main.context.live.change(theme=scheme)
            main.resize(*size)
            window.settle(5)
            _check_names(page)

    for index in range(5):
        main.show_page(index)
        window.settle()
        check(main.home.page(index))
    main.show_page(0)
    window.start()
    check(main.scenes.player())
    window.go(5)
    window.running.end()
    window.settle()
    check(main.scenes.finish_page)


def _check_names(page: QWidget | None) -> None:
    assert page is not None
    nameless = []
    for widget in page.findChildren(QWidget):
        focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
        if not focusable or widget.objectName().startswith("qt_"):
            continue
        named = widget.accessibleName() or (
            widget.text() if isinstance(widget, QAbstractButton) else ""
        )
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            named = named or widget.placeholderText()
        if widget.focusProxy() is not None:
            continue
        if not named:
            nameless.append(f"{type(widget).__name__} {widget.objectName()!r}")
    assert not nameless, nameless


def test_a_plan_that_runs_decides_the_rounds_until_the_person_does(window: Window) -> None:
    main = window.main
    history_model = main.history_model
    workout = main.home.workout
    assert workout.prescription.rounds == 2
    monday = history_model.today() - timedelta(days=history_model.today().weekday())
    plan = Plan(anchors=(Anchor(monday, 1),), weekdays=(0, 2, 4))
    changes = goal_changes(plan, history_model.history(), history_model.today())
    assert not history_model.goal_is_planned()
    assert write_plan(main.context.store, changes).wait(60)
    assert history_model.goal_is_planned()
    main.home.show_week()
    assert workout.prescription.rounds == 1  # as its first week has it
    workout._choices._rounds.button(2).click()
    assert workout.prescription.rounds == 2
    main.home.show_week()
    assert workout.prescription.rounds == 2


def test_a_long_message_stays_in_the_window_and_leaves_start_free(
    qtbot: QtBot, tmp_path: Path
) -> None:
    small = Window(tmp_path, size=(960, 540))
    try:
        small.main.show_message("A sentence that goes on for longer than the window is wide. " * 4)
        small.settle()
        toast, start = small.main.toast, small.main.home.workout.start_button
        place = toast.geometry()
        assert small.main.rect().contains(place)
        assert not place.intersects(
            QRect(start.mapTo(present(toast.parentWidget()), QPoint()), start.size())
        )
        small.start()
        small.main.show_message("A sentence that goes on for longer than the window is wide. " * 4)
        small.settle()
        player = small.main.scenes.player()
        assert player.rect().contains(player.toast.geometry())
    finally:
        small.close()


def test_a_figure_that_is_to_keep_still_steps_through_key_poses(window: Window) -> None:
    window.main.setUpdatesEnabled(True)
    window.main.context.live.change(still_figure=True)
    window.settle()
    detail = window.main.home.workout.findChild(FigureView)
    assert detail is not None and detail._reduced
    window.start()
    window.go(3)
    player = window.main.scenes.player().findChild(FigureView)
    assert player is not None
    seen = set()
    for _look in range(40):
        window.go(0.1)
        seen.add(player._shown.fraction)
    assert seen == {1.0}
    window.main.context.live.change(still_figure=False)
    for _look in range(40):
        window.go(0.1)
        seen.add(player._shown.fraction)
    assert len(seen) > 3
