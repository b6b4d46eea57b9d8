"""A file of another program in the window: seen beforehand, all or nothing, one undo."""

import json
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication, QDialog

from backcompanion.ui.routines.bring_dialog import BringDialog
from backcompanion.ui.routines.sheet_page import SheetPage
from library.foreign_files import JAWT
from support.window import Window


def test_it_is_seen_taken_in_undone_and_redone(qapp: QApplication, tmp_path: Path) -> None:
    window = Window(tmp_path / "data")
    try:
        _bring(window, tmp_path)
    finally:
        window.close()


def _bring(window: Window, tmp_path: Path) -> None:
    main = window.main
    shelf, stack = main.context.shelf, main.history_model.undo_stack
    file = tmp_path / "workout.json"
    file.write_text(json.dumps({"workouts": [JAWT]}), encoding="utf-8")
    seen: list[str] = []

    def answer(dialog: QDialog, how: str) -> int:
        assert isinstance(dialog, BringDialog)
        seen.append(dialog.lines.toPlainText())
        {"take": dialog.take_button, "sheet": dialog.sheet_button}[how].click()
        return dialog.result()

    bring = main.home.routines().open_file
    with patch.object(QDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected.value):
        bring(file)
    assert "evening-back" not in shelf.library.routines and not stack.texts()

    with patch.object(QDialog, "exec", lambda dialog: answer(dialog, "take")):
        bring(file)
    assert "“Bridge” → Bridge 40 s, get ready 45 s" in seen[0] and "Wall walk" in seen[0]
    assert (shelf.routine.id, shelf.routine.rounds) == ("evening-back", 1)
    assert shelf.library.exercises["wall-walk"].is_own
    stack.undo()
    assert shelf.routine.id == "upper-lower-back"
    assert "wall-walk" not in shelf.library.exercises
    assert "evening-back" not in shelf.library.routines
    stack.redo()
    assert shelf.routine.id == "evening-back"

    with patch.object(QDialog, "exec", lambda dialog: answer(dialog, "take")):
        bring(file)  # a second time
    assert sum(id.startswith("evening-back") for id in shelf.library.routines) == 1

    with patch.object(QDialog, "exec", lambda dialog: answer(dialog, "sheet")):
        bring(file)
    page = main.home.currentWidget()
    assert isinstance(page, SheetPage) and "Bridge 40 s" in page.edit.toPlainText()

    file.write_text('{"title": "x", "sets": [{"repetitions": 0, "exercises": []}]}')
    bring(file)
    assert "repetitions" in main.toast._text.text()

    broken = main.context.folders.data / "routines" / "evening-back.toml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("bridge", "brige"))
    menu = main.home.routines().create_menu()
    first = menu.actions()[0]
    assert first.text().startswith("routines") and not first.isEnabled()
    assert "evening-back.toml" in first.toolTip().replace("\u200b", "")
    assert any(action.text() == "Evening back" for action in menu.actions())  # as it was
    menu.deleteLater()
