"""The Finish page under the keys of somebody who is still in the Player."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.window import Window


@pytest.fixture
def finish(qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    window = Window(tmp_path)
    window.start()
    window.go(1503.5, look=0.5)
    page = window.main.scenes.finish_page
    assert page is not None and page.done_button.hasFocus()
    yield page
    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_an_arrow_too_many_stays_on_done(finish: QWidget, key: Qt.Key) -> None:
    done = QApplication.focusWidget()
    for _press in range(3):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget() is done


def test_tab_leaves_done(finish: QWidget) -> None:
    done = QApplication.focusWidget()
    QTest.keyClick(done, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not done
