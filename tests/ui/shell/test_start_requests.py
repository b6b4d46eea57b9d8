"""A file that another start was given is opened in the window that is there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from backcompanion.library.routine_package import write_package
from backcompanion.system.instance_request import StartRequest
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.window import Window


def test_a_routine_is_shown_as_a_sheet_and_not_in_mid_session(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FigureProvider, "picture", lambda *_of: QPixmap())
    window = Window(tmp_path / "data")
    try:
        main = window.main
        file = tmp_path / "given.backroutine"
        write_package(file, 'id = "a"\nname = "A"\nround = [{ exercise = "bridge" }]\n', "# A\n")
        main._on_start_requested(StartRequest())
        assert not main.home.findChildren(SheetPage)
        main._on_start_requested(StartRequest(file=file))
        (page,) = main.home.findChildren(SheetPage)
        assert page.isVisible() and page.edit.toPlainText().startswith("# ")
        messages: list[str] = []
        main.home.message_requested.connect(messages.append)
        gone = StartRequest(file=tmp_path / "gone.backroutine")
        main._on_start_requested(gone)
        assert len(messages) == 1 and "gone.backroutine" in messages[0]
        window.start()
        main._on_start_requested(gone)  # would be told, were it looked at
        assert len(messages) == 1
    finally:
        window.close()


def test_start_begins_todays_workout_unless_something_is_asked_first(
    qapp: object, tmp_path: Path
) -> None:
    window = Window(tmp_path / "data")
    try:
        main = window.main
        begin = StartRequest(begin=True)
        main._on_start_requested(begin)  # nobody has been welcomed here yet
        assert main.flow.running is None
        main.context.live.change(welcomed=True)
        dialog = QDialog(main)
        dialog.setModal(True)
        dialog.show()
        main._on_start_requested(begin)
        assert main.flow.running is None
        dialog.close()
        main.show_page(2)
        main._on_start_requested(begin)
        window.settle()
        running = window.running
        assert running.session.state == "leading-in"
        window.go(20)
        main._on_start_requested(begin)  # somebody trains: the window comes forward, no more
        assert window.running is running
        running.end()
        window.settle()
        main._on_start_requested(begin)  # asked how it went
        window.settle()
        assert main.flow.running is None
    finally:
        window.close()
