"""A session that was trained without the laptop is added: in two presses, or in full."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.session_dialog import SessionDialog
from backcompanion.ui.progress.step_fields import StepFields
from backcompanion.ui.progress.step_row import StepRow
from backcompanion.ui.progress.steps_editor import StepsEditor
from backcompanion.ui.text import formats
from support.moments import NOW, fixed_now
from support.prescribing import LIBRARY, prescribed
from support.present import child

PRESCRIPTION = prescribed()


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    store = Store.open(tmp_path, now=fixed_now)
    yield AppContext(
        folders(tmp_path),
        RoutineShelf(LIBRARY),
        LiveSettings(SettingsFile(tmp_path)),
        store,
        ManualClock(),
        silent_desktop(fixed_now),
    )
    assert store.close(60)


def sessions(context: AppContext) -> tuple[SessionRecord, ...]:
    """With their steps, those with fewer sets first."""
    assert context.store.purge().wait(60)  # and so all that was to be written before
    records = context.store.read_all(steps=True)[0].sessions
    return tuple(sorted(records, key=lambda record: record.sets_planned))


def as_a_window(menu: QMenu, _at: QPoint) -> None:
    """Offscreen there is no keyboard that a menu could take."""
    menu.setWindowFlags(Qt.WindowType.Tool)
    menu.show()


def answered(act: Callable[[SessionDialog], None]) -> Callable[[SessionDialog], int]:
    def exec_(form: SessionDialog) -> int:
        form.show()
        act(form)
        return QDialog.DialogCode.Accepted.value

    return exec_


def test_as_planned_and_in_full_each_in_one_step_of_undo(qtbot: QtBot, context: AppContext) -> None:
    history_model = HistoryModel(context)
    stack = history_model.undo_stack
    queries = ProgressQueries(context, history_model, lambda: PRESCRIPTION)
    page = ProgressPage(history_model, queries)
    qtbot.addWidget(page)

    # Two presses, here of keys.
    page.overview.create_cards()
    button = child(page.overview.recent, AddSessionButton)
    with patch.object(QMenu, "popup", as_a_window):
        QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button._menu, Qt.Key.Key_Return)
    button._menu.close()
    (planned,) = sessions(context)
    assert planned.started_at + timedelta(seconds=planned.active_seconds) == NOW
    assert (planned.active_seconds, planned.finished) == (PRESCRIPTION.seconds, True)
    assert {step.outcome for step in planned.steps} == {"done"}
    assert planned.sets_done == planned.sets_planned == 16
    assert planned.kcal == PRESCRIPTION.kcal and planned.counts_as_active_day()
    time = formats.minutes(1500)
    assert page._toast._text.text() == f"Added today’s session as planned, {time}."
    stack.undo()
    assert sessions(context) == ()
    stack.redo()
    assert sessions(context) == (planned,)

    # In full: the same, put right before it is kept.
    def put_right(form: SessionDialog) -> None:
        assert form.windowTitle() == "Add a session"
        child(form, StepsEditor)._add.click()
        form.findChildren(StepRow)[0].click()
        child(form, StepFields)._on_outcome_chosen("skipped")

    with patch.object(SessionDialog, "exec", answered(put_right)):
        page.add_session("full")
    first, full = sessions(context)
    assert first == planned
    assert full.steps[0].outcome == "skipped"
    assert (full.sets_done, full.kcal) == (24, (247.5, 315.0))
    assert full.active_seconds == 1500 + 446 - full.steps[0].planned_seconds
    late = NOW - full.started_at - timedelta(seconds=full.active_seconds)
    assert abs(late) < timedelta(minutes=1)  # it is over by now, too

    # Put right later, and all of it taken back at once.
    def take_a_round_away(form: SessionDialog) -> None:
        child(form, StepsEditor)._remove.click()
        form.fields.effort.show_value(7)

    with patch.object(SessionDialog, "exec", answered(take_a_round_away)):
        page.open_session(full.id)
    changed = next(session for session in sessions(context) if session.id == full.id)
    assert (changed.sets_done, changed.effort, changed.kcal) == (16, 7, (165.0, 210.0))
    stack.undo()
    assert full in sessions(context)
    stack.redo()
    assert changed in sessions(context)

    page.open_session("deleted-elsewhere")
    assert page._toast._text.text() == "That session is no longer in the history."

    # Another of the day is said to be one.
    page.add_session("planned")
    assert page._toast._text.text().endswith("There are 3 sessions of that day now.")
