"""One undo for the whole program: by keys on every page, to the beginning and forth again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.training.session.record import Break
from support.present import present
from support.weeks import session
from support.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def settle(window: Window) -> None:
    assert window.main.context.store.writer.flush(60)
    window.settle()


def test_deletions_breaks_goals_and_plan_to_the_beginning(window: Window) -> None:
    model, store = window.main.history_model, window.main.context.store
    for day in ("2026-11-16", "2026-11-18"):
        store.add(session(day))
    settle(window)
    states = [model.history()]

    def did() -> None:
        settle(window)
        states.append(model.history())

    model.delete(states[0].sessions[0].id, text="first")
    did()
    model.set_break(Break(model.today(), None, "illness"), "ill")
    did()
    model.set_goal(5, "five")
    did()
    model.set_goal(2, "two")
    did()
    model.remove_break(model.today(), "well")
    did()
    assert len({repr(state) for state in states}) == len(states)
    for page, before in zip((0, 1, 2, 3, 0), reversed(states[:-1]), strict=True):
        window.main.show_page(page)
        window.settle()
        # The first charts take the front for a moment, offscreen.
        window.main.activateWindow()
        window.settle()
        QTest.keyClick(window.main, Qt.Key.Key_Z, CTRL)
        settle(window)
        assert model.history() == before
    QTest.keyClick(window.main, Qt.Key.Key_Z, CTRL)  # there is nothing more
    for after in states[1:]:
        QTest.keyClick(window.main, Qt.Key.Key_Z, CTRL | SHIFT)
        settle(window)
        assert model.history() == after


def test_it_says_what_was_undone_and_offers_it_again(window: Window) -> None:
    model = window.main.history_model
    model.set_goal(5, "Goal: 5 days a week")
    settle(window)
    window.main.activateWindow()
    QTest.keyClick(window.main, Qt.Key.Key_Z, CTRL)
    settle(window)
    assert window.main.toast._text.text() == "Undone: Goal: 5 days a week"
    assert model.goal_today() == 3
    window.main.toast._action.click()
    settle(window)
    assert model.goal_today() == 5


def test_it_says_the_truth_of_what_went_away_meanwhile(window: Window) -> None:
    model, store = window.main.history_model, window.main.context.store
    for day in ("2026-11-16", "2026-11-18"):
        store.add(session(day))
    settle(window)
    first, second = (each.id for each in model.history().sessions)
    model.set_goal(5, "Goal: 5 days a week")
    model.edit(replace(present(model.session(first)), note="changed"), "Changed one.")
    settle(window)
    model.delete(first, second, text="Deleted 2 sessions.")
    settle(window)
    store.discard(first)  # as by another process
    settle(window)
    stack, text = model.undo_stack, window.main.toast._text.text
    stack.undo()
    settle(window)
    assert text() == "Undone: Deleted 2 sessions. 1 of them is not on record any more."
    assert [each.id for each in model.history().sessions] == [second]
    stack.undo()
    assert text() == "The session is not on record any more; nothing was changed."
    stack.undo()
    settle(window)
    assert text() == "Undone: Goal: 5 days a week" and model.goal_today() == 3
