"""The name that was typed is kept, and no other file is replaced without a question."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.breakable import unbroken
from backcompanion.ui.widgets.save_file import ask_where_to_save

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


class Person:
    """Types a name, and answers what is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.typed, self.answer = "", NO
        self.asked: list[str] = []
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_a: (self.typed, "JSON (*.json)"))
        )

        def question(_parent: QWidget, _title: str, text: str, *_buttons: object) -> object:
            self.asked.append(text)
            return self.answer

        monkeypatch.setattr(QMessageBox, "question", staticmethod(question))

    def saves(self, typed: Path) -> Path | None:
        self.typed = str(typed)
        parent = QWidget()
        try:
            return ask_where_to_save(parent, "Export", "", "JSON (*.json)", ".json")
        finally:
            parent.deleteLater()


@pytest.fixture
def person(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Person:
    return Person(monkeypatch)


def test_a_date_in_the_name_is_no_ending(person: Person, tmp_path: Path) -> None:
    assert person.saves(tmp_path / "back 27.11.2025") == tmp_path / "back 27.11.2025.json"
    assert person.asked == []


def test_a_file_that_the_dialog_has_not_asked_about(person: Person, tmp_path: Path) -> None:
    (tmp_path / "diary.json").write_text("Dear diary")
    assert person.saves(tmp_path / "diary") is None
    assert len(person.asked) == 1 and "diary.json" in unbroken(person.asked[0])
    person.answer = YES
    assert person.saves(tmp_path / "diary") == tmp_path / "diary.json"


def test_one_that_it_has_asked_about(person: Person, tmp_path: Path) -> None:
    (tmp_path / "diary.json").write_text("Dear diary")
    assert person.saves(tmp_path / "diary.json") == tmp_path / "diary.json"
    assert person.asked == []


def test_left(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a: ("", "")))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_where_to_save(parent, "Export", "", "JSON (*.json)", ".json") is None
