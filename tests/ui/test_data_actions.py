"""Import with a look first and a way back; backups to go back to; work that can be called off."""

import gc
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from backcompanion import app
from backcompanion.history.backups import back_up
from backcompanion.history.exchange.watching import counted
from backcompanion.paths import folders
from backcompanion.ui.data_actions import WindowDataActions
from backcompanion.ui.long_work import HowFar, LongWork
from backcompanion.ui.main_window import MainWindow
from backcompanion.ui.settings.backups import BackupsWindow
from backcompanion.ui.widgets.buttons import Button
from support.contract import CONTRACT
from support.histories import session


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    one = app.build(QApplication.instance(), folders(tmp_path / "data"))
    one.show()
    one.parts.store.add(session("ours"))
    assert one.parts.store.writer.flush(5)
    yield one
    one.scenes.stop()
    one.care.stop()
    assert one.parts.store.close()
    one.hide()
    one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Here, and not by chance in a thread of the next window: timers have to end where they live.
    gc.collect()


@pytest.fixture
def actions(window: MainWindow) -> WindowDataActions:
    return WindowDataActions(window, window.parts, window.numbers)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a: (str(path), "JSON")))


def ids(window: MainWindow) -> list[str]:
    return [one.id for one in window.parts.store.read().sessions]


def pressed(window: MainWindow, qtbot: QtBot, name: str) -> None:
    def there() -> bool:
        return any(each.isVisible() for each in window.findChildren(Button, name))

    qtbot.waitUntil(there, timeout=5000)
    next(each for each in window.findChildren(Button, name) if each.isVisible()).click()


def test_an_import_is_looked_at_taken_and_undone(
    window: MainWindow,
    actions: WindowDataActions,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(CONTRACT))
    choose(monkeypatch, file)
    actions.import_file()
    qtbot.waitUntil(lambda: actions._question is not None, timeout=5000)
    assert actions._question is not None
    assert "1 new, 0 already there" in actions._question.accessibleDescription()
    assert ids(window) == ["ours"]
    pressed(window, qtbot, "answer-take")
    qtbot.waitUntil(lambda: len(ids(window)) == 2, timeout=5000)
    qtbot.waitUntil(lambda: actions._undo is not None, timeout=5000)
    actions._go_back()
    assert ids(window) == ["ours"]


def test_what_is_refused_is_said_before_anything_is_asked(
    window: MainWindow,
    actions: WindowDataActions,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps({**CONTRACT, "breaks": [{"from": "soon"}]}))
    choose(monkeypatch, file)
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", staticmethod(lambda *a: said.append(a[2])))
    actions.import_file()
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert "breaks[0].from" in said[0] and actions._question is None
    assert ids(window) == ["ours"]


def test_export_says_where_it_stands(
    window: MainWindow,
    actions: WindowDataActions,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, tmp_path / "out")
    actions.export_file()
    qtbot.waitUntil(lambda: actions._notice is not None, timeout=5000)
    assert actions._notice is not None and "out.json" in actions._notice.text
    assert len(json.loads((tmp_path / "out.json").read_text())["sessions"]) == 1


def test_going_back_to_a_backup_and_undoing_it(
    window: MainWindow, actions: WindowDataActions, qtbot: QtBot
) -> None:
    store = window.parts.store
    made = back_up(store.path, "day", window.parts.now().replace(tzinfo=None))
    assert made is not None
    assert store.add(session("later")).wait(5)
    actions.show_backups()
    (shown,) = window.findChildren(BackupsWindow)
    pressed(shown, qtbot, f"restore-{made.path.name}")  # type: ignore[arg-type]
    assert shown._question is not None
    assert "1 would be lost" in shown._question.accessibleDescription()
    pressed(shown, qtbot, "answer-back")  # type: ignore[arg-type]
    assert ids(window) == ["ours"]
    assert actions._undo is not None
    actions._go_back()
    assert ids(window) == ["later", "ours"] or sorted(ids(window)) == ["later", "ours"]


def test_long_work_shows_how_far_it_is_and_can_be_called_off(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcompanion.ui.long_work.PATIENCE_MILLISECONDS", 1)
    work = LongWork(window, "Counting")
    pause = threading.Event()

    def endless() -> None:
        for n in counted(iter(range(10**9)), 10**9):
            pause.wait(0.0001 if n % 25 == 0 else 0)

    with qtbot.waitSignal(work.called_off, timeout=5000):
        work.begin(endless)
        qtbot.waitUntil(lambda: window.findChild(HowFar) is not None, timeout=5000)
        pressed(window, qtbot, "cancelWork")
