"""Where the pages cannot be made, the window says why, for as long as the person wants."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion import app
from backcompanion.app import create_shell
from backcompanion.base.errors import KnownError
from backcompanion.base.paths import folders
from backcompanion.ui.shell.startup_error import StartupErrorPage
from backcompanion.ui.widgets.label import Label
from support.command_line import run
from support.own_program import BOWS, ROUTINE, own_program

WHY = f"/home/{'a-long-folder/' * 12}back-bows.toml, line 2: expected '='."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_it_is_left_by_keys(qtbot: QtBot, key: Qt.Key) -> None:
    page = StartupErrorPage(WHY)
    qtbot.addWidget(page)
    page.resize(960, 540)
    page.show()
    page.take_focus()
    with qtbot.waitSignal(page.close_requested):
        QTest.keyClick(QApplication.focusWidget() or page.close_button, key)


def test_other_keys_leave_it(qtbot: QtBot) -> None:
    page = StartupErrorPage(WHY)
    qtbot.addWidget(page)
    page.show()
    with qtbot.assertNotEmitted(page.close_requested):
        QTest.keyClick(page, Qt.Key.Key_A)
        QTest.keyClick(page.close_button, Qt.Key.Key_Tab)


def test_the_sentence_stands_in_it_whole_at_the_smallest_size(qtbot: QtBot) -> None:
    page = StartupErrorPage(WHY)
    qtbot.addWidget(page)
    page.resize(960, 540)
    page.show()
    (label,) = page.findChildren(Label, "why")
    assert label.text().replace("\u200b", "") == WHY == label.accessibleName()
    assert WHY in page.accessibleDescription()
    words = label.fontMetrics().boundingRect(
        label.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), label.text()
    )
    assert label.rect().contains(words.size().width() - 1, words.size().height() - 1)
    assert page.rect().contains(page.close_button.mapTo(page, page.close_button.rect().center()))


def test_the_window_shows_it_until_it_is_closed(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program = QApplication.instance()
    assert isinstance(program, QApplication)
    window, _live = create_shell(program, folders(tmp_path), speed=1.0)
    window.show()
    monkeypatch.setattr(QApplication, "platformName", staticmethod(lambda: "xcb"))

    def a_person() -> int:
        (page,) = window.findChildren(StartupErrorPage)
        assert window.isVisible() and page.isVisible() and page.close_button.hasFocus()
        QTest.keyClick(page.close_button, Qt.Key.Key_Return)
        assert not window.isVisible()
        return 0

    monkeypatch.setattr(QApplication, "exec", staticmethod(a_person))
    looked_through: list[bool] = []
    monkeypatch.setattr("gc.enable", lambda: looked_through.append(True))
    assert app._show_startup_error(program, window, KnownError(WHY)) == 2
    assert capsys.readouterr().err == f"backcompanion: {WHY}\n"
    assert looked_through == [True]


@pytest.mark.parametrize("file", [BOWS, ROUTINE])
def test_where_nobody_can_close_it_the_sentence_is_all(tmp_path: Path, file: str) -> None:
    done = run(
        *("-m", "backcompanion", "--data-dir", str(tmp_path / "data")),
        PYTHONPATH=str(own_program(tmp_path, damaged=file)),
        QT_QPA_PLATFORM="offscreen",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert f"{file}, line 2" in done.stderr and done.stderr.startswith("backcompanion: ")
