"""The routine in use, saved for paper from the menu at its title."""

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.ui.shell import routine_printer
from backcompanion.ui.shell.routine_printer import RoutinePrinter
from backcompanion.ui.widgets.menu import Menu
from support.present import child
from support.window import Window


def test_it_is_saved_where_the_person_says_while_the_window_goes_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(tmp_path / "data")
    try:
        routines = window.main.home.routines()
        printer = child(window.main, RoutinePrinter)
        menu = routines.create_menu()
        share = next(each for each in menu.findChildren(Menu) if each.title() == "Share")
        entries = {action.text(): action for action in share.actions()}
        for target, text in (
            (tmp_path / "page.pdf", "Saved page.pdf"),
            (tmp_path / "missing" / "page.pdf", "Nothing was saved"),
        ):
            monkeypatch.setattr(
                routine_printer, "ask_where_to_save", lambda *_arguments, at=target: at
            )
            with qtbot.waitSignal(printer.message_requested) as message:
                entries["Save for paper (PDF)…"].trigger()
            assert message.args is not None and message.args[0].startswith(text)
        document = QPdfDocument()
        assert document.load(str(tmp_path / "page.pdf")) is QPdfDocument.Error.None_
        assert document.pageCount() == 2
        monkeypatch.setattr(routine_printer, "ask_where_to_save", lambda *_arguments: None)
        with qtbot.assertNotEmitted(printer.message_requested):
            entries["Save for paper (PDF)…"].trigger()
    finally:
        window.close()
