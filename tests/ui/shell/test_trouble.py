"""A disk that fails, a history that rots, a mistake of ours: the window says so and goes on."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from backcompanion.base.crash_report import CrashReporter
from backcompanion.base.errors import KnownError
from backcompanion.history.database import FILE_NAME
from backcompanion.history.store import Store
from backcompanion.system.single_instance import PipeInstance
from backcompanion.ui.finish.page import FinishPage
from backcompanion.ui.shell.main_window import MainWindow
from backcompanion.ui.widgets.buttons import Button
from support.histories import session
from support.moments import fixed_now
from support.present import present
from support.window import create_window, take_apart

Build = Callable[[], MainWindow]


@pytest.fixture
def build(qtbot: QtBot, tmp_path: Path) -> Iterator[Build]:
    windows: list[MainWindow] = []

    def window() -> MainWindow:
        window = create_window(tmp_path / "data", speed=60.0)
        window.show()
        windows.append(window)
        return window

    yield window
    for each in windows:
        take_apart(each, seconds=0.1)


def blocked(tmp_path: Path) -> Path:
    """A data folder that cannot be: there is a file in its place."""
    place = tmp_path / "data"
    place.write_text("in the way")
    return place


def press(window: MainWindow, answer: str) -> None:
    buttons = window.findChildren(Button, f"answer-{answer}")
    (button,) = [each for each in buttons if each.isVisible()]
    button.click()


def start_training(window: MainWindow, qtbot: QtBot) -> None:
    """Beyond the first second: one that is left before that is not kept."""
    window.context.live.change(lead_in_seconds=0)
    window.home.workout.start_button.click()
    running = window.flow.running
    assert running is not None
    qtbot.waitUntil(lambda: running.session.position > 1)


def seen_finish(window: MainWindow, qtbot: QtBot) -> FinishPage:
    """The page that comes after a session, in pieces."""
    qtbot.waitUntil(lambda: isinstance(window._stack.currentWidget(), FinishPage))
    return present(window.scenes.finish_page)


def test_a_session_is_done_in_memory_and_written_when_it_can_be(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    place = blocked(tmp_path)
    window = build()
    window.history_notices.show_initial("")
    assert "cannot be written" in window.history_notices.notice().text
    start_training(window, qtbot)
    assert window.flow.running is not None
    window.flow.running.end()
    seen_finish(window, qtbot)
    (kept,) = window.context.store.read().sessions
    assert not kept.finished
    place.unlink()
    qtbot.waitUntil(lambda: "written again" in window.history_notices.notice().text)
    assert window.context.store.close(60)
    assert [session.id for session in Store.open(place, now=fixed_now).read().sessions] == [kept.id]


def test_closing_offers_to_save_elsewhere(
    build: Build, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = blocked(tmp_path)
    window = build()
    window.context.store.add(session("kept"))
    statuses: list[int] = []
    monkeypatch.setattr(QApplication, "exit", statuses.append)
    elsewhere = tmp_path / "elsewhere.json"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_a: (str(elsewhere), "JSON"))
    )
    window.close()
    assert window.isVisible()
    press(window, "elsewhere")
    assert [entry["id"] for entry in json.loads(elsewhere.read_text())["sessions"]] == ["kept"]
    assert statuses == [0]
    place.unlink()
    qtbot.waitUntil(lambda: window.context.store.writer.pending() == 0)


def test_closing_can_be_taken_back_or_tried_again(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    place = blocked(tmp_path)
    window = build()
    window.context.store.add(session("kept"))
    window.close()
    press(window, "stay")
    assert window.isVisible()
    window.close()
    place.unlink()
    press(window, "again")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(Store.open(place, now=fixed_now).read().sessions) == 1


def test_a_damaged_history_is_told_in_the_window(build: Build, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_bytes(b"rotten" * 3000)
    window = build()
    window.fill_page()
    window.finish_page()
    window.start_services()
    assert "was damaged" in window.history_notices.notice().text
    assert (tmp_path / "data" / "damaged").is_dir()


def test_the_folder_vanishes_in_mid_session(build: Build, qtbot: QtBot, tmp_path: Path) -> None:
    window = build()
    store = window.context.store
    store.add(session("before"))
    assert store.writer.flush(60)
    start_training(window, qtbot)
    assert store.writer.flush(60)
    away = (tmp_path / "data").rename(tmp_path / "unplugged")
    running = window.flow.running
    assert running is not None
    running.session.pause()
    qtbot.waitUntil(lambda: "cannot be written" in window.history_notices.notice().text)
    running.end()
    finish = seen_finish(window, qtbot)
    assert finish._saved_text.text() != "Saved"
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    away.rename(tmp_path / "data")
    qtbot.waitUntil(lambda: "written again" in window.history_notices.notice().text)
    qtbot.waitUntil(lambda: finish._saved_text.text() == "Saved")
    assert store.close(60)
    assert len(store.read().sessions) == 2


@pytest.mark.expects_log
def test_a_fault_is_shown_and_can_be_copied(
    build: Build, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = build()
    crash_reporter = CrashReporter(tmp_path / "log", now=fixed_now, private_words=())
    window.connect_process(crash_reporter, PipeInstance(None, None))
    taken_twice = ZeroDivisionError("of 'a private thought'")
    for _n in range(2):
        crash_reporter.handle(ZeroDivisionError, taken_twice, None)
    QApplication.processEvents()
    shown = window._crash_notifier._crash_window
    assert shown is not None and shown.isVisible()
    copy = shown.findChild(Button, "copyReport")
    assert copy is not None
    copy.click()
    report = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in report and "private thought" not in report
    errors = capsys.readouterr().err
    assert "Traceback" not in errors and errors.count("mistake") == 1
    shown.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What is no mistake of ours, but that nobody caught, is told in its own words.
    disk_full = KnownError("The disk is full. Free some room and try again.")
    crash_reporter.handle(KnownError, disk_full, None)
    QApplication.processEvents()
    assert window._crash_notifier._crash_window is None
    assert window.toast._text.text() == str(disk_full)


@pytest.mark.expects_log
def test_in_mid_session_a_fault_waits(build: Build, qtbot: QtBot, tmp_path: Path) -> None:
    window = build()
    crash_reporter = CrashReporter(tmp_path / "log", now=fixed_now, private_words=())
    window.connect_process(crash_reporter, PipeInstance(None, None))
    start_training(window, qtbot)
    running = present(window.flow.running)
    crash_reporter.handle(ZeroDivisionError, ZeroDivisionError(), None)
    QApplication.processEvents()
    assert window._crash_notifier._crash_window is None
    assert running.session.in_progress
    running.end()
    seen_finish(window, qtbot).done_button.click()
    present(window._crash_notifier._crash_window).close()


def test_a_folder_that_goes_away_and_comes_back(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    folder, away = tmp_path / "data", tmp_path / "away"
    before = Store.open(folder, now=fixed_now)
    before.add(session("before"))
    assert before.close(60)
    window = build()
    window.history_notices.show_initial("")
    folder.rename(away)
    window.history_model.add(session("meanwhile"))
    qtbot.waitUntil(
        lambda: "earlier sessions are shown again" in window.history_notices.notice().text
    )
    assert str(folder) in window.history_notices.notice().text
    assert "No such file" not in window.history_notices.notice().text
    assert [session.id for session in window.history_model.history().sessions] == ["meanwhile"]
    shutil.rmtree(folder, ignore_errors=True)  # what was put into the cache meanwhile
    away.rename(folder)
    qtbot.waitUntil(lambda: "written again" in window.history_notices.notice().text)
    assert {session.id for session in window.history_model.history().sessions} == {
        "before",
        "meanwhile",
    }


def test_better_news_do_not_cover_a_loss(build: Build, qtbot: QtBot) -> None:
    window = build()
    notices = window.history_notices
    notices.show_initial("The history was damaged. 2 sessions are missing.")
    notices._show_trouble(None)
    assert "2 sessions are missing" in notices.notice().text
    assert "Nothing is missing" in notices.notice().text
    notices.notice()._close.click()
    notices._show_trouble(None)
    assert "2 sessions are missing" not in notices.notice().text


def test_what_is_missing_is_counted_and_told(build: Build, qtbot: QtBot) -> None:
    window = build()
    store = window.context.store
    store.add(session("there"))
    assert store.add(session("lost")).wait(60)
    assert len(store.read().sessions) == 2
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM sessions WHERE id = 'lost'")
    window.history_notices._show_trouble(None)
    assert "1 session that was on record is missing" in window.history_notices.notice().text
    assert "Nothing is missing" not in window.history_notices.notice().text
