"""What of a history could not be read stands in History, and in nobody's way."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.history.store import Store
from backcompanion.ui.progress.empty_state import EmptyState
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.session_list import SessionListView
from support.histories import EVENING, session
from support.moments import fixed_now
from support.present import child
from support.window import Window, places_below


def spoiled(folder: Path, *queries: str) -> None:
    store = Store.open(places_below(folder).data, now=fixed_now)
    for id_ in ("a", "b"):
        store.add(session(id_, EVENING))
    assert store.close(60)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        for query in queries:
            connection.execute(query)


def history_view(window: Window, qtbot: QtBot) -> SessionListView:
    window.main.show_page(2)
    page = window.main.home.page(2)
    assert isinstance(page, ProgressPage)
    page._on_see_all_requested()
    window.settle()
    view = child(page, SessionListView)
    qtbot.waitUntil(lambda: not view.unreadable.is_looking)
    return view


def test_how_much_and_on_pressing_what_and_why(qtbot: QtBot, tmp_path: Path) -> None:
    spoiled(tmp_path, "UPDATE sessions SET active_seconds = 'soon' WHERE id = 'b'")
    window = Window(tmp_path)
    try:
        view = history_view(window, qtbot)
        unreadable = view.unreadable
        assert unreadable.isVisible() and unreadable.text == ""
        assert unreadable.toggle.text() == "1 entry could not be read"
        assert len(view._sessions) == 1
        unreadable.toggle.setFocus()
        QTest.keyClick(unreadable.toggle, Qt.Key.Key_Return)
        assert "active_seconds" in unreadable.text and "soon" in unreadable.text
        assert "what and why" not in unreadable.toggle.accessibleName()
        # What was opened stays open while the rest changes, and can be folded again.
        history_view(window, qtbot)
        assert "soon" in unreadable.text
        unreadable.toggle.click()
        assert unreadable.text == ""
        target = tmp_path / "out.json"
        window.main.history_model.export(target)
        written = json.loads(target.read_text())
        assert [each["id"] for each in written["sessions"]] == ["a"]
        assert [each["row"]["id"] for each in written["set_aside"]] == ["b"]
    finally:
        window.close()


def test_several_of_any_table_and_none(qtbot: QtBot, tmp_path: Path) -> None:
    spoiled(
        tmp_path / "bad",
        "INSERT INTO goals VALUES ('soon', 3)",
        "INSERT INTO breaks VALUES ('2026-01-05', NULL, 'mood')",
        "INSERT INTO preferences VALUES ('day_starts_minutes', x'00')",
    )
    spoiled(tmp_path / "good")
    for name, title in (("bad", "3 entries could not be read"), ("good", "")):
        window = Window(tmp_path / name)
        try:
            unreadable = history_view(window, qtbot).unreadable
            assert unreadable.isVisible() == bool(title)
            assert unreadable.toggle.text() == title or not title
        finally:
            window.close()


@pytest.mark.usefixtures("in_english")
def test_where_nothing_else_is_history_is_offered_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    spoiled(tmp_path, "UPDATE sessions SET active_seconds = 'soon'")
    window = Window(tmp_path)
    try:
        window.main.show_page(2)
        page = window.main.home.page(2)
        assert isinstance(page, ProgressPage)
        offered = child(page, EmptyState).unreadable_button
        assert offered.isVisible() and "2 entries could not be read" in offered.text()
        offered.click()
        window.settle()
        view = child(page, SessionListView)
        qtbot.waitUntil(lambda: not view.unreadable.is_looking)
        assert view.isVisible() and view.unreadable.isVisible()
        window.main.history_model.changed.emit()  # it stays open when something is written
        assert view.isVisible()
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert offered.isVisible()
    finally:
        window.close()


def test_a_step_that_cannot_be_right_is_found_in_portions(qtbot: QtBot, tmp_path: Path) -> None:
    """The same answer as in one go, where something is wrong and where nothing is."""
    a_step = (
        "INSERT INTO steps (session, n, exercise, variant, kind, round, planned_seconds,"
        " done_seconds, outcome) VALUES ('{}', 0, 'back-bows', 'standard', 'work', 1, 32, 32, '{}')"
    )
    spoiled(tmp_path / "good", a_step.format("a", "done"))
    spoiled(tmp_path / "bad", a_step.format("a", "done"), a_step.format("b", "gone"))
    for name, count in (("good", 0), ("bad", 1)):
        window = Window(tmp_path / name)
        try:
            model = window.main.history_model
            *portions, entries = model.unreadable_in_portions()
            assert portions == [None] * len(portions)
            assert entries is not None and len(entries) == count and entries == model.unreadable()
            window.settle()
            assert history_view(window, qtbot).unreadable.isVisible() == bool(count)
        finally:
            window.close()
