"""Files and pictures that are dropped, pasted or opened: all come to the sheet, or say why not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.library.routine_package import write_package
from backcompanion.ui.paper.qr_code import qr_image
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.window import Window

SHEET = "# Evening\nBridge 3 x 10"
COPY = Qt.DropAction.CopyAction
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OWN = 'id = "wall-slides"\nname = "Wall slides"\n'
ROUTINE = 'id = "a"\nname = "A"\nround = [{ exercise = "wall-slides", sets = 2 }]\n'


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(FigureProvider, "picture", lambda *_of: QPixmap())
    window = Window(tmp_path / "data")
    window.main.add_watchers()
    window.main.home.take_dropped_files()
    yield window
    window.close()


def dropped(target: QWidget, file: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    for event in (
        QDragEnterEvent(QPointF(40, 40).toPoint(), COPY, data, LEFT, PLAIN),
        QDropEvent(QPointF(40, 40), COPY, data, LEFT, PLAIN),
    ):
        QApplication.sendEvent(target, event)
    return event.isAccepted()


def test_a_picture_of_a_code_is_opened_dropped_and_pasted(window: Window, tmp_path: Path) -> None:
    home, toast = window.main.home, window.main.toast
    code = qr_image(SHEET)
    assert code is not None
    code, picture = code.scaled(300, 300), tmp_path / "code.png"
    assert code.save(str(picture))
    home.routines().open_file(picture)
    window.settle()
    page = home.currentWidget()
    assert isinstance(page, SheetPage) and page.edit.toPlainText() == SHEET

    page.clear()
    window.main.show_page(0)
    assert dropped(home, picture)
    window.settle()
    assert home.currentWidget() is page and page.edit.toPlainText() == SHEET

    page.clear()
    assert dropped(page.edit.viewport(), picture)
    window.settle()
    assert page.edit.toPlainText() == SHEET

    page.clear()
    pasted = QMimeData()
    pasted.setImageData(code)
    assert page.edit.canInsertFromMimeData(pasted)
    page.edit.insertFromMimeData(pasted)
    assert page.edit.toPlainText() == SHEET

    address = qr_image("https://example.org/?a=1")
    assert address is not None
    pasted.setImageData(address.scaled(300, 300))
    page.edit.insertFromMimeData(pasted)
    assert page.edit.toPlainText() == SHEET  # as it was
    assert (
        "the QR code of a routine; this one says “https://example.org/?a=1”" in toast._text.text()
    )

    elsewhere = QMimeData()
    elsewhere.setUrls([QUrl("https://example.org/a.png")])
    event = QDropEvent(QPointF(40, 40), COPY, elsewhere, LEFT, PLAIN)
    event.ignore()
    QApplication.sendEvent(home, event)
    assert not event.isAccepted()

    history = tmp_path / "history.json"
    history.write_text('{"format": "backcompanion/1", "sessions": []}')
    home.routines().open_file(history)
    assert page.edit.toPlainText() == SHEET
    assert "a sheet, or a routine of a program that is known" in toast._text.text()


def test_what_comes_with_a_package_can_be_undone(window: Window, tmp_path: Path) -> None:
    home, stack = window.main.home, window.main.history_model.undo_stack
    shelf, file = window.main.context.shelf, tmp_path / "a.backroutine"
    write_package(file, ROUTINE, "# A", {"exercises/wall-slides.toml": OWN})
    home.routines().open_file(file)
    page = home.currentWidget()
    assert isinstance(page, SheetPage) and "Wall slides 2 sets" in page.edit.toPlainText()
    assert stack.texts() == ("An exercise came with it and is your own now: Wall slides.",)
    assert window.main.toast._text.text() == stack.texts()[0]
    stack.undo()
    assert "wall-slides" not in shelf.library.exercises
    assert list((tmp_path / "data" / "exercises").iterdir()) == []
    assert any(row.open for row in page.rows)  # the line says so at once
    stack.redo()
    assert shelf.library.exercises["wall-slides"].is_own
    assert not any(row.open for row in page.rows)

    page.save_button.click()
    stack.undo()  # a routine has it now
    assert "“A” has “Wall slides” in it; take it out there first." in window.main.toast._text.text()
    assert "wall-slides" in shelf.library.exercises
    home.routines().open_file(file)  # there already: nothing to be undone
    assert len(stack.texts()) == 1
