"""Everything into one file from Settings, back from it after a look, and undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from backcompanion.application.everything_change import EverythingChange
from backcompanion.history.safety.everything_backups import everything_backups
from backcompanion.ui.settings.backups_window import BackupsWindow
from backcompanion.ui.shell.everything_files import EverythingFilesController
from backcompanion.ui.shell.main_window import MainWindow
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.breakable import unbroken
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay
from support.histories import EVENING, exactly, session
from support.present import present
from support.window import create_window, take_apart


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = create_window(tmp_path / "data")
    window.show()
    window.context.store.add(session("ours", EVENING))
    assert window.context.store.writer.flush(60)
    yield window
    take_apart(window)


def test_saved_brought_back_and_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.backcompanion"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a: (str(file), "")))
    context = window.context
    window.show_page(3)
    controller = window.findChild(EverythingFilesController)
    assert controller is not None

    def press(name: str) -> None:
        def there() -> bool:
            return any(each.isVisible() for each in window.findChildren(Button, name))

        qtbot.waitUntil(there)
        next(each for each in window.findChildren(Button, name) if each.isVisible()).click()

    def said(text: str) -> None:
        qtbot.waitUntil(lambda: text in controller._notice.text)

    context.live.change(weight_kg=70.0)
    press("saveEverything")
    said("Everything with 1 session stands in")
    saved, settings = context.store.read(), context.live.now

    context.store.add(session("later", EVENING.replace(day=20)))
    context.store.edit(session("ours", EVENING, note="another"))
    assert context.store.writer.flush(60)
    context.live.change(weight_kg=80.0, theme="dark")
    later, dark = context.store.read(), context.live.now
    press("bringBack")
    qtbot.waitUntil(lambda: controller._prompt is not None)
    assert controller._prompt is not None
    text = controller._prompt.accessibleDescription()
    day = formats.plain_day(EVENING.date())
    assert f"1 session ({day} to {day}): 1 would be lost, 1 would be as they were" in text
    assert "Settings: 2 would change." in text
    assert exactly(context.store.read()) == exactly(later)
    press("answer-take")
    said("1 lost, 1 as they were")
    assert exactly(context.store.read()) == exactly(saved)
    assert context.live.now == settings

    # It is among the backups as well, beside one that has gone bad, which says so.
    bad = context.folders.data / "backups" / "history-20261101-120000-Z0001-day.sqlite3"
    bad.write_bytes(b"rotten" * 1000)
    press("showBackups")
    (shown,) = window.findChildren(BackupsWindow)
    (way_back,) = everything_backups(context.folders.data)
    qtbot.waitUntil(lambda: shown.findChild(Button, f"restore-{way_back.path.name}") is not None)
    texts = [label.text() for label in shown.findChildren(Label)]
    assert any(str(bad) in text and "no history that can be gone back to" in text for text in texts)
    press(f"restore-{way_back.path.name}")
    qtbot.waitUntil(lambda: controller._prompt is not None)
    press("answer-no")

    context.live.change(volume=5)
    present(controller._notice._notice)._action.click()
    veil = window.findChildren(ProgressOverlay)[-1]
    assert veil.isVisible() and veil.cancel_button is None  # nothing may be done meanwhile
    said("All is as it was before, but for what you have set since.")
    assert exactly(context.store.read()) == exactly(later)
    assert context.live.now == replace(dark, volume=5)

    # Like all else, forth and back again, with whatever was changed in between.
    stack = window.history_model.undo_stack
    assert stack.texts() == () and "all.backcompanion" in stack.redo_text()
    for go, history in ((stack.redo, saved), (stack.undo, later), (stack.redo, saved)):
        go()
        qtbot.waitUntil(lambda: not stack.is_working)
        assert exactly(context.store.read()) == exactly(history)
        assert context.live.now.volume == 5
    window.history_model.set_goal(6, "six days")
    stack.undo_until(2)
    qtbot.waitUntil(lambda: stack.texts() == ())
    assert exactly(context.store.read()) == exactly(later)


def test_a_file_that_is_none_and_a_way_back_that_would_lose_something(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: messages.extend(words[1:]))
    controller = EverythingFilesController(window, window.context, window.history_model)
    bad = tmp_path / "bad.backcompanion"
    bad.write_bytes(b"no zip")
    controller.bring_back_from(bad)
    qtbot.waitUntil(lambda: len(messages) == 2)
    assert messages[0] == "This file cannot be read" and f"{bad} is damaged" in unbroken(
        messages[1]
    )

    good = tmp_path / "good.backcompanion"
    controller._transfer.save_work(good)()
    controller._on_brought_back(controller._transfer.bring_back_work(good)())
    change = controller._notice._latest_change
    assert isinstance(change, EverythingChange)
    before = change.point.before
    window.context.store.add(session("since", EVENING.replace(day=21)))
    assert window.context.store.writer.flush(60)
    notice = controller._notice
    controller._notice.undo()
    qtbot.waitUntil(lambda: "Something was written since" in notice.text)
    assert str(before) in notice.text
    assert len(window.context.store.read().sessions) == 2
