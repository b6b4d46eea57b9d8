"""A file that another start was given is opened in the window that is there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap

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
